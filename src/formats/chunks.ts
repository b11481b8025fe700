import type { Article, Edit, InlineCode, Piece, Runs, Unit } from "../core/model.ts";
import { sameRuns } from "../core/runs.ts";
import { joinMarks } from "./marked.ts";
import { piecesBetween, spanRuns } from "./span-runs.ts";

/** What a rendered unit is put together from, in order. */
export type Chunk =
  /** A slice of the article, as it stands. */
  | { readonly kind: "copy"; readonly pieces: readonly Piece[]; readonly start: number; readonly end: number }
  /** Words of a target, not yet escaped. */
  | { readonly kind: "text"; readonly text: string }
  /** A code, how it is written where that is not its data, and where it stands in the source, if that matters. */
  | { readonly kind: "code"; readonly code: InlineCode; readonly written?: string; readonly piece?: Piece }
  /** Something that marks a stretch and is no part of the unit's text or codes. */
  | { readonly kind: "mark"; readonly text: string };

/** How a format writes what differs between formats. */
export interface ChunkStyle {
  /** A target in place of `pieces`. */
  readonly target: (runs: Runs, pieces: readonly Piece[], unit: Unit) => readonly Chunk[];
  /** The chunks of an edit, a target's or source text that stays, with what is to be said of them. */
  readonly marked: (chunks: readonly Chunk[], edit: Edit, unit: Unit) => readonly Chunk[];
}

/**
 * A unit with its edits, as chunks; the article's own text where a target says the same as the source.
 *
 * Takes time linear in the unit's pieces and edits.
 *
 * @param edits all of this unit, ascending, without overlap
 */
export function chunksOf(article: Article, unit: Unit, edits: readonly Edit[], style: ChunkStyle): readonly Chunk[] {
  const chunks: Chunk[] = [];
  // Before `at` all is in the chunks; before `end` lie the edits that have been looked at.
  let at = unit.start;
  let end = unit.start;
  for (const edit of edits) {
    if (edit.start < end || edit.end < edit.start || edit.end > unit.end)
      throw new RangeError(
        `edit ${edit.start}–${edit.end} overlaps another or leaves unit ${unit.start}–${unit.end} of ${article.path}`,
      );
    end = edit.end;
    const { content } = edit;
    const pieces = piecesBetween(unit, edit.start, edit.end);
    const isKept = content.kind === "fallback" || sameRuns(content.runs, spanRuns(pieces));
    if (isKept && content.kind === "target" && content.mark === undefined) continue;
    const plain = isKept ? copyOf(unit, edit.start, edit.end) : style.target(content.runs, pieces, unit);
    const replacement = style.marked(plain, edit, unit);
    for (const chunk of copyOf(unit, at, replacement.length === 0 ? gapStart(unit, at, edit.start) : edit.start))
      chunks.push(chunk);
    for (const chunk of replacement) chunks.push(chunk);
    at = chunks.length === 0 ? gapEnd(unit, edit.end) : edit.end;
  }
  const rest = copyOf(unit, at, unit.end);
  return chunks.length === 0 ? rest : joinMarks([...chunks, ...rest]);
}

function copyOf(unit: Unit, start: number, end: number): readonly Chunk[] {
  return end > start ? [{ kind: "copy", pieces: piecesBetween(unit, start, end), start, end }] : [];
}

/** Whether chunks are the unit as it stands, so that nothing needs to be written. */
export function isUntouched({ start, end }: Unit, chunks: readonly Chunk[]): boolean {
  const [first, second] = chunks;
  return second === undefined && first?.kind === "copy" && first.start === start && first.end === end;
}

/** Where the white space before an empty target begins: without it, no blank line remains where the target was. */
function gapStart(unit: Unit, from: number, to: number): number {
  let start = to;
  for (const piece of piecesBetween(unit, from, to).toReversed()) {
    if (piece.kind === "code") break;
    const words = piece.text.trimEnd();
    start = words === "" ? piece.start : start - (piece.text.length - words.length);
    if (words !== "") break;
  }
  return start;
}

/** Where the white space behind an empty target ends that is the first of its unit. */
function gapEnd(unit: Unit, from: number): number {
  let end = from;
  for (const piece of piecesBetween(unit, from, unit.end)) {
    if (piece.kind === "code") break;
    const words = piece.text.trimStart();
    end = words === "" ? piece.end : end + (piece.text.length - words.length);
    if (words !== "") break;
  }
  return end;
}

/** Edits by unit, ascending within each. */
export function editsByUnit(edits: readonly Edit[]): ReadonlyMap<number, readonly Edit[]> {
  const sorted = edits.toSorted((a, b) => a.unit - b.unit || a.start - b.start || a.end - b.end);
  const groups = new Map<number, readonly Edit[]>();
  let from = 0;
  sorted.forEach(({ unit }, index) => {
    if (sorted[index + 1]?.unit === unit) return;
    groups.set(unit, sorted.slice(from, index + 1));
    from = index + 1;
  });
  return groups;
}
