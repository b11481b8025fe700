import type { TokenBuffer } from "./vocabulary.ts";

/**
 * Numbers for the first, second … occurrence of each token in a text: the first has the token's own number, each other
 * one a number behind those of all tokens.
 */
export interface Occurrences {
  /** How many tokens there were when this was made; later ones have no occurrences. */
  readonly tokens: number;
  /** How many numbers are given. */
  size: number;
  /** The number of (token, count) at the place of its hash or the next free one: three cells each, 0 for free. */
  table: Int32Array;
}

const CELLS = 3;

/** Nothing but the first occurrences of `tokens` tokens. */
export function createOccurrences(tokens: number): Occurrences {
  return { tokens, size: tokens, table: new Int32Array(CELLS << 8) };
}

let counts = new Int32Array(1024);
const read: TokenBuffer = { symbols: new Int32Array(1024), length: 0 };

/**
 * The occurrences that the tokens `cells[start, end)` stand for, in a buffer that the next call uses again; -1 for what
 * is not known.
 *
 * @param adds whether occurrences that are not known become so
 */
export function readOccurrences(
  occurrences: Occurrences,
  cells: Int32Array,
  start: number,
  end: number,
  adds: boolean,
): TokenBuffer {
  const { tokens } = occurrences;
  if (counts.length < tokens) counts = new Int32Array(2 * tokens);
  if (read.symbols.length < end - start) read.symbols = new Int32Array(2 * (end - start));
  const { symbols } = read;
  read.length = end - start;
  for (let at = start; at < end; at++) {
    const token = cells[at] ?? -1;
    if (token < 0 || token >= tokens) symbols[at - start] = -1;
    else {
      const count = counts[token] ?? 0;
      counts[token] = count + 1;
      symbols[at - start] = count === 0 ? token : repeated(occurrences, token, count, adds);
    }
  }
  for (let at = start; at < end; at++) {
    const token = cells[at] ?? -1;
    if (token >= 0 && token < tokens) counts[token] = 0;
  }
  return read;
}

function repeated(occurrences: Occurrences, token: number, count: number, adds: boolean): number {
  const { table } = occurrences;
  const places = table.length / CELLS;
  let place = placeOf(token, count, places);
  for (; table[place * CELLS] !== 0; place = (place + 1) & (places - 1))
    if (table[place * CELLS + 1] === token && table[place * CELLS + 2] === count)
      return (table[place * CELLS] ?? 0) - 1;
  if (!adds) return -1;
  const number = occurrences.size++;
  table.set([number + 1, token, count], place * CELLS);
  if (2 * (occurrences.size - occurrences.tokens) > places) enlarge(occurrences);
  return number;
}

function placeOf(token: number, count: number, places: number): number {
  const mixed = Math.imul(token ^ Math.imul(count, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & (places - 1);
}

function enlarge(occurrences: Occurrences): void {
  const { table } = occurrences;
  const larger = new Int32Array(2 * table.length);
  const places = larger.length / CELLS;
  for (let from = 0; from < table.length; from += CELLS) {
    if (table[from] === 0) continue;
    let place = placeOf(table[from + 1] ?? 0, table[from + 2] ?? 0, places);
    while (larger[place * CELLS] !== 0) place = (place + 1) & (places - 1);
    larger.set(table.subarray(from, from + CELLS), place * CELLS);
  }
  occurrences.table = larger;
}
