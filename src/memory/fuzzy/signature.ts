/** Cells before the symbols of a sequence: its signature. */
export const HEAD = 2;

/**
 * Writes into the first `HEAD` of the cells `[start, end)` which of 64 classes the symbols behind them fall into.
 *
 * Every class that only one of two sequences has stands for a symbol that the other lacks, and each of these costs at
 * least one edit: a bound on their distance that takes no look at the symbols themselves. Negative symbols have no class.
 */
export function sign(cells: Int32Array, start: number, end: number): void {
  let low = 0;
  let high = 0;
  for (let at = start + HEAD; at < end; at++) {
    const symbol = cells[at] ?? -1;
    if (symbol < 0) continue;
    const place = Math.imul(symbol, 0x9e3779b1) >>> 26;
    if (place < 32) low |= 1 << place;
    else high |= 1 << (place - 32);
  }
  cells[start] = low;
  cells[start + 1] = high;
}

/** How many of 32 bits are set. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
