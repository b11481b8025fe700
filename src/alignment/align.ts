import type { LanguageTag } from "../core/model.ts";
import { type Anchor, anchorsOf } from "./anchors.ts";
import { type Corridor, corridorAlong, longestChain, type Waypoint } from "./corridor.ts";
import { bestPath, type ScoreRow, type Step } from "./lattice.ts";
import { lengthsOf } from "./lengths.ts";
import { type Links, linkAnchors } from "./links.ts";
import { SHAPES, WEIGHTS } from "./model.ts";
import type { AlignedSentence, TermPair } from "./sentence.ts";

/**
 * Sentences that translate one another: `[sourceFrom, sourceTo)` of the source, `[targetFrom, targetTo)` of the target.
 * One side is empty where a sentence has no counterpart.
 */
export interface Bead {
  readonly sourceFrom: number;
  readonly sourceTo: number;
  readonly targetFrom: number;
  readonly targetTo: number;
  /** How sure it is, 0 to 1; its probability times `relatedness`. */
  readonly confidence: number;
}

export interface AlignmentOptions {
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  readonly terms: readonly TermPair[];
}

/** Sentences to either side of the straight line at first; doubled while the best path runs along the edge. */
const WIDTH = 64;
/** Cells of the largest corridor, 61 bytes each. */
const MAX_CELLS = 3_000_000;

/**
 * Aligns the sentences of a text with those of its translation, both in reading order.
 *
 * The beads tile both sides in order. Among all such tilings with the shapes of `SHAPES` it finds the most probable one
 * under the model of `model.ts`, within a corridor along anchors that occur once. Takes time and memory that grow with
 * the number of sentences, not with its square.
 */
export function alignSentences(
  source: readonly AlignedSentence[],
  target: readonly AlignedSentence[],
  { sourceLang, lang, terms }: AlignmentOptions,
): readonly Bead[] {
  if (source.length === 0 && target.length === 0) return [];
  const left = anchorsOf(
    source,
    sourceLang,
    terms.map((pair) => pair.source),
  );
  const right = anchorsOf(
    target,
    lang,
    terms.map((pair) => pair.target),
  );
  const links = linkAnchors(left, right);
  const waypoints = longestChain(uniquePairs(left, right));
  const scoreRow = scorer(source, target, links);
  let steps: readonly Step[] = [];
  const least = Math.max(8, Math.min(WIDTH, Math.floor(MAX_CELLS / (2 * source.length + 1))));
  for (let width = least; ; width *= 2) {
    const corridor = corridorAlong(waypoints, source.length, target.length, width);
    if (width > least && (corridor.offset.at(-1) ?? 0) > MAX_CELLS) break;
    steps = bestPath(corridor, scoreRow);
    if (!touchesEdge(steps, corridor, target.length)) break;
  }
  return beadsOf(steps, links);
}

function scorer(source: readonly AlignedSentence[], target: readonly AlignedSentence[], links: Links): ScoreRow {
  const lengths = lengthsOf(
    source.map(({ text }) => text),
    target.map(({ text }) => text),
  );
  const sourceOpenings = openingsOf(source);
  const targetOpenings = openingsOf(target);
  return (scores, index, sourceEnd, from) => {
    const shape = SHAPES[index];
    if (shape === undefined) return;
    if (shape.source > 0 && shape.target > 0) links.addTo(scores, from, sourceEnd, shape.source, shape.target);
    const crossed = crossings(sourceOpenings, sourceEnd, shape.source);
    for (let at = Math.max(0, shape.target - from); at < scores.length; at++) {
      const targetEnd = from + at;
      const blocks = crossed + crossings(targetOpenings, targetEnd, shape.target);
      let score = (scores[at] ?? 0) + shape.weight + WEIGHTS.crossing * blocks;
      if (shape.source > 0 && shape.target > 0) score += lengths(sourceEnd, shape.source, targetEnd, shape.target);
      scores[at] = score;
    }
  };
}

