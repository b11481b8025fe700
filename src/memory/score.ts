/**
 * What a match is worth.
 *
 * The score is a whole number 0–102, always rounded down. It starts at 100 for a text that is really equal (101 or 102 in
 * its old surroundings) and at the similarity for any other, and loses points for every reason to distrust it. The figures
 * are judgement, built from what peers publish: Trados, memoQ and SYSTRAN take 1 point for case, punctuation, formatting,
 * several translations and alignment; memoQ keeps texts that differ in numbers and signs alone within 95–99.
 */
import type { Penalty, TranslationUnit } from "../core/model.ts";
import type { WordDistance } from "./fuzzy/closeness.ts";
import type { Query, ScoredMatch, Use } from "./memory.ts";
import { percent } from "./similarity.ts";
import { codeDifferences, surfaceDifferences } from "./surface.ts";
import { comparableText, type Token, tokenise } from "./tokens.ts";

/** Points that each difference of the texts takes, and the most that all of its kind take. */
const SURFACE = {
  case: { each: 1, most: 2 },
  punctuation: { each: 1, most: 3 },
  numbers: { each: 1, eachNotExchangeable: 2, most: 4 },
  codes: { each: 1, most: 4 },
} as const;

/** The bounds of a fuzzy match's score before provenance. */
const BOUNDS = {
  /** Only numbers, case, punctuation or codes differ. */
  sameWords: { least: 95, most: 99 },
  /** A word differs: in a segment of fewer than `fewWords` words it weighs more. */
  otherWords: { fewWords: 20, mostOfFew: 94, mostOfMany: 98 },
} as const;

/** Points for where a unit comes from. */
const PROVENANCE = { machine: 15, unreviewed: 5, aligned: 3 } as const;

/** Points for a translation that a person has made for one place only, anywhere else. */
const ONLY_HERE: Penalty = { reason: "only-here", points: 10 };

/** Points that each of several different targets loses that are equally good for one source. */
export const AMBIGUOUS: Penalty = { reason: "ambiguous", points: 1 };

/** A unit that was found, with where it stands. */
export interface Found {
  readonly unit: TranslationUnit;
  readonly memory: string;
  /** The collection's own penalty. */
  readonly memoryPenalty: number;
  /** The collection's own priority and use. */
  readonly priority: number;
  readonly use: Use | undefined;
}

