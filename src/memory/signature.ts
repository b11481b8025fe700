/**
 * Which of 64 classes the tokens of a text fall into, as two words of 32 bits.
 *
 * Every class that only one of two texts has stands for a token that the other lacks, and each of these costs at least
 * one edit: a bound on their distance that takes no look at the tokens themselves.
 */
export function signature(tokens: Iterable<number>): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (const token of tokens) {
    if (token < 0) continue;
    const place = Math.imul(token, 0x9e3779b1) >>> 26;
    if (place < 32) low |= 1 << place;
    else high |= 1 << (place - 32);
  }
  return [low, high];
}

/** How many of 32 bits are set. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
