import type { Runs } from "../core/model.ts";
import { plainText } from "../core/runs.ts";

/** A word of a text; offsets are UTF-16, into its plain text. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

// Several checks read the words of one text; each text is read once.
const read = new WeakMap<Runs, readonly Word[]>();

// Most often the one asked for just before.
let lastRuns: Runs | undefined;
let lastWords: readonly Word[] = [];

/** The words of a text in reading order: letters and digits, with the hyphens and apostrophes inside them. */
export function wordsIn(runs: Runs): readonly Word[] {
  if (runs === lastRuns) return lastWords;
  let words = read.get(runs);
  if (words === undefined) {
    words = split(plainText(runs));
    read.set(runs, words);
  }
  lastRuns = runs;
  lastWords = words;
  return words;
}

/** By hand: a regular expression with Unicode classes takes five times as long, and this is most of the checks' time. */
function split(text: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isLetter(text.charCodeAt(at))) continue;
    const start = at;
    let isSmall = isSmallLetter(text.charCodeAt(at));
    while (
      isLetter(text.charCodeAt(at + 1)) ||
      (isJoiner(text.charCodeAt(at + 1)) && isLetter(text.charCodeAt(at + 2)))
    ) {
      at += 1;
      isSmall &&= isSmallLetter(text.charCodeAt(at));
    }
    const word = text.slice(start, at + 1);
    words.push({ text: word, lower: isSmall ? word : word.toLowerCase(), start, end: at + 1 });
  }
  return words;
}

/** Letters, marks and digits, and all else beyond Latin-1 that is neither punctuation nor a symbol. */
function isLetter(unit: number): boolean {
  if (unit < 0xc0)
    return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
  if (unit < 0x2000) return unit !== 0xd7 && unit !== 0xf7;
  return (unit > 0x2bff && unit < 0x3000) || (unit > 0x303f && unit < 0xfe00);
}

/** A hyphen or an apostrophe. */
function isJoiner(unit: number): boolean {
  return unit === 0x2d || unit === 0x27 || unit === 0x2019 || unit === 0x2010 || unit === 0x2011;
}

/** Small letters of English and Russian, digits and joiners: most of any text. Others are asked of the language. */
function isSmallLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x430 && unit <= 0x45f) || unit < 0x3a;
}
