import type { LanguageTag, Piece, Run, Runs, Unit } from "../core/model.ts";
import { joinRuns } from "../core/runs.ts";
import { gapsOf } from "./boundary.ts";
import { hasWord } from "./characters.ts";
import { type Fragment, fragmentsOf, isBlank } from "./fragment.ts";
import { staysBefore } from "./sharing.ts";
import { type Span, type SplitOptions, splitSentences } from "./split.ts";
import { textOf, viewOf } from "./view.ts";

/** One sentence of a unit: its runs, and the offsets into `Article.text` that they stand for, without outer white space. */
export interface Cut {
  readonly source: Runs;
  readonly start: number;
  readonly end: number;
}

/** A unit as it was cut. */
export interface Cutting {
  /** What a reader reads, without codes: entities and escapes decoded, a wrapped line as one space. */
  readonly text: string;
  readonly cuts: readonly Cut[];
  /** Where each cut stands in `text`: UTF-16 offsets, white space around it outside. */
  readonly sentences: readonly Span[];
}

/**
 * A unit's sentences, in order, each with its codes; one cut for a unit that does not split.
 *
 * Every code of the unit is in exactly one cut; only white space lies between cuts. A unit without a letter or a digit
 * (an image alone, a row of asterisks, an emoji) has nothing to translate and gives no cut: it stays in the skeleton.
 */
export function segmentUnit(unit: Unit, lang: LanguageTag, options: SplitOptions = {}): readonly Cut[] {
  return cutUnit(unit, lang, options).cuts;
}

/** The same cuts as `segmentUnit`, and where they stand in the text that a reader reads. */
export function cutUnit(unit: Unit, lang: LanguageTag, options: SplitOptions = {}): Cutting {
  const text = textOf(unit);
  if (!hasWord(text, 0, text.length)) return { text, cuts: [], sentences: [] };
  const found = unit.splits ? splitSentences(text, lang, options) : [wholeOf(text)];
  if (found.length === 1 && found[0]?.start === 0 && found[0].end === text.length)
    return { text, cuts: [cutOf(unit.pieces)], sentences: found };
  const view = viewOf(unit);
  const gaps = gapsOf(view, found);
  const cells = cellsOf(fragmentsOf(view, gaps), gaps.slice(1, -1)).map(withoutBlanks);
  const sentences = cells.map((cell) => trimmed(text, cell[0]?.from ?? 0, cell.at(-1)?.to ?? 0));
  return { text, cuts: cells.map((cell) => cutOf(cell.map(({ piece }) => piece))), sentences };
}

function wholeOf(text: string): Span {
  return trimmed(text, 0, text.length);
}

function trimmed(text: string, from: number, to: number): Span {
  const piece = text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  return { start, end: start + piece.trim().length };
}

/** The fragments of each sentence. A cell in which moved boundaries have left no word joins the one before or after. */
function cellsOf(fragments: readonly Fragment[], gaps: readonly Span[]): readonly (readonly Fragment[])[] {
  const cells: Fragment[][] = [];
  let from = 0;
  for (const gap of gaps) {
    let first = from;
    while (first < fragments.length && (fragments[first]?.from ?? 0) < gap.start) first++;
    let last = first;
    while (last < fragments.length && (fragments[last]?.to ?? 0) <= gap.end) last++;
    const to = first + staysBefore(fragments.slice(first, last));
    addCell(cells, fragments.slice(from, to));
    from = to;
  }
  addCell(cells, fragments.slice(from));
  return cells;
}

function addCell(cells: Fragment[][], cell: Fragment[]): void {
  const last = cells.at(-1);
  if (last === undefined || (hasText(cell) && hasText(last))) cells.push(cell);
  else for (const fragment of cell) last.push(fragment);
}

function hasText(cell: readonly Fragment[]): boolean {
  return cell.some(({ piece }) => piece.kind === "text" && hasWord(piece.text, 0, piece.text.length));
}

function withoutBlanks(cell: readonly Fragment[]): readonly Fragment[] {
  const first = cell.findIndex((fragment) => !isBlank(fragment));
  const last = cell.findLastIndex((fragment) => !isBlank(fragment));
  return cell.slice(first, last + 1);
}

function cutOf(pieces: readonly Piece[]): Cut {
  return { source: runsOf(pieces), start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
}

/** The pieces as runs, codes numbered from "1" in order of appearance; the ends of a pair share their number. */
function runsOf(pieces: readonly Piece[]): Runs {
  let ids: Map<number, string> | undefined;
  let count = 0;
  const runs = pieces.map((piece): Run => {
    if (piece.kind === "text") return { kind: "text", text: piece.text };
    const { pair, type, name, data } = piece.code;
    const id = (pair === undefined ? undefined : ids?.get(pair)) ?? String(++count);
    if (pair !== undefined) {
      ids ??= new Map();
      ids.set(pair, id);
    }
    return { kind: "code", code: { id, type, name, data } };
  });
  return joinRuns(runs);
}
