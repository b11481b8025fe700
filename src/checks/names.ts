import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { type ArticleCheck, type CheckInput, finder } from "./check.ts";
import { spanOf } from "./marks.ts";
import { latinSkeleton, stemOf } from "./skeleton.ts";
import { type Word, wordsIn } from "./words.ts";

const finding = finder("names");

/** Names with fewer consonants fit too many words. */
const LEAST_CONSONANTS = 3;

interface Spelling {
  /** Index of the segment. */
  readonly segment: number;
  readonly word: Word;
  readonly stem: string;
}

/**
 * People and places whose name an article spells in two ways.
 *
 * A capitalised word of the source is looked for among the capitalised words of the target by its consonants; the
 * spelling that most sentences have is held to be the right one. Endings do not count.
 */
export const names: ArticleCheck = {
  name: "names",
  findAll(inputs) {
    const found = inputs.map((): Finding[] => []);
    for (const [name, spellings] of spellingsOf(inputs)) {
      const usual = mostUsual(spellings.map(({ stem }) => stem));
      if (usual === undefined) continue;
      for (const { segment, word, stem } of spellings) {
        if (isSameSpelling(stem, usual)) continue;
        found[segment]?.push(finding("warning", "spelling", { name, found: word.text, usual }, { at: spanOf(word) }));
      }
    }
    return found;
  },
};

function spellingsOf(inputs: readonly CheckInput[]): ReadonlyMap<string, readonly Spelling[]> {
  const spellings = new Map<string, Spelling[]>();
  const sentences = sentencesByName(inputs);
  for (const [name, segments] of sentences) {
    if (segments.length < 2) continue;
    const skeleton = latinSkeleton(name);
    if (skeleton.length < LEAST_CONSONANTS) continue;
    for (const segment of segments) {
      const target = inputs[segment]?.target ?? [];
      // Two words that fit may be a man and his wife: neither is the spelling of one name.
      const fits = wordsIn(target).flatMap((word) => {
        const stem = /^\p{Lu}\p{Ll}/u.test(word.text) ? stemOf(word.text, skeleton) : undefined;
        return stem === undefined ? [] : [{ segment, word, stem: sounded(stem) }];
      });
      const [only, ...others] = fits;
      if (only === undefined || others.some(({ stem }) => stem !== only.stem)) continue;
      spellings.set(name, [...(spellings.get(name) ?? []), only]);
    }
  }
  return spellings;
}

/** The segments of each capitalised word that does not begin one. */
function sentencesByName(inputs: readonly CheckInput[]): ReadonlyMap<string, number[]> {
  const segments = new Map<string, number[]>();
  for (const [index, { source, lang }] of inputs.entries()) {
    if (!languageKey(lang).endsWith("-Cyrl")) continue;
    const here = wordsIn(source)
      .slice(1)
      .map(({ text }) => text.replace(/['’]s?$/u, ""));
    for (const name of new Set(here.filter((text) => /^\p{Lu}\p{Ll}{3,}$/u.test(text))))
      segments.set(name, [...(segments.get(name) ?? []), index]);
  }
  return segments;
}

/** The last consonant as it is without an ending: before one, Kazakh says қ as ғ, к as г and п as б. */
function sounded(stem: string): string {
  return stem.replace(/[ғгб]$/u, (letter) => ({ ғ: "қ", г: "к", б: "п" })[letter] ?? letter).replaceAll("ё", "е");
}

function mostUsual(stems: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** Whether two stems differ in nothing but a vowel that Russian drops before endings: Павел, Павла. */
function isSameSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.length === short.length + 1 && long.replace(/[еоьй](?=[^аеёиоуыэюя]$)/u, "") === short;
}
