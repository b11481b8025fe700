import type { GateLimits } from "../core/gate-limits.ts";
import type { Standing } from "./shown.ts";

/** A segment as the gate sees it. */
export interface GateSegment {
  /** Segments with one number are one paragraph. */
  readonly paragraph: number;
  /** Of its source, because what is not translated has no other length. */
  readonly characters: number;
  readonly words: number;
  /** How what readers get came about; undefined where it falls back to the source. */
  readonly standing: Standing | undefined;
  readonly stale: boolean;
  /** How many findings it has of those that the gate asks about. */
  readonly findings: number;
}

/** What the gate can ask. */
export const DEMANDS = ["untranslated", "uneditedMt", "uneditedMtParagraph", "stale", "findings", "reviewed"] as const;
export type Demand = (typeof DEMANDS)[number];

/** A demand that is not met: what is, and what may be at most (of `reviewed`: at least). */
export interface Miss {
  readonly demand: Demand;
  readonly is: number;
  readonly limit: number;
  /** Paragraphs over the limit, the worst one first; of `uneditedMtParagraph` only. */
  readonly paragraphs?: readonly number[];
}

/** What the gate says of one article in one language. */
export interface GateVerdict {
  readonly passes: boolean;
  /** Percent of the article's characters, rounded down. */
  readonly reviewed: number;
  /** Percent of the article's characters, and of its worst paragraph's, rounded up. */
  readonly uneditedMt: number;
  readonly uneditedMtParagraph: number;
  readonly stale: number;
  readonly untranslated: number;
  readonly findings: number;
  readonly misses: readonly Miss[];
  /** Whole minutes of the least work that gets it through, an estimate; 0 where it passes. */
  readonly minutes: number;
}

/**
 * Source words a minute, by kind of work. Rules of thumb of the trade for planning, not measurements of ours:
 * translating 300 words an hour (about 2,400 in a day of eight), post-editing 900, reading a translation against its
 * source 2,400. People and texts differ by a factor of two and more.
 */
export const WORDS_PER_MINUTE = { translate: 5, postEdit: 15, review: 40 } as const;

/** Whether anything is asked at all. */
export function hasGate(limits: GateLimits): boolean {
  const { reviewed, maxUneditedMt, maxUneditedMtParagraph, stale, untranslated, findings } = limits;
  const given = [reviewed, maxUneditedMt, maxUneditedMtParagraph, stale, untranslated];
  return findings !== "none" || given.some((limit) => limit !== undefined);
}

/** Holds one article in one language against the gate. An article without text passes. */
export function judgeGate(limits: GateLimits, segments: readonly GateSegment[]): GateVerdict {
  const paragraphs = paragraphsOf(segments);
  const shares = paragraphs.map((own) => ({ paragraph: own[0]?.paragraph ?? 0, share: share(own, isMachine) }));
  const seen = {
    reviewed: Math.floor(share(segments, isReviewed, 100)),
    uneditedMt: Math.ceil(share(segments, isMachine)),
    uneditedMtParagraph: Math.ceil(Math.max(0, ...shares.map((one) => one.share))),
    stale: segments.filter((one) => one.stale).length,
    untranslated: segments.filter(isUntranslated).length,
    findings: segments.reduce((sum, one) => sum + one.findings, 0),
  };
  const over = shares
    .filter((one) => limits.maxUneditedMtParagraph !== undefined && one.share > limits.maxUneditedMtParagraph)
    .toSorted((a, b) => b.share - a.share)
    .map(({ paragraph }) => paragraph);
  const most: Readonly<Record<Exclude<Demand, "reviewed">, number | undefined>> = {
    untranslated: limits.untranslated,
    uneditedMt: limits.maxUneditedMt,
    uneditedMtParagraph: limits.maxUneditedMtParagraph,
    stale: limits.stale,
    findings: limits.findings === "none" ? undefined : 0,
  };
  const misses = DEMANDS.flatMap((demand): readonly Miss[] => {
    const limit = demand === "reviewed" ? limits.reviewed : most[demand];
    const is = seen[demand];
    if (limit === undefined || (demand === "reviewed" ? is >= limit : is <= limit)) return [];
    return [{ demand, is, limit, ...(demand === "uneditedMtParagraph" ? { paragraphs: over } : {}) }];
  });
  const passes = misses.length === 0;
  return { passes, ...seen, misses, minutes: passes ? 0 : Math.max(1, Math.ceil(leastWork(limits, segments))) };
}

