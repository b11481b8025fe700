import type { LanguageTag, Run, Runs, Unit } from "../core/model.ts";
import { joinRuns } from "../core/runs.ts";
import { gapsOf } from "./boundary.ts";
import { hasWord } from "./characters.ts";
import { type Fragment, fragmentsOf, isBlank } from "./fragment.ts";
import { staysBefore } from "./sharing.ts";
import { type Span, type SplitOptions, splitSentences } from "./split.ts";
import { viewOf } from "./view.ts";

/** One sentence of a unit: its runs, and the offsets into `Article.text` that they stand for, without outer white space. */
export interface Cut {
  readonly source: Runs;
  readonly start: number;
  readonly end: number;
}

/**
 * A unit's sentences, in order, each with its codes; one cut for a unit that does not split.
 *
 * Every code of the unit is in exactly one cut; only white space lies between cuts. A unit without a letter or a digit
 * (an image alone, a row of asterisks, an emoji) has nothing to translate and gives no cut: it stays in the skeleton.
 */
export function segmentUnit(unit: Unit, lang: LanguageTag, options: SplitOptions = {}): readonly Cut[] {
  const view = viewOf(unit);
  if (!hasWord(view.text, 0, view.text.length)) return [];
  const sentences = unit.splits ? splitSentences(view.text, lang, options) : [wholeOf(view.text)];
  const gaps = gapsOf(view, sentences);
  const cells = cellsOf(fragmentsOf(view, gaps), gaps.slice(1, -1));
  return cells.map(cutOf);
}

function wholeOf(text: string): Span {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
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

function cutOf(cell: readonly Fragment[]): Cut {
  const first = cell.findIndex((fragment) => !isBlank(fragment));
  const last = cell.findLastIndex((fragment) => !isBlank(fragment));
  const fragments = cell.slice(first, last + 1);
  return {
    source: runsOf(fragments),
    start: fragments[0]?.piece.start ?? 0,
    end: fragments.at(-1)?.piece.end ?? 0,
  };
}

/** The fragments as runs, codes numbered from "1" in order of appearance; the ends of a pair share their number. */
function runsOf(fragments: readonly Fragment[]): Runs {
  const ids = new Map<number, string>();
  let count = 0;
  const runs = fragments.map(({ piece }): Run => {
    if (piece.kind === "text") return { kind: "text", text: piece.text };
    const { pair, type, name, data } = piece.code;
    const id = (pair === undefined ? undefined : ids.get(pair)) ?? String(++count);
    if (pair !== undefined) ids.set(pair, id);
    return { kind: "code", code: { id, type, name, data } };
  });
  return joinRuns(runs);
}
