import fc from "fast-check";
import { expect, test } from "vitest";
import { homoglyphs } from "../../src/checks/homoglyphs.ts";
import { ordinals } from "../../src/checks/ordinals.ts";
import type { Finding, LanguageTag } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";

const WORDS: Readonly<Record<string, string>> = {
  kk: "Қандастар Шыңжаңнан оралып, бейімдеу орталығына келді. Министрлік әлі жауап берген жоқ, ал туыстары күтіп отыр.",
  ru: "Родственники задержанных вышли к консульству. В ведомстве молчат, а семьи ждут ответа с прошлой осени.",
};
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  а: "a",
  с: "c",
  е: "e",
  о: "o",
  р: "p",
  х: "x",
  у: "y",
  к: "k",
  м: "m",
  і: "i",
  В: "B",
  М: "M",
};

function found(target: string, lang: LanguageTag): readonly Finding[] {
  const rest = { source: textRuns("The families wait."), sourceLang: "en", terms: [], rendered: [] };
  return homoglyphs.find({ ...rest, target: textRuns(target), lang });
}

test("a look-alike letter anywhere in a text is found, and the fix gives the text back", () => {
  fc.assert(
    fc.property(fc.constantFrom("kk", "ru"), fc.nat(), (lang, pick) => {
      const text = WORDS[lang] ?? "";
      const places = [...text].flatMap((letter, at) => (LOOK_ALIKE[letter] === undefined ? [] : [at]));
      const at = places[pick % places.length] ?? 0;
      const seeded = text.slice(0, at) + (LOOK_ALIKE[text[at] ?? ""] ?? "") + text.slice(at + 1);
      const [finding, ...others] = found(seeded, lang);
      const { start, end, text: mended } = finding?.fix ?? { start: 0, end: 0, text: "" };
      expect(others).toEqual([]);
      expect(seeded.slice(0, start) + mended + seeded.slice(end)).toBe(text);
    }),
  );
});

test("the texts themselves have none", () => {
  for (const [lang, text] of Object.entries(WORDS)) expect(found(text, lang)).toEqual([]);
});

// As the numerals are spoken: бірінші, алтыншы, оныншы, қырқыншы, елуінші …
const ORDINALS =
  "1-ші 2-ші 3-ші 4-ші 5-ші 6-шы 7-ші 8-ші 9-шы 10-шы 20-шы 30-шы 40-шы 50-ші 60-шы 70-ші 80-ші 90-шы 100-ші";
const DATIVES =
  "1-ге 2-ге 3-ке 4-ке 5-ке 6-ға 7-ге 8-ге 9-ға 10-ға 20-ға 30-ға 40-қа 50-ге 60-қа 70-ке 80-ге 90-ға 100-ге";

test("every numeral takes the suffixes of its spoken word, and no other", () => {
  const told = (target: string): readonly unknown[] =>
    ordinals.find({
      source: textRuns("x"),
      target: textRuns(target),
      sourceLang: "en",
      lang: "kk",
      terms: [],
      rendered: [],
    });
  const other: Readonly<Record<string, string>> = { ші: "шы", шы: "ші", ге: "ға", ке: "қа", ға: "ге", қа: "ке" };
  for (const right of [...ORDINALS.split(" "), ...DATIVES.split(" ")]) {
    const [digits = "", suffix = ""] = right.split("-");
    expect(told(right), right).toEqual([]);
    expect(told(`${digits}-${other[suffix]}`), `${digits}-${other[suffix]}`).toMatchObject([{ fix: { text: suffix } }]);
  }
});
