import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { TranslationUnit } from "../../src/core/model.ts";
import { openMemory, type ScoredMatch } from "../../src/memory/index.ts";
import { collection, query, runs, unit } from "./units.ts";

async function match(source: string, stored: TranslationUnit, penalty = 0): Promise<ScoredMatch | undefined> {
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  await memory.replace(collection("m", { penalty }), [stored]);
  const [matches = []] = await memory.lookup([query(source)], { threshold: 0, limit: 1 });
  return matches[0];
}

const reasons = (found: ScoredMatch | undefined): string[] =>
  found?.penalties.map(({ reason, points }) => `${reason} ${points}`) ?? [];

const COURT = "The court met in Astana on 5 May.";
const COURT_KK = "Сот 5 мамырда Астанада жиналды.";

describe("provenance", () => {
  test.each([
    ["a person's reviewed text", { state: "reviewed" }, 0, 100, []],
    ["a final text", { state: "final" }, 0, 100, []],
    ["a person's unreviewed text", { state: "edited" }, 0, 95, ["unreviewed 5"]],
    ["raw machine output", { state: "draft", origin: "engine" }, 0, 80, ["machine 15", "unreviewed 5"]],
    ["pseudo-translation", { state: "draft", origin: "pseudo" }, 0, 80, ["machine 15", "unreviewed 5"]],
    ["edited machine output", { state: "edited", origin: "engine" }, 0, 95, ["unreviewed 5"]],
    ["an aligned pair", { state: "reviewed", origin: "aligned" }, 0, 97, ["aligned 3"]],
    ["an unreviewed unit of a memory with a penalty", { state: "draft", origin: "memory" }, 7, 93, ["memory 7"]],
    ["machine output in such a memory", { state: "draft", origin: "engine" }, 7, 78, ["machine 15", "memory 7"]],
    ["a penalty above the score", { state: "final" }, 200, 0, ["memory 200"]],
    ["a broken penalty", { state: "final" }, 0.5, 99, ["memory 0.5"]],
  ] as const)("%s", async (_, more, penalty, score, expected) => {
    const found = await match(COURT, unit(COURT, COURT_KK, more), penalty);
    expect(found).toMatchObject({ type: "exact", base: 100, score });
    expect(reasons(found)).toEqual(expected);
  });
});

describe("texts that differ on the surface alone score 95 to 99", () => {
  test.each([
    ["a number that can be exchanged in the target", "The court met in Astana on 6 May.", COURT_KK, 99, ["numbers 1"]],
    [
      "a number that the target does not have",
      "The court met in Astana on 6 May.",
      "Сот бесінші мамырда жиналды.",
      98,
      ["numbers 2"],
    ],
    ["a number that the target has twice", "The court met in Astana on 6 May.", "5 мамыр: 5 судья.", 98, ["numbers 2"]],
    ["one capital letter", "The Court met in Astana on 5 May.", COURT_KK, 99, ["case 1"]],
    ["many capital letters", "THE COURT MET IN ASTANA ON 5 MAY.", COURT_KK, 98, ["case 2"]],
    ["a full stop", "The court met in Astana on 5 May", COURT_KK, 99, ["punctuation 1"]],
    ["much punctuation", "“The court met, in Astana; on 5 May!”", COURT_KK, 97, ["punctuation 3"]],
    ["white space between tokens", "The court met in Astana on 5 May .", COURT_KK, 99, ["punctuation 1"]],
    ["an added code", "The <b>court</b> met in Astana on 5 May.", COURT_KK, 98, ["codes 2"]],
    ["all at once", "<b>THE</b> COURT, MET – IN ASTANA; ON 6 MAY", COURT_KK, 95, ["case 2", "punctuation 3"]],
  ])("%s", async (_, source, target, score, expected) => {
    const found = await match(source, unit(COURT, target));
    expect([found?.type, found?.score, reasons(found)]).toEqual(["fuzzy", score, expected]);
  });

  test("numbers are the same in the way that each language writes them", async () => {
    const found = await match("It cost 1,300 tenge.", unit("It cost 1,200 tenge.", "Оның құны 1\u00a0200 теңге."));
    expect(reasons(found)).toEqual(["numbers 1"]);
  });

  test("codes that only moved take one point", async () => {
    const found = await match(
      "The <b>court</b> met in May.",
      unit("The court <b>met</b> in May.", "Сот <b>жиналды</b>."),
    );
    expect([found?.base, found?.score, reasons(found)]).toEqual([100, 99, ["codes 1"]]);
  });

  test("codes of another kind in the same places take points from an exact match", async () => {
    const found = await match("See <a>this</a>.", unit("See <b>this</b>.", "Мынаны <b>қараңыз</b>."));
    expect([found?.type, found?.score, reasons(found)]).toEqual(["exact", 96, ["codes 4"]]);
  });
});

