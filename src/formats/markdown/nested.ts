import type { Piece, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { pieceAt, piecesBetween } from "../span-runs.ts";
import type { Change } from "../splice.ts";

/**
 * Which units lie in which: an image's alternative text in the code that stands for the image.
 *
 * Units stand in the order of their starts; one that begins before an earlier one ends lies wholly in one of its codes.
 *
 * @returns the indexes of the units inside, ascending, by the index of the one around them
 */
export function nestedUnits(units: readonly Unit[]): ReadonlyMap<number, readonly number[]> {
  const nested = new Map<number, number[]>();
  let outer = 0;
  for (let index = 1; index < units.length; index++) {
    const isInside = (units[index]?.start ?? 0) < (units[outer]?.end ?? 0);
    if (!isInside) outer = index;
    else if (nested.get(outer)?.push(index) === undefined) nested.set(outer, [index]);
  }
  return nested;
}

/**
 * Chunks in which the codes are written with the changes made that lie in them.
 *
 *     Қараңыз {1/}.       with {1/} for ![Pickets](a.jpg) and a change of “Pickets” to “Пикет”
 *     Қараңыз ![Пикет](a.jpg).
 *
 * So both are edited by themselves: a target of the unit around says where its code goes, and the code carries what became
 * of the units in it. A code that a target leaves out takes them along.
 *
 * @param changes of the units inside, ascending; codes of targets are found by `Chunk.piece`
 */
export function withChanges(chunks: readonly Chunk[], unit: Unit, changes: readonly Change[]): readonly Chunk[] {
  if (changes.length === 0) return chunks;
  const composed: Chunk[] = [];
  for (const chunk of chunks) {
    if (chunk.kind === "copy") copy(chunk.start, chunk.end);
    else if (chunk.kind === "code" && chunk.piece !== undefined && chunk.written === undefined)
      composed.push({ ...chunk, ...writtenIn(chunk.piece) });
    else composed.push(chunk);
  }
  return composed;

  function copy(start: number, end: number): void {
    let at = start;
    for (const change of spansIn(changes, start, end)) {
      if (change.start < at) continue;
      const piece = pieceAt(unit, change.start);
      if (piece?.kind !== "code") throw new RangeError(`the unit inside at ${change.start} lies in no code`);
      pushCopy(at, piece.start);
      composed.push({ kind: "code", code: { ...piece.code, id: "" }, piece, ...writtenIn(piece) });
      at = piece.end;
    }
    pushCopy(at, end);
  }

  function pushCopy(start: number, end: number): void {
    if (end > start) composed.push({ kind: "copy", pieces: piecesBetween(unit, start, end), start, end });
  }

  function writtenIn(piece: Piece): { readonly written?: string } {
    const own = spansIn(changes, piece.start, piece.end);
    if (own.length === 0 || piece.kind === "text") return {};
    const parts: string[] = [];
    let at = piece.start;
    for (const change of own) {
      parts.push(piece.code.data.slice(at - piece.start, change.start - piece.start));
      for (const { text } of change.texts) parts.push(text);
      at = change.end;
    }
    parts.push(piece.code.data.slice(at - piece.start));
    return { written: parts.join("") };
  }
}

/** `[start, end)` of the article. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The spans of the article that the chunks of a unit stand for, as far as they can hold other units, in their order. */
export function writtenSpans(chunks: readonly Chunk[]): readonly Stretch[] {
  return chunks.flatMap((chunk): readonly Stretch[] => {
    if (chunk.kind === "copy") return [chunk];
    return chunk.kind === "code" && chunk.piece !== undefined ? [chunk.piece] : [];
  });
}

/** What lies in `[start, end)` of what is sorted by start. Takes time logarithmic in all and linear in what is found. */
export function spansIn<T extends Stretch>(sorted: readonly T[], start: number, end: number): readonly T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < sorted.length && (sorted[last]?.end ?? 0) <= end) last++;
  return sorted.slice(low, last);
}
