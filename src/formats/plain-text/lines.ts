/** A line with something on it; blanks at its ends and its line end left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Blanks before the text. */
  readonly indent: number;
  readonly text: string;
}

/** Lines that stand together between blank lines. */
export type Block = readonly Line[];

/** The blocks of a text, from `from` on. Takes time linear in its length. */
export function blocksOf(text: string, from: number): readonly Block[] {
  const blocks: Line[][] = [];
  let current: Line[] = [];
  const lineEnd = /\r\n|\n|\r/g;
  let start = from;
  while (start < text.length) {
    lineEnd.lastIndex = start;
    const found = lineEnd.exec(text);
    const end = found?.index ?? text.length;
    const line = lineOf(text, start, end);
    if (line !== undefined) current.push(line);
    else if (current.length > 0) {
      // A copy has no room to grow, and there are as many blocks as paragraphs.
      blocks.push(current.slice());
      current = [];
    }
    start = end + (found?.[0].length ?? 1);
  }
  if (current.length > 0) blocks.push(current);
  return blocks;
}

function lineOf(article: string, from: number, to: number): Line | undefined {
  const raw = article.slice(from, to);
  const text = raw.trim();
  if (text === "") return undefined;
  const indent = raw.length - raw.trimStart().length;
  const start = from + indent;
  return { start, end: start + text.length, indent, text };
}
