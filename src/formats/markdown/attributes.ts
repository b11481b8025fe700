import type { Piece, Unit } from "../../core/model.ts";
import { hasWords } from "../span-runs.ts";
import type { Alt } from "./inline.ts";
import { type OuterMark, outermost, piecesOf, type Source } from "./pieces.ts";
import type { Span } from "./view.ts";

/** Whether a unit stands in a table's cell, where a `|` needs a backslash. */
export type Place = "cell" | "block";

/**
 * Alternative texts and titles as units of their own, in order. They lie in the codes of the unit around them, if there is
 * one.
 *
 *     ![Pickets outside](a.jpg "May 2021") and [the law](/law "In force since 2024")
 *       ^alt-----------^        ^title---^                     ^title-------------^
 */
export function attributeUnits(
  source: Source,
  marks: readonly OuterMark[],
  place: Place,
  headings: readonly string[],
): readonly Unit[] {
  if (marks.every(({ alt, title }) => alt === undefined && title === undefined)) return [];
  const units: Unit[] = [];
  for (const { alt, title, inner } of marks) {
    if (alt !== undefined) push("alt", altStyle(alt, place), piecesOf(source, alt, outermost(inner), "markdown"));
    if (title !== undefined) push("title", `title-${place}`, piecesOf(source, title, [], "title"));
  }
  return units;

  function push(key: string, style: string, pieces: readonly Piece[]): void {
    const unit = attributeUnit(key, style, pieces, headings);
    if (unit !== undefined) units.push(unit);
  }
}

/** The title of a link definition as a unit; undefined where there are no words in it. */
export function titleUnit(source: Source, title: Span, headings: readonly string[]): Unit | undefined {
  return attributeUnit("title", "title-block", piecesOf(source, title, [], "title"), headings);
}

function attributeUnit(
  key: string,
  style: string,
  pieces: readonly Piece[],
  headings: readonly string[],
): Unit | undefined {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined || !hasWords(pieces)) return undefined;
  return { kind: "attribute", key, headings, start: first.start, end: last.end, pieces, splits: false, style };
}

/** `alt-cell`, `alt-block`, and how its label is kept where the text is its own label. */
function altStyle({ label }: Alt, place: Place): string {
  return label === undefined ? `alt-${place}` : `alt-${place}-${label}`;
}
