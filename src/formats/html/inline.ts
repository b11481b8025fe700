import type { Piece, Unit } from "../../core/model.ts";
import { pairings, type Role } from "./pairs.ts";
import { pushText } from "./text-pieces.ts";

/** A part of a block: text, or markup that becomes a code. */
export type Inline =
  | { readonly kind: "text"; readonly start: number; readonly end: number }
  | (Role & {
      readonly kind: "code";
      readonly name: string;
      readonly start: number;
      readonly end: number;
      /** The attributes in it that are translated. */
      readonly attributes: readonly Unit[];
    });

/** The pieces that tile a block: text read and folded, tags as pairs where they nest. */
export function piecesOf(text: string, inlines: readonly Inline[]): readonly Piece[] {
  const paired = pairings(inlines.filter((inline) => inline.kind === "code"));
  const pieces: Piece[] = [];
  let next = 0;
  for (const inline of inlines) {
    const { start, end } = inline;
    if (inline.kind === "text") pushText(pieces, text, start, end, false);
    else {
      const pairing = paired[next++] ?? { type: "standalone" };
      pieces.push({ kind: "code", code: { name: inline.name, data: text.slice(start, end), ...pairing }, start, end });
    }
  }
  return pieces;
}
