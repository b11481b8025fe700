/** What was exchanged in a remembered target to make it say what the query says. */
export interface Exchange {
  readonly kind: "number" | "date" | "term" | "span" | "codes";
  /** What the query has, and what the remembered source has in its place. */
  readonly query: string;
  readonly remembered: string;
  /** What the repaired target has, and what the remembered target had there. */
  readonly wrote: string;
  readonly instead: string;
}

/** Why a repair was not made; each has its sentence in the message catalogue. */
export const REFUSALS = [
  "long", // the texts are too long to be compared piece by piece
  "unpaired", // the numbers of the two sources do not stand for one another
  "absent", // what is to be replaced does not stand in the remembered target
  "repeated", // … or stands there more often
  "unsaid", // the target has a number that its source does not have
  "plural", // words around the number depend on it
  "suffix", // a suffix on it depends on how it ends
  "preposition", // a preposition before it depends on how it begins
  "shape", // it cannot be written in the form that stands there
  "sign", // currency or percent signs differ
  "clock", // a.m. and p.m. are hours of another name in the target
  "inflected", // a term stands in a form that is not known of the other term
  "agreement", // words around it may have to agree with it
  "ambiguous", // the memory knows several translations of a span
  "meaning", // a negation or a number in words differs
  "codes", // the places of inline codes are not certain
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** A repair that was looked for and not made. */
export interface Refusal {
  readonly kind: Exchange["kind"];
  readonly reason: RefusalReason;
  /** What of the query it is about; empty for the whole. */
  readonly text: string;
}

/** Something in which two sources do not say the same, however alike they are. */
export interface MeaningDifference {
  readonly kind: "negation" | "number" | "term" | "name";
  /** What the query has of it, and what the remembered source has; empty where it has none. */
  readonly query: string;
  readonly remembered: string;
}
