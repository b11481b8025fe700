import {
  distanceWithin,
  greatestDistance,
  type Pattern,
  percent,
  preparePattern,
  releasePattern,
} from "../similarity.ts";
import { leastShared, longestLength } from "./bounds.ts";
import { cellOf, type Entries, lengthFrom, SHORT_TOKENS } from "./entries.ts";
import { readOccurrences } from "./occurrences.ts";
import { type Postings, prefixLength, sortFirst } from "./postings.ts";
import { countBits, HEAD, sign } from "./signature.ts";

/** A query's tokens or characters as a sequence with its signature, ready for being compared. */
export interface Sought {
  readonly length: number;
  /** `HEAD` cells of signature, then the symbols; -1 for those that no entry has. */
  readonly cells: Int32Array;
  readonly low: number;
  readonly high: number;
  readonly pattern: Pattern;
  /** How many symbols no entry has: each costs an edit. */
  readonly unknown: number;
}

/** Prepares symbols for being sought; `slots` are as `preparePattern` wants them. */
export function seek(symbols: Int32Array, slots: Int32Array): Sought {
  const cells = new Int32Array(HEAD + symbols.length);
  cells.set(symbols, HEAD);
  sign(cells, 0, cells.length);
  let unknown = 0;
  for (const symbol of symbols) if (symbol < 0) unknown++;
  const [low = 0, high = 0] = cells;
  return { length: symbols.length, cells, low, high, pattern: preparePattern(symbols, slots), unknown };
}

/** Frees the slots of what was sought. */
export function forget({ cells, pattern }: Sought): void {
  releasePattern(cells.subarray(HEAD), pattern.slots);
}

/** The entries found near enough, and how near is near enough: that rises once there are enough of them. */
export interface Nearest {
  least: number;
  /** How many are wanted; all where this is infinite. */
  readonly wanted: number;
  /** Whether a unit of a part still is there. */
  readonly stays: (unit: number, part: number) => boolean;
  /** How many were found of each percentage. */
  readonly counts: Int32Array;
  readonly found: { readonly entries: Entries; readonly entry: number; readonly base: number }[];
}

/** Nothing found yet. */
export function nearest(least: number, wanted: number, stays: Nearest["stays"]): Nearest {
  return { least, wanted, stays, counts: new Int32Array(101), found: [] };
}

function keep(near: Nearest, entries: Entries, entry: number, base: number): void {
  if (!near.stays(entries.units[entry] ?? 0, entries.parts[entry] ?? 0)) return;
  near.found.push({ entries, entry, base });
  near.counts[base] = (near.counts[base] ?? 0) + 1;
  if (near.found.length < near.wanted) return;
  let better = 0;
  let least = 100;
  for (; least > near.least && better < near.wanted; least--) better += near.counts[least] ?? 0;
  if (better >= near.wanted) near.least = least + 1;
}

/** Looks at every entry of fitting length, shortest first. */
export function scan(entries: Entries, sought: Sought, near: Nearest): void {
  const { firstOfLength } = entries;
  const all = firstOfLength.length - 2;
  for (let length = Math.max(1, leastShared(sought.length, near.least)); length <= all; length++) {
    const limit = greatestDistance(Math.max(length, sought.length), near.least);
    if (length - sought.length > limit) return;
    const end = firstOfLength[length + 1] ?? 0;
    let start = cellOf(entries, firstOfLength[length] ?? 0, length);
    for (let entry = firstOfLength[length] ?? 0; entry < end; entry++, start += HEAD + length) {
      const base = baseOf(entries.cells, start, length, sought, near.least);
      if (base >= 0) keep(near, entries, entry, base);
    }
  }
}

/** Looks at the characters of short entries of fitting length. */
export function scanTexts(entries: Entries, sought: Sought, near: Nearest): void {
  const { firstOfLength, textStarts, textCells } = entries;
  for (let tokens = 1; tokens <= Math.min(SHORT_TOKENS, firstOfLength.length - 2); tokens++) {
    const shortest = leastShared(sought.length, near.least);
    const end = firstOfLength[tokens + 1] ?? 0;
    for (let entry = firstText(entries, tokens, shortest); entry < end; entry++) {
      const start = textStarts[entry] ?? 0;
      const length = (textStarts[entry + 1] ?? 0) - start - HEAD;
      if (length - sought.length > greatestDistance(Math.max(length, sought.length), near.least)) break;
      const base = baseOf(textCells, start, length, sought, near.least);
      if (base >= 0) keep(near, entries, entry, base);
    }
  }
}