/** At each index, how many of the sentences before it open a block. */
function openingsOf(sentences: readonly AlignedSentence[]): Int32Array {
  const openings = new Int32Array(sentences.length + 1);
  for (const [index, { opens }] of sentences.entries()) openings[index + 1] = (openings[index] ?? 0) + (opens ? 1 : 0);
  return openings;
}

/** How many blocks open within the `size` sentences before `end`, after the first of them. */
function crossings(openings: Int32Array, end: number, size: number): number {
  return size < 2 ? 0 : (openings[end] ?? 0) - (openings[end - size + 1] ?? 0);
}

/** Pairs of sentences that alone have some name, number or term in common. */
function uniquePairs(
  source: readonly (readonly Anchor[])[],
  target: readonly (readonly Anchor[])[],
): readonly Waypoint[] {
  const left = onlyPlaces(source);
  const right = onlyPlaces(target);
  return [...left].flatMap(([key, from]) => {
    const to = right.get(key);
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
}

/** By key, the one sentence that has it; undefined where several have. */
function onlyPlaces(sentences: readonly (readonly Anchor[])[]): ReadonlyMap<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  for (const [sentence, anchors] of sentences.entries())
    for (const { kind, keys } of anchors) {
      if (kind === "mark" || kind === "layout" || kind === "common") continue;
      for (const key of keys) places.set(key, !places.has(key) || places.get(key) === sentence ? sentence : undefined);
    }
  return places;
}

/** Whether a path comes so near to the corridor's edge that a better one may lie outside. */
function touchesEdge(steps: readonly Step[], { first, last }: Corridor, targets: number): boolean {
  return steps.some(({ sourceEnd, targetEnd }) => {
    const from = first[sourceEnd] ?? 0;
    const to = last[sourceEnd] ?? targets;
    return (from > 0 && targetEnd - from < EDGE) || (to < targets && to - targetEnd < EDGE);
  });
}

const EDGE = 4;

function beadsOf(steps: readonly Step[], links: Links): readonly Bead[] {
  const related = relatedness(steps.map((step) => evidenceOf(step, links)));
  return steps.map(({ shape, sourceEnd, targetEnd, probability }, index) => ({
    sourceFrom: sourceEnd - (SHAPES[shape]?.source ?? 0),
    sourceTo: sourceEnd,
    targetFrom: targetEnd - (SHAPES[shape]?.target ?? 0),
    targetTo: targetEnd,
    confidence: probability * (related[index] ?? 0),
  }));
}

/** Score of the anchors of a sentence that was left alone, among those around it: about that of two unrelated ones. */
const ALONE = -2;

function evidenceOf({ shape, sourceEnd, targetEnd }: Step, links: Links): number {
  const { source = 0, target = 0 } = SHAPES[shape] ?? {};
  if (source === 0 || target === 0) return ALONE;
  const scores = new Float64Array(1);
  links.addTo(scores, targetEnd, sourceEnd, source, target);
  return scores[0] ?? 0;
}

/** Beads to either side that vouch for one. */
const NEIGHBOURS = 3;
const MOST_EVIDENCE = 6;
const STEEPNESS = 3;

/**
 * How sure it is that the texts around each bead have to do with one another, 0 to 1: the logistic function of three
 * times the mean of what its anchors and those of up to three beads to either side say, each held within ±6 nats.
 *
 * The probability of a bead compares it with other ways of aligning the same two texts. Of two that are no translations
 * of one another one way is still the best; what tells is that hardly anything in them fits, over several sentences.
 */
function relatedness(evidence: readonly number[]): readonly number[] {
  const held = evidence.map((value) => Math.max(-MOST_EVIDENCE, Math.min(MOST_EVIDENCE, value)));
  return held.map((_, index) => {
    const around = held.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1);
    const mean = around.reduce((sum, value) => sum + value, 0) / around.length;
    return 1 / (1 + Math.exp(-STEEPNESS * mean));
  });
}
