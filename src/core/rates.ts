import { type Grid, PAID_ROWS, type PaidRow, ROWS, type Row } from "./match-grid.ts";

/** What each row counts for, and what a word costs. */
export interface Rates {
  /** The share of a new word, 0–1 with at most three decimals. */
  readonly weights: Readonly<Record<PaidRow, number>>;
  /** The price of a new word, with at most four decimals; absent where none is known. */
  readonly pricePerWord?: number;
  /** ISO 4217, such as `KZT`. */
  readonly currency?: string;
}

/**
 * Weights within what tools and agencies publish; `docs/analyze.md` names the sources. They are a place to start from:
 * what is paid is for the two sides to agree.
 */
export const DEFAULT_WEIGHTS: Readonly<Record<PaidRow, number>> = {
  "102": 0,
  "101": 0,
  "100": 0.1,
  repetitions: 0.1,
  "cross-file-repetitions": 0.1,
  "95-99": 0.3,
  "85-94": 0.5,
  "75-84": 0.7,
  "50-74": 1,
  "internal-95-99": 0.3,
  "internal-85-94": 0.5,
  "internal-75-84": 0.7,
  "internal-50-74": 1,
  new: 1,
};

/** What a row, or a whole grid, comes to. */
export interface Worth {
  /** In thousandths of a word at the finest, so that rows add up to their total. */
  readonly weightedWords: number;
  /** Not rounded; absent where no price is known. */
  readonly cost?: number;
}

/** What some rows of a grid come to under `rates`, all of them where none is named. */
export function worthOf(grid: Grid, rates: Rates, rows: readonly Row[] = ROWS): Worth {
  // Whole numbers of thousandths and ten-thousandths: decimal fractions have no exact sum.
  const thousandths = rows.reduce((sum, row) => sum + grid[row].words * Math.round(weightOf(rates, row) * 1000), 0);
  const weightedWords = thousandths / 1000;
  if (rates.pricePerWord === undefined) return { weightedWords };
  return { weightedWords, cost: (thousandths * Math.round(rates.pricePerWord * 10_000)) / 10_000_000 };
}

/** The weight of a row; what is locked or done already weighs nothing. */
export function weightOf({ weights }: Rates, row: Row): number {
  const paid = PAID_ROWS.find((name) => name === row);
  return paid === undefined ? 0 : weights[paid];
}
