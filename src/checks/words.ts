import type { Runs } from "../core/model.ts";
import { plainText } from "../core/runs.ts";

/** A word of a text; offsets are UTF-16, into its plain text. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011'’][\p{L}\p{M}\p{N}]+)*/gu;

// Several checks read the words of one text; each text is read once.
const read = new WeakMap<Runs, readonly Word[]>();

/** The words of a text in reading order: letters and digits, with the hyphens and apostrophes inside them. */
export function wordsIn(runs: Runs): readonly Word[] {
  const known = read.get(runs);
  if (known !== undefined) return known;
  const words: Word[] = [];
  for (const match of plainText(runs).matchAll(WORD)) {
    const [text] = match;
    words.push({ text, lower: text.toLowerCase(), start: match.index, end: match.index + text.length });
  }
  read.set(runs, words);
  return words;
}
