import {
  type Candidates,
  codeUnits,
  LONGEST,
  type Sequences,
  SHORT_TOKENS,
  type Vocabulary,
  wordSymbol,
} from "./candidates.ts";
import type { Closeness } from "./score.ts";
import { countBits, signature } from "./signature.ts";
import {
  greatestDistance,
  type Pattern,
  patternDistance,
  percent,
  preparePattern,
  releasePattern,
} from "./similarity.ts";
import { wordsOf } from "./surface.ts";
import type { Token } from "./tokens.ts";

/** A unit whose source is near enough to a query. */
export interface Hit extends Closeness {
  readonly unit: number;
  readonly part: number;
}

/** Finds every candidate whose base similarity to the tokens of `text` is at least `threshold`, in any order. */
export type Search = (tokens: readonly Token[], text: string, threshold: number) => readonly Hit[];

/** A query's tokens or characters, as symbols that candidates have too. */
interface Wanted {
  readonly symbols: ArrayLike<number>;
  readonly pattern: Pattern;
  readonly low: number;
  readonly high: number;
  /** Symbols that no candidate has: each costs an edit. */
  readonly unknown: number;
}

/** The base similarity of candidates that are near enough, by their index. */
type Near = Map<number, number>;

/**
 * A search over all candidates that could be near enough.
 *
 * Base similarity is that of the tokens, or that of the characters where both texts are short and these are more alike.
 * It is never 100: a text that is really equal is found by its key. Each query looks at all candidates of fitting length;
 * most are dismissed by their signature, the rest is verified by the bit-parallel distance.
 */
export function createSearch(candidates: Candidates, vocabulary: Vocabulary): Search {
  const size = vocabulary.wordSymbols.length;
  const slots = { tokens: new Int32Array(size), words: new Int32Array(size), characters: new Int32Array(0x10000) };

  return (tokens, text, threshold) => {
    const isShort = tokens.length <= SHORT_TOKENS;
    if (tokens.length === 0 || (isShort ? text : tokens).length > LONGEST) return [];
    const least = Math.max(0, Math.ceil(threshold));
    const near: Near = new Map();
    const symbols = tokens.map((token) => vocabulary.ids.get(token.folded) ?? -1);
    nearByTokens(candidates, prepare(symbols, slots.tokens), least, near);
    releasePattern(symbols, slots.tokens);
    if (isShort) {
      const characters = codeUnits(text.toLowerCase());
      nearByCharacters(candidates, prepare(characters, slots.characters), least, near);
      releasePattern(characters, slots.characters);
    }
    return withWords(candidates, vocabulary, slots.words, tokens, near);
  };
}

function prepare(symbols: ArrayLike<number>, slots: Int32Array): Wanted {
  const all = Array.from(symbols);
  const [low, high] = signature(all);
  const unknown = all.filter((symbol) => symbol < 0).length;
  return { symbols, pattern: preparePattern(symbols, slots), low, high, unknown };
}

function nearByTokens(candidates: Candidates, wanted: Wanted, least: number, near: Near): void {
  const { firstOfLength, tokens } = candidates;
  const shortest = Math.max(1, Math.ceil((wanted.pattern.length * least) / 100));
  const start = firstOfLength[shortest];
  if (start !== undefined) nearInRange(tokens, wanted, { start, end: firstOfLength.at(-1) ?? 0, least }, near);
}

function nearByCharacters(candidates: Candidates, wanted: Wanted, least: number, near: Near): void {
  const shortest = Math.ceil((wanted.pattern.length * least) / 100);
  for (let tokens = 1; tokens <= SHORT_TOKENS; tokens++) {
    const start = firstOfText(candidates, tokens, shortest);
    const end = candidates.firstOfLength[tokens + 1] ?? 0;
    nearInRange(candidates.text, wanted, { start, end, least }, near);
  }
}

/** Compares with the sequences of a range, shortest first, until they are too long. */
function nearInRange(
  { symbols, starts, signatures }: Sequences,
  { pattern, low, high, unknown }: Wanted,
  range: { readonly start: number; readonly end: number; readonly least: number },
  near: Near,
): void {
  let longest = 0;
  let limit = -1;
  for (let index = range.start; index < range.end; index++) {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? 0;
    if (end - start > longest) {
      longest = Math.max(pattern.length, end - start);
      limit = greatestDistance(longest, range.least);
      if (longest - pattern.length > limit) return;
    }
    const itsLow = signatures[2 * index] ?? 0;
    const itsHigh = signatures[2 * index + 1] ?? 0;
    if (countBits(low & ~itsLow) + countBits(high & ~itsHigh) + unknown > limit) continue;
    if (countBits(itsLow & ~low) + countBits(itsHigh & ~high) > limit) continue;
    const distance = patternDistance(pattern, { symbols, start, end }, limit);
    if (distance <= limit) near.set(index, Math.max(near.get(index) ?? 0, belowEqual(percent(distance, longest))));
  }
}

/** The first candidate of `length` tokens, at most `SHORT_TOKENS`, that has at least `shortest` characters. */
function firstOfText({ firstOfLength, text }: Candidates, length: number, shortest: number): number {
  let low = firstOfLength[length] ?? text.starts.length - 1;
  let high = firstOfLength[length + 1] ?? low;
  while (low < high) {
    const middle = (low + high) >> 1;
    const characters = (text.starts[middle + 1] ?? 0) - (text.starts[middle] ?? 0);
    if (characters < shortest) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Equal tokens are no equal text: case, white space or codes may differ. */
function belowEqual(similarity: number): number {
  return Math.min(99, similarity);
}

/** Adds how near the words alone are. */
function withWords(
  candidates: Candidates,
  vocabulary: Vocabulary,
  slots: Int32Array,
  tokens: readonly Token[],
  near: Near,
): readonly Hit[] {
  const symbols = wordsOf(tokens).map((token) => wordSymbol(vocabulary, token));
  const pattern = preparePattern(symbols, slots);
  const hits = Array.from(near, ([index, base]) => {
    const words = candidates.tokens.symbols
      .subarray(candidates.tokens.starts[index], candidates.tokens.starts[index + 1])
      .map((token) => vocabulary.wordSymbols[token] ?? -1)
      .filter((symbol) => symbol >= 0);
    const longestWords = Math.max(symbols.length, words.length);
    return {
      unit: candidates.units[index] ?? 0,
      part: candidates.parts[index] ?? 0,
      base,
      wordDistance: patternDistance(pattern, { symbols: words, start: 0, end: words.length }, longestWords),
      queryWords: symbols.length,
      longestWords,
    };
  });
  releasePattern(symbols, slots);
  return hits;
}
