import { languageKey } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { type Check, type CheckInput, finder } from "./check.ts";
import { frequentWord, IMPOSSIBLE, lacks, plainKeys, russified } from "./kazakh-words.ts";
import { type Word, wordsIn } from "./words.ts";

const finding = finder("kazakh-letters");

// What every pattern of the impossible needs: a letter that may stand for a Kazakh one where Kazakh has none such.
const SUSPECT =
  /[кг]ы|ы[кг]|[шд]ын$|н[ыіи]з$|[лдт]ер[дт]?и|[лдт]ик|[дт]иң?$|[мң]из|га$|[лрзйнуаы]ган|[қтсшп]ка$|[аұ]к(?:тар|тан|сыз|қ|ка$|ты|пын)/u;

/**
 * Kazakh words typed without their Kazakh letters: жане for және, казак for қазақ, халык for халық.
 *
 * Told where there is evidence: a word of the glossary, a frequent word, or a spelling that Kazakh does not have. Which
 * word is meant otherwise takes a dictionary.
 */
export const kazakhLetters: Check = {
  name: "kazakh-letters",
  find(input) {
    if (languageKey(input.lang) !== "kk-Cyrl") return [];
    const pinned = pinnedStems(input);
    const words = wordsIn(input.target);
    const keys = plainKeys(words);
    const found: Finding[] = [];
    for (let index = 0; index < words.length; index++) {
      const word = words[index];
      if (word === undefined) continue;
      const meant = pinnedWord(word.lower, pinned) ?? frequentOf(word, keys[index]) ?? possible(word);
      if (meant === undefined || meant === word.lower) continue;
      const at = { start: word.start, end: word.end };
      found.push(finding("warning", "letters", { word: word.text, meant: likeCase(meant, word.text) }, { at }));
    }
    return found;
  },
};

/** Words of the segment's terms that have Kazakh letters, lower case, by their spelling without these. */
function pinnedStems({ terms, lang }: CheckInput): readonly (readonly [string, string])[] {
  return terms.flatMap(({ term }) => {
    const rendering = term.renderings.get(lang);
    const words =
      rendering === undefined
        ? []
        : [rendering.term, ...rendering.admitted].flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{M}]+/u));
    return words
      .map((word): readonly [string, string] => [russified(word), word])
      .filter(([plain, word]) => plain !== word && word.length > 3);
  });
}

function pinnedWord(word: string, pinned: readonly (readonly [string, string])[]): string | undefined {
  if (pinned.length === 0) return undefined;
  const plain = russified(word);
  const found = pinned.find(([stem, meant]) => plain.startsWith(stem) && lacks(word.slice(0, meant.length), meant));
  return found === undefined ? undefined : found[1] + word.slice(found[1].length);
}

/** Names may be spelt as any word without its letters. */
function frequentOf({ text, lower, start }: Word, key: number | undefined): string | undefined {
  return text === lower || start === 0 ? frequentWord(lower, key) : undefined;
}

function possible({ text, lower }: Word): string | undefined {
  if (text !== lower || lower.length < 5 || !SUSPECT.test(lower)) return undefined;
  return IMPOSSIBLE.reduce((word, [pattern, put]) => word.replace(pattern, put), lower);
}

function likeCase(word: string, model: string): string {
  return [...word]
    .map((letter, index) => (model[index] === model[index]?.toLowerCase() ? letter : letter.toUpperCase()))
    .join("");
}
