import type { Piece, Unit } from "../core/model.ts";

/** A piece of a unit and where its text stands in the view; `from` equals `to` where it has none. */
export interface Stretch {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

/** A unit's text without its codes, as a reader reads it, and how it maps back. Stretches tile `text`. */
export interface View {
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** A code adds nothing to the view, but a line break separates words as white space does. */
function viewText(piece: Piece): string {
  if (piece.kind === "text") return piece.text;
  return piece.code.name === "line-break" ? " " : "";
}

/** The text of a unit's view alone. */
export function textOf({ pieces }: Unit): string {
  let text = "";
  for (const piece of pieces) text += viewText(piece);
  return text;
}

/**
 * The code-free view of a unit, on which sentences are found, so that markup and line wraps never move a boundary.
 *
 *     The law **passed.**[^1] It
 *     The law passed. It          (the view)
 */
export function viewOf(unit: Unit): View {
  let text = "";
  const stretches = unit.pieces.map((piece): Stretch => {
    const from = text.length;
    text += viewText(piece);
    return { piece, from, to: text.length };
  });
  return { text, stretches };
}

/** Whether the stretch is text that cannot be divided: an entity, an escape, a folded line wrap. */
export function isAtomic({ piece }: Stretch): boolean {
  return piece.kind === "text" && piece.text.length !== piece.end - piece.start;
}