describe("texts in which a word differs", () => {
  test("score at most 94 when they are short", async () => {
    const words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
    const found = await match(`${words} seventeen eighteen zero`, unit(`${words} seventeen eighteen nineteen`, "т"));
    expect([found?.base, found?.score, reasons(found)]).toEqual([94, 94, []]);
    const marked = await match(
      `${words}, seventeen - eighteen - zero`,
      unit(`${words}, seventeen - eighteen - nil`, "т"),
    );
    expect([marked?.base, marked?.score, reasons(marked)]).toEqual([95, 94, ["words 1"]]);
  });

  test("score at most 98 when they are long", async () => {
    const words = Array.from({ length: 120 }, (_, index) => `w${"abcdefghij"[index % 10]}`).join(" ");
    const found = await match(`${words} end`, unit(`${words} stop`, "т"));
    expect([found?.base, found?.score, reasons(found)]).toEqual([99, 98, ["words 1"]]);
  });

  test("numbers weigh less in the score than in the base", async () => {
    const found = await match(
      "On 5 May 2026 the court met again.",
      unit("On 6 May 2025 the court met once.", "6, 2025"),
    );
    expect([found?.base, found?.credit, found?.score]).toEqual([66, 21, 85]);
  });
});

describe("words that are nearly the same weigh two fifths of a word", () => {
  test.each([
    ["an ending", "The courts met again in the old town.", 88, 7],
    ["a letter", "The cours met again in the old town.", 88, 7],
    ["another word", "The judges met again in the old town.", 88, 0],
    ["a short word", "The court met again at the old town.", 88, 0],
  ])("%s", async (_, source, base, credit) => {
    const found = await match(source, unit("The court met again in the old town.", "Сот ескі қалада қайта жиналды."));
    expect([found?.base, found?.credit]).toEqual([base, credit]);
  });

  test("in Kazakh and Russian too", async () => {
    const kazakh = await match("Қандастар кеше елге оралды.", unit("Қандастарды кеше елге оралды.", "т"));
    expect([kazakh?.base, kazakh?.score]).toEqual([80, 90]);
    const russian = await match("Решение суда вчера отменили.", unit("Решения суда вчера отменили.", "т"));
    expect([russian?.base, russian?.score]).toEqual([80, 90]);
  });
});

describe("short texts", () => {
  test("are compared by their characters", async () => {
    expect((await match("Setting", unit("Settings", "Баптаулар")))?.base).toBe(87);
    expect((await match("Қазақстан", unit("Қазақстанда", "В Казахстане")))?.base).toBe(81);
  });

  test("of signs alone are not alike when the signs differ", async () => {
    expect((await match("?!", unit("***", "***")))?.score).toBe(0);
  });
});

test("the score is the base, context and credit less the penalties, whole and never 100 unless the texts are equal", async () => {
  const word = fc.constantFrom(
    "Court",
    "court",
    "met",
    "in",
    "Astana",
    "5",
    "1,200",
    "6",
    ",",
    ".",
    "<b>x</b>",
    "<br>",
  );
  const text = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(" "));
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  await fc.assert(
    fc.asyncProperty(text, text, fc.nat(20), async (asked, stored, penalty) => {
      await memory.replace(collection("m", { penalty }), [
        unit(stored, "Сот 5 мамырда <b>жиналды</b>.", { state: "draft" }),
      ]);
      for (const found of (await memory.lookup([query(asked)], { threshold: 0, limit: 9 }))[0] ?? []) {
        const taken = found.penalties.reduce((sum, { points }) => sum + points, 0);
        expect(found.score).toBe(Math.max(0, found.base + found.credit - taken));
        if (found.type === "exact") expect(found.base).toBe(100);
        expect(found.type === "fuzzy" && found.score > 99 - penalty).toBe(false);
        expect(found.credit).toBeGreaterThanOrEqual(0);
        expect(found.penalties.every(({ points }) => points > 0)).toBe(true);
        expect(found.unit.source).toEqual(runs(stored));
      }
    }),
    { numRuns: 300 },
  );
});
