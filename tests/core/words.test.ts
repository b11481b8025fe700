import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addVolumes, countWords, noVolume, volumeOf } from "../../src/core/words.ts";
import { runs } from "../memory/units.ts";

test.each([
  ["Kazakhstan has welcomed ethnic Kazakhs since 1992.", 7],
  ["a far-off, well-to-do village", 4],
  ["Qandas isn't, or isn’t, Kazakhstan's own word", 7],
  ["Almaty — the old capital — grew.", 5],
  ["Almaty—the old capital—grew.", 5],
  ["between 1992–2021 and on 5-6 May", 7],
  ["and/or he/she", 2],
  ["1,200 people, 4.8 %, $20 and 8%", 6],
  ["It cost 10\u00A0000 or 1\u202F200\u202F300 tenge", 6],
  ["in 2019\u00A0300 of them", 5],
  ["… & “ ” № — –", 0],
  ["https://example.org/a-b?c=d or a@example.org", 3],
  ["U.S. and e.g.", 3],
  ["Ол 1992 жылдан бері – Қазақстан азаматы.", 6],
  ["Алматы-Нұрсұлтан бағыты, т.б.", 3],
  ["из-за кого-то 10\u00A0000 человек", 4],
  ["Президент -- глава государства", 3],
  ["soft\u00ADhyphen and zero\u200Bwidth", 3],
  ["日本のGDP", 4],
  ["   ", 0],
])("%j has %i words", (text, words) => {
  expect(countWords(runs(text))).toBe(words);
});

/** The rows of the documentation's table: texts in backquotes, and how many words each has. */
function documented(): readonly (readonly [text: string, words: number])[] {
  const page = readFileSync(new URL("../../docs/analyze.md", import.meta.url), "utf8");
  return [...page.matchAll(/^\| ((?:`[^`]+`(?:, )?)+)( with [^|]*| alone)? \| (\d) \|/gm)].flatMap(
    ([, texts = "", how = "", words]) =>
      [...texts.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => {
        const written = how.includes("no-break") ? text.replace(" ", "\u00A0") : text;
        return [written, Number(words)] as const;
      }),
  );
}

test("the documentation's examples are counted as it says", () => {
  expect(documented().length).toBeGreaterThan(20);
  for (const [text, words] of documented()) expect([text, countWords(runs(text))]).toEqual([text, words]);
});

test("a line break separates words, emphasis inside a word does not", () => {
  expect(countWords(runs("Almaty<br>Astana"))).toBe(2);
  expect(countWords(runs("<b>Kan</b>das"))).toBe(1);
});

test("characters are code points, white space is counted once, and both ends of a pair are codes", () => {
  expect(volumeOf(runs("Ол  <b>үй</b>\u00A0🐎 "))).toEqual({
    segments: 1,
    words: 2,
    characters: 5,
    charactersWithSpaces: 7,
    codes: 2,
  });
});

test("a decomposed letter counts as the composed one", () => {
  expect(volumeOf(runs("и\u0306од"))).toEqual(volumeOf(runs("йод")));
});

test("two texts side by side have the words of both, and volumes add up", () => {
  const text = fc.string({ unit: fc.constantFrom("а", "ә", "z", "1", " ", "-", "’", "—", "\u00A0", ".", "<br>") });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(countWords(runs(`${a} . ${b}`))).toBe(countWords(runs(a)) + countWords(runs(b)));
      const both = addVolumes(volumeOf(runs(a)), volumeOf(runs(b)));
      expect(both.characters).toBe(volumeOf(runs(`${a} ${b}`)).characters);
      expect(addVolumes(both, noVolume)).toEqual(both);
    }),
  );
});
