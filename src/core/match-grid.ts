import type { Runs } from "./model.ts";
import { addVolumes, noVolume, type Volume } from "./words.ts";

/** The bands of fuzzy matches, best first, by the trade's boundaries. */
export const BANDS = [
  { name: "95-99", least: 95, most: 99 },
  { name: "85-94", least: 85, most: 94 },
  { name: "75-84", least: 75, most: 84 },
  { name: "50-74", least: 50, most: 74 },
] as const;

/** The lowest score that counts as a match. */
export const LEAST_MATCH = 50;

/** The rows that a translator is paid by, in the order of the grid. `internal-…`: similar to an earlier open segment. */
export const PAID_ROWS = [
  "102",
  "101",
  "100",
  "repetitions",
  "cross-file-repetitions",
  "95-99",
  "85-94",
  "75-84",
  "50-74",
  "internal-95-99",
  "internal-85-94",
  "internal-75-84",
  "internal-50-74",
  "new",
] as const;
export type PaidRow = (typeof PAID_ROWS)[number];

/** All rows; every segment of a job stands in exactly one. What is locked or done is shown and not paid. */
export type Row = "locked" | "done" | PaidRow;
export const ROWS: readonly Row[] = ["locked", "done", ...PAID_ROWS];

/** A segment of a job, with all that decides its row. */
export interface JobSegment {
  readonly source: Runs;
  /** Equal for segments of which one translation will do. */
  readonly key: string;
  readonly standing: "locked" | "done" | "open";
  /** Score of the memory's best match, 0–102; 0 for none. */
  readonly match: number;
}

/** An article of a job, its segments in reading order. */
export interface JobArticle {
  readonly path: string;
  readonly segments: readonly JobSegment[];
}

/** A text that has to be translated, and the score that is to be beaten. */
export interface Sought {
  readonly source: Runs;
  readonly floor: number;
}

/**
 * For each text, the score (50–99) of the most similar one among those before it, as the memory would score it once that
 * one is translated; 0 where none is above the text's floor.
 */
export type EarlierScores = (texts: readonly Sought[]) => readonly number[];

/** The volume of each row. */
export type Grid = Readonly<Record<Row, Volume>>;

/**
 * The grid of each article, in the order of the job, which is the order in which it is translated.
 *
 * What the memory has at 100 or more counts as that, however often it occurs. Of the others, the first occurrence of a
 * text counts by its best match, every further one as a repetition: inside its article, or of an earlier article.
 *
 * @param earlierScores absent where internal fuzzy matches are not wanted; they count where they beat the memory's
 */
export function gridsOf(
  articles: readonly JobArticle[],
  volumeOf: (source: Runs) => Volume,
  earlierScores?: EarlierScores,
): readonly Grid[] {
  const rows = placeSettled(articles);
  const open = articles.flatMap(({ segments }, article) =>
    segments.flatMap((segment, index) => (rows[article]?.[index] === undefined ? [{ article, index, segment }] : [])),
  );
  const scores = earlierScores?.(open.map(({ segment }) => ({ source: segment.source, floor: segment.match }))) ?? [];
  for (const [position, { article, index, segment }] of open.entries()) {
    const row = fuzzyRow(segment.match, scores[position] ?? 0);
    const placed = rows[article];
    if (placed !== undefined) placed[index] = row;
  }
  return articles.map(({ segments }, article) => {
    const grid = emptyGrid();
    for (const [index, { source }] of segments.entries()) {
      const row = rows[article]?.[index] ?? "new";
      grid[row] = addVolumes(grid[row], volumeOf(source));
    }
    return grid;
  });
}

/** The rows of several grids added up. */
export function addGrids(grids: readonly Grid[]): Grid {
  const sum = emptyGrid();
  for (const grid of grids) for (const row of ROWS) sum[row] = addVolumes(sum[row], grid[row]);
  return sum;
}

/** All rows of a grid together, or those named. */
export function totalOf(grid: Grid, rows: readonly Row[] = ROWS): Volume {
  return rows.reduce((sum, row) => addVolumes(sum, grid[row]), noVolume);
}

function emptyGrid(): Record<Row, Volume> {
  // fromEntries forgets the keys' type; these are all of them.
  return Object.fromEntries(ROWS.map((row) => [row, noVolume])) as Record<Row, Volume>;
}

/** The rows of the segments that need no comparison with others; undefined for those that do. */
function placeSettled(articles: readonly JobArticle[]): (Row | undefined)[][] {
  const lastSeen = new Map<string, number>();
  return articles.map(({ segments }, article) =>
    segments.map(({ standing, match, key }) => {
      if (standing !== "open") return standing;
      if (match >= 100) return match >= 102 ? "102" : match >= 101 ? "101" : "100";
      const seen = lastSeen.get(key);
      lastSeen.set(key, article);
      if (seen === undefined) return undefined;
      return seen === article ? "repetitions" : "cross-file-repetitions";
    }),
  );
}

function fuzzyRow(match: number, internal: number): Row {
  const best = Math.max(match, internal);
  const band = BANDS.find(({ least }) => best >= least);
  if (band === undefined) return "new";
  return internal > match ? `internal-${band.name}` : band.name;
}
