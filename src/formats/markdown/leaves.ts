import { type BlockScan, innermostKind, type Leaf, maxIndent, restOf, type TextBlock } from "./block-scan.ts";
import { type Cursor, indentOf, isBlankLine } from "./cursor.ts";
import { directiveTitle, isAlert, isDirective } from "./directive.ts";
import { htmlBlockEnd } from "./html-block.ts";
import { definitionAt } from "./link-target.ts";
import { cellsOf, delimiterColumns } from "./table.ts";
import { isBlank, linesBetween, mapper, type Span, trimBlanksEnd, viewOf } from "./view.ts";

const ATX = /^(#{1,6})(?:[ \t]+|$)/;
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const TASK = /^\[[ \txX]\][ \t]+(?=\S)/;

/** Whether a line is a thematic break: three or more of `*`, `_` or `-` and blanks. */
function isRule(line: string): boolean {
  return /^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$|^(?:-[ \t]*){3,}$/.test(line);
}

/** Gives the line to an open block of raw text; false where none is open or the line does not belong to it. */
export function continuesRaw(scan: BlockScan, cursor: Cursor): boolean {
  const { leaf } = scan;
  if (leaf === undefined) return false;
  switch (leaf.kind) {
    case "fence":
      if (isClosingFence(scan, cursor, leaf.marker, leaf.length)) scan.leaf = undefined;
      return true;
    case "html":
      if (leaf.end.pattern === undefined ? isBlankLine(cursor) : leaf.end.pattern.test(restOf(cursor))) closeLeaf(scan);
      else leaf.lines?.push({ start: cursor.solid, end: cursor.end });
      return true;
    case "indented":
      if (isBlankLine(cursor) || indentOf(cursor) >= 4) return true;
      scan.leaf = undefined;
      return false;
    case "paragraph":
    case "table":
      return false;
  }
}

/**
 * Makes the open paragraph a heading or a table's head where the line says so; false where it does not.
 *
 *     Insufficient integration        | Year | Returnees |
 *     ------------------------        | ---- | --------: |
 */
export function turnsParagraph(scan: BlockScan, cursor: Cursor): boolean {
  const { leaf } = scan;
  if (leaf?.kind !== "paragraph") return false;
  const rest = restOf(cursor);
  if (!/^[-=|:]/.test(rest)) return false;
  if (UNDERLINE.test(rest)) {
    takeDefinitions(scan, leaf);
    if (leaf.lines.length === 0) return false;
    pushBlock(scan, "heading", leaf.lines, rest.startsWith("=") ? 1 : 2);
    scan.leaf = undefined;
    return true;
  }
  const columns = delimiterColumns(scan.text, { start: cursor.solid, end: cursor.end });
  const head = leaf.lines.at(-1);
  if (columns === 0 || head === undefined || cellsOf(scan.text, head).length !== columns) return false;
  leaf.lines.pop();
  closeLeaf(scan);
  pushRow(scan, head, columns);
  scan.leaf = { kind: "table", columns };
  return true;
}

/** The leaf that begins in this line: a rule, code, HTML or a heading; undefined where the line is text. */
export function startsLeaf(
  { dialect }: BlockScan,
  cursor: Cursor,
  interrupts: boolean,
): Leaf | "rule" | "heading" | "directive" | undefined {
  const rest = restOf(cursor);
  if (isDirective(rest)) return "directive";
  if (rest.startsWith("#") && ATX.test(rest)) return "heading";
  const fence = openingFence(rest);
  if (fence !== undefined) return fence;
  if (isRule(rest)) return "rule";
  const end = rest.startsWith("<") && dialect === "markdown" ? htmlBlockEnd(rest, interrupts) : undefined;
  if (end === undefined) return undefined;
  return {
    kind: "html",
    end,
    lines: end.pattern === undefined ? [{ start: cursor.solid, end: cursor.end }] : undefined,
  };
}

/** Adds the heading that stands in this line, behind its `#`s and before closing ones. */
export function pushHeading(scan: BlockScan, cursor: Cursor): void {
  const rest = trimBlanksEnd(restOf(cursor));
  const [opening = "", marks = ""] = ATX.exec(rest) ?? [];
  let end = rest.length;
  while (end > opening.length && rest[end - 1] === "#") end--;
  const isClosed = end < rest.length && (end === opening.length || isBlank(rest.charCodeAt(end - 1)));
  const text = rest.slice(opening.length, isClosed ? end : rest.length);
  const start = cursor.solid + opening.length;
  pushBlock(scan, "heading", [{ start, end: start + trimBlanksEnd(text).length }], marks.length, true);
}

/** Adds the title that stands in the line which opens a directive. */
export function pushDirective(scan: BlockScan, cursor: Cursor): void {
  const title = directiveTitle(restOf(cursor));
  if (title === undefined) return;
  const { start, end } = title;
  pushBlock(scan, "heading", [{ start: cursor.solid + start, end: cursor.solid + end }], 0, true);
}

/** Gives the rest of the line to the open paragraph or table, or begins a paragraph. */
export function addText(scan: BlockScan, cursor: Cursor): void {
  const line = { start: cursor.solid, end: cursor.end };
  if (scan.leaf?.kind === "paragraph") scan.leaf.lines.push(line);
  else if (scan.leaf?.kind === "table") pushRow(scan, line, scan.leaf.columns);
  else {
    const innermost = scan.containers.at(-1);
    scan.leaf = { kind: "paragraph", lines: [line], opensItem: innermost?.kind === "item" && innermost.isEmpty };
    if (innermost !== undefined) innermost.isEmpty = false;
  }
}

/** Closes the open leaf; a paragraph becomes a block, without the definitions at its head. */
export function closeLeaf(scan: BlockScan): void {
  const { leaf } = scan;
  scan.leaf = undefined;
  if (leaf?.kind === "html" && leaf.lines !== undefined) pushBlock(scan, "html", leaf.lines);
  if (leaf?.kind !== "paragraph") return;
  takeDefinitions(scan, leaf);
  const first = leaf.lines[0];
  if (first !== undefined && innermostKind(scan) === "quote" && isAlert(scan.text.slice(first.start, first.end)))
    leaf.lines.shift();
  if (leaf.lines.length > 0)
    pushBlock(scan, "paragraph", leaf.opensItem ? behindTask(scan.text, leaf.lines) : leaf.lines);
}

function takeDefinitions(scan: BlockScan, paragraph: Leaf & { readonly kind: "paragraph" }): void {
  const first = paragraph.lines[0];
  if (first === undefined || scan.text[first.start] !== "[") return;
  const view = viewOf(scan.text, paragraph.lines);
  const { text, starts } = view;
  const toArticle = mapper(view);
  let line = 0;
  for (let at = 0; text[at] === "["; at = starts[line] ?? text.length) {
    const definition = definitionAt(text, at);
    if (definition === undefined) break;
    scan.definitions.add(definition.label);
    if (definition.title !== undefined) pushBlock(scan, "title", linesBetween(view, definition.title, toArticle));
    while (line < starts.length && (starts[line] ?? 0) <= definition.end) line++;
  }
  paragraph.lines = paragraph.lines.slice(line);
}

function behindTask(text: string, lines: readonly Span[]): readonly Span[] {
  const [first, ...rest] = lines;
  if (first === undefined) return lines;
  const mark = TASK.exec(text.slice(first.start, first.end))?.[0] ?? "";
  return mark === "" ? lines : [{ start: first.start + mark.length, end: first.end }, ...rest];
}

function pushRow(scan: BlockScan, row: Span, columns: number): void {
  for (const cell of cellsOf(scan.text, row).slice(0, columns)) pushBlock(scan, "cell", [cell]);
}

function pushBlock(scan: BlockScan, kind: TextBlock["kind"], lines: readonly Span[], level = 0, isAtx = false): void {
  scan.blocks.push({ kind, within: innermostKind(scan), level, isAtx, lines });
}

function openingFence(line: string): Leaf | undefined {
  const marker = line.charAt(0);
  if (marker !== "`" && marker !== "~") return undefined;
  let length = 1;
  while (line[length] === marker) length++;
  if (length < 3 || (marker === "`" && line.includes("`", length))) return undefined;
  return { kind: "fence", marker, length };
}

function isClosingFence(scan: BlockScan, cursor: Cursor, marker: string, length: number): boolean {
  if (indentOf(cursor) > maxIndent(scan)) return false;
  const line = trimBlanksEnd(restOf(cursor));
  return line.length >= length && line === marker.repeat(line.length);
}
