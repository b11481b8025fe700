import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { plainText } from "../../src/core/runs.ts";
import { type Memory, openMemory, type SearchOptions } from "../../src/memory/index.ts";
import { collection, unit } from "./units.ts";

const BOTH: SearchOptions = { sourceLang: "en", lang: "kk", side: "both", exact: false, limit: 100 };

async function memoryOf(pairs: readonly (readonly [string, string])[]): Promise<Memory> {
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  await memory.replace(
    collection("m"),
    pairs.map(([source, target]) => unit(source, target)),
  );
  return memory;
}

const PAIRS = [
  ["The decree on kandas status was signed.", "Қандас мәртебесі туралы жарлыққа қол қойылды."],
  ["Kandas families settled in Turkistan.", "Қандастардың отбасылары Түркістанға қоныстанды."],
  ["Status of the decree", "Жарлықтың мәртебесі"],
  ["The <b>legal</b> status of settlers", "Қоныс аударушылардың құқықтық мәртебесі"],
] as const;

async function found(text: string, more: Partial<SearchOptions> = {}): Promise<readonly string[]> {
  const { passages } = await (await memoryOf(PAIRS)).search(text, { ...BOTH, ...more });
  return passages.map(({ side, text: its, places }) => `${side}: ${marked(its, places)}`);
}

function marked(text: string, places: readonly { start: number; end: number }[]): string {
  return places.reduceRight(
    (so, { start, end }) => `${so.slice(0, start)}[${so.slice(start, end)}]${so.slice(end)}`,
    text,
  );
}

describe("a search", () => {
  test("finds a word on either side, as it is written first, then its forms", async () => {
    expect(await found("қандас")).toEqual([
      "target: [Қандас] мәртебесі туралы жарлыққа қол қойылды.",
      "target: [Қандастардың] отбасылары Түркістанға қоныстанды.",
    ]);
    expect(await found("қандас", { exact: true })).toEqual(["target: [Қандас] мәртебесі туралы жарлыққа қол қойылды."]);
    expect(await found("kandas", { side: "target" })).toEqual([]);
  });

  test("finds several words in whatever order, a phrase only side by side", async () => {
    expect(await found("decree status")).toEqual([
      "source: The [decree] on kandas [status] was signed.",
      "source: [Status] of the [decree]",
    ]);
    expect(await found('"kandas status"')).toEqual(["source: The decree on [kandas status] was signed."]);
    expect(await found("«status kandas»")).toEqual([]);
    expect(await found("settler “legal status”")).toEqual(["source: The [legal status] of [settlers]"]);
  });

  test("finds the base of an inflected word, and е for ё", async () => {
    const memory = await memoryOf([
      ["a tree", "шырша"],
      ["fir trees", "ёлки"],
      ["a shovel", "елань"],
    ]);
    const asked = async (text: string) => {
      const { passages } = await memory.search(text, { ...BOTH, side: "target" });
      return passages.map((passage) => passage.text);
    };
    expect([await asked("шыршаның"), await asked("ёлка"), await asked("елка")]).toEqual([
      ["шырша"],
      ["ёлки"],
      ["ёлки"],
    ]);
    expect(await asked("шыршалардағыларға")).toEqual([]);
  });

  test("for nothing, for signs alone and for what is nowhere finds nothing", async () => {
    expect([await found(""), await found("— !"), await found('""'), await found("Aktau")]).toEqual([[], [], [], []]);
  });

  test("tells how many there are beyond those it gives", async () => {
    const result = await (await memoryOf(PAIRS)).search("status", { ...BOTH, limit: 1 });
    expect([result.passages.length, result.total]).toEqual([1, 3]);
  });
});

test("a search finds just the texts in which a look at each of them finds all the words", async () => {
  const word = fc.constantFrom(..."жарлық жарлықтың the decree decrees of Of 5 2026 мәртебе мәртебесі , .".split(" "));
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text), { maxLength: 12 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (pairs, words, exact) => {
        await memory.replace(
          collection("m"),
          pairs.map(([source, target], at) => unit(source, target, { id: `${at}` })),
        );
        const wanted = words.filter((one) => /\w|\p{L}/u.test(one)).map((one) => one.toLowerCase());
        const has = (one: string): boolean => {
          const its = one.toLowerCase().split(/[ ,.]+/);
          const begins = (form: string, w: string): boolean =>
            w.length >= 4 &&
            !/\d/.test(w) &&
            (form.startsWith(w.slice(0, Math.max(3, Math.ceil(w.length * 0.7)))) ||
              (form.length >= 4 && w.startsWith(form) && form.length >= 0.6 * w.length));
          return (
            wanted.length > 0 && wanted.every((w) => its.some((form) => form === w || (!exact && begins(form, w))))
          );
        };
        const expected = pairs.filter(([source]) => has(source)).map(([, target]) => target);
        const { passages, total } = await memory.search(words.join(" "), { ...BOTH, side: "source", exact });
        expect(passages.map((passage) => plainText(passage.unit.target)).sort()).toEqual(expected.sort());
        expect(total).toBe(expected.length);
      },
    ),
    { numRuns: 200 },
  );
});

test("a large memory's words are saved, and kept up with what comes and goes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-words-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const ask = async (from: number, to: number): Promise<number> => {
    const memory = await openMemory(join(folder, "memory.db"));
    const units = Array.from({ length: to - from }, (_, at) =>
      unit(`Decree ${from + at} of the court`, `Жарлық ${from + at}`),
    );
    await memory.replace(collection("m", { version: `${from} ${to}` }), units);
    const { total } = await memory.search("decree court", BOTH);
    await memory.close();
    return total;
  };
  expect(await ask(0, 6000)).toBe(6000);
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".words"))!);
  expect(await ask(10, 6300)).toBe(6290);
  writeFileSync(file, readFileSync(file).fill(1, 300, 320));
  expect(await ask(20, 6300)).toBe(6280);
});
