/** A line of a text. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  readonly text: string;
}

const LINE_END = /\r\n|\n|\r/g;

/** The line that begins at `start`. */
export function lineAt(text: string, start: number): Line {
  LINE_END.lastIndex = start;
  const found = LINE_END.exec(text);
  const end = found?.index ?? text.length;
  return { start, end, next: end + (found?.[0].length ?? 0), text: text.slice(start, end) };
}
