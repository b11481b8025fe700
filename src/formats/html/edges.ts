import type { Piece } from "../../core/model.ts";
import { INVISIBLE } from "./elements.ts";
import { roleOf } from "./role.ts";

/** A span of pieces, `[from, to)`. */
export interface Kept {
  readonly from: number;
  readonly to: number;
}

/**
 * What is translated of a block's pieces: without white space, comments, line breaks, empty pairs and tags without a
 * partner at its edges, nor a pair that encloses all the rest.
 *
 *     ⏎<a id=top></a><b>Few people stop.</b><br><!-- sic -->
 *                       ^--------------^
 */
export function keptOf(pieces: readonly Piece[]): Kept {
  let from = 0;
  let to = pieces.length;
  for (;;) {
    const first = pieces[from];
    const last = pieces[to - 1];
    if (first === undefined || last === undefined || from >= to) return { from, to: from };
    if (isIdle(first)) from++;
    else if (isIdle(last)) to--;
    else if (isPair(first, pieces[from + 1]) && to - from > 1) from += 2;
    else if (isPair(pieces[to - 2], last) && to - from > 1) to -= 2;
    else if (isPair(first, last)) {
      from++;
      to--;
    } else return { from, to };
  }
}

/** Whether a piece need not move with the words. */
function isIdle(piece: Piece): boolean {
  if (piece.kind === "text") return /^[ \t\n\f\r]*$/.test(piece.text);
  const { type, name } = piece.code;
  if (type !== "standalone") return false;
  if (name === "comment" || name === "line-break") return true;
  return INVISIBLE.has(name.replace(/^html:/, "")) || roleOf(piece.code).role !== "standalone";
}

function isPair(open: Piece | undefined, close: Piece | undefined): boolean {
  if (open?.kind !== "code" || close?.kind !== "code") return false;
  return open.code.type === "open" && close.code.type === "close" && open.code.pair === close.code.pair;
}
