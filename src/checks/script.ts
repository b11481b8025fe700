import { languageKey } from "../core/locale.ts";
import type { Finding, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("script");

const KAZAKH_LETTER = /[әғқңөұүһі]/iu;
/** Of 1,953 human Kazakh segments with 20 Cyrillic letters or more none lacks all Kazakh letters (NTREX-128). */
const ENOUGH_LETTERS = 40;

// Latin letters that look like Cyrillic ones, Kazakh among them, above what they stand for.
const LATIN = "aceəhikopxyABCEƏHIKMOPTXY";
const CYRILLIC = "асеәһікорхуАВСЕӘНІКМОРТХУ";
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [...LATIN].map((letter, index) => [letter, CYRILLIC[index] ?? letter]),
);

/** Letters of the wrong language or alphabet: Russian in a Kazakh file, Kazakh in a Russian one, Latin look-alikes. */
export const script: Check = {
  name: "script",
  find({ source, target, lang, terms }) {
    const key = languageKey(lang);
    const text = plainText(target);
    return [
      ...(key === "kk-Cyrl" ? russianInKazakh(text) : []),
      ...(key === "ru-Cyrl" ? kazakhInRussian(text, terms, lang) : []),
      ...(key.endsWith("-Cyrl") ? homoglyphs(text, plainText(source)) : []),
    ];
  },
};

function russianInKazakh(text: string): readonly Finding[] {
  const letters = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return letters >= ENOUGH_LETTERS && !KAZAKH_LETTER.test(text)
    ? [finding("error", "russian-in-kazakh", { letters })]
    : [];
}

function kazakhInRussian(text: string, terms: readonly TermHit[], lang: string): readonly Finding[] {
  const known = terms.flatMap(({ term }) => {
    const rendering = term.renderings.get(lang);
    return rendering === undefined ? [] : [rendering.term, ...rendering.admitted, ...rendering.forms].flatMap(wordsOf);
  });
  const foreign = wordsOf(text).filter(
    (word) => KAZAKH_LETTER.test(word) && !known.some((form) => KAZAKH_LETTER.test(form) && word.startsWith(form)),
  );
  const words = [...new Set(foreign)].join(", ");
  return words === "" ? [] : [finding("warning", "kazakh-in-russian", { words })];
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/**
 * Cyrillic words with Latin letters that look Cyrillic. A Latin word of the source with a Cyrillic suffix is none, nor
 * is a word with any Latin letter that has no Cyrillic double.
 */
function homoglyphs(text: string, source: string): readonly Finding[] {
  const mixed = text.match(/[\p{L}\p{M}]+/gu)?.filter((word) => isDisguised(word, source)) ?? [];
  return [...new Set(mixed)].map((word) => {
    const meant = word.replace(/\p{Script=Latin}/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
    return finding("error", "homoglyph", { word, meant, letters: word.match(/\p{Script=Latin}/gu)?.join(", ") ?? "" });
  });
}

function isDisguised(word: string, source: string): boolean {
  const latin = word.match(/\p{Script=Latin}/gu) ?? [];
  if (latin.length === 0 || !/\p{Script=Cyrillic}/u.test(word)) return false;
  if (!latin.every((letter) => LOOKALIKES.has(letter))) return false;
  const stem = /^\p{Script=Latin}{2,}(?=\p{Script=Cyrillic}+$)/u.exec(word)?.[0];
  return stem === undefined || !source.split(/[^\p{L}\p{M}]+/u).includes(stem);
}
