import { type EarlierScores, LEAST_MATCH, type Sought } from "../core/match-grid.ts";
import type { TranslationUnit } from "../core/model.ts";
import { greatestFuzzyScore, type PreparedQuery, prepareQuery, scoreFuzzy } from "./score.ts";
import { createSequences, type Sequences } from "./sequences.ts";
import { greatestDistance, patternDistance, percent, preparePattern, releasePattern } from "./similarity.ts";
import { wordsOf } from "./surface.ts";

/** Segments of up to this many tokens are compared by their characters too, as the memory does. */
const SHORT_TOKENS = 3;

/** Longer texts, in tokens or (of few tokens) in characters, are no sentences and resemble nothing. */
const LONGEST = 10_000;

/** The symbol of every number where only words are compared. */
const ANY_NUMBER = 0;

/**
 * Compares each text with all before it. The score is the memory's own for a reviewed unit without penalty.
 *
 * Texts of less than half or more than twice the length are not looked at; most others are dismissed by their signature,
 * the rest is verified by the bit-parallel distance. Takes O(n²) signatures for n texts.
 */
export const earlierScores: EarlierScores = (texts) => {
  const prepared = texts.map(prepare);
  const vocabulary = new Map<string, number>();
  const space: Space = {
    prepared,
    tokens: createSequences(prepared.map((one) => (isComparable(one) ? tokenSymbols(one, vocabulary) : []))),
    characters: createSequences(prepared.map((one) => (isComparable(one) && isShort(one) ? codeUnits(one.text) : []))),
    words: prepared.map((one) => Int32Array.from(wordSymbols(one, vocabulary))),
    slots: new Int32Array(Math.max(vocabulary.size + 1, 0x10000)),
  };
  return texts.map(({ floor }, index) => bestBefore(space, index, floor));
};

interface Space {
  readonly prepared: readonly PreparedQuery[];
  readonly tokens: Sequences;
  readonly characters: Sequences;
  readonly words: readonly Int32Array[];
  /** Room for one pattern's symbols at a time. */
  readonly slots: Int32Array;
}

function prepare({ source }: Sought): PreparedQuery {
  return prepareQuery({ source, sourceLang: "", lang: "" });
}

function isShort({ tokens }: PreparedQuery): boolean {
  return tokens.length <= SHORT_TOKENS;
}

function isComparable(one: PreparedQuery): boolean {
  return one.tokens.length > 0 && (isShort(one) ? one.text : one.tokens).length <= LONGEST;
}

function tokenSymbols({ tokens }: PreparedQuery, vocabulary: Map<string, number>): readonly number[] {
  return tokens.map(({ folded }) => intern(folded, vocabulary));
}

function wordSymbols({ tokens }: PreparedQuery, vocabulary: Map<string, number>): readonly number[] {
  return wordsOf(tokens).map(({ kind, folded }) => (kind === "number" ? ANY_NUMBER : intern(folded, vocabulary)));
}

function intern(folded: string, vocabulary: Map<string, number>): number {
  const known = vocabulary.get(folded);
  if (known !== undefined) return known;
  const symbol = vocabulary.size + 1;
  vocabulary.set(folded, symbol);
  return symbol;
}

function codeUnits(text: string): readonly number[] {
  const folded = text.toLowerCase();
  return Array.from({ length: folded.length }, (_, at) => folded.charCodeAt(at));
}

/** The best score above `floor` that an earlier text gives, or 0; the text then becomes one of the earlier. */
function bestBefore(space: Space, index: number, floor: number): number {
  const near = new Map<number, number>();
  for (const sequences of [space.tokens, space.characters]) {
    for (const [other, base] of sequences.near(index, LEAST_MATCH, space.slots))
      near.set(other, Math.max(near.get(other) ?? 0, base));
    sequences.add(index);
  }
  let best = Math.max(floor, LEAST_MATCH - 1);
  for (const [other, base] of [...near].sort(([, a], [, b]) => b - a))
    best = Math.max(best, scoreOf(space, index, other, base, best));
  return best > Math.max(floor, LEAST_MATCH - 1) ? best : 0;
}

/** The score of one pair, or 0 where it cannot be above `best`. */
function scoreOf(space: Space, index: number, other: number, base: number, best: number): number {
  const { prepared, words, slots } = space;
  const [query, found] = [prepared[index], prepared[other]];
  const [own, its] = [words[index] ?? new Int32Array(), words[other] ?? new Int32Array()];
  if (query === undefined || found === undefined) return 0;
  const longestWords = Math.max(own.length, its.length);
  const limit = base > best ? longestWords : greatestDistance(longestWords, best + 1);
  const pattern = preparePattern(own, slots);
  const wordDistance = patternDistance(pattern, { symbols: its, start: 0, end: its.length }, limit);
  releasePattern(own, slots);
  if (base <= best && (longestWords === 0 || percent(wordDistance, longestWords) <= best)) return 0;
  const closeness = { base, wordDistance, queryWords: own.length, longestWords };
  if (greatestFuzzyScore(closeness, 0) <= best) return 0;
  return scoreFuzzy(query, { unit: asTranslated(found), memory: "", memoryPenalty: 0 }, closeness).score;
}

/** The unit that the earlier text will be; its numbers are taken to stand in its translation too. */
function asTranslated({ query: { source } }: PreparedQuery): TranslationUnit {
  return { source, target: source, sourceLang: "", lang: "", state: "reviewed", origin: "person" };
}
