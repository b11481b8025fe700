import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { numeralWords } from "../../core/numeral-words.ts";

/**
 * What negates a sentence, by source language: patterns over lower-case words, ё as е.
 *
 * English: not, n’t, no and their kin, and the quasi-negatives (Quirk et al., A Comprehensive Grammar of the English
 * Language, 1985, 10.58–10.60). Russian: не, ни, нет, без and the negative pronouns in ни- (Russkaya grammatika, 1980).
 * Kazakh: емес, жоқ, the pronouns in еш-, the verbal suffix -ма/-ме/-ба/-бе/-па/-пе before an ending, and -сыз/-сіз
 * “without” (Қазақ грамматикасы, 2002).
 */
const NEGATIONS: Readonly<Record<string, RegExp>> = {
  en: /^(?:not|no|non|never|without|neither|nor|none|nobody|nothing|nowhere|noone|cannot|hardly|scarcely|barely|seldom|rarely|unless|except|\p{L}+n['’]t|cant|dont|wont|didnt|isnt|wasnt)$/u,
  ru: /^(?:не|ни|нет|без|безо|нельзя|невозможно|никогда|никто|никого|никому|никем|ничто|ничего|ничему|ничем|никак\p{L}*|нигде|никуда|ниоткуда|некому|нечего|негде|отнюдь|вовсе|кроме|едва)$/u,
  kk: /^(?:емес\p{L}*|жоқ\p{L}*|еш|ешкім\p{L}*|ешқандай|ешқашан|ештеңе\p{L}*|ешнәрсе\p{L}*|ешбір\p{L}*|ешқайда\p{L}*|әрең|\p{L}{2,}(?:[бвғдзжйлмнңруаәеиоөуұүыі][мб][ае]|[кқпстфхцчшщ]п[ае])(?:й(?:ды|ді|мын|мін|мыз|міз|сың|сің|сыз|сіз|тын\p{L}*|тін\p{L}*)?|[дт][ыі](?:м|ң|қ|к|ңыз|ңіз)?|ған\p{L}*|ген\p{L}*|с|спын|спін|стан|стен|у\p{L}*|п|са\p{L}?|се\p{L}?|сын|сін|ңыз|ңіз|ңдар|ңдер)|\p{L}{3,}(?:сыз|сіз)(?:дық\p{L}*|дік\p{L}*)?)$/u,
};

/** Prefixes that turn a word into its opposite: lawful, unlawful; законный, незаконный. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  en: ["un", "in", "im", "il", "ir", "dis", "non", "non-", "de", "anti-", "mis"],
  ru: ["не", "без", "бес", "не-", "анти", "ан"],
};

/** A word as the patterns and prefixes are written: lower case, ё as е. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll("ё", "е");
}

/** The negating ones of a text's words, in reading order, as they are compared. */
export function negationsOf(words: readonly string[], lang: LanguageTag): readonly string[] {
  const known = knownWords(lang);
  return words.map(fold).filter((word) => known(word).negates);
}

/** What a word says of itself, in lower case. */
interface MeaningWord {
  readonly negates: boolean;
  /** The values of the numerals in it. */
  readonly counts: readonly string[];
}

// Dozens of patterns are tried on a word, and texts repeat their words.
const wordsOfLanguages = new Map<string, Map<string, MeaningWord>>();
const MAX_WORDS = 50_000;
/** Longer ones are no words of a language. */
const LONGEST_WORD = 60;
const NOTHING: MeaningWord = { negates: false, counts: [] };

function knownWords(lang: LanguageTag): (word: string) => MeaningWord {
  const language = primaryLanguage(lang);
  const words = wordsOfLanguages.get(language) ?? new Map<string, MeaningWord>();
  if (words.size > MAX_WORDS) words.clear();
  wordsOfLanguages.set(language, words);
  return (word) => {
    const known = words.get(word);
    if (known !== undefined) return known;
    if (word.length > LONGEST_WORD) return NOTHING;
    const meaning = { negates: NEGATIONS[language]?.test(word) ?? false, counts: valuesOf(word, language) };
    words.set(word, meaning);
    return meaning;
  };
}

/** The pairs of a word of one text and its opposite in the other, by a negating prefix. */
export function opposites(
  a: readonly string[],
  b: readonly string[],
  lang: LanguageTag,
): readonly (readonly [string, string])[] {
  const prefixes = PREFIXES[primaryLanguage(lang)] ?? [];
  const [ours, theirs] = [new Set(a.map(fold)), new Set(b.map(fold))];
  const found: (readonly [string, string])[] = [];
  for (const word of ours) {
    if (word.length < 4 || theirs.has(word)) continue;
    for (const prefix of prefixes) {
      if (theirs.has(prefix + word)) found.push([word, prefix + word]);
      if (word.startsWith(prefix) && theirs.has(word.slice(prefix.length)))
        found.push([word, word.slice(prefix.length)]);
    }
  }
  return found;
}

/** The numbers that words say, in reading order; not English `a`, which is hardly ever one. */
export function numeralsInWords(words: readonly string[], lang: LanguageTag): readonly string[] {
  const known = knownWords(lang);
  return words.flatMap((word) => known(fold(word)).counts);
}

function valuesOf(word: string, language: string): readonly string[] {
  const words = numeralWords[language];
  if (words === undefined) return [];
  return word
    .split("-")
    .filter((part) => !NO_NUMERAL.test(part))
    .flatMap((part) => [...words.values, ...words.scales].find(([pattern]) => pattern.test(part))?.[1] ?? [])
    .map(String);
}

/** Words that are among the numerals for a check that reads generously, but seldom count anything. */
const NO_NUMERAL = /^(?:an?|m|b|k|single|once|раз|пар\p{L}*)$/u;

/** Whether a word negates or counts. */
export function isMeaningWord(word: string, lang: LanguageTag): boolean {
  const { negates, counts } = knownWords(lang)(fold(word));
  return negates || counts.length > 0;
}
