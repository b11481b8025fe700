import fc from "fast-check";
import { expect, test } from "vitest";
import type { JobArticle } from "../../src/core/match-grid.ts";
import { textRuns } from "../../src/core/runs.ts";
import { partsOf } from "../../src/journey/package/parts.ts";

/** Articles by the number of words of each segment, block by block. */
type Shape = readonly (readonly (readonly number[])[])[];

function jobOf(shape: Shape): { readonly job: readonly JobArticle[]; readonly blocks: readonly (readonly number[])[] } {
  const job = shape.map((blocks, article) => ({
    path: `${article}.md`,
    segments: blocks.flat().map((words) => ({
      source: textRuns(Array.from({ length: words }, () => "steppe").join(" ")),
      key: "",
      standing: "open" as const,
      match: 0,
    })),
  }));
  return { job, blocks: shape.map((blocks) => blocks.flatMap((block, index) => block.map(() => index))) };
}

test("a part ends where the next paragraph would go beyond its limit", () => {
  const { job, blocks } = jobOf([
    [[3, 3], [5]],
    [[2], [20], [1]],
  ]);
  expect(partsOf(job, blocks, { unit: "words", most: 10 })).toEqual([
    [{ article: 0, start: 0, end: 2 }],
    [
      { article: 0, start: 2, end: 3 },
      { article: 1, start: 0, end: 1 },
    ],
    [{ article: 1, start: 1, end: 2 }], // larger than a part by itself
    [{ article: 1, start: 2, end: 3 }],
  ]);
  expect(partsOf(job, blocks)).toHaveLength(1);
});

test("parts hold every segment once and in order, cut no paragraph, and only a single paragraph is beyond the limit", () => {
  const shape = fc.array(fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), {
    maxLength: 4,
  });
  const limit = fc.record({
    unit: fc.constantFrom("words" as const, "segments" as const),
    most: fc.integer({ min: 1, max: 25 }),
  });
  fc.assert(
    fc.property(shape, limit, (articles, most) => {
      const { job, blocks } = jobOf(articles);
      const parts = partsOf(job, blocks, most);
      const places = parts.map((part) =>
        part.flatMap(({ article, start, end }) =>
          Array.from({ length: end - start }, (_, at) => ({ article, at: start + at })),
        ),
      );
      const all = job.flatMap(({ segments }, article) => segments.map((_, at) => ({ article, at })));
      expect(places.flat()).toEqual(all);
      const blockOf = ({ article, at }: { article: number; at: number }): string =>
        `${article} ${blocks[article]?.[at]}`;
      const seen = places.map((part) => new Set(part.map(blockOf)));
      expect(seen.reduce((sum, { size }) => sum + size, 0)).toBe(new Set(all.map(blockOf)).size);
      for (const [index, part] of places.entries()) {
        const size = part.reduce(
          (sum, { article, at }) => sum + (most.unit === "words" ? (articles[article]?.flat()[at] ?? 0) : 1),
          0,
        );
        expect(size <= most.most || seen[index]?.size === 1).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
