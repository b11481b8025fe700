/** A stretch of one line of the article, `[start, end)`, line end left out. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A block's text without the prefixes of its lines, and the way back to the article.
 *
 *     > The decree was        text: "The decree was\nsigned."
 *     > signed.                      ^offset 0      ^offset 15 = `from` of the second line in `starts`
 */
export interface View {
  readonly text: string;
  /** Where each line begins in `text`. */
  readonly starts: readonly number[];
  /** Where each line begins in the article. */
  readonly origins: readonly number[];
}

/** The view of a block's lines: blanks at both its ends left out, lines joined by `\n`. */
export function viewOf(article: string, lines: readonly Span[]): View {
  const [only, second] = lines;
  if (only !== undefined && second === undefined)
    return { text: trimBlanksEnd(article.slice(only.start, only.end)), starts: [0], origins: [only.start] };
  const texts: string[] = [];
  const starts: number[] = [];
  const origins: number[] = [];
  let length = 0;
  lines.forEach((line, index) => {
    const text = article.slice(line.start, line.end);
    const kept = index === lines.length - 1 ? trimBlanksEnd(text) : text;
    texts.push(kept);
    starts.push(length);
    origins.push(line.start);
    length += kept.length + 1;
  });
  return { text: texts.join("\n"), starts, origins };
}

/** The lines of the article that a stretch of a view stands in, cut to it. `toArticle` is the view's mapper. */
export function linesBetween(view: View, { start, end }: Span, toArticle: (offset: number) => number): readonly Span[] {
  const lines: Span[] = [];
  for (let from = start; from <= end; ) {
    const found = view.text.indexOf("\n", from);
    const to = found < 0 ? end : Math.min(found, end);
    const origin = toArticle(from);
    lines.push({ start: origin, end: origin + to - from });
    from = to + 1;
  }
  return lines;
}

/** A function that maps ascending offsets of a view to the article's, in constant time on average. */
export function mapper(view: View): (offset: number) => number {
  let line = 0;
  return (offset) => {
    while (line > 0 && (view.starts[line] ?? 0) > offset) line--;
    while (line + 1 < view.starts.length && (view.starts[line + 1] ?? 0) <= offset) line++;
    return (view.origins[line] ?? 0) + offset - (view.starts[line] ?? 0);
  };
}

/** A text without the blanks at its end; linear where a regular expression would not be. */
export function trimBlanksEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Whether a UTF-16 unit is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
