import type { Place } from "../core/problem.ts";

/** The part of a streamed text that is still needed, and the places of offsets into the whole. */
export interface UnreadText {
  append(text: string): void;
  /** Where an offset stands. Offsets never decrease from call to call: all calls together take O(length) time. */
  placeOf(offset: number): Place;
  /** Nothing before this offset is asked for any more. */
  forget(offset: number): void;
  /** The offset of the last `sought` that begins at or before `offset`, or -1. */
  lastIndexOf(sought: string, offset: number): number;
  slice(from: number, to: number): string;
  /** How much has been appended in all. */
  length(): number;
}

/** An empty one. Lines end with LF, CRLF or CR. */
export function unreadText(path: string): UnreadText {
  let text = "";
  let start = 0; // the offset at which `text` begins
  let line = 1;
  let lineStart = 0;
  let seen = 0;
  const advance = (offset: number): void => {
    for (; seen < offset; seen++) {
      const unit = text.charCodeAt(seen - start);
      if (unit !== 10 && (unit !== 13 || text.charCodeAt(seen - start + 1) === 10)) continue;
      line++;
      lineStart = seen + 1;
    }
  };
  return {
    append: (more) => {
      text += more;
    },
    placeOf: (offset) => {
      advance(offset);
      return { path, line, column: offset - lineStart + 1 };
    },
    forget: (offset) => {
      if (offset <= start) return;
      advance(offset);
      text = text.slice(offset - start);
      start = offset;
    },
    lastIndexOf: (sought, offset) => {
      const found = text.lastIndexOf(sought, offset - start);
      return found < 0 ? -1 : found + start;
    },
    slice: (from, to) => text.slice(Math.max(from - start, 0), Math.max(to - start, 0)),
    length: () => start + text.length,
  };
}
