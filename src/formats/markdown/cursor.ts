import { isBlank } from "./view.ts";

/** A place in one line of the article, which counts columns as CommonMark does: a tab reaches to the next fourth. */
export interface Cursor {
  readonly text: string;
  /** Where the line's text ends, its line end left out. */
  readonly end: number;
  offset: number;
  column: number;
  /** Columns of the tab at `offset` that are not yet used up; 0 where it is whole or no tab. */
  remaining: number;
  /** The next character that is no blank, or `end`; kept while `offset` has not passed it. */
  solid: number;
  solidColumn: number;
}

/** A cursor at the start of the line `[start, end)`. */
export function lineCursor(text: string, start: number, end: number): Cursor {
  const cursor: Cursor = { text, end, offset: start, column: 0, remaining: 0, solid: start, solidColumn: 0 };
  findSolid(cursor);
  return cursor;
}

/** Columns of blanks between the cursor and the next solid character. */
export function indentOf(cursor: Cursor): number {
  return cursor.solidColumn - cursor.column;
}

/** Whether only blanks follow. */
export function isBlankLine(cursor: Cursor): boolean {
  return cursor.solid >= cursor.end;
}

/** Moves to the next solid character. */
export function skipIndent(cursor: Cursor): void {
  cursor.offset = cursor.solid;
  cursor.column = cursor.solidColumn;
  cursor.remaining = 0;
}

/** Moves over `count` characters that are no tabs. */
export function advance(cursor: Cursor, count: number): void {
  cursor.offset += count;
  cursor.column += count;
  cursor.remaining = 0;
  findSolid(cursor);
}

/** Moves over up to `columns` columns of blanks, a part of a tab if need be. */
export function advanceColumns(cursor: Cursor, columns: number): void {
  let left = columns;
  while (left > 0 && cursor.offset < cursor.solid) {
    const isTab = cursor.text.charCodeAt(cursor.offset) === 0x09;
    const width = isTab ? cursor.remaining || 4 - (cursor.column % 4) : 1;
    const used = Math.min(width, left);
    cursor.column += used;
    left -= used;
    cursor.remaining = width - used;
    if (used === width) cursor.offset++;
  }
}

function findSolid(cursor: Cursor): void {
  if (cursor.solid > cursor.offset) return;
  let { offset, column } = cursor;
  while (offset < cursor.end && isBlank(cursor.text.charCodeAt(offset))) {
    column += cursor.text.charCodeAt(offset) === 0x09 ? 4 - (column % 4) : 1;
    offset++;
  }
  cursor.solid = offset;
  cursor.solidColumn = column;
}
