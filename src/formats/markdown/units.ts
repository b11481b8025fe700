import type { Piece, Unit, UnitKind } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { hasWords, spanRuns } from "../span-runs.ts";
import { attributeUnits, titleUnit } from "./attributes.ts";
import type { TextBlock } from "./block-scan.ts";
import type { Blocks } from "./blocks.ts";
import type { Dialect } from "./dialect.ts";
import { htmlTexts } from "./html-text.ts";
import { scanInline } from "./inline.ts";
import { outermost, piecesOf, type Source, sourceOf } from "./pieces.ts";
import { type Span, viewOf } from "./view.ts";

/** The headings above a unit, outermost first, with their levels. */
interface Heading {
  readonly level: number;
  readonly title: string;
}

/** What has been read so far of a body. */
interface Reading {
  readonly text: string;
  readonly definitions: ReadonlySet<string>;
  readonly dialect: Dialect;
  headings: readonly Heading[];
  above: readonly string[];
  /** The block before is nothing but an image. */
  isAfterImage: boolean;
}

/**
 * The units of a body, one by one in the order of their starts: every block that has a letter or a digit in its text, with the
 * headings above it. Alternative texts and titles stand behind the unit in whose codes they lie.
 */
export function* bodyUnits(
  text: string,
  { blocks, definitions }: Blocks,
  dialect: Dialect,
): Generator<Unit, void, undefined> {
  const reading: Reading = { text, definitions, dialect, headings: [], above: [], isAfterImage: false };
  for (const block of blocks) yield* unitsIn(reading, block);
}

function unitsIn(reading: Reading, block: TextBlock): readonly Unit[] {
  const source = sourceOf(reading.text, viewOf(reading.text, block.lines));
  switch (block.kind) {
    case "html":
      return readHtml(reading, block, source);
    case "title":
      return listOf(titleUnit(source, wholeOf(source), reading.above));
    case "paragraph":
    case "heading":
    case "cell":
      return readText(reading, block, source);
  }
}

function readText(reading: Reading, block: TextBlock, source: Source): readonly Unit[] {
  const marks = outermost(scanInline(source.view.text, reading.definitions, reading.dialect));
  const pieces = piecesOf(source, wholeOf(source), marks, "markdown");
  const level = block.within === "document" ? block.level : 0;
  enterHeading(reading, level);
  const unit = unitOf(block, pieces, reading.above, reading.isAfterImage);
  const attributes = attributeUnits(source, marks, block.kind === "cell" ? "cell" : "block", reading.above);
  reading.isAfterImage = block.kind === "paragraph" && isImageOnly(pieces);
  leaveHeading(reading, level, pieces);
  const units = [...listOf(unit), ...attributes];
  // All units begin before what lies in them, but a caption stands behind its image.
  return unit?.kind === "caption" ? units.sort((a, b) => a.start - b.start) : units;
}

function readHtml(reading: Reading, block: TextBlock, source: Source): readonly Unit[] {
  const units: Unit[] = [];
  for (const { span, marks, kind, level: depth } of htmlTexts(source.view.text)) {
    const pieces = piecesOf(source, span, marks, "html");
    const level = block.within === "document" ? depth : 0;
    enterHeading(reading, level);
    units.push(...listOf(unitFrom(pieces, kind ?? kindOf(block), reading.above, "html")));
    leaveHeading(reading, level, pieces);
  }
  reading.isAfterImage = false;
  return units;
}

/** A heading stands below those of lower levels only. */
function enterHeading(reading: Reading, level: number): void {
  if (level === 0) return;
  reading.headings = reading.headings.filter((heading) => heading.level < level);
  reading.above = reading.headings.map(({ title }) => title);
}

function leaveHeading(reading: Reading, level: number, pieces: readonly Piece[]): void {
  if (level === 0) return;
  reading.headings = [...reading.headings, { level, title: plainText(spanRuns(pieces)).trim() }];
  reading.above = reading.headings.map(({ title }) => title);
}

function listOf(unit: Unit | undefined): readonly Unit[] {
  return unit === undefined ? [] : [unit];
}

function wholeOf({ view }: Source): Span {
  return { start: 0, end: view.text.length };
}

function unitOf(
  block: TextBlock,
  all: readonly Piece[],
  headings: readonly string[],
  afterImage: boolean,
): Unit | undefined {
  if (block.kind === "paragraph" && isContentsMark(all)) return undefined;
  const caption = block.kind === "paragraph" ? captionOf(all, afterImage) : undefined;
  return unitFrom(caption ?? all, caption === undefined ? kindOf(block) : "caption", headings, styleOf(block));
}

/** Whether generators of sites put a table of contents in a paragraph's place: `[TOC]`, `[[toc]]`, `[[_TOC_]]`. */
function isContentsMark(pieces: readonly Piece[]): boolean {
  if (pieces.length > 9) return false;
  // GitLab's underscores read as emphasis; `[toc]` may also be a link to a definition, and stands in codes then.
  const text = pieces.map((piece) => {
    if (piece.kind === "text") return piece.text;
    return piece.code.name === "italic" ? piece.code.data : " ";
  });
  return /^(?:\[toc\]|\[\[_?toc_?\]\])$/i.test(text.join(""));
}

function unitFrom(
  pieces: readonly Piece[],
  kind: UnitKind,
  headings: readonly string[],
  style: string,
): Unit | undefined {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined || !hasWords(pieces)) return undefined;
  const splits = kind !== "heading" && kind !== "caption";
  return { kind, headings, start: first.start, end: last.end, pieces, splits, style };
}

function styleOf(block: TextBlock): string {
  if (block.kind === "cell") return "cell";
  return block.isAtx ? "heading" : "paragraph";
}

function kindOf(block: TextBlock): UnitKind {
  if (block.kind === "heading") return "heading";
  if (block.kind === "cell") return "table-cell";
  switch (block.within) {
    case "document":
      return "paragraph";
    case "quote":
      return "quotation";
    case "item":
      return "list-item";
    case "footnote":
      return "footnote";
  }
}

/**
 * The pieces of a caption: an italic line under an image, in its paragraph or the next. The marks of emphasis stay
 * outside, for they make it a caption.
 *
 *     ![Pickets](pickets.jpg)
 *     *Pickets outside the consulate, May 2021*
 *      ^-------------------------------------^
 */
function captionOf(pieces: readonly Piece[], afterImage: boolean): readonly Piece[] | undefined {
  if (afterImage && isItalic(pieces, 0)) return pieces.slice(1, -1);
  const wrap = pieces.findIndex((piece) => piece.kind === "text" || piece.code.name === "line-break");
  const gap = pieces[wrap];
  if (wrap <= 0 || !isImageOnly(pieces.slice(0, wrap)) || (gap?.kind === "text" && /\S/.test(gap.text)))
    return undefined;
  return isItalic(pieces, wrap + 1) ? pieces.slice(wrap + 2, -1) : undefined;
}

/** Whether there is an image and nothing else but a link round it. */
function isImageOnly(pieces: readonly Piece[]): boolean {
  let images = 0;
  for (const piece of pieces) {
    if (piece.kind === "text") return false;
    if (piece.code.name === "image") images++;
    else if (piece.code.name !== "link") return false;
  }
  return images === 1;
}

/** Whether the pieces from `from` on are italic as a whole. */
function isItalic(pieces: readonly Piece[], from: number): boolean {
  const first = pieces[from];
  const last = pieces.at(-1);
  if (first?.kind !== "code" || last?.kind !== "code" || first.code.name !== "italic") return false;
  return first.code.type === "open" && last.code.type === "close" && first.code.pair === last.code.pair;
}
