import { ASIDE, ERAS, NOW, PAPERS, PAST, PRESENT, THEN, TOLD } from "./cues.ts";
import { type NamedTime, namedTimes } from "./dates.ts";
import { type Day, type Days, readDay, spanning } from "./days.ts";
import type { Stretch } from "./quotation.ts";

/** What is known of the place where a sentence stands. */
export interface Circumstances {
  /** The article's date as its front matter writes it. */
  readonly articleDate?: string | undefined;
  /** The sentences before it in its paragraph, as plain text, nearest last. */
  readonly before: readonly string[];
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The domains that the article names; empty where it names none. */
  readonly domains: readonly string[];
}

/** The circumstances of a sentence of which nothing is known. */
export const UNKNOWN: Circumstances = { before: [], headings: [], domains: [] };

/** The time that a sentence speaks of, and what says so. */
export interface Time extends Days {
  readonly evidence: "sentence" | "paragraph" | "heading" | "article";
  /** The words that name it; the date itself where it is the article's. */
  readonly words: string;
  /** The times that the sentence names one by one, where they are several. */
  readonly each: readonly Days[];
}

/**
 * The time that a sentence speaks of where a term stands: what it names itself; else, unless it speaks of today, what
 * its paragraph named last, or its headings; else the day of the article. Undefined where nothing is known.
 *
 * Of a sentence of several parts (`In 2015 …, but today …`) the part that holds the term decides, if it names a time.
 * Dates of laws and of births are none of the sentence's own.
 */
export function timeOf(text: string, hit: Stretch, circumstances: Circumstances): Time | undefined {
  const today = circumstances.articleDate === undefined ? undefined : readDay(circumstances.articleDate);
  const times = timesOnce(text, today, circumstances);
  const part = partAround(text, hit);
  const inPart = times.filter(({ start }) => start >= part.start && start < part.end);
  const own = inPart.length > 0 || NOW.test(text.slice(part.start, part.end)) ? inPart : times;
  const main = own.filter((time) => !isAside(text, time, hit));
  const speaksOfToday = isToday(text, part, own);
  if (main.length > 0) return named("sentence", text, main);
  if (own.length > 0 && !speaksOfToday) return named("sentence", text, own);
  if (!speaksOfToday) {
    const isTold = TOLD.test(text) || THEN.test(text);
    for (const before of isTold ? circumstances.before.toReversed() : []) {
      const earlier = timesOnce(before, today, circumstances);
      if (earlier.length > 0) return named("paragraph", before, earlier);
    }
    for (const heading of circumstances.headings.toReversed()) {
      const above = timesIn(heading, today);
      if (above.length > 0) return named("heading", heading, above);
    }
    if (THEN.test(text)) return undefined;
  }
  if (today === undefined) return undefined;
  const days = { from: today, until: today };
  return { ...days, evidence: "article", words: today, each: [days] };
}

/** The day of the article as a time, whatever the sentence says. */
export function articleTime({ articleDate }: Circumstances): Time | undefined {
  const today = articleDate === undefined ? undefined : readDay(articleDate);
  if (today === undefined) return undefined;
  const days = { from: today, until: today };
  return { ...days, evidence: "article", words: today, each: [days] };
}

function named(evidence: Time["evidence"], text: string, times: readonly NamedTime[]): Time {
  const words = times.map(({ start, end }) => text.slice(start, end).trim()).join(", ");
  const all = times.reduce<Days>((sum, time) => spanning(sum, time), times[0] ?? { from: "", until: "" });
  return { from: all.from, until: all.until, evidence, words, each: times };
}

// A long sentence may have a term a hundred times, and is asked for each: one reading is enough for them all.
const read = new WeakMap<Circumstances, Map<string, readonly NamedTime[]>>();

function timesOnce(text: string, today: Day | undefined, circumstances: Circumstances): readonly NamedTime[] {
  const known = read.get(circumstances) ?? new Map<string, readonly NamedTime[]>();
  read.set(circumstances, known);
  const times = known.get(text) ?? timesIn(text, today);
  known.set(text, times);
  return times;
}

/** The times of a text that are its own, eras among them. */
function timesIn(text: string, today: Day | undefined): readonly NamedTime[] {
  const eras = ERAS.flatMap(([pattern, from, last]): readonly NamedTime[] => {
    const match = pattern.exec(text);
    if (match === null || (today !== undefined && today < from)) return [];
    const until = today !== undefined && today < last ? today : last; // an era that goes on
    return [{ from, until, start: match.index, end: match.index + match[0].length }];
  });
  return [...namedTimes(text, today), ...eras]
    .filter((time) => !isOfPaper(text, time))
    .sort((a, b) => a.start - b.start);
}

const PAPER_BEFORE = new RegExp(
  `\\b(?:${PAPERS})\\b[^,.;]{0,60}?(?:(?:of|dated|adopted (?:in|on)|passed (?:in|on)|signed (?:in|on)|No\\.? ?[\\w-]+ of)\\s(?:the\\s)?)$`,
  "iu",
);
const PAPER_AFTER = new RegExp(`^(?:\\s[\\p{L}-]+){0,3}?\\s(?:${PAPERS})\\b`, "iu");
const BORN_BEFORE = /\b(?:born|b\.)\s(?:\p{L}+\s){0,3}(?:in|on)?\s?$/iu;

/** Whether it dates a law or a birth: `the 2011 law`, `Law No. 477-IV of 22 July 2011`, `born in 1960`. */
function isOfPaper(text: string, { start, end }: Stretch): boolean {
  const before = text.slice(0, start);
  const isAttribute = /\b(?:the|a|this|that|its|of)\s$/iu.test(before);
  return PAPER_BEFORE.test(before) || BORN_BEFORE.test(before) || (isAttribute && PAPER_AFTER.test(text.slice(end)));
}

/** The part of the sentence that holds the term, between semicolons or words that set parts against one another. */
function partAround(text: string, hit: Stretch): Stretch {
  const cuts = [
    ...text.matchAll(
      /;\s|,?\s(?:but|while|whereas|although|though|yet)\s|,\s(?=(?:today|now|nowadays)\s)|,\sand\s(?=(?:in|since|from|by|after|until|today|now)\b)|:\s/giu,
    ),
  ];
  const before = cuts.filter((cut) => cut.index + cut[0].length <= hit.start).at(-1);
  const after = cuts.find((cut) => cut.index >= hit.end);
  return {
    start: before === undefined ? 0 : before.index + before[0].length,
    end: after === undefined ? text.length : after.index,
  };
}

/** Whether a time stands in a relative clause that does not hold the term: `oralmans who came in 2012 are …`. */
function isAside(text: string, time: Stretch, hit: Stretch): boolean {
  return [...text.matchAll(ASIDE)].some(
    ({ index, 0: clause }) =>
      time.start >= index &&
      time.end <= index + clause.length &&
      !(hit.start >= index && hit.end <= index + clause.length),
  );
}

/** Whether the part speaks of the time of writing: by a word for it, or in the present tense with no past beside it. */
function isToday(text: string, part: Stretch, own: readonly Stretch[]): boolean {
  const clause = text.slice(part.start, part.end);
  const bare = clause.replace(ASIDE, (aside) => (own.some(({ start }) => inside(text, aside, start)) ? " " : aside));
  if (NOW.test(bare)) return true;
  return PRESENT.test(bare) && !PAST.test(bare);
}

function inside(text: string, piece: string, at: number): boolean {
  const start = text.indexOf(piece);
  return at >= start && at < start + piece.length;
}
