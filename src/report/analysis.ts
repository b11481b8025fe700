import { type Grid, type PaidRow, ROWS, type Row, totalOf } from "../core/match-grid.ts";
import type { LanguageTag } from "../core/model.ts";
import { type Rates, worthOf } from "../core/rates.ts";
import { say } from "./say.ts";
import { type Cell, table } from "./table.ts";

/** A match grid to be shown, under the name of what it counts. */
export interface ShownGrid {
  readonly lang: LanguageTag;
  /** Absent for the whole job. */
  readonly article?: string;
  readonly grid: Grid;
}

/** Rows that are one in the table, by what they are called there; the others are shown by their own name. */
const TOGETHER = [
  ["done", ["done", "locked"]],
  ["102", ["102"]],
  ["101", ["101"]],
  ["100", ["100"]],
  ["repetitions", ["repetitions", "cross-file-repetitions"]],
] as const satisfies readonly (readonly [string, readonly Row[]])[];

/**
 * One match grid as a table: what is done already, the matches from best to none, and the total. Internal fuzzy matches
 * have rows of their own where there are any.
 */
export function renderGrid({ lang, article, grid }: ShownGrid, rates: Rates): string {
  const line = (label: string, rows: readonly Row[]): readonly Cell[] => {
    const { segments, words, characters, codes } = totalOf(grid, rows);
    const { weightedWords, cost } = worthOf(grid, rates, rows);
    const money = cost === undefined ? [] : [Math.round(cost * 100) / 100];
    return [label, segments, words, characters, codes, weightedWords, ...money];
  };
  const merged = new Set<Row>(TOGETHER.flatMap(([, rows]) => rows));
  const fuzzy = ROWS.filter(
    (row): row is Exclude<PaidRow, "cross-file-repetitions"> =>
      !merged.has(row) && (!row.startsWith("internal-") || grid[row].segments > 0),
  );
  const head = article === undefined ? lang : say("analyze.article", { lang, article });
  return table({
    head: [head, ...headings(rates)],
    rows: [
      ...TOGETHER.map(([label, rows]) => line(say(`analyze.${label}`), rows)),
      ...fuzzy.map((row) => line(say(`analyze.${row}`), [row])),
      line(say("analyze.total"), ROWS),
    ],
  });
}

function headings({ pricePerWord, currency }: Rates): readonly string[] {
  const keys = ["segments", "words", "characters", "codes", "weighted"] as const;
  const money = currency === undefined ? say("analyze.cost") : say("analyze.costIn", { currency });
  return [...keys.map((key) => say(`analyze.${key}`)), ...(pricePerWord === undefined ? [] : [money])];
}
