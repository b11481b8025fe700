import { type Candidates, codeUnits, LONGEST, SHORT_TOKENS, type Vocabulary, wordSymbol } from "./candidates.ts";
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

/** A query's tokens in the candidates' vocabulary. */
interface Wanted {
  readonly symbols: readonly number[];
  readonly pattern: Pattern;
  readonly low: number;
  readonly high: number;
  /** Tokens that no candidate has: each costs an edit. */
  readonly unknown: number;
}

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
    const wanted = prepare(tokens, vocabulary, slots.tokens);
    const near = nearByTokens(candidates, wanted, least, isShort ? SHORT_TOKENS + 1 : 1);
    if (isShort) {
      const characters = codeUnits(text.toLowerCase());
      const pattern = preparePattern(characters, slots.characters);
      near.push(...nearByCharacters(candidates, wanted, pattern, least));
      releasePattern(characters, slots.characters);
    }
    releasePattern(wanted.symbols, slots.tokens);
    return withWords(candidates, vocabulary, slots.words, tokens, near);
  };
}

function prepare(tokens: readonly Token[], vocabulary: Vocabulary, slots: Int32Array): Wanted {
  const symbols = tokens.map((token) => vocabulary.ids.get(token.folded) ?? -1);
  const [low, high] = signature(symbols);
  const unknown = symbols.filter((symbol) => symbol < 0).length;
  return { symbols, pattern: preparePattern(symbols, slots), low, high, unknown };
}

interface Near {
  readonly index: number;
  readonly base: number;
}

function nearByTokens(candidates: Candidates, wanted: Wanted, least: number, shortest: number): Near[] {
  const near: Near[] = [];
  const length = wanted.symbols.length;
  const longest = candidates.firstOfLength.length - 2;
  for (let other = Math.max(shortest, Math.ceil((length * least) / 100)); other <= longest; other++) {
    const limit = greatestDistance(Math.max(length, other), least);
    if (other - length > limit) break;
    if (wanted.unknown <= limit) nearOfLength(candidates, wanted, { other, limit }, near);
  }
  return near;
}

function nearOfLength(
  candidates: Candidates,
  { pattern, low, high, unknown }: Wanted,
  { other, limit }: { readonly other: number; readonly limit: number },
  near: Near[],
): void {
  const { firstOfLength, signatures, starts, tokens } = candidates;
  const end = firstOfLength[other + 1] ?? 0;
  for (let index = firstOfLength[other] ?? 0; index < end; index++) {
    const itsLow = signatures[2 * index] ?? 0;
    const itsHigh = signatures[2 * index + 1] ?? 0;
    if (countBits(low & ~itsLow) + countBits(high & ~itsHigh) + unknown > limit) continue;
    if (countBits(itsLow & ~low) + countBits(itsHigh & ~high) > limit) continue;
    const stretch = { symbols: tokens, start: starts[index] ?? 0, end: starts[index + 1] ?? 0 };
    const distance = patternDistance(pattern, stretch, limit);
    if (distance <= limit) near.push({ index, base: belowEqual(percent(distance, Math.max(pattern.length, other))) });
  }
}

function nearByCharacters(candidates: Candidates, wanted: Wanted, characters: Pattern, least: number): Near[] {
  const { textStarts, text, starts, tokens } = candidates;
  const near: Near[] = [];
  for (let index = 0; index < textStarts.length - 1; index++) {
    const ofTokens = similarity(wanted.pattern, tokens, starts, index, least);
    const ofCharacters = similarity(characters, text, textStarts, index, least);
    const base = belowEqual(Math.max(ofTokens, ofCharacters));
    if (base >= least) near.push({ index, base });
  }
  return near;
}

/** How alike a pattern and a candidate are, or a number below `least`. */
function similarity(
  pattern: Pattern,
  symbols: Int32Array | Uint16Array,
  starts: Int32Array,
  index: number,
  least: number,
): number {
  const start = starts[index] ?? 0;
  const end = starts[index + 1] ?? 0;
  const longest = Math.max(pattern.length, end - start);
  const limit = greatestDistance(longest, least);
  if (Math.abs(pattern.length - (end - start)) > limit) return -1;
  const distance = patternDistance(pattern, { symbols, start, end }, limit);
  return distance > limit ? -1 : percent(distance, longest);
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
  near: readonly Near[],
): readonly Hit[] {
  const symbols = wordsOf(tokens).map((token) => wordSymbol(vocabulary, token));
  const pattern = preparePattern(symbols, slots);
  const hits = near.map(({ index, base }) => {
    const words = candidates.tokens
      .subarray(candidates.starts[index], candidates.starts[index + 1])
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
