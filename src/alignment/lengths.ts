import { WEIGHTS } from "./model.ts";

/** The log-likelihood of a bead's lengths, weighed: of source sentences up to `sourceEnd`, of target ones likewise. */
export type Lengths = (sourceEnd: number, source: number, targetEnd: number, target: number) => number;

/** The ratio of two texts is found as if so many characters of equally long text stood before them. */
const PRIOR_LENGTH = 1000;

/**
 * How well the lengths of two texts' sentences fit, in characters (Gale and Church 1993).
 *
 * The logarithm of a translation's length over that expected, the source's times the ratio of both whole texts, is
 * normal, with a variance that falls with the length. A sentence put together from parts is likelier where they are
 * alike: each part adds the logarithm of its share.
 */
export function lengthsOf(source: readonly string[], target: readonly string[]): Lengths {
  const left = sumsOf(source);
  const right = sumsOf(target);
  const ratio = (right.total + PRIOR_LENGTH) / (left.total + PRIOR_LENGTH);
  return (sourceEnd, sourceSize, targetEnd, targetSize) => {
    const a = left.characters(sourceEnd, sourceSize);
    const b = right.characters(targetEnd, targetSize);
    const deviation = Math.log(b / (a * ratio));
    const variance = (2 * WEIGHTS.lengthVariance) / (a * ratio + b);
    const fit = -0.5 * ((deviation * deviation) / variance + Math.log(2 * Math.PI * variance));
    const splits =
      left.logarithms(sourceEnd, sourceSize) -
      sourceSize * Math.log(a) +
      right.logarithms(targetEnd, targetSize) -
      targetSize * Math.log(b);
    return WEIGHTS.lengths * fit + WEIGHTS.splits * splits;
  };
}

function sumsOf(sentences: readonly string[]) {
  const characters = new Float64Array(sentences.length + 1);
  const logarithms = new Float64Array(sentences.length + 1);
  for (const [index, text] of sentences.entries()) {
    const length = Math.max(1, text.length);
    characters[index + 1] = (characters[index] ?? 0) + length;
    logarithms[index + 1] = (logarithms[index] ?? 0) + Math.log(length);
  }
  const between = (sums: Float64Array, end: number, size: number): number => (sums[end] ?? 0) - (sums[end - size] ?? 0);
  return {
    total: characters.at(-1) ?? 0,
    characters: (end: number, size: number): number => between(characters, end, size) + size - 1,
    logarithms: (end: number, size: number): number => between(logarithms, end, size),
  };
}
