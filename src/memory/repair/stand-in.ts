import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { HARMONIC_WORD, wordSound } from "./kazakh-sound.ts";

/** Where a phrase stands in a target, as whole words. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}

/** Every place where `phrase` stands as it is written, the capital of its first letter apart. No suffix may follow. */
export function spotsOf(text: string, phrase: string): readonly Spot[] {
  const [first = ""] = phrase;
  const spots: Spot[] = [];
  for (const form of new Set([phrase, first.toUpperCase() + phrase.slice(first.length)])) {
    for (let start = text.indexOf(form); start >= 0 && form !== ""; start = text.indexOf(form, start + 1)) {
      const end = start + form.length;
      if (!GOES_BEFORE.test(text.slice(Math.max(0, start - 2), start)) && !GOES_ON.test(text.slice(end, end + 3))) {
        spots.push({ start, end });
      }
    }
  }
  return spots.sort((a, b) => a.start - b.start);
}

const GOES_BEFORE = /[\p{L}\p{M}\p{N}]$/u;
const GOES_ON = /^(?:[\p{L}\p{M}\p{N}]|[-\u2010\u2011]\p{L})/u;

/** `phrase` with a capital where `like`, which it replaces, has one that its own form `lemma` does not have. */
export function capitalisedLike(phrase: string, like: string, lemma: string): string {
  const [[letter = ""], [lemmaLetter = ""]] = [like, lemma];
  if (letter === lemmaLetter) return phrase;
  const [first = ""] = phrase;
  return first.toUpperCase() + phrase.slice(first.length);
}

/**
 * Whether `next` can take the place of `old` in the same form, with nothing around it having to agree otherwise.
 *
 * Kazakh has no gender and no agreement within a phrase: only a particle written apart that follows the word's sound
 * stands in the way. Russian words around it agree in gender and number: both must begin and end like words of one
 * declension, and both be names or both not, as persons and things differ in the accusative. Of other languages
 * nothing is known, so that nothing is exchanged.
 *
 * @param around what stands before and after it in the target
 */
export function canStandFor(
  next: string,
  old: string,
  { before, after }: { readonly before: string; readonly after: string },
  lang: LanguageTag,
): boolean {
  const [words, oldWords] = [wordsOf(next), wordsOf(old)];
  switch (primaryLanguage(lang)) {
    case "kk": {
      if (!HARMONIC_WORD.test(after) && !/^[»”"’'“]+[-\u2010\u2011]?\p{L}/u.test(after)) return true;
      const sound = wordSound(words.at(-1) ?? "");
      return sound !== undefined && sound === wordSound(oldWords.at(-1) ?? "");
    }
    case "ru": {
      if (hangsOnBeginning(before, next, old)) return false;
      const sameHead = words.length > 1 && words[0] === oldWords[0] && startsLower(next) === startsLower(old);
      return sameHead || russianKinds(next, words) === russianKinds(old, oldWords);
    }
    default:
      return false;
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];
}

/** Whether a Russian preposition before it depends on how it begins: об оралманах, о кандасах; в Вене, во Франции. */
function hangsOnBeginning(before: string, next: string, old: string): boolean {
  const preposition = /(?<!\p{L})(со?|во?|об?|ко?)[\s\u00A0]+[«"„]?$/iu.exec(before.slice(-8))?.[1]?.toLowerCase();
  if (preposition === undefined) return false;
  if (/^(?:со|во|ко)$/u.test(preposition)) return true;
  if (/^об?$/u.test(preposition)) return /^[аоуиэ]/iu.test(next) !== /^[аоуиэ]/iu.test(old);
  return /^(?:[вф][^аеёиоуыэюя]|[сзшж][^аеёиоуыэюя]|щ|мн|льв)/iu.test(next);
}

function startsLower(text: string): boolean {
  return /^[^\p{L}]*\p{Ll}/u.test(text);
}

/** What tells a Russian phrase's gender and number, as far as its first and last word show it. */
function russianKinds(text: string, words: readonly string[]): string {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  return `${startsLower(text)} ${words.length > 1} ${russianEnding(first)} ${russianEnding(last)}`;
}

function russianEnding(word: string): string {
  const folded = word.toLowerCase();
  if (/^\p{Lu}{2,}$/u.test(word)) return word; // an abbreviation's gender is that of its first word
  if (/(?:ый|ий|ой)$/u.test(folded)) return "adjective";
  if (/[бвгджзклмнпрстфхцчшщй]$/u.test(folded)) return "consonant";
  return folded.slice(/(?:ая|яя|ое|ее|ые|ие|ия|ие)$/u.test(folded) ? -2 : -1);
}
