/** A replacement of `[start, end)` by texts, in order. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly texts: readonly {
    readonly text: string;
    /** The text belongs to no unit: a mark, a notice. */
    readonly isMark: boolean;
  }[];
}

/** A text after changes, and where the marks stand in it, ascending. */
export interface Spliced {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Makes all changes at once.
 *
 * @param changes without overlap, in any order; of those at one place, the first given comes first
 */
export function splice(text: string, changes: readonly Change[]): Spliced {
  const parts: string[] = [];
  const marks: { start: number; end: number }[] = [];
  let length = 0;
  let at = 0;
  for (const change of changes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    push(text.slice(at, change.start));
    for (const part of change.texts) {
      if (part.isMark) marks.push({ start: length, end: length + part.text.length });
      push(part.text);
    }
    at = change.end;
  }
  push(text.slice(at));
  return { text: parts.join(""), marks };

  function push(part: string): void {
    parts.push(part);
    length += part.length;
  }
}
