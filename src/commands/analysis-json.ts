import { type Grid, ROWS, totalOf } from "../core/match-grid.ts";
import { type Rates, weightOf, worthOf } from "../core/rates.ts";
import type { Analysis } from "../journey/analyze.ts";

/** A language's analysis as it stands in `translate.analyze/1`. */
export function analysisJson({ lang, articles, total }: Analysis, rates: Rates): object {
  return {
    lang,
    ...gridJson(total, rates),
    articles: articles.map(({ path, grid }) => ({ article: path, ...gridJson(grid, rates) })),
  };
}

function gridJson(grid: Grid, rates: Rates): object {
  return {
    rows: ROWS.map((row) => ({
      row,
      ...grid[row],
      weight: weightOf(rates, row),
      ...worthOf(grid, rates, [row]),
    })),
    total: { ...totalOf(grid), ...worthOf(grid, rates) },
  };
}
