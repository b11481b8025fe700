import type { Piece } from "./pieces.ts";

/** Neighbouring pieces of the query that stand where neighbouring pieces of the remembered source stood; one may be empty. */
export interface Block {
  /** Indexes of the first piece and of that after the last. */
  readonly query: readonly [number, number];
  readonly remembered: readonly [number, number];
}

/** What two texts have in common and what not. */
export interface Alignment {
  /** Indexes of equal pieces, in reading order. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly blocks: readonly Block[];
}

/** Above this many cells texts are not aligned: such texts are no sentences. */
const CELLS = 250_000;

/**
 * Aligns two texts by a longest common subsequence of their pieces; undefined where they are too long for that.
 *
 * What they begin and end with alike is paired first, so that one differing span comes out as one block.
 */
export function align(query: readonly Piece[], remembered: readonly Piece[]): Alignment | undefined {
  const shorter = Math.min(query.length, remembered.length);
  let start = 0;
  while (start < shorter && query[start]?.key === remembered[start]?.key) start++;
  let end = 0;
  while (end < shorter - start && query.at(-1 - end)?.key === remembered.at(-1 - end)?.key) end++;
  const inner = commonPairs(query.slice(start, query.length - end), remembered.slice(start, remembered.length - end));
  if (inner === undefined) return undefined;
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < start; at++) pairs.push([at, at]);
  for (const [a, b] of inner) pairs.push([a + start, b + start]);
  for (let at = end; at > 0; at--) pairs.push([query.length - at, remembered.length - at]);
  return { pairs, blocks: blocksBetween(pairs, query.length, remembered.length) };
}

function blocksBetween(pairs: readonly (readonly [number, number])[], a: number, b: number): readonly Block[] {
  const blocks: Block[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [a, b] as const]) {
    if (x > i || y > j) blocks.push({ query: [i, x], remembered: [j, y] });
    [i, j] = [x + 1, y + 1];
  }
  return blocks;
}

function commonPairs(a: readonly Piece[], b: readonly Piece[]): readonly (readonly [number, number])[] | undefined {
  const width = b.length + 1;
  if ((a.length + 1) * width > CELLS) return undefined;
  // lengths[i * width + j]: of the longest common subsequence of what begins at i and at j
  const lengths = new Uint32Array((a.length + 1) * width);
  const length = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const isEqual = a[i]?.key === b[j]?.key;
      lengths[i * width + j] = isEqual ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i]?.key === b[j]?.key) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
