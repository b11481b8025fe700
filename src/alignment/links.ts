import type { Anchor } from "./anchors.ts";
import { KEPT, WEIGHTS } from "./model.ts";

/** What a kind of anchor on one side says about where its translation stands on the other. */
interface Clue {
  /** Where it stands on its own side, and where anything with a key of it stands on the other; in increasing order. */
  readonly own: readonly number[];
  readonly other: readonly number[];
  /** Added for a bead that has it on one side, and for one that has it on both: nats. */
  readonly cost: number;
  readonly gain: number;
}

/** The clues of each sentence of one side. Those without any counterpart say nothing and are left out. */
interface Side {
  readonly clues: readonly Clue[];
  readonly bySentence: readonly (readonly number[])[];
}

/** How well the anchors of two texts fit, bead by bead. */
export interface Links {
  /**
   * Adds to `scores[to - from]` what the anchors say of each bead whose last source sentence is `sourceEnd - 1` and
   * whose last target sentence is `to - 1`, for each `to` from `from` up to the end of `scores`.
   *
   * Takes time linear in `scores` and in the anchors that stand within it.
   */
  addTo(scores: Float64Array, from: number, sourceEnd: number, source: number, target: number): void;
}

/**
 * Links two texts by the keys that their anchors share.
 *
 * An anchor with a key that the other text has is in the translation with probability p (`KEPT`), and in any other
 * sentence with probability q, its share of the other text's sentences. A bead that has it on both sides gains
 * log p/q, one that has it on one side only log (1-p)/(1-q).
 */
export function linkAnchors(source: readonly (readonly Anchor[])[], target: readonly (readonly Anchor[])[]): Links {
  const left = sideOf(source, target);
  const right = sideOf(target, source);
  const across = rightCluesBySource(right, source.length);
  const unmatched = new Map<number, Float64Array>();
  const unmatchedOf = (size: number): Float64Array => {
    const known = unmatched.get(size) ?? groupCosts(right, target.length, size);
    unmatched.set(size, known);
    return known;
  };
  return {
    addTo(scores, from, sourceEnd, sourceSize, targetSize) {
      const groups = Array.from({ length: sourceSize }, (_, back) => sourceEnd - 1 - back);
      const costs = unmatchedOf(targetSize);
      let base = 0;
      for (const clue of distinct(left, groups, left.bySentence)) {
        base += clue.cost;
        spread(scores, from, clue.other, targetSize, clue.gain - clue.cost);
      }
      for (const clue of distinct(right, groups, across))
        spread(scores, from, clue.own, targetSize, clue.gain - clue.cost);
      for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + base + (costs[from + at] ?? 0);
    },
  };
}

function sideOf(own: readonly (readonly Anchor[])[], other: readonly (readonly Anchor[])[]): Side {
  const places = placesByKey(other);
  const indexes = new Map<string, number>();
  const clues: (Clue & { readonly own: number[] })[] = [];
  const bySentence = own.map((anchors, sentence) => {
    const here = new Set<number>();
    for (const anchor of anchors) {
      const index = indexes.get(anchor.id) ?? clues.length;
      indexes.set(anchor.id, index);
      if (index === clues.length) clues.push(clueOf(anchor, places, other.length));
      const clue = clues[index];
      if (clue === undefined || clue.other.length === 0) continue;
      if (clue.own.at(-1) !== sentence) clue.own.push(sentence);
      here.add(index);
    }
    return [...here];
  });
  return { clues, bySentence };
}

function placesByKey(sentences: readonly (readonly Anchor[])[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [sentence, anchors] of sentences.entries())
    for (const key of anchors.flatMap(({ keys }) => keys)) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [sentence]);
      else if (known.at(-1) !== sentence) known.push(sentence);
    }
  return places;
}

function clueOf({ kind, keys }: Anchor, places: ReadonlyMap<string, readonly number[]>, sentences: number) {
  const found = keys.length === 1 ? (places.get(keys[0] ?? "") ?? []) : merged(keys, places);
  const chance = Math.min(0.95, (found.length - 1 + WEIGHTS.chance) / sentences + 0.001);
  const kept = Math.max(KEPT[kind], chance);
  const weight = WEIGHTS.anchors;
  return {
    own: [],
    other: found,
    gain: weight * Math.log(kept / chance),
    cost: weight * Math.log((1 - kept) / (1 - chance)),
  };
}

function merged(keys: readonly string[], places: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const lists = keys.map((key) => places.get(key) ?? []).filter((list) => list.length > 0);
  if (lists.length <= 1) return lists[0] ?? [];
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}

/** The clues of several sentences together, each once. */
function distinct(side: Side, sentences: readonly number[], bySentence: Side["bySentence"]): readonly Clue[] {
  const indexes =
    sentences.length === 1
      ? (bySentence[sentences[0] ?? 0] ?? [])
      : new Set(sentences.flatMap((sentence) => bySentence[sentence] ?? []));
  return [...indexes].flatMap((index) => side.clues[index] ?? []);
}

/** For each source sentence, the target's clues that have a counterpart in it. */
function rightCluesBySource({ clues }: Side, sentences: number): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: sentences }, () => []);
  for (const [index, { other }] of clues.entries()) for (const sentence of other) found[sentence]?.push(index);
  return found;
}

/** At index `to`, the costs of the distinct clues of the `size` sentences before it. */
function groupCosts(side: Side, sentences: number, size: number): Float64Array {
  const costs = new Float64Array(sentences + 1);
  for (let to = size; to <= sentences; to++) {
    const group = Array.from({ length: size }, (_, back) => to - 1 - back);
    costs[to] = distinct(side, group, side.bySentence).reduce((sum, { cost }) => sum + cost, 0);
  }
  return costs;
}

/** Adds `amount` for each group of `size` sentences that has one of `places` in it, once. */
function spread(scores: Float64Array, from: number, places: readonly number[], size: number, amount: number): void {
  const end = from + scores.length;
  let next = from;
  for (let at = firstFrom(places, from - size); at < places.length; at++) {
    const place = places[at] ?? 0;
    if (place + 1 >= end) return;
    const stop = Math.min(end, place + 1 + size);
    for (let to = Math.max(next, place + 1); to < stop; to++) scores[to - from] = (scores[to - from] ?? 0) + amount;
    next = Math.max(next, stop);
  }
}

/** The index of the first of sorted numbers that is at least `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
