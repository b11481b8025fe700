import { type BlockScan, maxIndent, restOf, type TextBlock } from "./block-scan.ts";
import { braceMatcher } from "./braces.ts";
import { isAsciiPunctuation } from "./characters.ts";
import { matchContainers, openContainer } from "./containers.ts";
import { type Cursor, indentOf, isBlankLine, lineCursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import { finder } from "./finder.ts";
import { addText, closeLeaf, continuesRaw, pushDirective, pushHeading, startsLeaf, turnsParagraph } from "./leaves.ts";
import { opaqueEnd } from "./opaque.ts";

/** A document's blocks with text, in order, and the labels that its link definitions define. */
export interface Blocks {
  readonly blocks: readonly TextBlock[];
  readonly definitions: ReadonlySet<string>;
}

/** Deeper containers are text, so that a line costs a bounded number of steps. */
const MAX_DEPTH = 100;

/**
 * The block structure of a Markdown text (CommonMark 0.31.2 with GFM's tables, task lists and footnotes, and what
 * `opaqueEnd` and `isDirective` add).
 *
 * One pass over the lines, as in CommonMark's appendix: match the containers that are open, open new ones, then give
 * the rest of the line to a leaf. Takes time linear in the text.
 *
 * @param from where the body begins, behind a front matter
 */
export function scanBlocks(text: string, from: number, dialect: Dialect): Blocks {
  const scan: BlockScan = {
    text,
    dialect,
    find: finder(text),
    braceEnd: braceMatcher(text),
    containers: [],
    blocks: [],
    definitions: new Set(),
    leaf: undefined,
    passed: from,
    hasBrokenModule: false,
  };
  let start = from;
  while (start < text.length) {
    const end = lineEnd(scan, start);
    readLine(scan, lineCursor(text, start, end));
    start = behindLine(text, scan.passed > end ? lineEnd(scan, scan.passed) : end);
  }
  closeLeaf(scan);
  return { blocks: scan.blocks, definitions: scan.definitions };
}

/** Where the line ends in which `offset` lies. */
function lineEnd({ text, find }: BlockScan, offset: number): number {
  const feed = find("\n", offset);
  const carriageReturn = find("\r", offset);
  if (feed < 0 && carriageReturn < 0) return text.length;
  return carriageReturn < 0 || (feed >= 0 && feed < carriageReturn) ? feed : carriageReturn;
}

/** Where the line begins behind the one that ends at `end`. */
function behindLine(text: string, end: number): number {
  return text.startsWith("\r\n", end) ? end + 2 : end + 1;
}

function readLine(scan: BlockScan, cursor: Cursor): void {
  const matched = matchContainers(scan, cursor);
  const isMatched = matched === scan.containers.length;
  if (isMatched && continuesRaw(scan, cursor)) return;
  if (!isMatched && scan.leaf?.kind !== "paragraph") closeLeaf(scan);
  const opened = openBlocks(scan, cursor, matched);
  if (opened === "leaf") return;
  const isLazy = opened === "nothing" && !isBlankLine(cursor) && scan.leaf?.kind === "paragraph";
  if (opened === "nothing" && !isLazy) keepContainers(scan, matched);
  if (isBlankLine(cursor)) closeLeaf(scan);
  else addText(scan, cursor);
}

/**
 * Opens the containers that begin in this line, then the leaf that does, unless that is a paragraph.
 *
 * @param matched how many of the open containers the line belongs to
 */
function openBlocks(scan: BlockScan, cursor: Cursor, matched: number): "nothing" | "containers" | "leaf" {
  let opened: "nothing" | "containers" = "nothing";
  while (!isBlankLine(cursor)) {
    const interrupts = scan.leaf?.kind === "paragraph";
    const isOwn = matched === scan.containers.length && opened === "nothing";
    if (indentOf(cursor) > maxIndent(scan)) {
      if (interrupts) return opened;
      makeRoom(scan, matched, opened);
      scan.leaf = { kind: "indented" };
      return "leaf";
    }
    if (!mayOpen(scan, cursor)) return opened;
    if (isOwn && turnsParagraph(scan, cursor)) return "leaf";
    const passed = opaqueEnd(scan, cursor, interrupts);
    const leaf = passed === undefined ? startsLeaf(scan, cursor, interrupts) : "rule";
    if (leaf !== undefined) {
      makeRoom(scan, matched, opened);
      if (passed !== undefined) scan.passed = passed;
      if (leaf === "heading") pushHeading(scan, cursor);
      else if (leaf === "directive") pushDirective(scan, cursor);
      else if (leaf !== "rule" && !(leaf.kind === "html" && leaf.end.pattern?.test(restOf(cursor)))) scan.leaf = leaf;
      return "leaf";
    }
    const depth = opened === "nothing" ? matched : scan.containers.length;
    const container = depth < MAX_DEPTH ? openContainer(scan, cursor, interrupts && isOwn) : undefined;
    if (container === undefined) return opened;
    makeRoom(scan, matched, opened);
    scan.containers.push(container);
    opened = "containers";
  }
  return opened;
}

/** Whether anything but text can begin with the next character; with a letter only a module of MDX can. */
function mayOpen({ dialect }: BlockScan, { text, solid }: Cursor): boolean {
  const code = text.charCodeAt(solid);
  return dialect === "mdx" || isAsciiPunctuation(code) || (code >= 0x30 && code <= 0x39);
}

/** Closes what ends where something opens: the leaf, and if that is the first, the containers that do not go on. */
function makeRoom(scan: BlockScan, matched: number, opened: "nothing" | "containers"): void {
  if (opened === "nothing") keepContainers(scan, matched);
  closeLeaf(scan);
  const innermost = scan.containers.at(-1);
  if (innermost !== undefined) innermost.isEmpty = false;
}

/** Closes all containers but the outermost `count`, and the leaf in them. */
function keepContainers(scan: BlockScan, count: number): void {
  if (scan.containers.length === count) return;
  closeLeaf(scan);
  scan.containers.length = count;
}
