import type { Vocabulary } from "./vocabulary.ts";

/** Characters that two words share at their start, and that each has behind them at most, to have one stem. */
const STEM = { least: 4, endings: 3 } as const;

/** Share of the longer word's characters, in quarters, by which two words may differ. */
const DIFFERING_QUARTERS = 1;

/**
 * Whether a folded word and a word of the vocabulary are nearly the same: they share a stem, or three quarters of their
 * characters.
 *
 *     decree, decrees      қаласы, қаласында      Назарбаев, Назарбаева
 */
export function areNear(word: string, { starts, units }: Vocabulary, id: number): boolean {
  const start = starts[id] ?? 0;
  const length = (starts[id + 1] ?? 0) - start;
  const longest = Math.max(word.length, length);
  const shortest = Math.min(word.length, length);
  let shared = 0;
  while (shared < shortest && word.charCodeAt(shared) === units[start + shared]) shared++;
  if (shared >= STEM.least && longest - shared <= STEM.endings) return true;
  const limit = Math.floor((longest * DIFFERING_QUARTERS) / 4);
  if (limit === 0 || longest - shortest > limit) return false;
  return characterDistance(word, units, { start: start + shared, end: start + length, shared }) <= limit;
}

let row = new Int32Array(64);

/** Levenshtein distance of the rest of a word and of a stretch; words are short, so that the plain table will do. */
function characterDistance(
  word: string,
  units: Uint16Array,
  { start, end, shared }: { readonly start: number; readonly end: number; readonly shared: number },
): number {
  const width = end - start;
  if (row.length <= width) row = new Int32Array(2 * width);
  for (let j = 0; j <= width; j++) row[j] = j;
  for (let i = shared; i < word.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i - shared + 1;
    for (let j = 1; j <= width; j++) {
      const above = row[j] ?? 0;
      const exchange = diagonal + (word.charCodeAt(i) === units[start + j - 1] ? 0 : 1);
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, exchange);
      diagonal = above;
    }
  }
  return row[width] ?? 0;
}
