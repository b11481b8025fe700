import type { Token } from "../tokens.ts";
import { cellOf, type Entries, lengthFrom } from "./entries.ts";
import { areNear } from "./near-words.ts";
import { HEAD } from "./signature.ts";
import { isNumber, isSign, type Vocabulary } from "./vocabulary.ts";

/** What exchanging, inserting or removing a word costs, in tenths, and exchanging it for one that is nearly the same. */
const COST = { word: 10, nearWord: 4 } as const;

/** Longer stretches of differing words are compared without looking for nearly equal ones: they are no sentences. */
const LONGEST_STRETCH = 200;

/** The symbol of every number where words are compared. */
const ANY_NUMBER = -2;

/** How far the words of two texts are from one another: punctuation is left out, and any two numbers are equal. */
export interface WordDistance {
  /** In tenths of a word, see `COST`. */
  readonly tenths: number;
  /** Words and numbers of the query, and of the longer of the two. */
  readonly queryWords: number;
  readonly longestWords: number;
}

/** A query's words: as the vocabulary knows them, and as text. */
export interface QueryWords {
  readonly symbols: readonly number[];
  readonly texts: readonly string[];
}

/** The words of a query; `ids` are the numbers of its tokens, -1 for those that are not known. */
export function queryWords(tokens: readonly Token[], ids: Int32Array): QueryWords {
  const symbols: number[] = [];
  const texts: string[] = [];
  tokens.forEach(({ kind, folded }, at) => {
    if (kind === "mark") return;
    symbols.push(kind === "number" ? ANY_NUMBER : (ids[at] ?? -1));
    texts.push(folded);
  });
  return { symbols, texts };
}

/** How far the words of a query are from those of an entry. */
export function wordDistance(vocabulary: Vocabulary, query: QueryWords, entries: Entries, entry: number): WordDistance {
  const words = wordsOf(vocabulary, entries, entry);
  const longestWords = Math.max(words.length, query.symbols.length);
  return { tenths: tenthsBetween(vocabulary, query, words), queryWords: query.symbols.length, longestWords };
}

function wordsOf(vocabulary: Vocabulary, entries: Entries, entry: number): readonly number[] {
  const length = lengthFrom(entries, entry, 1);
  const start = cellOf(entries, entry, length) + HEAD;
  const words: number[] = [];
  for (let at = start; at < start + length; at++) {
    const id = entries.cells[at] ?? 0;
    if (!isSign(vocabulary, id)) words.push(isNumber(vocabulary, id) ? ANY_NUMBER : id);
  }
  return words;
}

/** Weighted edit distance (Wagner and Fischer 1974) of what is left when equal words at both ends are taken off. */
function tenthsBetween(vocabulary: Vocabulary, { symbols, texts }: QueryWords, words: readonly number[]): number {
  const shorter = Math.min(symbols.length, words.length);
  let start = 0;
  while (start < shorter && isSame(symbols[start], words[start])) start++;
  let end = 0;
  while (end < shorter - start && isSame(symbols.at(-1 - end), words.at(-1 - end))) end++;
  const height = symbols.length - start - end;
  const width = words.length - start - end;
  if (height === 0 || width === 0) return COST.word * Math.max(height, width);
  const looksNear = height <= LONGEST_STRETCH && width <= LONGEST_STRETCH;
  const row = Array.from({ length: width + 1 }, (_, at) => COST.word * at);
  for (let i = 0; i < height; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = COST.word * (i + 1);
    const symbol = symbols[start + i];
    const text = texts[start + i] ?? "";
    for (let j = 1; j <= width; j++) {
      const word = words[start + j - 1] ?? 0;
      const above = row[j] ?? 0;
      const gap = Math.min(above, row[j - 1] ?? 0) + COST.word;
      row[j] = Math.min(
        gap,
        diagonal + exchangeCost(symbol, word, looksNear ? () => areNear(text, vocabulary, word) : never),
      );
      diagonal = above;
    }
  }
  return row[width] ?? 0;
}

function never(): boolean {
  return false;
}

function exchangeCost(symbol: number | undefined, word: number, isNear: () => boolean): number {
  if (isSame(symbol, word)) return 0;
  // A number is near no word.
  return word >= 0 && symbol !== ANY_NUMBER && isNear() ? COST.nearWord : COST.word;
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a === b && a !== -1;
}
