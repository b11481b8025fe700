import fc from "fast-check";
import { expect, test } from "vitest";
import { earlierScores } from "../../src/memory/earlier.ts";
import { openMemory } from "../../src/memory/index.ts";
import { collection, runs, unit } from "./units.ts";

function scoresOf(texts: readonly string[], floor = 0): readonly number[] {
  return earlierScores(texts.map((text) => ({ source: runs(text), floor })));
}

/** What the memory says of each text, once all before it are translated. */
async function fromMemory(texts: readonly string[]): Promise<readonly number[]> {
  const scores: number[] = [];
  for (const [index, text] of texts.entries()) {
    const memory = await openMemory(":memory:");
    const before = texts.slice(0, index).map((earlier) => unit(earlier, earlier));
    await memory.replace(collection("job"), before);
    const [matches] = await memory.lookup([{ source: runs(text), sourceLang: "en", lang: "kk" }], {
      threshold: 50,
      limit: 1,
    });
    const score = matches?.[0]?.score ?? 0;
    scores.push(score >= 50 ? score : 0);
    await memory.close();
  }
  return scores;
}

test("a segment like an earlier one scores, whichever stands between them, and the earlier one does not", () => {
  expect(
    scoresOf(["The cat is on the table.", "Kazakhstan has welcomed Kazakhs.", "The cat is under the table."]),
  ).toEqual([0, 0, expect.toSatisfy((score: number) => score >= 75 && score <= 94)]);
});

test("another number alone is 95–99, and one word of two a matter of its letters", () => {
  expect(scoresOf(["In 2019 it grew.", "In 2020 it grew."])[1]).toBeGreaterThanOrEqual(95);
  expect(scoresOf(["Kandases", "Kandas"])[1]).toBeGreaterThanOrEqual(50);
  expect(scoresOf(["Kandas", "Almaty"])[1]).toBe(0);
});

test("a text that is not above its floor gives 0", () => {
  const texts = ["The cat is on the table.", "The cat is under the table."];
  const score = scoresOf(texts)[1] ?? 0;
  expect(scoresOf(texts, score - 1)[1]).toBe(score);
  expect(scoresOf(texts, score)[1]).toBe(0);
});

test("texts without words, and none at all, resemble nothing", () => {
  expect(scoresOf(["…", "", "<br>", "…"])).toEqual([0, 0, 0, expect.any(Number)]);
  expect(scoresOf([])).toEqual([]);
});

test("an internal match scores what the memory will say once the earlier segment is translated", async () => {
  const words = fc.constantFrom("Kandas", "kandas", "came", "home", "1992", "2021", ",", "—", "<br>", "to", "Almaty");
  const text = fc.array(words, { minLength: 1, maxLength: 9 }).map((all) => all.join(" "));
  const texts = fc.uniqueArray(text, { minLength: 2, maxLength: 6, selector: (one) => one.replace(/\s+/g, " ") });
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      expect(scoresOf(all)).toEqual(await fromMemory(all));
    }),
    { numRuns: 150 },
  );
});
