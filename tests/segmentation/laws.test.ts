import fc from "fast-check";
import { expect, test } from "vitest";
import type { LanguageTag } from "../../src/core/model.ts";
import { codesOf, sourceText } from "../../src/core/runs.ts";
import { segmentUnit, splitSentences } from "../../src/segmentation/index.ts";
import { type Part, unitFrom } from "./unit-from.ts";

const lang = fc.constantFrom<LanguageTag>("en", "ru", "kk", "de", "kk-Arab");
const token = fc.constantFrom(
  ...[
    " ",
    "  ",
    "\n",
    "\u00A0",
    ".",
    ". ",
    "! ",
    "? ",
    "… ",
    "... ",
    " . . . ",
    "”",
    "« ",
    "» ",
    "(",
    ") ",
    ")) ",
    ":) ",
  ],
  ...[
    "[1]",
    "—",
    "• ",
    "1. ",
    "2. ",
    "a) ",
    "b) ",
    "U.S. ",
    "Mr. ",
    "p.m. ",
    "т. б. ",
    "2021 г. ",
    "ж. ",
    "К. ",
    "😀",
    "✅ ",
  ],
  ...["Астана", "қала", "the", "The ", "It ", "3.14", "kz", "\u00AD", "\uD83D", "e\u0301", "و", "中。", "x"],
);
const view = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(""));

test("sentences are ordered, have no outer white space, and only white space lies between them", () => {
  fc.assert(
    fc.property(view, lang, (text, tag) => {
      let from = 0;
      for (const { start, end } of splitSentences(text, tag)) {
        expect(text.slice(from, start).trim()).toBe("");
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(text.slice(from).trim()).toBe("");
    }),
    { numRuns: 3000 },
  );
});

test("every sentence of a text with words has a word", () => {
  fc.assert(
    fc.property(view, lang, (text, tag) => {
      fc.pre(/[\p{L}\p{Nd}]/u.test(text));
      for (const { start, end } of splitSentences(text, tag)) expect(text.slice(start, end)).toMatch(/[\p{L}\p{Nd}]/u);
    }),
    { numRuns: 3000 },
  );
});

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: token },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Part>(
      { text: " ", data: "\n> " },
      { text: "&", data: "&amp;" },
      { text: "S. He", data: "&x;" },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      code: fc.constantFrom("open" as const, "close" as const, "standalone" as const),
      data: fc.constantFrom("**", "<b>", "[^1]"),
      name: fc.constantFrom("bold", "line-break"),
      pair: fc.integer({ min: 1, max: 3 }),
    }),
  },
);
const parts = fc.array(part, { maxLength: 30 });

test("every code of a unit with words is in exactly one cut, in order, and only white space lies between cuts", () => {
  fc.assert(
    fc.property(parts, lang, fc.boolean(), (given, tag, splits) => {
      const { unit, article } = unitFrom(given, splits);
      const cuts = segmentUnit(unit, tag);
      fc.pre(cuts.length > 0);
      const codes = unit.pieces.flatMap((piece) => (piece.kind === "code" ? [piece.code.data] : []));
      expect(cuts.flatMap(({ source }) => codesOf(source).map(({ data }) => data))).toEqual(codes);
      const gaps = [unit.start, ...cuts.map(({ end }) => end)].map((from, index) =>
        article.slice(from, cuts[index]?.start ?? unit.end).replaceAll("\n> ", ""),
      );
      for (const gap of gaps) expect(gap.trim()).toBe("");
    }),
    { numRuns: 3000 },
  );
});

test("a cut's runs stand for exactly its characters of the article", () => {
  fc.assert(
    fc.property(parts, lang, (given, tag) => {
      const { unit, article } = unitFrom(given.filter((one) => typeof one === "string" || "code" in one));
      for (const { source, start, end } of segmentUnit(unit, tag)) {
        expect(sourceText(source)).toBe(article.slice(start, end));
        expect(sourceText(source)).toBe(sourceText(source).trim());
      }
    }),
    { numRuns: 3000 },
  );
});

test("no cut begins or ends with white space, also beside what cannot be divided", () => {
  fc.assert(
    fc.property(parts, lang, (given, tag) => {
      for (const { source } of segmentUnit(unitFrom(given).unit, tag)) {
        const [first, last] = [source[0], source.at(-1)];
        if (first?.kind === "text") expect(first.text).toBe(first.text.trimStart());
        if (last?.kind === "text") expect(last.text).toBe(last.text.trimEnd());
      }
    }),
    { numRuns: 3000 },
  );
});

test("ids count from 1 within a cut, in order of first appearance", () => {
  fc.assert(
    fc.property(parts, lang, (given, tag) => {
      for (const { source } of segmentUnit(unitFrom(given).unit, tag)) {
        const ids = [...new Set(codesOf(source).map(({ id }) => id))];
        expect(ids).toEqual(ids.map((_, index) => String(index + 1)));
      }
    }),
  );
});

test("a hundred thousand codes between two sentences are shared out before the test runner gives up", () => {
  const pairs = Array.from({ length: 100_000 }, (_, index): Part => {
    return { code: index % 2 === 0 ? "open" : "close", data: "*", pair: index >> 1 };
  });
  const cuts = segmentUnit(unitFrom(["They left. ", ...pairs, " Then it rained."]).unit, "en");
  expect(cuts.map(({ source }) => codesOf(source).length)).toEqual([0, 100_000]);
});

test.each([
  ".",
  "a.b",
  "! ",
  "))",
  ". . ",
  "« ",
  "1. A ",
  "[1] ",
  "T. ",
  "😀 ",
  "a) b) ",
  ".\n",
  "(a.) ",
  "(( ",
  "аба) ",
  "#а ",
  " 😀а",
  "\u00AD",
  "Mr. ",
])("a megabyte of %j on one line is split before the test runner gives up", (piece) => {
  const text = `One ${piece.repeat(1_000_000 / piece.length)} two.`;
  expect(splitSentences(text, "en").at(-1)?.end).toBe(text.length);
});

test.each(["T. ", "аба) а ", "? a", "… a ", "1. ", "a.m. "])(
  "half a megabyte of brackets before half a megabyte of %j is split before the test runner gives up",
  (piece) => {
    for (const bracket of ["(", "« "]) {
      const text = `${bracket.repeat(500_000 / bracket.length)}${piece.repeat(500_000 / piece.length)}two`;
      expect(splitSentences(text, "ru").at(-1)?.end).toBe(text.length);
    }
  },
);
