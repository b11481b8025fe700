import fc from "fast-check";
import { expect, test } from "vitest";
import { number, useLanguage } from "../../src/report/say.ts";
import { duration, shortDollars, table } from "../../src/report/table.ts";
import { displayWidth } from "../../src/report/width.ts";

test("Latin, Cyrillic, Chinese and emoji line up, and numbers are set right", () => {
  const rows = [
    ["2021/kandas.md", "qandas", 142, 4],
    ["2021/атажұрт.md", "қандас", 38, 12],
    ["2021/新疆.md", "哈萨克", 1204, 0],
    ["2021/көш🚚.md", "🇰🇿 көш", 7, 100],
  ];
  expect(table({ head: ["article", "term", "segments", "left"], rows })).toBe(
    [
      "article          term    segments  left",
      "2021/kandas.md   qandas       142     4",
      "2021/атажұрт.md  қандас        38    12",
      "2021/新疆.md     哈萨克     1,204     0",
      "2021/көш🚚.md    🇰🇿 көш         7   100",
    ].join("\n"),
  );
});

test("a budget is written with the decimals it was given with, as the language writes them", () => {
  expect([5, 0.25, 0.001].map(shortDollars)).toEqual(["5", "0.25", "0.001"]);
  useLanguage("ru");
  try {
    expect([5, 0.25, 0.001].map(shortDollars)).toEqual(["5", "0,25", "0,001"]);
  } finally {
    useLanguage("en");
  }
});

test.each<[string, number]>([
  ["қандастар", 9],
  ["и\u0306", 1],
  ["新疆", 4],
  ["한국", 4],
  ["👨‍👩‍👧", 2],
  ["🇰🇿", 2],
  ["❤️", 2],
  ["soft\u00adhyphen", 10],
  ["«Атажұрт» — №1…", 15],
  ["قازاق", 5],
  ["", 0],
])("%s takes %i cells", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("a cell cannot send escape codes, break its row or reorder it", () => {
  expect(table({ rows: [["a\u001b[31m\nb\u202e.md", 1]] })).toBe("a\\u{1b}[31m\\u{a}b\\u{202e}.md  1");
});

test("every row of words and numbers is as wide as the others", () => {
  const cell = fc.constantFrom("қандас", "新疆", "🚚", "kandas", "e\u0301", "");
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.nat()), { minLength: 1 }), (rows) => {
      const widths = table({ rows }).split("\n").map(displayWidth);
      expect(new Set(widths).size).toBe(1);
    }),
  );
});

test("spans of time are told in their two largest units", () => {
  expect([3.6, 850, 12_400, 59_600, 185_000, 3_720_000].map(duration)).toEqual([
    "4 ms",
    "850 ms",
    "12 s",
    "1 min 0 s",
    "3 min 5 s",
    "1 h 2 min",
  ]);
});

test("thousands stand apart", () => {
  expect([0, 999, 1000, 1234567].map(number)).toEqual(["0", "999", "1,000", "1,234,567"]);
});
