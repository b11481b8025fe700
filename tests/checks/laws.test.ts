import fc from "fast-check";
import { expect, test } from "vitest";
import type { CheckInput } from "../../src/checks/check.ts";
import { runArticleChecks, runChecks } from "../../src/checks/index.ts";
import { inlineCodes } from "../../src/checks/inline-codes.ts";
import { numbers } from "../../src/checks/numbers.ts";
import { textRuns } from "../../src/core/runs.ts";
import { markedRuns } from "./marked-runs.ts";

const nothing: Pick<CheckInput, "sourceLang" | "terms" | "rendered"> = {
  sourceLang: "en",
  terms: [],
  rendered: [],
};

/** Text with well nested codes, as markup gives them. */
const nested: fc.Arbitrary<string> = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom("word", "сөз ", "слово", "#/"),
  tree: fc.oneof(
    { maxDepth: 4 },
    tie("leaf"),
    fc.tuple(tie("tree"), tie("tree")).map((parts) => parts.join("")),
    tie("tree").map((inner) => `<${inner}>`),
  ),
})).tree;

function numbered(tree: string): string {
  let next = 0;
  const open: number[] = [];
  return tree.replace(/[<>#]\/?/g, (mark) => {
    if (mark.startsWith("#")) return `{${++next}/}`;
    if (mark === ">") return `{/${open.pop()}}`;
    open.push(++next);
    return `{${next}}`;
  });
}

test("a target with the source's own codes in their order has no finding of codes", () => {
  fc.assert(
    fc.property(nested, (tree) => {
      const runs = markedRuns(numbered(tree));
      expect(inlineCodes.find({ ...nothing, source: runs, target: runs, lang: "kk" })).toEqual([]);
    }),
  );
});

test("taking any one code away is always told as missing", () => {
  fc.assert(
    fc.property(nested, fc.nat(), (tree, pick) => {
      const source = markedRuns(numbered(tree));
      const at = source.flatMap((run, index) => (run.kind === "code" ? [index] : []));
      fc.pre(at.length > 0);
      const target = source.toSpliced(at[pick % at.length] ?? 0, 1);
      expect(inlineCodes.find({ ...nothing, source, target, lang: "ru" })).toMatchObject([{ rule: "missing" }]);
    }),
  );
});

test.each(["kk", "ru"])("a number set with the separators of %s is the source's number; another one is not", (lang) => {
  const whole = fc.integer({ min: 32, max: 999_999_999 });
  fc.assert(
    fc.property(whole, whole, fc.boolean(), (value, other, decimal) => {
      const [wanted, wrong] = [value, other].map((number) => (decimal ? number / 10 : number));
      fc.pre(wanted !== wrong && wanted !== undefined && wrong !== undefined);
      const set = (number: number, tag: string): string => new Intl.NumberFormat(tag).format(number);
      const source = textRuns(`The budget was ${set(wanted, "en")} then.`);
      const rules = (number: number): readonly string[] =>
        numbers
          .find({ ...nothing, source, target: textRuns(`Бюджет: ${set(number, lang)} тг.`), lang })
          .map((finding) => finding.rule);
      expect(rules(wanted)).toEqual([]);
      expect(rules(wrong)).toEqual(["missing", "extra"]);
    }),
  );
});

test("no text makes a check throw, and findings are the same each time", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  const piece = fc.oneof(text, fc.stringMatching(/^[0-9.,: \u00A0x{}$()tқсIVX-]{0,40}$/));
  fc.assert(
    fc.property(piece, piece, fc.constantFrom("kk", "ru", "kk-Arab", "de"), (source, target, lang) => {
      const input = { ...nothing, source: textRuns(source), target: textRuns(target), lang };
      expect(runChecks(input)).toEqual(runChecks(input));
      expect(runArticleChecks([input, input])).toEqual(runArticleChecks([input, input]));
    }),
  );
});
