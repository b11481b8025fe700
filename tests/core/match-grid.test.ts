import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addGrids,
  type EarlierScores,
  type Grid,
  gridsOf,
  type JobArticle,
  type JobSegment,
  ROWS,
  type Row,
  totalOf,
} from "../../src/core/match-grid.ts";
import { DEFAULT_WEIGHTS, weightOf, worthOf } from "../../src/core/rates.ts";
import { volumeOf } from "../../src/core/words.ts";
import { runs } from "../memory/units.ts";

function segment(text: string, match = 0, standing: JobSegment["standing"] = "open"): JobSegment {
  return { source: runs(text), key: text, standing, match };
}

function job(...articles: readonly (readonly JobSegment[])[]): readonly JobArticle[] {
  return articles.map((segments, index) => ({ path: `${index}.md`, segments }));
}

/** The rows that have segments, with how many. */
function placed(grid: Grid | undefined): Partial<Record<Row, number>> {
  return Object.fromEntries(
    ROWS.flatMap((row) => (grid !== undefined && grid[row].segments > 0 ? [[row, grid[row].segments]] : [])),
  );
}

function rowOf(match: number, internal = 0): string {
  const [grid] = gridsOf(job([segment("Kandas", match)]), volumeOf, () => [internal]);
  return Object.keys(placed(grid)).join();
}

describe("a segment's row", () => {
  test.each([
    [102, "102"],
    [101, "101"],
    [100, "100"],
    [99, "95-99"],
    [95, "95-99"],
    [94, "85-94"],
    [85, "85-94"],
    [84, "75-84"],
    [75, "75-84"],
    [74, "50-74"],
    [50, "50-74"],
    [49, "new"],
    [0, "new"],
  ])("a match of %i is in row %s", (match, row) => {
    expect(rowOf(match)).toBe(row);
  });

  test("the better of memory and internal match counts, the memory's where they are equal", () => {
    expect(rowOf(80, 90)).toBe("internal-85-94");
    expect(rowOf(90, 80)).toBe("85-94");
    expect(rowOf(80, 80)).toBe("75-84");
    expect(rowOf(0, 49)).toBe("new");
  });

  test("what is locked or done is neither match nor repetition, and makes no repetition", () => {
    const [grid] = gridsOf(
      job([segment("Kandas", 102, "locked"), segment("Kandas", 100, "done"), segment("Kandas"), segment("Kandas")]),
      volumeOf,
    );
    expect(placed(grid)).toEqual({ locked: 1, done: 1, new: 1, repetitions: 1 });
  });

  test("a text that the memory has at 100 is no repetition, however often it occurs", () => {
    const [grid] = gridsOf(job([segment("Kandas", 100), segment("Kandas", 101), segment("Kandas", 100)]), volumeOf);
    expect(placed(grid)).toEqual({ "100": 2, "101": 1 });
  });

  test("a repetition is of its own article if the text has stood there before, else of an earlier one", () => {
    const grids = gridsOf(job([segment("Kandas", 80)], [segment("Kandas", 80), segment("Kandas", 80)]), volumeOf);
    expect(grids.map(placed)).toEqual([{ "75-84": 1 }, { "cross-file-repetitions": 1, repetitions: 1 }]);
  });

  test("only what has to be translated is compared with what comes before it", () => {
    const asked: string[] = [];
    const spy: EarlierScores = (texts) => {
      asked.push(...texts.map(({ floor }) => String(floor)));
      return texts.map(() => 0);
    };
    const open = [segment("a", 100), segment("b", 70), segment("b", 70), segment("c", 60, "done"), segment("d", 10)];
    gridsOf(job(open), volumeOf, spy);
    expect(asked).toEqual(["70", "10"]);
  });
});

const segments = fc.array(
  fc.record({
    text: fc.constantFrom("Kandas", "The steppe is wide.", "He came — and went.", "10\u00A0000 km", "<b>Almaty</b>"),
    match: fc.integer({ min: 0, max: 102 }),
    standing: fc.constantFrom<JobSegment["standing"]>("open", "open", "open", "locked", "done"),
  }),
  { maxLength: 12 },
);
const jobs = fc
  .array(segments, { maxLength: 4 })
  .map((articles) => job(...articles.map((all) => all.map((one) => segment(one.text, one.match, one.standing)))));
