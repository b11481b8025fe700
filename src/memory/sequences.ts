import { countBits, signature } from "./signature.ts";
import { greatestDistance, patternDistance, percent, preparePattern, releasePattern } from "./similarity.ts";

/** Sequences of symbols, of which some have been added to those that the others are compared with. */
export interface Sequences {
  /** Makes a sequence one of those that are found. An empty one never is. */
  add(index: number): void;
  /**
   * The added sequences that are alike to at least `least` %, each with its similarity of at most 99, in any order.
   *
   * @param slots all zero, as long as there are symbols
   */
  near(index: number, least: number, slots: Int32Array): readonly (readonly [index: number, similarity: number])[];
}

/** Puts the sequences side by side in typed arrays; symbols are not negative. */
export function createSequences(sequences: readonly (readonly number[])[]): Sequences {
  const starts = new Int32Array(sequences.length + 1);
  for (const [index, { length }] of sequences.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  const symbols = new Int32Array(starts.at(-1) ?? 0);
  const signatures = new Int32Array(2 * sequences.length);
  for (const [index, sequence] of sequences.entries()) {
    symbols.set(sequence, starts[index]);
    signatures.set(signature(sequence), 2 * index);
  }
  const byLength: number[][] = [];
  return {
    add(index) {
      const length = (starts[index + 1] ?? 0) - (starts[index] ?? 0);
      if (length === 0) return;
      const alike = byLength[length] ?? [];
      alike.push(index);
      byLength[length] = alike;
    },
    near(index, least, slots) {
      const own = symbols.subarray(starts[index], starts[index + 1]);
      if (own.length === 0) return [];
      const low = signatures[2 * index] ?? 0;
      const high = signatures[2 * index + 1] ?? 0;
      const pattern = preparePattern(own, slots);
      const found: (readonly [number, number])[] = [];
      for (let length = Math.ceil((own.length * least) / 100); length < byLength.length; length++) {
        const longest = Math.max(length, own.length);
        const limit = greatestDistance(longest, least);
        if (length - own.length > limit) break;
        for (const other of byLength[length] ?? []) {
          const itsLow = signatures[2 * other] ?? 0;
          const itsHigh = signatures[2 * other + 1] ?? 0;
          if (countBits(low & ~itsLow) + countBits(high & ~itsHigh) > limit) continue;
          if (countBits(itsLow & ~low) + countBits(itsHigh & ~high) > limit) continue;
          const stretch = { symbols, start: starts[other] ?? 0, end: starts[other + 1] ?? 0 };
          const distance = patternDistance(pattern, stretch, limit);
          // Equal tokens are no equal text: case, white space or codes may differ.
          if (distance <= limit) found.push([other, Math.min(99, percent(distance, longest))]);
        }
      }
      releasePattern(own, slots);
      return found;
    },
  };
}
