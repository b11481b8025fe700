import type { Article, Piece, Unit, UnitKind } from "../../core/model.ts";
import type { ParseOptions } from "../format.ts";
import { hasWords } from "../span-runs.ts";
import { startOfText } from "../text-bytes.ts";
import { kindOf } from "./kinds.ts";
import { type Block, blocksOf } from "./lines.ts";
import { joinWrapped, wrapWidth } from "./wrapping.ts";

/** Kinds that are one segment whatever they say. */
const WHOLE = new Set<UnitKind>(["heading", "byline", "dateline", "caption", "furniture"]);

/** The article that a decoded plain text is. */
export function parsePlainText(text: string, options: ParseOptions): Article {
  const blocks = blocksOf(text, startOfText(text));
  const width = wrapWidth(blocks);
  const units: Unit[] = [];
  let headings: readonly string[] = [];
  let isHead = true;
  let previous: UnitKind | undefined;
  for (const block of blocks) {
    const groups = joinWrapped(block, width);
    groups.forEach((group, index) => {
      const pieces = piecesOf(group);
      if (!hasWords(pieces)) return;
      const above = readable(groups[index - 1]);
      const below = readable(groups[index + 1]);
      const said = readable(group) ?? "";
      const kind = kindOf({ text: said, above, below, previous, isHead, isFirst: units.length === 0 });
      // The first heading is the title; all others stand below it.
      const outer = kind === "heading" ? headings.slice(0, 1) : headings;
      units.push(unitOf(kind, outer, pieces));
      if (kind === "heading") headings = [...outer, said];
      if (kind === "paragraph" || kind === "list-item") isHead = false;
      previous = kind;
    });
  }
  const { path, lang } = options;
  return { path, lang, format: "text", text, units, meta: {} };
}

function unitOf(kind: UnitKind, headings: readonly string[], pieces: readonly Piece[]): Unit {
  const start = pieces[0]?.start ?? 0;
  const end = pieces.at(-1)?.end ?? 0;
  return { kind, headings, start, end, pieces, splits: !WHOLE.has(kind), style: "text" };
}

/** A line each, a wrap between, which reads as one space. */
function piecesOf(group: Block): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const line of group) {
    const last = pieces.at(-1);
    if (last !== undefined) pieces.push({ kind: "text", text: " ", start: last.end, end: line.start });
    pieces.push({ kind: "text", text: line.text, start: line.start, end: line.end });
  }
  return pieces;
}

function readable(group: Block | undefined): string | undefined {
  return group?.map((line) => line.text).join(" ");
}