/** The first entry of so many tokens, at most `SHORT_TOKENS`, that has at least `shortest` characters. */
function firstText({ firstOfLength, textStarts }: Entries, tokens: number, shortest: number): number {
  let low = firstOfLength[tokens] ?? 0;
  let high = firstOfLength[tokens + 1] ?? low;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((textStarts[middle + 1] ?? 0) - (textStarts[middle] ?? 0) - HEAD < shortest) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How near the sequence of `length` symbols at the cell `start` is, percent, or -1 where that is below `least`. Hundreds
 * are asked for each query, so that no object is made for the question.
 */
function baseOf(cells: Int32Array, start: number, length: number, sought: Sought, least: number): number {
  const longest = length > sought.length ? length : sought.length;
  const limit = greatestDistance(longest, least);
  const low = cells[start] ?? 0;
  const high = cells[start + 1] ?? 0;
  if (countBits(sought.low & ~low) + countBits(sought.high & ~high) + sought.unknown > limit) return -1;
  if (countBits(low & ~sought.low) + countBits(high & ~sought.high) > limit) return -1;
  const first = start + HEAD;
  const distance = distanceWithin(sought.pattern, cells, first, first + length, limit);
  return distance > limit ? -1 : percent(distance, longest);
}

/** Looks in an index; remembers which entries it has seen of one query, a byte each. */
export function createProbe(entries: Entries, postings: Postings): (sought: Sought, near: Nearest) => void {
  const seen = new Uint8Array(entries.units.length);
  const touched: number[] = [];
  return (sought, near) => {
    const ranks = ranksOf(postings, sought);
    for (let at = 0; at < prefixLength(sought.length, near.least); at++) {
      const rank = ranks[at] ?? -1;
      if (rank >= 0) probeList(entries, postings, { sought, near, seen, touched, rank, left: sought.length - at });
    }
    for (const entry of touched) seen[entry] = 0;
    touched.length = 0;
  };
}

/** The ranks of a query's tokens, rarest first; what no entry has is rarest. */
function ranksOf({ occurrences, ranks }: Postings, { cells }: Sought): Int32Array {
  const { symbols, length } = readOccurrences(occurrences, cells, HEAD, cells.length, false);
  for (let at = 0; at < length; at++) {
    const symbol = symbols[at] ?? -1;
    symbols[at] = symbol < 0 ? -1 : (ranks[symbol] ?? -1);
  }
  sortFirst(symbols, length);
  return symbols;
}

interface Probing {
  readonly sought: Sought;
  readonly near: Nearest;
  readonly seen: Uint8Array;
  readonly touched: number[];
  readonly rank: number;
  /** How many of the query's tokens are not rarer than this one. */
  readonly left: number;
}

function probeList(entries: Entries, postings: Postings, { sought, near, seen, touched, rank, left }: Probing): void {
  const { firstOfLength, cells } = entries;
  const { listStarts, positions } = postings;
  const listed = postings.entries;
  const most = Math.min(longestLength(left, near.least), firstOfLength.length - 2);
  let length = leastShared(sought.length, near.least);
  if (length > most) return;
  const end = firstOfLength[most + 1] ?? 0;
  const last = listStarts[rank + 1] ?? 0;
  let at = lowerBound(listed, listStarts[rank] ?? 0, last, firstOfLength[length] ?? 0);
  for (; at < last; at++) {
    const entry = listed[at] ?? 0;
    if (entry >= end) return;
    if (seen[entry] !== 0) continue;
    length = lengthFrom(entries, entry, length);
    // Every token that both have stands here or behind it, in the query's order and in the entry's.
    const shared = Math.min(left, length - (positions[at] ?? 0));
    if (shared < leastShared(length > sought.length ? length : sought.length, near.least)) continue;
    seen[entry] = 1;
    touched.push(entry);
    const base = baseOf(cells, cellOf(entries, entry, length), length, sought, near.least);
    if (base >= 0) keep(near, entries, entry, base);
  }
}

function lowerBound(sorted: Int32Array, start: number, end: number, value: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
