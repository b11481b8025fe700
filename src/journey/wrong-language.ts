import type { CheckInput } from "../checks/check.ts";
import { language } from "../checks/language.ts";
import { languageKey } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { plainText } from "../core/runs.ts";

/** Scripts that are told apart, by their ISO 15924 codes. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Arab: /\p{Script=Arabic}/gu,
};

/** Fewer letters than this say nothing: names, units and commands stay as they are in any language. */
const ENOUGH_LETTERS = 6;

const KAZAKH_LETTER = /[әғқңөұүһі]/iu;
/** Of the words of Kazakh texts more than half have a letter that Russian lacks; a Kazakh name in Russian is one of many. */
const KAZAKH_SHARE = 0.4;
/** One name in another script among few words is no sign. */
const ENOUGH_WORDS = 2;

/**
 * Which side of a unit is not in its language, by simple and reliable signs: another script in most of the letters,
 * forty Cyrillic letters without a Kazakh one in Kazakh, Kazakh letters in many words of a Russian text. Words that both
 * sides share count for nothing.
 */
export function wrongLanguage(input: CheckInput): "source" | "target" | undefined {
  const [source, target] = [plainText(input.source), plainText(input.target)];
  if (isForeign(target, input.lang, source) || isRussian(input)) return "target";
  if (isForeign(source, input.sourceLang, target)) return "source";
  return undefined;
}

function isRussian(input: CheckInput): boolean {
  return language.find(input).some(({ rule }) => rule === "russian-in-kazakh");
}

function isForeign(text: string, lang: LanguageTag, other: string): boolean {
  const key = languageKey(lang);
  const shared = new Set(wordsOf(other));
  const words = wordsOf(text).filter((word) => !shared.has(word));
  if (key === "ru-Cyrl" && isKazakh(words)) return true;
  const expected = key.slice(key.indexOf("-") + 1);
  if (!Object.hasOwn(SCRIPTS, expected)) return false;
  const letters = words.join("");
  const own = lettersOf(letters, expected);
  return Object.keys(SCRIPTS).some((name) => {
    const count = name === expected ? 0 : lettersOf(letters, name);
    if (count < ENOUGH_LETTERS) return false;
    return own === 0 || (count > own && words.filter((word) => lettersOf(word, name) > 0).length >= ENOUGH_WORDS);
  });
}

function isKazakh(words: readonly string[]): boolean {
  const kazakh = words.filter((word) => KAZAKH_LETTER.test(word)).length;
  return kazakh >= ENOUGH_WORDS && kazakh >= KAZAKH_SHARE * words.length;
}

function lettersOf(text: string, name: string): number {
  const letters = SCRIPTS[name];
  return letters === undefined ? 0 : (text.match(letters)?.length ?? 0);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}
