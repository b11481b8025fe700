import { type Check, finder } from "./check.ts";
import { spanOf } from "./marks.ts";
import { type Word, wordsIn } from "./words.ts";

const finding = finder("repetition");

const TIMES = 3;
const LEAST_WORDS = 9;

/** The same three words three times, or one word four times in a row: a loop of a machine, where the source has none. */
export const repetition: Check = {
  name: "repetition",
  find({ source, target }) {
    const words = wordsIn(target);
    const stuck = fourInARow(words);
    if (stuck !== undefined && fourInARow(wordsIn(source)) === undefined)
      return [finding("error", "word", { found: stuck.text }, { at: spanOf(stuck) })];
    if (words.length < LEAST_WORDS) return [];
    const loop = repeatedTriple(words);
    if (loop === undefined || repeatedTriple(wordsIn(source)) !== undefined) return [];
    return [finding("error", "loop", { found: loop.found }, { at: spanOf(loop) })];
  },
};

function fourInARow(words: readonly Word[]): Word | undefined {
  for (let at = 3; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.lower !== words[at - 1]?.lower) continue;
    if (word.lower === words[at - 2]?.lower && word.lower === words[at - 3]?.lower) return word;
  }
  return undefined;
}

/** The third occurrence of three words, and what they are. */
function repeatedTriple(words: readonly Word[]): { found: string; start: number; end: number } | undefined {
  if (!hasThrice(words)) return undefined;
  const counts = new Map<string, number>();
  for (let at = 2; at < words.length; at++) {
    const [first, second, third] = [words[at - 2], words[at - 1], words[at]];
    if (first === undefined || second === undefined || third === undefined) continue;
    const found = `${first.lower} ${second.lower} ${third.lower}`;
    const count = (counts.get(found) ?? 0) + 1;
    if (count >= TIMES) return { found, start: first.start, end: third.end };
    counts.set(found, count);
  }
  return undefined;
}

/** Whether some word of four letters or more occurs three times: a loop has such a word, and most texts do not. */
function hasThrice(words: readonly Word[]): boolean {
  if (!mayHaveThrice(words)) return false;
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const { lower } of words) {
    if (lower.length < 4) continue;
    if (twice.has(lower)) return true;
    if (once.has(lower)) twice.add(lower);
    once.add(lower);
  }
  return false;
}

const counts = new Uint8Array(1024);

/** Counts words by length and two letters: where no count reaches three, no word occurs three times. */
function mayHaveThrice(words: readonly Word[]): boolean {
  counts.fill(0);
  for (const { lower } of words) {
    const { length } = lower;
    if (length < 4) continue;
    const at = (lower.charCodeAt(0) * 7 + lower.charCodeAt(length - 2) * 37 + length * 131) & 1023;
    const count = (counts[at] ?? 0) + 1;
    if (count >= TIMES) return true;
    counts[at] = count;
  }
  return false;
}
