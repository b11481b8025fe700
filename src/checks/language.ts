import { languageKey } from "../core/locale.ts";
import type { Finding, LanguageTag, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("language");

const KAZAKH_LETTERS = /[ӘәҒғҚқҢңӨөҰұҮүҺһІі]/gu;
const CYRILLIC_LETTERS = /[\u0400-\u052F]/gu;
/** Words that Russian sentences have and Kazakh ones do not. */
const RUSSIAN_WORD = /(?<!\p{L})(?:и|в|с|к|о|у|на|что|по|из|для|это|как|от|его|её|их|он|они|был[аои]?|за|до|при|об)(?!\p{L})/iu;

/** Of 1,953 human Kazakh segments with 20 Cyrillic letters or more none lacks all Kazakh letters (NTREX-128). */
const ENOUGH_LETTERS = 20;
/** Names and quotations may fill so many letters; beyond them the share decides, which is 0.14 in the middle of Kazakh texts. */
const MANY_LETTERS = 40;
const KAZAKH_SHARE = 0.03;

/** Russian text in a Kazakh target, Kazakh text in a Russian one, and words with Kazakh letters in a Russian one. */
export const language: Check = {
  name: "language",
  find({ target, lang, terms }) {
    const key = languageKey(lang);
    if (key === "kk-Cyrl") return russianInKazakh(plainText(target));
    return key === "ru-Cyrl" ? kazakhInRussian(plainText(target), terms, lang) : [];
  },
};

function russianInKazakh(text: string): readonly Finding[] {
  const letters = count(text, CYRILLIC_LETTERS);
  if (letters < ENOUGH_LETTERS) return [];
  const kazakh = count(text, KAZAKH_LETTERS);
  const isRussian =
    kazakh === 0
      ? letters >= MANY_LETTERS || RUSSIAN_WORD.test(text)
      : kazakh < KAZAKH_SHARE * letters && RUSSIAN_WORD.test(text);
  return isRussian ? [finding("error", "russian-in-kazakh", { letters, kazakh })] : [];
}

function kazakhInRussian(text: string, terms: readonly TermHit[], lang: string): readonly Finding[] {
  if (text.search(KAZAKH_LETTERS) < 0) return [];
  const known = knownWords(terms, lang);
  const all = [...text.matchAll(/[\p{L}\p{M}]+/gu)];
  const foreign = all.filter(
    ([word]) => word.search(KAZAKH_LETTERS) >= 0 && !known.some((form) => word.toLowerCase().startsWith(form)),
  );
  const [first] = foreign;
  if (first === undefined) return [];
  const words = [...new Set(foreign.map(([word]) => word))].join(", ");
  const letters = count(text, CYRILLIC_LETTERS);
  const isKazakh =
    letters >= ENOUGH_LETTERS && foreign.length >= 2 && foreign.length * 3 >= all.length && !RUSSIAN_WORD.test(text);
  if (isKazakh) return [finding("error", "kazakh-in-russian", { words })];
  const at = { start: first.index, end: first.index + first[0].length };
  return [finding("warning", "kazakh-words", { words }, { at })];
}

/** Words with Kazakh letters that the glossary asks for. */
function knownWords(terms: readonly TermHit[], lang: LanguageTag): readonly string[] {
  return terms.flatMap(({ term }) => {
    const rendering = term.renderings.get(lang);
    const forms = rendering === undefined ? [] : [rendering.term, ...rendering.admitted, ...rendering.forms];
    return forms.flatMap((form) => form.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter((form) => form.search(KAZAKH_LETTERS) >= 0);
  });
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
