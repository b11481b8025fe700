import type { Piece, Run, Runs, Unit } from "../core/model.ts";
import { joinRuns } from "../core/runs.ts";

/** The pieces of a unit that lie in `[start, end)`, a verbatim piece cut where the span cuts it. */
export function piecesBetween(unit: Unit, start: number, end: number): readonly Piece[] {
  const found: Piece[] = [];
  for (const piece of unit.pieces) {
    if (piece.end <= start || piece.start >= end) continue;
    const from = Math.max(piece.start, start);
    const to = Math.min(piece.end, end);
    if (from === piece.start && to === piece.end) found.push(piece);
    else if (piece.kind === "code" || piece.text.length !== piece.end - piece.start)
      throw new RangeError(`a span ends inside an atomic piece at ${piece.start}`);
    else found.push({ ...piece, text: piece.text.slice(from - piece.start, to - piece.start), start: from, end: to });
  }
  return found;
}

/**
 * The source runs of a span, codes numbered from "1" in order of appearance, the two ends of a pair alike.
 *
 *     See the **[new decree](/d)** today.
 *             {1}{2}        {/2}{/1}
 */
export function spanRuns(pieces: readonly Piece[]): Runs {
  const runs: Run[] = [];
  const openIds = new Map<number, string>();
  let count = 0;
  for (const piece of pieces) {
    if (piece.kind === "text") {
      runs.push({ kind: "text", text: piece.text });
      continue;
    }
    const { type, name, data, pair } = piece.code;
    const known = type === "close" && pair !== undefined ? openIds.get(pair) : undefined;
    const id = known ?? String(++count);
    if (type === "open" && pair !== undefined) openIds.set(pair, id);
    runs.push({ kind: "code", code: { id, type, name, data } });
  }
  return joinRuns(runs);
}
