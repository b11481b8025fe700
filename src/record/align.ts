import type { Runs } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { plainText } from "../core/runs.ts";

/** At least this share of the words must be shared for a changed sentence to keep its id. */
const KEPT_SHARE = 0.5;
/** Gaps larger than this (old × new sentences) are not searched for changed sentences: ids there are born anew. */
const MAX_PAIRS = 40_000;

/**
 * For each new segment, the index of the old one that it continues, or undefined where it was born.
 *
 * Sentences that stayed are found as a longest run of common keys (anchored on keys that are unique on both sides),
 * moved ones by equal text anywhere; what is left between two anchors is paired in order where at least half of the
 * words are shared. Each old segment is continued at most once. Takes about O(n log n) time for texts that stayed.
 */
export function alignSegments(old: readonly Runs[], now: readonly Runs[]): readonly (number | undefined)[] {
  const oldKeys = old.map(contentKey);
  const nowKeys = now.map(contentKey);
  const pairs: (number | undefined)[] = new Array(now.length).fill(undefined);
  const taken = new Set<number>();
  const pair = (o: number, n: number): void => {
    pairs[n] = o;
    taken.add(o);
  };
  matchRange(oldKeys, nowKeys, { from: 0, to: old.length }, { from: 0, to: now.length }, pair);
  matchMoved(oldKeys, nowKeys, pairs, taken, pair);
  for (const gap of gapsBetween(pairs, old.length)) matchChanged(old, now, gap, taken, pairs, pair);
  return pairs;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

type Pair = (old: number, now: number) => void;

/** Patience alignment: common ends, then unique common keys as anchors, then the stretches between them. */
function matchRange(old: readonly string[], now: readonly string[], o: Range, n: Range, pair: Pair): void {
  const work: { o: Range; n: Range }[] = [{ o, n }];
  for (let range = work.pop(); range !== undefined; range = work.pop()) {
    let { from: oldFrom, to: oldTo } = range.o;
    let { from: nowFrom, to: nowTo } = range.n;
    while (oldFrom < oldTo && nowFrom < nowTo && old[oldFrom] === now[nowFrom]) pair(oldFrom++, nowFrom++);
    while (oldFrom < oldTo && nowFrom < nowTo && old[oldTo - 1] === now[nowTo - 1]) pair(--oldTo, --nowTo);
    if (oldFrom === oldTo || nowFrom === nowTo) continue;
    const anchors = uniqueAnchors(old, now, { from: oldFrom, to: oldTo }, { from: nowFrom, to: nowTo });
    if (anchors.length === 0) continue;
    for (const [a, b] of anchors) {
      pair(a, b);
      work.push({ o: { from: oldFrom, to: a }, n: { from: nowFrom, to: b } });
      oldFrom = a + 1;
      nowFrom = b + 1;
    }
    work.push({ o: { from: oldFrom, to: oldTo }, n: { from: nowFrom, to: nowTo } });
  }
}

/** Keys that occur once in both ranges, as pairs in increasing order on both sides (longest increasing subsequence). */
function uniqueAnchors(
  old: readonly string[],
  now: readonly string[],
  o: Range,
  n: Range,
): readonly (readonly [number, number])[] {
  const oldAt = uniquePositions(old, o);
  const nowAt = uniquePositions(now, n);
  const candidates: [number, number][] = [];
  for (const [key, b] of nowAt) {
    const a = oldAt.get(key);
    if (a !== undefined && a >= 0 && b >= 0) candidates.push([a, b]);
  }
  candidates.sort((x, y) => x[1] - y[1]);
  return longestIncreasing(candidates);
}

/** Positions by key; -1 where a key occurs more than once. */
function uniquePositions(keys: readonly string[], range: Range): Map<string, number> {
  const positions = new Map<string, number>();
  for (let index = range.from; index < range.to; index++) {
    const key = keys[index] ?? "";
    positions.set(key, positions.has(key) ? -1 : index);
  }
  return positions;
}

function longestIncreasing(pairs: readonly [number, number][]): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, [a]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[0] ?? 0) < a) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const chain: [number, number][] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const found = pairs[index];
    if (found !== undefined) chain.push(found);
  }
  return chain.reverse();
}

function matchMoved(
  old: readonly string[],
  now: readonly string[],
  pairs: readonly (number | undefined)[],
  taken: ReadonlySet<number>,
  pair: Pair,
): void {
  const free = Map.groupBy(
    indices({ from: 0, to: old.length }).filter((index) => !taken.has(index)),
    (index) => old[index] ?? "",
  );
  const next = new Map([...free].map(([key, indexes]) => [key, indexes.values()]));
  for (const [index, key] of now.entries()) {
    if (pairs[index] !== undefined) continue;
    const found = next.get(key)?.next().value;
    if (found !== undefined) pair(found, index);
  }
}

/** Stretches of unpaired new segments with the old stretch between the neighbours' partners. */
function gapsBetween(pairs: readonly (number | undefined)[], oldLength: number): readonly { o: Range; n: Range }[] {
  const gaps: { o: Range; n: Range }[] = [];
  for (let from = 0; from < pairs.length; from++) {
    if (pairs[from] !== undefined) continue;
    let to = from;
    while (to < pairs.length && pairs[to] === undefined) to++;
    const o = {
      from: from === 0 ? 0 : (pairs[from - 1] ?? 0) + 1,
      to: to === pairs.length ? oldLength : (pairs[to] ?? oldLength),
    };
    if (o.from < o.to) gaps.push({ o, n: { from, to } });
    from = to;
  }
  return gaps;
}

function matchChanged(
  old: readonly Runs[],
  now: readonly Runs[],
  gap: { o: Range; n: Range },
  taken: ReadonlySet<number>,
  pairs: readonly (number | undefined)[],
  pair: Pair,
): void {
  const olds = indices(gap.o).filter((index) => !taken.has(index));
  const news = indices(gap.n).filter((index) => pairs[index] === undefined);
  if (olds.length === 0 || olds.length * news.length > MAX_PAIRS) return;
  const oldWords = olds.map((index) => words(old[index] ?? []));
  const newWords = news.map((index) => words(now[index] ?? []));
  for (const [i, j] of bestInOrder(oldWords.map((a) => newWords.map((b) => sharedShare(a, b))))) {
    const [o, n] = [olds[i], news[j]];
    if (o !== undefined && n !== undefined) pair(o, n);
  }
}

/** The pairs, in order on both sides, with the greatest sum of shares of at least `KEPT_SHARE`. */
function bestInOrder(shares: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const columns = shares[0]?.length ?? 0;
  const best = Array.from({ length: shares.length + 1 }, () => new Float64Array(columns + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const worth = (i: number, j: number): number => {
    const share = shares[i]?.[j] ?? 0;
    return share >= KEPT_SHARE ? share + at(i + 1, j + 1) : -1;
  };
  for (let i = shares.length - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(at(i + 1, j), at(i, j + 1), worth(i, j));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < shares.length && j < columns; ) {
    if (worth(i, j) >= 0 && at(i, j) === worth(i, j)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

function indices(range: Range): readonly number[] {
  return Array.from({ length: range.to - range.from }, (_, index) => range.from + index);
}

function words(runs: Runs): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of plainText(runs)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Shared words, counted as often as they occur, over the longer text's words; 0..1. */
function sharedShare(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const total = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + count, 0);
  let shared = 0;
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0);
  return shared / Math.max(1, total(a), total(b));
}
