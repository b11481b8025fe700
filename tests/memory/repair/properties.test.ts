import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText, sameCodes } from "../../../src/core/runs.ts";
import { examineMatches } from "../../../src/memory/repair/examine.ts";
import { readFigures } from "../../../src/memory/repair/figures.ts";
import { query, runs } from "../units.ts";
import { aidsOf, type Case, fuzzyMatch, outcomeOf } from "./repairing.ts";

const number = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }).map(String),
  fc.integer({ min: 1000, max: 99_999_999 }).map((value) => value.toLocaleString("en")),
  fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 99 })).map(([a, b]) => `${a}.${b}`),
);
const word = fc.constantFrom("the", "new", "decree", "Oralman", "Kandas", "court", "in", "May", "of", "not", "met");
const code = fc.constantFrom("<b>", "</b>", "<br>", "<a>", "</a>");
const source = fc
  .array(fc.oneof(word, number, code, fc.constantFrom(".", ",", "%", "$")), { maxLength: 12 })
  .map((parts) => parts.join(" "));
const targetWord = fc.constantFrom("жаңа", "жарлық", "оралман", "қандас", "сот", "мамырда", "емес", "болды", "5-ші");
const target = fc
  .array(fc.oneof(targetWord, number, code), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(" "));
const given = fc.record({ source, target, query: source, lang: fc.constantFrom("kk", "ru") }).map(
  (texts): Case => ({
    ...texts,
    terms: ["Oralman=оралман", "Kandas=қандас"],
    fragments: { decree: ["жарлық"], court: ["сот"] },
  }),
);

/** Cases in which something can be repaired: the query is the source with other numbers, codes or one other word. */
const related = fc
  .tuple(given, fc.array(number, { minLength: 12, maxLength: 12 }), fc.boolean())
  .map(([texts, numbers, stripsCodes]): Case => {
    let at = 0;
    const renumbered = texts.source.replace(/\d[\d.,]*\d|\d/gu, () => numbers[at++] ?? "1");
    // The remembered numbers stand in the target too, as Kazakh and Russian write them.
    const inTarget = (texts.source.match(/\d[\d.,]*\d|\d/gu) ?? [])
      .map((text) => text.replaceAll(",", "\u00A0").replace(".", ","))
      .join(" ; ");
    return {
      ...texts,
      query: stripsCodes ? renumbered.replace(/<[^>]*>/gu, "") : renumbered,
      target: `${texts.target.replace(/\d[\d.,]*/gu, "")} ${inTarget} км`,
    };
  });

const anything = fc.oneof(given, related);

test("a repaired target has exactly the query's codes", () => {
  let repaired = 0;
  fc.assert(
    fc.property(anything, (texts) => {
      const outcome = outcomeOf(texts);
      if (outcome.kind !== "repaired") return;
      repaired++;
      expect(sameCodes(outcome.match.unit.target, runs(texts.query))).toBe(true);
    }),
    { numRuns: 500, seed: 4 },
  );
  expect(repaired).toBeGreaterThan(50);
});

test("a repaired match is marked, keeps its base and source, and scores at most 99 by its own sum", () => {
  fc.assert(
    fc.property(anything, (texts) => {
      const before = fuzzyMatch(texts);
      const outcome = outcomeOf(texts);
      if (outcome.kind !== "repaired") return;
      const { type, base, score, credit, penalties, unit } = outcome.match;
      expect([type, base, unit.source]).toEqual(["repaired", before.base, before.unit.source]);
      expect(Number.isInteger(score) && score >= 0 && score <= 99).toBe(true);
      const sum = base + credit - penalties.reduce((total, { points }) => total + points, 0);
      expect(score).toBe(Math.max(0, Math.min(sum, 99)));
      expect(outcome.exchanges.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test("numbers that were not asked for stay: each is the remembered target's, or one that was exchanged", () => {
  fc.assert(
    fc.property(related, (texts) => {
      const outcome = outcomeOf(texts);
      if (outcome.kind !== "repaired") return;
      const { lang = "kk" } = texts;
      const counted = (text: string): Map<string, number> => {
        const counts = new Map<string, number>();
        for (const { value } of readFigures(text, lang)) counts.set(value, (counts.get(value) ?? 0) + 1);
        return counts;
      };
      const [before, after] = [counted(plainText(runs(texts.target))), counted(plainText(outcome.match.unit.target))];
      const touched = new Set(
        outcome.exchanges.flatMap(({ wrote, instead }) =>
          [wrote, instead].flatMap((text) => readFigures(text, lang).map(({ value }) => value.replace("-", ""))),
        ),
      );
      for (const value of new Set([...before.keys(), ...after.keys()])) {
        if (!touched.has(value.replace("-", ""))) expect([value, after.get(value)]).toEqual([value, before.get(value)]);
      }
    }),
    { numRuns: 500 },
  );
});

test("equal numbers are never written anew", () => {
  fc.assert(
    fc.property(given, (texts) => {
      const outcome = outcomeOf({ ...texts, query: texts.source });
      if (outcome.kind !== "repaired") return;
      expect(outcome.exchanges.map(({ kind }) => kind)).toEqual(["codes"]);
      expect(plainText(outcome.match.unit.target).replace(/\s/gu, "")).toBe(
        plainText(runs(texts.target)).replace(/\s/gu, ""),
      );
    }),
    { numRuns: 300 },
  );
});

test("whatever stands in the texts, examining ends with the same matches, each explained", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.stringMatching(/^[0-9.,:\u00A0 -]{0,60}$/),
    fc.constantFrom(
      "\uD800",
      "5\uDC00-ші",
      "1".repeat(3000),
      "1,".repeat(1500),
      "٣٤ ½ ² Ⅳ",
      "$^{}[]()*+?|\\",
      "İ5",
      "￼5￼",
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, hostile, fc.constantFrom("kk", "ru", "en", "ar", "xx"), (a, b, c, lang) => {
      const texts = { source: `${a} 5 ${b}`, target: `${c} 5`, query: `${a} 6 ${b}`, lang };
      const matches = examineMatches(query(texts.query, { lang }), [fuzzyMatch(texts)], aidsOf(texts));
      expect(matches).toHaveLength(1);
      expect(matches[0]?.score).toBeLessThanOrEqual(99);
      if (matches[0]?.type === "repaired" && matches[0].exchanges[0]?.kind === "number") {
        expect(matches[0].guard.map(({ kind }) => kind)).toContain("number");
      }
    }),
    { numRuns: 300 },
  );
});

test("a number of a thousand digits is written digit by digit, never through a float", () => {
  const long = `9${"0".repeat(998)}7`;
  const texts = { source: "The hash is 5.", target: "Хэш: 5.", query: `The hash is ${long}.`, lang: "kk" };
  const outcome = outcomeOf(texts);
  expect(outcome.kind === "repaired" && plainText(outcome.match.unit.target)).toBe(`Хэш: ${long}.`);
});
