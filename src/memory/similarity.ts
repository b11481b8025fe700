/**
 * How alike two sequences are, as a whole percentage: `⌊100 · (1 − distance / longest)⌋`, and 100 for empty ones.
 *
 * @param distance Levenshtein distance of the two
 * @param longest length of the longer one
 */
export function percent(distance: number, longest: number): number {
  return longest === 0 ? 100 : Math.floor((100 * (longest - distance)) / longest);
}

/** The greatest distance at which `percent` still reaches `threshold`, a whole number 0–100. */
export function greatestDistance(longest: number, threshold: number): number {
  return Math.floor((longest * (100 - threshold)) / 100);
}

/** A sequence prepared for being compared with many others. */
export interface Pattern {
  readonly length: number;
  /** 32-bit words that its positions take. */
  readonly blocks: number;
  /** By symbol. Of one block: the positions at which it stands, as bits. Of more: its row in `masks`, 0 for one that stands nowhere. */
  readonly slots: Int32Array;
  /** For each row and block, the positions at which the row's symbol stands. */
  readonly masks: Int32Array;
  readonly vertical: Int32Array;
}

const NONE = new Int32Array(0);

/**
 * Prepares `symbols` for `patternDistance`.
 *
 * `slots` must be all zero and as long as there are symbols; it is written to until `releasePattern`. Negative symbols
 * equal nothing, not even one another.
 */
export function preparePattern(symbols: ArrayLike<number>, slots: Int32Array): Pattern {
  const length = symbols.length;
  const blocks = Math.max(1, Math.ceil(length / 32));
  if (blocks === 1) {
    for (let at = 0; at < length; at++) {
      const symbol = symbols[at] ?? -1;
      if (symbol >= 0) slots[symbol] = (slots[symbol] ?? 0) | (1 << at);
    }
    return { length, blocks, slots, masks: NONE, vertical: NONE };
  }
  let used = 0;
  for (let at = 0; at < length; at++) {
    const symbol = symbols[at] ?? -1;
    if (symbol >= 0 && slots[symbol] === 0) slots[symbol] = ++used;
  }
  const masks = new Int32Array((used + 1) * blocks);
  for (let at = 0; at < length; at++) {
    const symbol = symbols[at] ?? -1;
    if (symbol < 0) continue;
    const word = (slots[symbol] ?? 0) * blocks + (at >> 5);
    masks[word] = (masks[word] ?? 0) | (1 << (at & 31));
  }
  return { length, blocks, slots, masks, vertical: new Int32Array(2 * blocks) };
}

/** Clears what `preparePattern` wrote to `slots`, so that they can serve the next pattern. */
export function releasePattern(symbols: ArrayLike<number>, slots: Int32Array): void {
  for (let at = 0; at < symbols.length; at++) {
    const symbol = symbols[at] ?? -1;
    if (symbol >= 0) slots[symbol] = 0;
  }
}

/** The stretch `[start, end)` of `symbols` that a pattern is compared with. */
export interface Stretch {
  readonly symbols: Int32Array;
  readonly start: number;
  readonly end: number;
}

/**
 * The Levenshtein distance of a pattern and a stretch, or any number above `limit` if it is above `limit`.
 *
 * Bit-parallel (Myers 1999, in the form of Hyyrö 2003): takes a step per symbol and 32 positions of the pattern.
 */
export function patternDistance(pattern: Pattern, { symbols, start, end }: Stretch, limit: number): number {
  return distanceWithin(pattern, symbols, start, end, limit);
}

/** The same with the stretch in pieces: the search calls it hundreds of times for a query, and makes no object for it. */
export function distanceWithin(
  pattern: Pattern,
  symbols: Int32Array,
  start: number,
  end: number,
  limit: number,
): number {
  if (pattern.length === 0) return end - start;
  if (pattern.blocks === 1) return oneWord(pattern.slots, pattern.length, symbols, start, end, limit);
  return manyWords(pattern, { symbols, start, end }, limit);
}

function oneWord(
  slots: Int32Array,
  length: number,
  symbols: Int32Array,
  start: number,
  end: number,
  limit: number,
): number {
  const top = 1 << (length - 1);
  let distance = length;
  let plus = -1;
  let minus = 0;
  for (let at = start; at < end; at++) {
    const equal = slots[symbols[at] ?? 0] ?? 0;
    const across = (((equal & plus) + plus) ^ plus) | equal;
    let plusAcross = minus | ~(across | plus);
    let minusAcross = plus & across;
    if ((plusAcross & top) !== 0) distance++;
    else if ((minusAcross & top) !== 0) distance--;
    // Each symbol that is left can lower the distance by one at most.
    if (distance - (end - at - 1) > limit) return limit + 1;
    plusAcross = (plusAcross << 1) | 1;
    minusAcross <<= 1;
    plus = minusAcross | ~(equal | minus | plusAcross);
    minus = plusAcross & (equal | minus);
  }
  return distance;
}

function manyWords(pattern: Pattern, { symbols, start, end }: Stretch, limit: number): number {
  const { slots, masks, blocks, vertical } = pattern;
  vertical.fill(-1, 0, blocks).fill(0, blocks);
  const lastTop = 1 << ((pattern.length - 1) & 31);
  let distance = pattern.length;
  for (let at = start; at < end; at++) {
    const row = (slots[symbols[at] ?? 0] ?? 0) * blocks;
    let carry = 1;
    for (let block = 0; block < blocks; block++) {
      const plus = vertical[block] ?? 0;
      const minus = vertical[blocks + block] ?? 0;
      const found = masks[row + block] ?? 0;
      const equal = carry < 0 ? found | 1 : found;
      const across = (((equal & plus) + plus) ^ plus) | equal;
      let plusAcross = minus | ~(across | plus);
      let minusAcross = plus & across;
      const top = block === blocks - 1 ? lastTop : 1 << 31;
      const next = (plusAcross & top) !== 0 ? 1 : (minusAcross & top) !== 0 ? -1 : 0;
      plusAcross = (plusAcross << 1) | (carry > 0 ? 1 : 0);
      minusAcross = (minusAcross << 1) | (carry < 0 ? 1 : 0);
      vertical[block] = minusAcross | ~(found | minus | plusAcross);
      vertical[blocks + block] = plusAcross & (found | minus);
      carry = next;
    }
    distance += carry;
    if (distance - (end - at - 1) > limit) return limit + 1;
  }
  return distance;
}

/** The UTF-16 units of a text, as symbols. */
export function codeUnits(text: string): Int32Array {
  const units = new Int32Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}
