import type { Piece, Run, Runs, Unit } from "../core/model.ts";
import { joinRuns, textRuns } from "../core/runs.ts";

/**
 * The pieces of a unit that lie in `[start, end)`, a verbatim piece cut where the span cuts it.
 *
 * Takes time logarithmic in the unit's pieces and linear in those found.
 */
export function piecesBetween(unit: Pick<Unit, "pieces">, start: number, end: number): readonly Piece[] {
  const { pieces } = unit;
  if (start <= (pieces[0]?.start ?? start) && (pieces.at(-1)?.end ?? end) <= end) return pieces;
  const from = firstEndingBehind(pieces, start);
  let to = from;
  while (to < pieces.length && (pieces[to]?.start ?? end) < end) to++;
  return pieces.slice(from, to).map((piece) => cut(piece, Math.max(piece.start, start), Math.min(piece.end, end)));
}

/** The piece of a unit in which an offset lies; undefined outside the unit. */
export function pieceAt(unit: Pick<Unit, "pieces">, offset: number): Piece | undefined {
  const piece = unit.pieces[firstEndingBehind(unit.pieces, offset)];
  return piece !== undefined && piece.start <= offset ? piece : undefined;
}

function cut(piece: Piece, start: number, end: number): Piece {
  if (start === piece.start && end === piece.end) return piece;
  if (piece.kind === "code" || piece.text.length !== piece.end - piece.start)
    throw new RangeError(`a span ends inside the atomic piece at ${piece.start}`);
  return { ...piece, text: piece.text.slice(start - piece.start, end - piece.start), start, end };
}

function firstEndingBehind(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The source runs of a span, codes numbered from "1" in order of appearance, the two ends of a pair alike.
 *
 *     See the **[new decree](/d)** today.
 *             {1}{2}        {/2}{/1}
 */
export function spanRuns(pieces: readonly Piece[]): Runs {
  const [first, second] = pieces;
  if (first?.kind === "text" && second === undefined) return textRuns(first.text);
  const ids = idsOf(pieces);
  return joinRuns(
    pieces.map((piece, index): Run => {
      if (piece.kind === "text") return { kind: "text", text: piece.text };
      const { type, name, data } = piece.code;
      return { kind: "code", code: { id: ids[index] ?? "", type, name, data } };
    }),
  );
}

/** The id that each code of a span has in its runs. */
export function codeIds(pieces: readonly Piece[]): ReadonlyMap<Piece, string> {
  const ids = idsOf(pieces);
  return new Map(pieces.flatMap((piece, index) => (piece.kind === "code" ? [[piece, ids[index] ?? ""] as const] : [])));
}

/** The id of each piece, empty for text. */
function idsOf(pieces: readonly Piece[]): readonly string[] {
  let open: Map<number, string> | undefined;
  let count = 0;
  return pieces.map((piece) => {
    if (piece.kind === "text") return "";
    const { type, pair } = piece.code;
    const id = (type === "close" && pair !== undefined ? open?.get(pair) : undefined) ?? String(++count);
    if (type === "open" && pair !== undefined) {
      open ??= new Map();
      open.set(pair, id);
    }
    return id;
  });
}

/** Whether pieces hold a letter or a digit, so that there is something to translate. */
export function hasWords(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind === "text" && /[\p{L}\p{N}]/u.test(piece.text));
}
