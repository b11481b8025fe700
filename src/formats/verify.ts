import type { Article, Piece, Unit } from "../core/model.ts";
import { Problem, placeAt } from "../core/problem.ts";
import { type Chunk, isUntouched } from "./chunks.ts";
import { hasWords as piecesHaveWords } from "./span-runs.ts";
import type { Spliced } from "./splice.ts";

/** A unit as it was meant to be written. */
interface Intended {
  readonly unit: Unit;
  readonly chunks: readonly Chunk[];
}

/**
 * Checks that a rendered article, parsed again, has the units that were meant, with the same text and codes.
 *
 * White space is not compared: codes may have moved over it, and a parser may trim it. A bare address counts as text, for
 * it is one wherever it stands. Codes that the source unit does not have are refused even where they were meant.
 *
 * @param article the source
 * @param intended every unit that is not replaced by the frame
 * @param again the units of the result, parsed with the same options; one by one, so that none need be kept
 * @throws Problem `E_RENDER_MISMATCH` at the first unit that reads differently
 */
export function verify(article: Article, intended: readonly Intended[], again: Iterable<Unit>, spliced: Spliced): void {
  const units = unmarkedUnits(again, spliced)[Symbol.iterator]();
  let last: Unit | undefined;
  for (const { unit, chunks } of intended) {
    if (!chunks.some(hasWords)) continue;
    last = unit;
    const found = nextOf(units);
    if (found !== undefined && isUnchanged(unit, chunks, found)) continue;
    const want = labelled(unit, chunks, chunkKey);
    const got = found === undefined ? "" : labelled(found, found.pieces, pieceKey);
    if ((want !== got && withoutSpace(want) !== withoutSpace(got)) || hasForeignCode(unit, chunks))
      throw mismatch(article, unit, withoutSpace(want), withoutSpace(got));
  }
  const surplus = nextOf(units);
  if (surplus !== undefined)
    throw mismatch(article, last, "", withoutSpace(labelled(surplus, surplus.pieces, pieceKey)));
}

function mismatch(article: Article, unit: Unit | undefined, expected: string, found: string): Problem {
  const at = firstDifference(expected, found);
  const values = {
    unit: unit === undefined ? -1 : article.units.indexOf(unit),
    expected: excerpt(expected, at),
    found: excerpt(found, at),
  };
  return new Problem("E_RENDER_MISMATCH", values, placeAt(article.path, article.text, unit?.start ?? 0));
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function excerpt(text: string, at: number): string {
  const shown = text.slice(Math.max(0, at - 20), at + 40);
  return shown === "" ? "—" : `“${shown}”`;
}

/** Units of the result without what marks have put into them. */
function* unmarkedUnits(units: Iterable<Unit>, { marks }: Spliced): Generator<Unit, void, undefined> {
  let next = 0;
  for (const unit of units) {
    if (marks.length === 0) yield unit;
    else if (!isMarked(unit)) yield { ...unit, pieces: unit.pieces.filter((piece) => !isMarked(piece)) };
  }

  // Asked in ascending order of starts, so that all questions together take linear time.
  function isMarked({ start, end }: { readonly start: number; readonly end: number }): boolean {
    while (next < marks.length && (marks[next]?.end ?? 0) <= start) next++;
    const mark = marks[next];
    return mark !== undefined && mark.start <= start && end <= mark.end;
  }
}

/** Whether a unit that is copied whole has been read again as what it was: the most frequent case by far. */
function isUnchanged(unit: Unit, chunks: readonly Chunk[], { kind, key, pieces }: Unit): boolean {
  if (!isUntouched(unit, chunks) || unit.kind !== kind || unit.key !== key) return false;
  return unit.pieces.length === pieces.length && pieces.every((piece, at) => isSamePiece(piece, unit.pieces[at]));
}

function isSamePiece(one: Piece, other: Piece | undefined): boolean {
  if (one.kind === "text") return other?.kind === "text" && one.text === other.text;
  return other?.kind === "code" && one.code.name === other.code.name && one.code.data === other.code.data;
}

function nextOf<T>(items: Iterator<T, void>): T | undefined {
  return items.next().value ?? undefined;
}

/** A unit's label and the keys of its parts, in order. */
function labelled<Part>(unit: Unit, parts: readonly Part[], keyOf: (part: Part) => string): string {
  let text = unit.key === undefined ? `${unit.kind}: ` : `${unit.kind}/${unit.key}: `;
  for (const part of parts) text += keyOf(part);
  return text;
}

function withoutSpace(text: string): string {
  return text.replace(/[\s\u200B]+/g, "");
}

function chunkKey(chunk: Chunk): string {
  switch (chunk.kind) {
    case "copy": {
      let text = "";
      for (const piece of chunk.pieces) text += pieceKey(piece);
      return text;
    }
    case "text":
      return chunk.text;
    case "code":
      return codeKey({ name: chunk.code.name, data: chunk.written ?? chunk.code.data });
    case "mark":
      return "";
  }
}

function pieceKey(piece: Piece): string {
  return piece.kind === "text" ? piece.text : codeKey(piece.code);
}

/** A code in square brackets of its own; a bare address as it reads. */
function codeKey({ name, data }: { readonly name: string; readonly data: string }): string {
  return name === "autolink" && !data.startsWith("<") ? data : `⟦${data}⟧`;
}

function hasWords(chunk: Chunk): boolean {
  if (chunk.kind === "text") return /[\p{L}\p{N}]/u.test(chunk.text);
  return chunk.kind === "copy" && piecesHaveWords(chunk.pieces);
}

function hasForeignCode(unit: Unit, chunks: readonly Chunk[]): boolean {
  if (!chunks.some(({ kind }) => kind === "code")) return false;
  const left = new Map<string, number>();
  for (const piece of unit.pieces) if (piece.kind === "code") count(piece.code.data, 1);
  for (const chunk of chunks) {
    if (chunk.kind === "code") count(chunk.code.data, -1);
    else if (chunk.kind === "copy")
      for (const piece of chunk.pieces) if (piece.kind === "code") count(piece.code.data, -1);
  }
  return [...left.values()].some((surplus) => surplus < 0);

  function count(data: string, by: number): void {
    left.set(data, (left.get(data) ?? 0) + by);
  }
}
