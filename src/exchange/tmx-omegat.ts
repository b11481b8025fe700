/**
 * OmegaT's tags. In its own memories inline codes stand as text, numbered as in the source:
 *
 *     It takes <g0>effect</g0> in June.<x1/>
 *              ^open  ^close           ^standalone
 *
 * Its level 2 memories have the same tags inside `bpt`, `ept`, `ph` and `it`; both give the same codes. A text that
 * happens to look like a tag becomes a code too, as it does in OmegaT (`TMXWriter2`, 6.0).
 */
import { UNNAMED_CODE } from "../core/runs.ts";
import type { SegPiece } from "./tmx-seg.ts";

const TAG = /<(\/?)([^\s/\d<>]+)(\d+)(\/?)>/g;

/** The pieces with the tags in their texts as codes. */
export function omegatPieces(pieces: readonly SegPiece[]): readonly SegPiece[] {
  return pieces.flatMap((piece) => (piece.kind === "text" ? piecesOf(piece.text) : [piece]));
}

/** The text without its tags. */
export function withoutOmegatTags(text: string): string {
  return text.replace(TAG, "");
}

function piecesOf(text: string): readonly SegPiece[] {
  const pieces: SegPiece[] = [];
  let from = 0;
  for (const { 0: data, 1: slash, 3: number, 4: end, index } of text.matchAll(TAG)) {
    pieces.push({ kind: "text", text: text.slice(from, index) });
    const type = end === "/" ? "standalone" : slash === "/" ? "close" : "open";
    const key = `${type === "standalone" ? "single" : "pair"} x${number}`;
    pieces.push({ kind: "code", key, code: { type, name: UNNAMED_CODE, data } });
    from = index + data.length;
  }
  return [...pieces, { kind: "text", text: text.slice(from) }];
}
