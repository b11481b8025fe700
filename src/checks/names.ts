import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type ArticleCheck, type CheckInput, finder } from "./check.ts";
import { spanOf } from "./marks.ts";
import { latinSkeleton, stemOf } from "./skeleton.ts";
import { type Word, wordsIn } from "./words.ts";

const finding = finder("names");

/** A capitalised word with another word before it, so that it is not the capital of a sentence. */
const NAME = /(?<=[a-z0-9,] )[A-Z][a-zà-ž]{3,}(?![a-zà-ž])/g;

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
    for (const [name, segments] of segmentsByName(inputs)) {
      const spellings = segments.length < 2 ? [] : spellingsOf(name, segments, inputs);
      const usual = mostUsual(spellings.map(({ stem }) => stem));
      if (usual === undefined) continue;
      for (const { segment, word, stem } of spellings) {
        if (isSameSpelling(stem, usual) || !isNear(stem, usual)) continue;
        found[segment]?.push(finding("warning", "spelling", { name, found: word.text, usual }, { at: spanOf(word) }));
      }
    }
    return found;
  },
};

/** The segments of each name of the source. */
function segmentsByName(inputs: readonly CheckInput[]): ReadonlyMap<string, number[]> {
  const segments = new Map<string, number[]>();
  for (const [index, { source, lang }] of inputs.entries()) {
    if (!languageKey(lang).endsWith("-Cyrl")) continue;
    for (const name of new Set(plainText(source).match(NAME))) {
      const known = segments.get(name);
      if (known === undefined) segments.set(name, [index]);
      else known.push(index);
    }
  }
  return segments;
}

function spellingsOf(name: string, segments: readonly number[], inputs: readonly CheckInput[]): readonly Spelling[] {
  const skeleton = latinSkeleton(name);
  if (skeleton.length < LEAST_CONSONANTS) return [];
  return segments.flatMap((segment) => {
    // Two words that fit may be a man and his wife: neither is the spelling of one name.
    const fits = capitalised(inputs[segment]).flatMap((word) => {
      const stem = stemOf(word.lower, skeleton);
      return stem === undefined ? [] : [{ segment, word, stem: sounded(stem) }];
    });
    const [only, ...others] = fits;
    return only === undefined || others.some(({ stem }) => stem !== only.stem) ? [] : [only];
  });
}

// Asked for once for each name of the segment.
const capitals = new WeakMap<CheckInput, readonly Word[]>();

function capitalised(input: CheckInput | undefined): readonly Word[] {
  if (input === undefined) return [];
  const known = capitals.get(input);
  if (known !== undefined) return known;
  const found = wordsIn(input.target).filter(({ text, lower }) => text.charCodeAt(0) !== lower.charCodeAt(0));
  capitals.set(input, found);
  return found;
}

/** The last consonant as it is without an ending: before one, Kazakh says қ as ғ, к as г and п as б. */
function sounded(stem: string): string {
  return stem.replace(/[ғгб]$/u, (letter) => ({ ғ: "қ", г: "к", б: "п" })[letter] ?? letter).replaceAll("ё", "е");
}

function mostUsual(stems: readonly string[]): string | undefined {
  if (stems.every((stem) => stem === stems[0])) return undefined;
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

/** Another spelling differs in a letter or two; what differs more is another word. */
function isNear(a: string, b: string): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (let other = 0; other < b.length; other++) {
      const replaced = (row[other] ?? 0) + (letter === b[other] ? 0 : 1);
      next.push(Math.min(replaced, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) <= 2;
}
