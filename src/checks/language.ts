import { languageKey } from "../core/locale.ts";
import type { Finding, LanguageTag, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("language");

const KAZAKH_LETTERS = /[ӘәҒғҚқҢңӨөҰұҮүҺһІі]/gu;
/** Letters, little words and endings that Russian sentences have and Kazakh words without Kazakh letters do not. */
const RUSSIAN_SIGN =
  /[щъё]|(?<!\p{L})(?:и|в|с|к|о|у|на|что|по|из|для|это|как|от|его|их|он|они|был[аои]?|за|до|при|об|вот|нас|меня|почему|потом|ну|какой|сказал|сказала|ответил|уже|только|все)(?!\p{L})|\p{L}(?:ого|ому|ый|ая|ое|ие|ых|ую|ть|ся|сь|тель|ение|ание|ает|яет|рыл[аи]?|ями|ной|ций)(?!\p{L})/iu;

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
  const { letters, kazakh } = lettersOf(text);
  if (letters < ENOUGH_LETTERS || kazakh >= KAZAKH_SHARE * letters) return [];
  const isRussian = (kazakh === 0 && letters >= MANY_LETTERS) || RUSSIAN_SIGN.test(text);
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
  const { letters } = lettersOf(text);
  const isKazakh =
    letters >= ENOUGH_LETTERS && foreign.length >= 2 && foreign.length * 3 >= all.length && !RUSSIAN_SIGN.test(text);
  if (isKazakh) return [finding("error", "kazakh-in-russian", { words })];
  const at = { start: first.index, end: first.index + first[0].length };
  return [finding("warning", "kazakh-words", { words }, { at })];
}

/** Words with Kazakh letters that the glossary asks for. */
function knownWords(terms: readonly TermHit[], lang: LanguageTag): readonly string[] {
  return terms.flatMap(({ term }) => {
    const rendering = term.renderings.get(lang);
    const forms = rendering === undefined ? [] : [rendering.term, ...rendering.admitted, ...rendering.forms];
    return forms
      .flatMap((form) => form.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [])
      .filter((form) => form.search(KAZAKH_LETTERS) >= 0);
  });
}

const KAZAKH_CODES: ReadonlySet<number> = new Set([..."ӘәҒғҚқҢңӨөҰұҮүҺһІі"].map((letter) => letter.charCodeAt(0)));

/** How many letters are Cyrillic, and how many of these Kazakh ones. Every Kazakh segment is counted: no pattern is as quick. */
function lettersOf(text: string): { readonly letters: number; readonly kazakh: number } {
  let [letters, kazakh] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x400 || code > 0x52f) continue;
    letters++;
    if ((code > 0x48f || code === 0x406 || code === 0x456) && KAZAKH_CODES.has(code)) kazakh++;
  }
  return { letters, kazakh };
}