function isReviewed({ standing }: GateSegment): boolean {
  return standing === "reviewed" || standing === "final";
}

function isMachine({ standing }: GateSegment): boolean {
  return standing === "machine";
}

function isUntranslated({ standing }: GateSegment): boolean {
  return standing === undefined;
}

function paragraphsOf(segments: readonly GateSegment[]): readonly (readonly GateSegment[])[] {
  return [...Map.groupBy(segments, ({ paragraph }) => paragraph).values()];
}

/** Percent of the characters that are in segments of a kind; `none` where there are no characters. */
function share(segments: readonly GateSegment[], isKind: (one: GateSegment) => boolean, none = 0): number {
  const [own, all] = [characters(segments.filter(isKind)), characters(segments)];
  return all === 0 ? none : (100 * own) / all;
}

function characters(segments: readonly GateSegment[]): number {
  return segments.reduce((sum, one) => sum + one.characters, 0);
}

/**
 * Minutes of the least work that meets every demand: what must be translated or edited, the shortest first, and then as
 * much review as is still missing, what is ready for it first. Who edits a sentence has not reviewed it.
 */
function leastWork(limits: GateLimits, segments: readonly GateSegment[]): number {
  const edited = new Set<GateSegment>();
  const edit = (chosen: readonly GateSegment[]): void => {
    for (const one of chosen) edited.add(one);
  };
  const rest = (isKind: (one: GateSegment) => boolean): readonly GateSegment[] =>
    shortestFirst(segments.filter((one) => isKind(one) && !edited.has(one)));
  const allBut = (allowed: number | undefined, isKind: (one: GateSegment) => boolean): void => {
    const left = rest(isKind);
    if (allowed !== undefined) edit(left.slice(0, Math.max(0, left.length - allowed)));
  };
  if (limits.findings !== "none") edit(segments.filter(({ findings }) => findings > 0));
  allBut(limits.stale, ({ stale }) => stale);
  allBut(limits.untranslated, isUntranslated);
  for (const own of paragraphsOf(segments)) edit(tooMuchMachine(own, limits.maxUneditedMtParagraph, edited));
  edit(tooMuchMachine(segments, limits.maxUneditedMt, edited));
  const reviewed = toReview(limits.reviewed ?? 0, segments, edited);
  for (const one of reviewed) if (isMachine(one) || isUntranslated(one)) edited.add(one);
  const editing = [...edited].reduce((sum, one) => sum + editMinutes(one), 0);
  return editing + reviewed.reduce((sum, { words }) => sum + words / WORDS_PER_MINUTE.review, 0);
}

function shortestFirst(segments: readonly GateSegment[]): readonly GateSegment[] {
  return segments.toSorted((a, b) => a.words - b.words || a.characters - b.characters);
}

function editMinutes(one: GateSegment): number {
  return one.words / WORDS_PER_MINUTE[isUntranslated(one) ? "translate" : "postEdit"];
}

/** The machine text to be edited for the rest to be within the limit, in the order of reading. */
function tooMuchMachine(
  segments: readonly GateSegment[],
  limit: number | undefined,
  edited: ReadonlySet<GateSegment>,
): readonly GateSegment[] {
  if (limit === undefined) return [];
  const machine = segments.filter((one) => isMachine(one) && !edited.has(one));
  const allowed = (characters(segments) * limit) / 100;
  const chosen: GateSegment[] = [];
  for (let left = characters(machine); left > allowed; ) {
    const next = machine[chosen.length];
    if (next === undefined) break;
    chosen.push(next);
    left -= next.characters;
  }
  return chosen;
}

/** What must be reviewed: the finished before the edited before machine text before what is not translated. */
function toReview(
  limit: number,
  segments: readonly GateSegment[],
  edited: ReadonlySet<GateSegment>,
): readonly GateSegment[] {
  const isDone = (one: GateSegment): boolean => isReviewed(one) && !edited.has(one);
  const effort = (one: GateSegment): number => {
    if (edited.has(one)) return 0;
    return isUntranslated(one) ? 2 : isMachine(one) ? 1 : 0;
  };
  const waiting = segments.filter((one) => !isDone(one)).toSorted((a, b) => effort(a) - effort(b));
  const needed = (characters(segments) * limit) / 100;
  const chosen: GateSegment[] = [];
  let done = characters(segments.filter(isDone));
  for (const one of waiting) {
    if (done >= needed) break;
    chosen.push(one);
    done += one.characters;
  }
  return chosen;
}
