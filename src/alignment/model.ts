/**
 * The weights of the alignment model.
 *
 * A bead's score is `weight` of its shape, plus `lengths` times the log-likelihood of its lengths, plus `splits` times
 * that of their division, plus `anchors` times that of what both sides share, plus `crossing` for each start of a block
 * inside one of its sides. The weights were fitted, by coordinate descent on the conditional log-likelihood of the beads,
 * to two thirds of the NTREX documents of the development data, whole and with 5 % of the sentences dropped or merged;
 * `docs/alignment.md` has the figures. Layout and terms have no such data: their weights are those of like anchors.
 */

/** What kinds of anchors there are, by how far they are trusted. */
export type AnchorKind = "number" | "address" | "term" | "date" | "name" | "common" | "word" | "mark" | "layout";

/** How likely an anchor is to be found in the translation of its sentence, where it is found in the other text at all. */
export const KEPT: Readonly<Record<AnchorKind, number>> = {
  number: 0.99,
  address: 0.95,
  term: 0.95,
  date: 0.97,
  name: 0.95,
  common: 0.93,
  word: 0.3,
  mark: 0.95,
  layout: 0.95,
};

/** How many sentences of each side a bead may have, and what that costs, in nats. */
export interface Shape {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

/** The shapes that are searched for: those of Gale and Church (1993), 3-1 and 1-3. */
export const SHAPES: readonly Shape[] = [
  { source: 1, target: 1, weight: 0 },
  { source: 1, target: 0, weight: -4.6 },
  { source: 0, target: 1, weight: -4.6 },
  { source: 2, target: 1, weight: -4.4 },
  { source: 1, target: 2, weight: -4.4 },
  { source: 2, target: 2, weight: -11.5 },
  { source: 3, target: 1, weight: -6.8 },
  { source: 1, target: 3, weight: -6.8 },
];

export const WEIGHTS = {
  lengths: 0.575,
  splits: 0.39,
  anchors: 0.245,
  crossing: -2,
  /** Variance of the logarithm of a translation's relative length, times its length in characters. */
  lengthVariance: 3.6,
  /** Added to the number of other sentences in which an anchor is found by chance. */
  chance: 0.46,
} as const;
