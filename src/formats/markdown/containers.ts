import { type BlockScan, type Container, maxIndent, restOf } from "./block-scan.ts";
import { advance, advanceColumns, type Cursor, indentOf, isBlankLine, skipIndent } from "./cursor.ts";

const FOOTNOTE = /^\[\^[^\s[\]]{1,200}\]:/;
const ITEM = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/;
const FOOTNOTE_INDENT = 4;

/** How many open containers the line belongs to; moves the cursor behind their marks. */
export function matchContainers(scan: BlockScan, cursor: Cursor): number {
  let matched = 0;
  for (const container of scan.containers) {
    if (!continues(scan, container, cursor)) break;
    matched++;
  }
  return matched;
}

function continues(scan: BlockScan, container: Container, cursor: Cursor): boolean {
  if (container.kind === "quote") return consumeQuoteMark(scan, cursor);
  if (isBlankLine(cursor)) return !container.isEmpty;
  if (indentOf(cursor) < container.indent) return false;
  advanceColumns(cursor, container.indent);
  return true;
}

/**
 * The container that begins at the cursor, its mark consumed; undefined where none begins.
 *
 *     > quotation      1. item      [^note]: definition
 *     ^^               ^-^          ^-----^
 *
 * @param interrupts whether a paragraph stands open before it, which an empty item or a number but 1 does not break
 */
export function openContainer(scan: BlockScan, cursor: Cursor, interrupts: boolean): Container | undefined {
  if (consumeQuoteMark(scan, cursor)) return { kind: "quote", indent: 0, isEmpty: true };
  const rest = restOf(cursor);
  const footnote = FOOTNOTE.exec(rest);
  if (footnote !== null) {
    skipIndent(cursor);
    advance(cursor, footnote[0].length);
    return { kind: "footnote", indent: FOOTNOTE_INDENT, isEmpty: true };
  }
  const item = ITEM.exec(rest);
  if (item === null) return undefined;
  const isEmpty = /^[ \t]*$/.test(rest.slice(item[0].length));
  if (interrupts && (isEmpty || (item[1] !== undefined && Number(item[1]) !== 1))) return undefined;
  return consumeItemMark(cursor, item[0].length, isEmpty);
}

function consumeItemMark(cursor: Cursor, width: number, isEmpty: boolean): Container {
  const before = indentOf(cursor);
  skipIndent(cursor);
  advance(cursor, width);
  const blanks = indentOf(cursor);
  // Five blanks and more belong to indented code inside the item, all but the first.
  const padding = isEmpty || blanks > 4 ? 1 : blanks;
  advanceColumns(cursor, padding);
  return { kind: "item", indent: before + width + padding, isEmpty: true };
}

function consumeQuoteMark(scan: BlockScan, cursor: Cursor): boolean {
  if (isBlankLine(cursor) || indentOf(cursor) > maxIndent(scan) || cursor.text[cursor.solid] !== ">") return false;
  skipIndent(cursor);
  advance(cursor, 1);
  advanceColumns(cursor, 1);
  return true;
}
