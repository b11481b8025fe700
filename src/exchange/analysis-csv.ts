import { type Grid, ROWS, type Row, totalOf } from "../core/match-grid.ts";
import type { LanguageTag } from "../core/model.ts";
import { type Rates, weightOf, worthOf } from "../core/rates.ts";
import type { Volume } from "../core/words.ts";

/** A grid with whose it is: an article's, or with an empty name a whole language's. */
export interface NamedGrid {
  readonly lang: LanguageTag;
  readonly article: string;
  readonly grid: Grid;
}

const HEAD =
  "language,article,row,segments,words,characters,characters with spaces,codes,weight,weighted words,cost,currency";

/** The grids as comma-separated values (RFC 4180), a line for each row and one for the total. */
export function writeAnalysisCsv(grids: readonly NamedGrid[], rates: Rates): string {
  const lines = grids.flatMap(({ lang, article, grid }) => {
    const line = (row: string, volume: Volume, rows: readonly Row[], weight: string): string => {
      const { segments, words, characters, charactersWithSpaces, codes } = volume;
      const { weightedWords, cost } = worthOf(grid, rates, rows);
      const money = cost === undefined ? ["", ""] : [cost, rates.currency ?? ""];
      const cells = [lang, article, row, segments, words, characters, charactersWithSpaces, codes, weight];
      return [...cells, weightedWords, ...money].map(cellText).join(",");
    };
    return [
      ...ROWS.map((row) => line(row, grid[row], [row], String(weightOf(rates, row)))),
      line("total", totalOf(grid), ROWS, ""),
    ];
  });
  return [HEAD, ...lines, ""].join("\r\n");
}

/** Whether a text is such a list of ours. */
export function isAnalysisCsv(text: string): boolean {
  return text.startsWith(HEAD);
}

/** A spreadsheet takes a text that begins like a formula for one, unless an apostrophe stands before it. */
function cellText(cell: string | number): string {
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
