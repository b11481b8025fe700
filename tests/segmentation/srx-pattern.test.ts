import { expect, test } from "vitest";
import type { Phrase } from "../../src/core/problem.ts";
import { readPattern } from "../../src/segmentation/srx/read-pattern.ts";
import { writePattern } from "../../src/segmentation/srx/write-pattern.ts";
import { said } from "../report/said.ts";
import { pieces, splitterOf, srxFile } from "./srx-files.ts";

const place = { path: "segmentation.srx", line: 7, column: 1 };
const fail = (reason: Phrase): never => {
  throw new Error(reason.phrase);
};

function translated(source: string): RegExp {
  return new RegExp(`^(?:${writePattern(readPattern({ source, place }), "forwards", "x", fail)})$`, "v");
}

test.each([
  // What JavaScript alone would read by ASCII, ICU reads by Unicode.
  ["\\bж\\.", ["ж."], ["жж."]],
  ["\\w+", ["қазына", "ә_1", "e\u0301"], ["а б", "-"]],
  ["\\d\\D", ["٣x"], ["x3"]],
  ["a\\sb\\Sc", ["a\u00A0b.c", "a bxc"], ["a\u200Bb.c"]],
  ["\\h\\v\\H\\V", ["\t\nab", "\u00A0\u2028ab"], ["\n\tab"]],
  ["x\\Ry", ["x\r\ny", "x\u2028y"], ["x\n\ny"]],
  // Flags within the pattern.
  ["(?i)қр\\.", ["ҚР.", "қр.", "Қр."], ["кр."]],
  ["a(?i)b|c", ["ab", "aB", "c", "C"], ["Ab"]],
  ["(?i:mr)S(?-i:s)", ["MRSs"], ["MRss"]],
  ["(?i)[a-c&&[^b]]", ["A", "c"], ["b", "B"]],
  ["(?s).(?-s).", ["\nx"], ["x\n"]],
  ["(?x) a b # letters\n c", ["abc"], ["a b c"]],
  ["(?m)a$\\n^b", ["a\nb"], ["ab"]],
  ["a(?# a remark)b", ["ab"], ["a b"]],
  // Classes: union, intersection, difference, negation, and characters that are signs elsewhere.
  ["[a-z&&[^aeiou]]+", ["bcd"], ["bad"]],
  ["[\\p{Lu}&&\\p{IsCyrillic}]", ["Қ"], ["Q", "қ"]],
  ["[\\p{L}--[a-z]]", ["Q", "қ"], ["q"]],
  ["[a-c[x-z]]+", ["axbz"], ["d"]],
  ["[^a-c[x-z]]", ["m"], ["a", "y"]],
  ["[]a]+", ["]a"], ["b"]],
  ["[\\w\\-.]+", ["қ-1.a"], ["қ 1"]],
  ["[a-]+", ["a-"], ["b"]],
  ["[(){}/|!&#~%]+", ["(){}/|!&#~%"], ["a"]],
  ["[[:alpha:][:digit:]]+", ["ә9"], ["-"]],
  ["[[:^alpha:]]", ["9"], ["ә"]],
  ["[\\x{400}-\\x{4FF}]+", ["тіл"], ["til"]],
  // Properties as Java and ICU name them.
  ["\\p{javaLowerCase}\\p{javaUpperCase}", ["тТ"], ["Тт"]],
  ["\\p{Alpha}\\p{Upper}\\p{Lower}\\p{Punct}", ["әӘә«", "aAa+"], ["1Aa."]],
  ["\\p{IsLu}\\p{InCyrillic}\\p{IsAlphabetic}\\pL\\PL", ["Ққққ1"], ["қҚққ1"]],
  ["\\p{Uppercase Letter}\\p{gc=Ll}\\p{script=Cyrillic}\\p{block=BasicLatin}", ["Qqқq"], ["qQққ"]],
  ["\\P{Lu}\\p{^Lu}", ["ққ"], ["ҚҚ"]],
  // Quoted and escaped characters.
  ["\\Q.*\\E+", [".***"], ["..", "a"]],
  ["\\\\Q", ["\\Q"], ["Q"]],
  ["\\x41\\x{1F600}\\u0042\\uD83D\\uDE00\\t\\07", ["A😀B😀\t\u0007"], ["AB"]],
  ["\\'\\\"\\-\\/\\!\\ ", ["'\"-/! "], ["a"]],
  ["a{x}b}", ["a{x}b}"], ["ax"]],
  ["a]", ["a]"], ["a"]],
  // Repetition that gives nothing back.
  ["a++b", ["aab"], ["b"]],
  ["a++ab", [], ["aab"]],
  ["a?+a", ["aa"], ["a"]],
  ["[a-z]{2,3}+c", ["abbc"], ["abc"]],
  ["(?>ab|a)c", ["abc", "ac"], ["c"]],
  ["(?>a|ab)c", ["ac"], ["abc"]],
  ["(?>a*b?)c", ["aabc"], ["ab"]],
  ["(?>a*)ab", [], ["aab"]],
  // Groups.
  ["(a|b)\\1", ["aa", "bb"], ["ab"]],
  ["(?<q>['\"])x\\k<q>", ["'x'", '"x"'], ["'x\""]],
  ["a(?=b)b(?<=ab)c(?!d)", ["abc"], ["acb"]],
  ["a{2}b{0,1}c{1,}", ["aabcc", "aac"], ["abc"]],
])("%s matches what ICU or Java lets it match", (source, matching, others) => {
  const pattern = translated(source);
  expect(matching.filter((text) => !pattern.test(text))).toEqual([]);
  expect(others.filter((text) => pattern.test(text))).toEqual([]);
});