/** Scores that depend on the text alone. */
const byText: EarlierScores = (texts) =>
  texts.map(({ source }) => (volumeOf(source).characters * 7) % 100).map((score) => (score >= 50 ? score : 0));

describe("laws", () => {
  test("every segment is in exactly one row, and rows add up to the total, article by article and together", () => {
    fc.assert(
      fc.property(jobs, fc.boolean(), (articles, internal) => {
        const grids = gridsOf(articles, volumeOf, internal ? byText : undefined);
        for (const [index, grid] of grids.entries()) {
          const all = articles[index]?.segments ?? [];
          const volumes = all.map(({ source }) => volumeOf(source));
          const sum = (key: "segments" | "words" | "characters" | "charactersWithSpaces" | "codes") =>
            volumes.reduce((total, volume) => total + volume[key], 0);
          expect(totalOf(grid)).toEqual({
            segments: all.length,
            words: sum("words"),
            characters: sum("characters"),
            charactersWithSpaces: sum("charactersWithSpaces"),
            codes: sum("codes"),
          });
        }
        const together = addGrids(grids);
        for (const row of ROWS)
          expect(together[row].words).toBe(grids.reduce((total, grid) => total + grid[row].words, 0));
      }),
    );
  });

  test("adding a repetition changes no other row", () => {
    fc.assert(
      fc.property(jobs, fc.nat(), (articles, seed) => {
        const open = articles.flatMap(({ segments: all }) =>
          all.filter(({ standing, match }) => standing === "open" && match < 100),
        );
        const again = open[seed % Math.max(1, open.length)];
        if (again === undefined) return;
        const before = addGrids(gridsOf(articles, volumeOf, byText));
        const longer = [...articles, { path: "last.md", segments: [again, again] }];
        const after = addGrids(gridsOf(longer, volumeOf, byText));
        for (const row of ROWS) {
          const added = row === "repetitions" || row === "cross-file-repetitions" ? 1 : 0;
          expect([row, after[row].segments]).toEqual([row, before[row].segments + added]);
          if (added === 0) expect(after[row]).toEqual(before[row]);
        }
      }),
    );
  });

  test("without internal fuzzies their rows are empty, and what stood there has its memory match", () => {
    fc.assert(
      fc.property(jobs, (articles) => {
        const grid = addGrids(gridsOf(articles, volumeOf));
        for (const row of ROWS) if (row.startsWith("internal-")) expect(grid[row].segments).toBe(0);
      }),
    );
  });

  test("weighted words and cost of the rows add up to those of the total, to the last digit", () => {
    const decimal = (most: number, decimals: number) =>
      fc.integer({ min: 0, max: most * 10 ** decimals }).map((whole) => whole / 10 ** decimals);
    const weights = fc.record(
      // fromEntries forgets the keys' type; they are those of the default weights.
      Object.fromEntries(Object.keys(DEFAULT_WEIGHTS).map((row) => [row, decimal(1, 3)])) as Record<
        keyof typeof DEFAULT_WEIGHTS,
        fc.Arbitrary<number>
      >,
    );
    fc.assert(
      fc.property(jobs, weights, decimal(20, 4), (articles, given, pricePerWord) => {
        const rates = { weights: given, pricePerWord };
        const grid = addGrids(gridsOf(articles, volumeOf, byText));
        const rows = ROWS.map((row) => worthOf(grid, rates, [row]));
        const whole = (value: number | undefined, scale: number) => Math.round((value ?? Number.NaN) * scale);
        const total = worthOf(grid, rates);
        expect(rows.reduce((sum, row) => sum + whole(row.weightedWords, 1e3), 0)).toBe(whole(total.weightedWords, 1e3));
        expect(rows.reduce((sum, row) => sum + whole(row.cost, 1e7), 0)).toBe(whole(total.cost, 1e7));
      }),
    );
  });
});

test("what is locked or done weighs nothing, and 1,000 words at 0.3 are 300", () => {
  const rates = { weights: DEFAULT_WEIGHTS };
  expect([weightOf(rates, "locked"), weightOf(rates, "done"), weightOf(rates, "new")]).toEqual([0, 0, 1]);
  const grid = addGrids(gridsOf(job([segment("a ".repeat(1000), 97)]), volumeOf));
  expect(worthOf(grid, { ...rates, pricePerWord: 0.08 })).toEqual({ weightedWords: 300, cost: 24 });
});
