import { leastShared } from "./bounds.ts";
import { cellOf, type Entries, lengthFrom, sizeOf } from "./entries.ts";
import { createOccurrences, type Occurrences, readOccurrences } from "./occurrences.ts";
import { HEAD } from "./signature.ts";

/**
 * Which entries have which token among their rarest ones: a prefix index.
 *
 * Two texts of at least `threshold` percent share `leastShared` tokens, so that they cannot both lack the other's
 * `length − leastShared + 1` rarest: only these are listed (AllPairs, Bayardo et al. 2007; with positions, PPJoin, Xiao
 * et al. 2008; by length, PEL, Mann and Augsten 2014). A token's second occurrence in a text counts as another token, so
 * that overlap of multisets is overlap of sets. Nothing is missed.
 */
export interface Postings {
  /** Least base similarity, percent, at which nothing is missed. */
  readonly threshold: number;
  readonly occurrences: Occurrences;
  /** By occurrence: its place when they are ordered from rare to common. */
  readonly ranks: Int32Array;
  /** The postings of rank `r` are `[listStarts[r], listStarts[r + 1])` of `entries`, ascending, and of `positions`. */
  readonly listStarts: Int32Array;
  readonly entries: Int32Array;
  /** The place of the token among its entry's, from rare to common; 255 for that and all behind it. */
  readonly positions: Uint8Array;
}

/** Positions above this are not told apart. */
const LAST_POSITION = 255;

/**
 * Lists the rarest tokens of all entries; takes some 3 s for a million sentences.
 *
 * @param tokens how many tokens there are in the vocabulary
 */
export function buildPostings(entries: Entries, tokens: number, threshold: number): Postings {
  const occurrences = createOccurrences(tokens);
  const ranks = rankByRarity(entries, occurrences);
  const prefixes = prefixesOf(entries, occurrences, { ranks, threshold });
  const listStarts = new Int32Array(ranks.length + 1);
  for (const rank of prefixes.ranks) listStarts[rank + 1] = (listStarts[rank + 1] ?? 0) + 1;
  for (let rank = 0; rank < ranks.length; rank++)
    listStarts[rank + 1] = (listStarts[rank + 1] ?? 0) + (listStarts[rank] ?? 0);
  const next = listStarts.slice();
  const listed = new Int32Array(prefixes.ranks.length);
  const positions = new Uint8Array(prefixes.ranks.length);
  let from = 0;
  for (let entry = 0; entry < sizeOf(entries); entry++) {
    const end = prefixes.ends[entry] ?? 0;
    for (let position = 0; from < end; from++, position++) {
      const rank = prefixes.ranks[from] ?? 0;
      const to = next[rank] ?? 0;
      next[rank] = to + 1;
      listed[to] = entry;
      positions[to] = Math.min(position, LAST_POSITION);
    }
  }
  return { threshold, occurrences, ranks, listStarts, entries: listed, positions };
}

/** How many of the rarest tokens of a text are listed or looked for. */
export function prefixLength(length: number, threshold: number): number {
  return length - leastShared(length, threshold) + 1;
}

function rankByRarity(entries: Entries, occurrences: Occurrences): Int32Array {
  let counts = new Int32Array(1 << 16);
  forEachEntry(entries, (start, end) => {
    const { symbols, length } = readOccurrences(occurrences, entries.cells, start, end, true);
    for (let at = 0; at < length; at++) {
      const symbol = symbols[at] ?? 0;
      while (symbol >= counts.length) counts = enlarged(counts);
      counts[symbol] = (counts[symbol] ?? 0) + 1;
    }
  });
  const size = occurrences.size;
  // Counting sort: by count, then by number, in linear time.
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const firsts = new Int32Array(most + 2);
  for (let symbol = 0; symbol < size; symbol++) {
    const count = counts[symbol] ?? 0;
    firsts[count + 1] = (firsts[count + 1] ?? 0) + 1;
  }
  for (let count = 0; count <= most; count++) firsts[count + 1] = (firsts[count + 1] ?? 0) + (firsts[count] ?? 0);
  return Int32Array.from({ length: size }, (_, symbol) => {
    const count = counts[symbol] ?? 0;
    const rank = firsts[count] ?? 0;
    firsts[count] = rank + 1;
    return rank;
  });
}

/** The ranks of each entry's rarest tokens, ascending, end to end. */
function prefixesOf(
  entries: Entries,
  occurrences: Occurrences,
  { ranks, threshold }: { readonly ranks: Int32Array; readonly threshold: number },
): { readonly ranks: Int32Array; readonly ends: Int32Array } {
  let found = new Int32Array(entries.cells.length >> 1);
  let length = 0;
  const ends = new Int32Array(sizeOf(entries));
  forEachEntry(entries, (start, end, entry) => {
    const read = readOccurrences(occurrences, entries.cells, start, end, false);
    for (let at = 0; at < read.length; at++) read.symbols[at] = ranks[read.symbols[at] ?? 0] ?? 0;
    const most = prefixLength(read.length, threshold);
    sortFirst(read.symbols, read.length);
    while (length + most > found.length) found = enlarged(found);
    for (let at = 0; at < most; at++) found[length++] = read.symbols[at] ?? 0;
    ends[entry] = length;
  });
  return { ranks: found.subarray(0, length), ends };
}

/** Sorts the first `length` values, which are few in most sentences. */
export function sortFirst(values: Int32Array, length: number): void {
  if (length > 40) {
    values.subarray(0, length).sort();
    return;
  }
  for (let at = 1; at < length; at++) {
    const value = values[at] ?? 0;
    let to = at;
    for (; to > 0 && (values[to - 1] ?? 0) > value; to--) values[to] = values[to - 1] ?? 0;
    values[to] = value;
  }
}

function forEachEntry(entries: Entries, work: (start: number, end: number, entry: number) => void): void {
  let length = 0;
  for (let entry = 0; entry < sizeOf(entries); entry++) {
    length = lengthFrom(entries, entry, length);
    const start = cellOf(entries, entry, length) + HEAD;
    work(start, start + length, entry);
  }
}

function enlarged(from: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * from.length + 1);
  larger.set(from);
  return larger;
}