test.each([
  ["\\p{Klingon}", 'the property "Klingon" is not known'],
  ["\\X", "\\X has no counterpart in JavaScript"],
  ["\\b{g}", "\\b has no counterpart in JavaScript"],
  ["\\N{COMMA}", "\\N has no counterpart in JavaScript"],
  ["(?w)a", "the flag in (?w) has no counterpart in JavaScript"],
  ["(?(1)a|b)", "a kind of group that JavaScript does not have"],
  ["[a-", "ends too early"],
  ["[z-a]", "a range that runs backwards"],
  ["[a&&]", "an empty side of && or --, or an empty class"],
  ["(a", '"(" without ")"'],
  ["a)", '")" without "("'],
  ["*a", "a quantifier with nothing before it"],
  ["a{2,1}", "a number of repetitions that runs backwards"],
  ["a{1,100000}", "more than 1000 repetitions"],
  ["(".repeat(100), "nested too deeply"],
  ["[".repeat(100), "nested too deeply"],
])("%s is refused with its reason and place", (source, reason) => {
  expect(() => translated(source)).toThrow(
    expect.objectContaining({ code: "E_SRX_PATTERN", values: { pattern: source, reason: said(reason) }, place }),
  );
});

test.each([
  ["(a)\\1", "a reference to a group, in what stands before a break"],
  ["(?>a*b)c", "an atomic group or possessive quantifier, before a break"],
])("%s before a break, where matching runs backwards, is refused rather than read wrongly", (source, reason) => {
  const problems = splitterOf(srxFile({ Default: [["yes", source, "\\s"]] })).problems("en");
  expect(problems).toMatchObject([{ code: "E_SRX_PATTERN", values: { reason: said(reason) } }]);
});

test("what stands before a break matches backwards as it does forwards", () => {
  const before = (source: string, text: string): readonly string[] =>
    pieces(splitterOf(srxFile({ Default: [["yes", source, "\\s"]] })), text);
  expect(before("(?>\\.|\\.\\.)x", "a..x b")).toEqual(["a..x", "b"]);
  expect(before("[.?!]++", "Не? Иә.. Жоқ")).toEqual(["Не?", "Иә..", "Жоқ"]);
  expect(before("a?+a", "xaa ya b")).toEqual(["xaa", "ya b"]);
  expect(before("^\\d+\\.", "12. a 3. b")).toEqual(["12.", "a 3. b"]);
  expect(before("(?i)MR\\.", "mr. a")).toEqual(["mr.", "a"]);
});

test("a pattern beyond 50,000 characters is refused, and the message quotes its beginning only", () => {
  const problems = splitterOf(srxFile({ Default: [["yes", "a|".repeat(50_000), "\\s"]] })).problems("en");
  expect(problems).toMatchObject([{ code: "E_SRX_PATTERN", values: { pattern: "a|".repeat(150) } }]);
});