/** A query with what is computed from its text once. */
export interface PreparedQuery {
  readonly query: Query;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** How far two texts are from one another. */
export interface Closeness extends WordDistance {
  /** Similarity of all tokens, 0–100. */
  readonly base: number;
}

/** The query with its text and tokens. */
export function prepareQuery(query: Query): PreparedQuery {
  const text = comparableText(query.source);
  return { query, text, tokens: tokenise(text) };
}

/** The match that a unit with the query's very text gives: `context` where its surroundings agree, else `exact`. */
export function scoreExact(query: Query, found: Found): ScoredMatch {
  const agreeing = agreeingContext(query, found.unit);
  const penalties = [
    ...codePenalty(query, found.unit, false),
    ...(isTrusted(found) ? [] : provenance(found)),
    ...(found.unit.onlyHere === true && !isSamePlace(query, found.unit) ? [ONLY_HERE] : []),
  ];
  const start = 100 + Math.min(agreeing, 2);
  return {
    ...placed(found),
    type: agreeing > 0 ? "context" : "exact",
    base: 100,
    credit: 0,
    penalties,
    score: afterPenalties(start, penalties),
  };
}

/** The match that a unit with a similar text gives. */
export function scoreFuzzy(prepared: PreparedQuery, found: Found, closeness: Closeness): ScoredMatch {
  const start = fuzzyStart(closeness);
  const surface = surfacePenalties(prepared, found.unit);
  const bounded = isSameWords(closeness) ? withinSameWords(surface) : belowCeiling(surface, start, closeness);
  const penalties = [...bounded, ...provenance(found)];
  return {
    ...placed(found),
    type: "fuzzy",
    base: closeness.base,
    credit: start - closeness.base,
    penalties,
    score: afterPenalties(start, penalties),
  };
}

function placed({ unit, memory, priority, use }: Found): Pick<ScoredMatch, "unit" | "memory" | "priority" | "use"> {
  return { unit, memory, priority, ...(use === undefined ? {} : { use }) };
}

/** Whether an exact match is taken as it is, wherever it comes from. A person's text that was rejected is a draft. */
function isTrusted({ unit, use }: Found): boolean {
  return use === "auto" || use === "enforce" || (use === "repeat" && unit.state !== "new" && unit.state !== "draft");
}

/** Whether the segments on both sides agree. Ids do not tell: one sentence has the same in several articles. */
function isSamePlace(query: Query, unit: TranslationUnit): boolean {
  const { previousKey, nextKey } = query;
  return (
    previousKey !== undefined && previousKey === unit.previousKey && nextKey !== undefined && nextKey === unit.nextKey
  );
}

/** Whether a match is a translation that its person meant for another place, which it neither fills nor puts in doubt. */
export function isOnlyElsewhere({ penalties }: Pick<ScoredMatch, "penalties">): boolean {
  return penalties.some(({ reason }) => reason === ONLY_HERE.reason);
}

/** A score that no unit as close as this, in a collection with this penalty, can exceed. */
export function greatestFuzzyScore(closeness: Closeness, memoryPenalty: number): number {
  const most = isSameWords(closeness) ? BOUNDS.sameWords.most : ceiling(closeness);
  return Math.max(0, Math.min(most, fuzzyStart(closeness)) - memoryPenalty);
}

/** `match` with one more penalty. */
export function withPenalty(match: ScoredMatch, penalty: Penalty): ScoredMatch {
  return { ...match, penalties: [...match.penalties, penalty], score: Math.max(0, match.score - penalty.points) };
}

/** How many of these agree: the segment before, the segment after, the segment's id. What is unknown agrees with nothing. */
function agreeingContext(query: Query, unit: TranslationUnit): number {
  const pairs = [
    [query.previousKey, unit.previousKey],
    [query.nextKey, unit.nextKey],
    [query.id, unit.id],
  ];
  return pairs.filter(([wanted, found]) => wanted !== undefined && wanted === found).length;
}

/** Texts without any word have nothing that could be the same: `?` and `!` are not alike. */
function isSameWords(closeness: Closeness): boolean {
  return closeness.tenths === 0 && closeness.longestWords > 0;
}

/** The similarity of the words where that is greater: punctuation and numbers weigh less, and so do nearly equal words. */
function fuzzyStart({ base, tenths, longestWords }: Closeness): number {
  return longestWords === 0 ? base : Math.max(base, percent(tenths, 10 * longestWords));
}

function ceiling({ queryWords }: Closeness): number {
  const { fewWords, mostOfFew, mostOfMany } = BOUNDS.otherWords;
  return queryWords < fewWords ? mostOfFew : mostOfMany;
}

function surfacePenalties(prepared: PreparedQuery, unit: TranslationUnit): readonly Penalty[] {
  const text = comparableText(unit.source);
  const found = surfaceDifferences(prepared.tokens, tokenise(text), unit.target);
  const { each, eachNotExchangeable, most } = SURFACE.numbers;
  const numbers = found.exchangeableNumbers * each + found.otherNumbers * eachNotExchangeable;
  return [
    ...capped("case", found.case * SURFACE.case.each, SURFACE.case.most),
    ...capped("punctuation", found.punctuation * SURFACE.punctuation.each, SURFACE.punctuation.most),
    ...capped("numbers", numbers, most),
    ...codePenalty(prepared.query, unit, text === prepared.text),
  ];
}

function codePenalty(query: Query, unit: TranslationUnit, sameWords: boolean): readonly Penalty[] {
  return capped(
    "codes",
    codeDifferences(query.source, unit.source, sameWords) * SURFACE.codes.each,
    SURFACE.codes.most,
  );
}

function capped(reason: string, points: number, most: number): readonly Penalty[] {
  return points === 0 ? [] : [{ reason, points: Math.min(points, most) }];
}

/** The penalties with as many points as leave the score at `BOUNDS.sameWords.least`, in their order; never none. */
function withinSameWords(penalties: readonly Penalty[]): readonly Penalty[] {
  // Where nothing else differs, white space does: `e.g.` and `e. g.`
  if (penalties.length === 0) return capped("punctuation", SURFACE.punctuation.each, SURFACE.punctuation.most);
  let left = 100 - BOUNDS.sameWords.least;
  return penalties.flatMap(({ reason, points }) => {
    const taken = Math.min(points, left);
    left -= taken;
    return taken === 0 ? [] : [{ reason, points: taken }];
  });
}

/** The penalties with one named `words` added where the score would otherwise be above the ceiling. */
function belowCeiling(penalties: readonly Penalty[], start: number, closeness: Closeness): readonly Penalty[] {
  const excess = start - total(penalties) - ceiling(closeness);
  return excess > 0 ? [...penalties, { reason: "words", points: excess }] : penalties;
}

function provenance({ unit, memoryPenalty, use }: Found): readonly Penalty[] {
  const untouched = unit.state === "new" || unit.state === "draft";
  const reviewed = unit.state === "reviewed" || unit.state === "final";
  const isMachine = (unit.origin === "engine" || unit.origin === "pseudo") && untouched;
  return [
    ...(isMachine || use === "mt" ? [{ reason: "machine", points: PROVENANCE.machine }] : []),
    // What is brought along has its own penalty, which stands for all that is unknown of its review.
    ...(!reviewed && memoryPenalty <= 0 ? [{ reason: "unreviewed", points: PROVENANCE.unreviewed }] : []),
    ...(unit.origin === "aligned" ? [{ reason: "aligned", points: PROVENANCE.aligned }] : []),
    ...(memoryPenalty > 0 ? [{ reason: "memory", points: memoryPenalty }] : []),
  ];
}

function total(penalties: readonly Penalty[]): number {
  return penalties.reduce((sum, { points }) => sum + points, 0);
}

function afterPenalties(start: number, penalties: readonly Penalty[]): number {
  return Math.max(0, Math.floor(start - total(penalties)));
}
