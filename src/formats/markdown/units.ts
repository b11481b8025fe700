import type { Piece, Unit, UnitKind } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { hasWords, spanRuns } from "../span-runs.ts";
import type { TextBlock } from "./block-scan.ts";
import type { Blocks } from "./blocks.ts";
import { scanInline } from "./inline.ts";
import { piecesOf } from "./pieces.ts";
import { viewOf } from "./view.ts";

/** The units of a body: every block that has a letter or a digit in its text, with the headings above it. */
export function bodyUnits(text: string, { blocks, definitions }: Blocks): readonly Unit[] {
  const units: Unit[] = [];
  let headings: readonly Heading[] = [];
  let above: readonly string[] = [];
  let afterImage = false;
  for (const block of blocks) {
    const view = viewOf(text, block.lines);
    const pieces = piecesOf(text, view, scanInline(view.text, definitions));
    if (block.kind === "heading" && block.within === "document") {
      headings = headings.filter(({ level }) => level < block.level);
      above = headings.map(({ title }) => title);
    }
    const unit = unitOf(block, pieces, above, afterImage);
    if (unit !== undefined) units.push(unit);
    afterImage = block.kind === "paragraph" && isImageOnly(pieces);
    if (block.kind === "heading" && block.within === "document") {
      headings = [...headings, { level: block.level, title: plainText(spanRuns(pieces)).trim() }];
      above = headings.map(({ title }) => title);
    }
  }
  return units;
}

interface Heading {
  readonly level: number;
  readonly title: string;
}

function unitOf(
  block: TextBlock,
  all: readonly Piece[],
  headings: readonly string[],
  afterImage: boolean,
): Unit | undefined {
  const caption = block.kind === "paragraph" ? captionOf(all, afterImage) : undefined;
  const pieces = caption ?? all;
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined || !hasWords(pieces)) return undefined;
  const kind = caption === undefined ? kindOf(block) : "caption";
  const splits = kind !== "heading" && kind !== "caption";
  return { kind, headings, start: first.start, end: last.end, pieces, splits, style: styleOf(block) };
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
  if (wrap <= 0 || !isImageOnly(pieces.slice(0, wrap))) return undefined;
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
