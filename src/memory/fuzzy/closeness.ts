import type { Token } from "../tokens.ts";
import { cellOf, type Entries, lengthOf } from "./entries.ts";
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
  const count = readWords(vocabulary, entries, entry);
  return {
    tenths: tenthsBetween(vocabulary, query, count),
    queryWords: query.symbols.length,
    longestWords: Math.max(count, query.symbols.length),
  };
}

/** The words of the entry that is compared, and a row of Levenshtein's table. */
let words = new Int32Array(256);
let row = new Int32Array(257);

function readWords(vocabulary: Vocabulary, entries: Entries, entry: number): number {
  const length = lengthOf(entries, entry);
  if (words.length < length) {
    words = new Int32Array(2 * length);
    row = new Int32Array(2 * length + 1);
  }
  const start = cellOf(entries, entry, length) + HEAD;
  let count = 0;
  for (let at = start; at < start + length; at++) {
    const id = entries.cells[at] ?? 0;
    if (!isSign(vocabulary, id)) words[count++] = isNumber(vocabulary, id) ? ANY_NUMBER : id;
  }
  return count;
}

/** Weighted edit distance (Wagner and Fischer 1974) of what is left when equal words at both ends are taken off. */
function tenthsBetween(vocabulary: Vocabulary, { symbols, texts }: QueryWords, count: number): number {
  const shorter = Math.min(symbols.length, count);
  let start = 0;
  while (start < shorter && isSame(symbols[start], words[start])) start++;
  let end = 0;
  while (end < shorter - start && isSame(symbols[symbols.length - 1 - end], words[count - 1 - end])) end++;
  const height = symbols.length - start - end;
  const width = count - start - end;
  if (height === 0 || width === 0) return COST.word * Math.max(height, width);
  const looksNear = height <= LONGEST_STRETCH && width <= LONGEST_STRETCH;
  for (let j = 0; j <= width; j++) row[j] = COST.word * j;
  for (let i = 0; i < height; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = COST.word * (i + 1);
    const symbol = symbols[start + i] ?? -1;
    const text = texts[start + i] ?? "";
    for (let j = 1; j <= width; j++) {
      const word = words[start + j - 1] ?? 0;
      const above = row[j] ?? 0;
      const gap = Math.min(above, row[j - 1] ?? 0) + COST.word;
      // A number is near no word, and nothing is gained where leaving both out is as cheap.
      const canBeNear = looksNear && word >= 0 && symbol !== ANY_NUMBER && diagonal + COST.nearWord < gap;
      const cost = isSame(symbol, word) ? 0 : canBeNear && areNear(text, vocabulary, word) ? COST.nearWord : COST.word;
      row[j] = Math.min(gap, diagonal + cost);
      diagonal = above;
    }
  }
  return row[width] ?? 0;
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a === b && a !== -1;
}
