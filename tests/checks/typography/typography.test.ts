import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseTypography, revertTypography } from "../../../src/checks/typography/normalise.ts";
import { codesOf, markedText, plainText, sameRuns } from "../../../src/core/runs.ts";
import { markedRuns } from "../marked-runs.ts";

/** Pairs of a line before and after; `⍽` is a no-break space, `{1}` opens a code. */
function pairs(lang: string): readonly (readonly [string, string])[] {
  const [, ...lines] = readFileSync(new URL(`${lang}.tsv`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const [before = "", after = ""] = line.replaceAll("⍽", "\u00A0").split("\t");
    return [before, after];
  });
}

describe.each(["kk", "ru"])("set in %s", (lang) => {
  test.each(pairs(lang))("%s", (before, after) => {
    expect(markedText(normaliseTypography(markedRuns(before), lang).runs)).toBe(after);
  });
});

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'"“”„«» \u00A0-–—.,:!?()%№§°$…'.split("")) },
  { weight: 3, arbitrary: fc.constantFrom("К.", "Тоқаев", "жж.", "г.", "млн", "қала", "слово", "Ж", "XIX", "тенге") },
  { weight: 3, arbitrary: fc.constantFrom("5", "000", "2021", "12", "1,250,000", "250", ",") },
  { weight: 2, arbitrary: fc.constantFrom("{1}", "{/1}", "{2/}", "{3/}") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("https://kaz.kz/a--b", "{{name}}", "%s", "a@b.kz", "\uFFFC", "...", " - ", '"'),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
);
const anyRuns = fc.array(piece, { maxLength: 30 }).map((parts) => markedRuns(parts.join("")));
const language = fc.constantFrom("kk", "ru");

test("setting a text twice is setting it once", () => {
  fc.assert(
    fc.property(anyRuns, language, (runs, lang) => {
      const once = normaliseTypography(runs, lang);
      expect(normaliseTypography(once.runs, lang)).toEqual({ runs: once.runs, changes: [] });
    }),
    { numRuns: 3000 },
  );
});

test("no letter, no digit and no code changes, and none of them moves", () => {
  const lasting = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}{}/]/gu, "");
  fc.assert(
    fc.property(anyRuns, language, (runs, lang) => {
      const set = normaliseTypography(runs, lang).runs;
      expect(codesOf(set)).toEqual(codesOf(runs));
      expect(lasting(markedText(set))).toBe(lasting(markedText(runs)));
    }),
    { numRuns: 3000 },
  );
});

test("every change is written down, so that the raw text comes back", () => {
  fc.assert(
    fc.property(anyRuns, language, (runs, lang) => {
      const set = normaliseTypography(runs, lang);
      expect(sameRuns(revertTypography(set), runs)).toBe(true);
      expect(set.changes.length > 0).toBe(!sameRuns(set.runs, runs));
    }),
    { numRuns: 2000 },
  );
});

test("addresses and placeholders stay as they are", () => {
  const kept = ["https://kaz.kz/a--b?c=...", "{{user  name}}", 'a."b"@kaz.kz'.slice(5), "$t(a - b)", "%s"];
  for (const one of kept)
    expect(plainText(normaliseTypography(markedRuns(`Сөз "${one}" - сөз`), "kk").runs)).toContain(one);
});

test("other languages are left alone", () => {
  for (const lang of ["de", "kk-Arab", "kk-Latn", "en"]) {
    const runs = markedRuns('Das "Wort" - ein Wort...');
    expect(normaliseTypography(runs, lang)).toEqual({ runs, changes: [] });
  }
});

test("a long row of letters and dots is set without trying every one of its parts", { timeout: 20_000 }, () => {
  const text = `${"a.".repeat(30_000)}я`;
  expect(plainText(normaliseTypography(markedRuns(text), "ru").runs)).toBe(text);
});
