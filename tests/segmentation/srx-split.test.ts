import fc from "fast-check";
import { expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { deadline } from "../../src/journey/deadline.ts";
import { readSrx, srxSplitter } from "../../src/segmentation/srx/index.ts";
import { pieces, type Rule, splitterOf, srxFile } from "./srx-files.ts";

const stop: Rule = ["yes", "[.?!]+", "\\s+\\p{Lu}"];

test("of all rules the first that matches at a place decides", () => {
  const exceptionFirst = splitterOf(srxFile({ Default: [["no", "\\bакад\\.", "\\s"], stop] }));
  const exceptionLast = splitterOf(srxFile({ Default: [stop, ["no", "\\bакад\\.", "\\s"]] }));
  const text = "Сөзді акад. Сәтбаев айтты. Бұл маңызды.";
  expect(pieces(exceptionFirst, text)).toEqual(["Сөзді акад. Сәтбаев айтты.", "Бұл маңызды."]);
  expect(pieces(exceptionLast, text)).toEqual(["Сөзді акад.", "Сәтбаев айтты.", "Бұл маңызды."]);
});

test("rules of 100 exceptions before and after each other keep their order", () => {
  const exceptions = Array.from({ length: 100 }, (_, index): Rule => ["no", `\\bw${index}\\.`, "\\s"]);
  const splitter = splitterOf(srxFile({ Default: [["yes", "w50\\.", "\\s"], ...exceptions, stop] }));
  expect(pieces(splitter, "A w1. B w50. C w99. D w100. E")).toEqual(["A w1. B w50.", "C w99. D w100.", "E"]);
});

test("white space round a break belongs to no sentence, wherever the rule puts the break", () => {
  const before = splitterOf(srxFile({ Default: [["yes", "\\.", "\\s"]] }));
  const after = splitterOf(srxFile({ Default: [["yes", "\\.\\s+", "\\S"]] }));
  for (const splitter of [before, after]) expect(pieces(splitter, " Бір.  Екі. ")).toEqual(["Бір.", "Екі."]);
});

const lists: Readonly<Record<string, readonly Rule[]>> = {
  Kazakh: [["no", "\\bж\\.", "\\s"]],
  Default: [stop],
};
const text = "Ол 1991 ж. Алматыда туды. Бұл анық.";

test("cascade takes the rules of every map that matches, and otherwise the first map's alone", () => {
  const maps = [
    ["[Kk][Kk].*", "Kazakh"],
    [".*", "Default"],
  ] as const;
  const cascading = splitterOf(srxFile(lists, { cascade: "yes", maps }));
  expect(pieces(cascading, text, "kk")).toEqual(["Ол 1991 ж. Алматыда туды.", "Бұл анық."]);
  expect(pieces(cascading, text, "ru")).toEqual(["Ол 1991 ж.", "Алматыда туды.", "Бұл анық."]);
  const first = splitterOf(srxFile(lists, { cascade: "no", maps }));
  expect(pieces(first, text, "kk-KZ")).toEqual([text]);
  expect(pieces(first, text, "ru")).toEqual(["Ол 1991 ж.", "Алматыда туды.", "Бұл анық."]);
});

test.each([
  ["KK.*", "kk"],
  ["kk", "kk"],
  ["kk_KZ", "kk-KZ"],
  ["(EN|KK).*", "kk-Cyrl"],
])("the map %s means the tag %s", (pattern, tag) => {
  expect(pieces(splitterOf(srxFile({ Default: [stop] }, { maps: [[pattern, "Default"]] })), text, tag)).toHaveLength(3);
});

test("a language that no map means is a Problem, not a text without breaks", () => {
  const splitter = splitterOf(srxFile({ Default: [stop] }, { maps: [["en.*", "Default"]] }));
  expect(() => splitter.split(text, "kk")).toThrow(
    expect.objectContaining({ code: "E_SRX_LANGUAGE", values: { lang: "kk" }, place: { path: "segmentation.srx" } }),
  );
  expect(() => splitter.split(text, "ken")).toThrow(expect.objectContaining({ code: "E_SRX_LANGUAGE" }));
});

test("each rule that cannot be run is reported with its line and pattern, and the others are kept", () => {
  const splitter = splitterOf(
    srxFile({ Default: [["no", "\\p{Klingon}", ""], ["no", "\\bж\\.", "\\X"], ["yes", "", ""], stop] }),
  );
  expect(splitter.problems("kk")).toMatchObject([
    { code: "E_SRX_PATTERN", place: { line: 5 }, values: { pattern: "\\p{Klingon}" } },
    { code: "E_SRX_PATTERN", place: { line: 6 }, values: { pattern: "\\X" } },
    { code: "E_SRX_EMPTY", place: { line: 7 } },
  ]);
  expect(pieces(splitter, "Бір. Екі.", "kk")).toEqual(["Бір.", "Екі."]);
});

test("the user's own abbreviations come before all rules", () => {
  const splitter = splitterOf(srxFile({ Default: [stop] }), ["қ.", "т.с.с"]);
  expect(pieces(splitter, "Алматы қ. Абай көшесі т.с.с. Бұл бақ. Иә.")).toEqual([
    "Алматы қ. Абай көшесі т.с.с. Бұл бақ.",
    "Иә.",
  ]);
});

test.each([
  ["not XML at all", "E_SRX_XML"],
  ["<srx><body>", "E_SRX_XML"],
  ['<!DOCTYPE srx [<!ENTITY a "b">]><srx/>', "E_SRX_XML"],
  ["<srx>\uD800</srx>", "E_SRX_XML"],
  [`<srx>${"<a>".repeat(100_000)}`, "E_SRX_XML"],
  ["<tmx/>", "E_SRX_ROOT"],
  ["<srx><languagerule/></srx>", "E_SRX_ATTRIBUTE"],
  ['<srx><languagemap languagepattern=".*" languagerulename="Lost"/></srx>', "E_SRX_RULES"],
])("%.40j is a Problem %s that names the file", (file, code) => {
  expect(() => readSrx(file, "segmentation.srx")).toThrow(
    expect.objectContaining({ code, place: expect.objectContaining({ path: "segmentation.srx" }) }),
  );
});

test("a prefix, CDATA, a byte-order mark and foreign elements make no difference", () => {
  const file = `\uFEFF<s:srx xmlns:s="http://www.lisa.org/srx20" xmlns:o="http://example.org/o"><s:header cascade="no"><o:options a="b"><o:x>y</o:x></o:options></s:header>
<s:languagerule languagerulename="D"><s:rule break="yes"><s:beforebreak><![CDATA[[.?]+]]></s:beforebreak><s:afterbreak>\\s</s:afterbreak></s:rule></s:languagerule>
<s:languagemap languagepattern=".*" languagerulename="D"/></s:srx>`;
  expect(pieces(splitterOf(file), "Бір. Екі?")).toEqual(["Бір.", "Екі?"]);
});

/** Runaway rules, each with a text on which it would take longer than anybody waits. */
const runaways: readonly (readonly [Rule, string])[] = [
  [["yes", "\\.", "\\s(a+)+$"], `Бір. ${"a".repeat(60)}b`],
  [["no", "(a+)+\\.", "\\s"], `b${"a".repeat(60)}c. Бір`],
  [["yes", "(a|a)*b", ""], `${"a".repeat(60)}c. b`],
  [["yes", "(?:x(a+)+)+y", "\\s"], `${"a".repeat(60)}y b`],
  [["no", "", "\\s(\\w+\\s?)+;"], `Бір. ${"сөз".repeat(30)}`],
  [["yes", "(.*)(.*)(.*)(.*)(.*)(.*)(.*)=\\.", "\\s"], `${"a".repeat(3000)}. b`],
  [["no", "(([a-z])+.)+[A-Z]([a-z])+\\.", "\\s"], `${"a".repeat(60)}. b`],
];

test.each(runaways)("the rule %j ends in an answer or in a Problem that names it", { timeout: 5000 }, (rule, long) => {
  const splitter = srxSplitter(readSrx(srxFile({ Default: [rule, ["yes", "\\.", "\\s"]] }), "a.srx"), [], deadline());
  try {
    expect(pieces(splitter, long).join("")).toBe(long.replaceAll(" ", ""));
  } catch (error) {
    expect(error).toMatchObject({ code: "E_SRX_SLOW", place: { path: "a.srx", line: 5 } });
  }
});

test("a language map that would run away is given up too", { timeout: 5000 }, () => {
  const file = srxFile({ Default: [stop] }, { maps: [["([a-zA-Z-]+)+!", "Default"]] });
  const splitter = srxSplitter(readSrx(file, "a.srx"), [], deadline());
  const tag = "kk-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa";
  expect(() => splitter.split(text, tag)).toThrow(expect.objectContaining({ code: "E_SRX_LANGUAGE" }));
});

const token = fc.constantFrom(
  ". ",
  "! ",
  "?",
  " ",
  "\n",
  "ж",
  "Алматы",
  "a",
  "A",
  "1",
  "😀",
  "\uD83D",
  "«",
  "»",
  "e\u0301",
);
const sample = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(""));
const part = fc.constantFrom("", "\\.", "[.?!]+", "\\s+", "\\p{Lu}", "\\w", "\\b", "😀", "^", "$", ".", "(?i)a");
const rule = fc.tuple(fc.constantFrom("yes" as const, "no" as const), part, part);

test("whatever the rules, sentences are ordered, have no outer white space, and only white space lies between", () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 6 }), sample, (rules, view) => {
      let from = 0;
      for (const { start, end } of splitterOf(srxFile({ Default: rules })).split(view, "kk")) {
        expect(view.slice(from, start).trim()).toBe("");
        expect(view.slice(start, end)).toBe(view.slice(start, end).trim());
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(view.slice(from).trim()).toBe("");
    }),
    { numRuns: 500 },
  );
});

test("no pattern, however broken, is anything but read or refused", () => {
  const sign = fc.constantFrom(
    ..."()[]{}|*+?^$.\\-&:<>=!#,",
    "\\p",
    "\\Q",
    "\\E",
    "(?",
    "[^",
    "&&",
    "a",
    "ә",
    "1",
    "i",
    "u",
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      const problems = splitterOf(srxFile({ Default: [["yes", signs.join(""), "x"]] })).problems("kk");
      for (const problem of problems) expect(problem).toBeInstanceOf(Problem);
    }),
    { numRuns: 3000 },
  );
});
