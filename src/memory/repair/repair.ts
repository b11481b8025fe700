import type { Penalty, Runs, TranslationUnit } from "../../core/model.ts";
import type { Exchange, Refusal } from "../../core/repair.ts";
import { codesOf, markedText, sameCodes, sameRuns } from "../../core/runs.ts";
import type { Query, ScoredMatch } from "../memory.ts";
import { type Comparison, compare } from "./compare.ts";
import { exchangeFigures, NO_STEP, refused, type Step } from "./exchange-figures.ts";
import { exchangeSpan } from "./exchange-span.ts";
import { exchangeTerm, type TermInText } from "./exchange-term.ts";
import { placeCodes } from "./place-codes.ts";
import { editRuns } from "./target-text.ts";

/** What a repair may ask of others. Each must always answer the same for the same text. */
export interface RepairAids {
  /** The glossary's terms in a source text that is normalised and without codes. */
  readonly terms: (text: string) => readonly TermInText[];
  /** The translations that the memory has for a text as a whole; see `wantedSpans`. */
  readonly fragment: (text: string) => readonly string[];
}

/** What became of a match that was to be repaired. `same` where there is nothing that a repair could exchange. */
export type RepairOutcome =
  | { readonly kind: "repaired"; readonly match: ScoredMatch; readonly exchanges: readonly Exchange[] }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "same" };

/** Points that each kind of exchange costs, once; judgement, so that no repair comes near an exact match. */
const COSTS: Readonly<Record<Exchange["kind"], number>> = { number: 1, date: 1, codes: 1, term: 4, span: 8 };

/** The score that no repair exceeds. */
const MOST = 99;

/**
 * The match with its target changed to say what the query says, where that is certain; else why not.
 *
 * Exchanged are numbers and dates, one term of the glossary or one span that the memory knows, and inline codes; the
 * target then has exactly the query's codes. The source, `base` and provenance stay those of the match.
 *
 * The score starts at 100 where nothing but case and punctuation is left to differ, and loses the points of `COSTS`
 * besides the match's own other penalties. Where words still differ it stays what it was. It is 99 at most.
 */
export function repairMatch(query: Query, match: ScoredMatch, aids: RepairAids): RepairOutcome {
  if (match.type !== "fuzzy") return { kind: "same" };
  const comparison = compare(query, match);
  if (comparison === undefined) return { kind: "refused", refusals: [{ kind: "span", reason: "long", text: "" }] };
  const figures = exchangeFigures(comparison);
  if (figures.refusals.length > 0) return { kind: "refused", refusals: figures.refusals };
  const words = exchangeWords(comparison, query, aids);
  const steps = [figures, words];
  const edited = editRuns(
    match.unit.target,
    steps.flatMap(({ edits }) => edits),
  );
  if (edited === undefined) return refusedOutcome(refused("codes", "codes", ""), words);
  const isSameText = comparison.spans.length === 0 || words.exchanges.length > 0;
  const { unit } = match;
  const languages = { sourceLang: query.sourceLang, lang: query.lang };
  const target = placeCodes({ query: query.source, remembered: unit.source, target: edited, isSameText, ...languages });
  if (target === undefined || !sameCodes(target, query.source))
    return refusedOutcome(refused("codes", "codes", ""), words);
  const exchanges = [...steps.flatMap((step) => step.exchanges), ...codeExchanges(query.source, unit, edited, target)];
  if (exchanges.length === 0) return words.refusals.length > 0 ? refusedOutcome(words) : { kind: "same" };
  return {
    kind: "repaired",
    match: rescored({ ...match, unit: { ...unit, target } }, exchanges, isSameText),
    exchanges,
  };
}

/** One term or one span: what the glossary says goes before what was once written. */
function exchangeWords(comparison: Comparison, query: Query, aids: RepairAids): Step {
  if (comparison.spans.length === 0) return NO_STEP;
  const term = exchangeTerm(comparison, aids.terms);
  if (term.exchanges.length > 0 || term.refusals.length > 0) return term;
  return exchangeSpan(comparison, aids.fragment, query.sourceLang);
}

function refusedOutcome(...steps: readonly Step[]): RepairOutcome {
  return { kind: "refused", refusals: steps.flatMap(({ refusals }) => refusals) };
}

/** What was done to the codes, if anything. */
function codeExchanges(query: Runs, unit: TranslationUnit, before: Runs, after: Runs): readonly Exchange[] {
  if (sameRuns(before, after)) return [];
  const marks = (runs: Runs): string => markedText(codesOf(runs).map((code) => ({ kind: "code", code })));
  return [
    { kind: "codes", query: marks(query), remembered: marks(unit.source), wrote: marks(after), instead: marks(before) },
  ];
}

/** Penalties for what has been repaired. */
const REPAIRED: ReadonlySet<string> = new Set(["numbers", "codes", "words"]);

function rescored(match: ScoredMatch, exchanges: readonly Exchange[], isSameText: boolean): ScoredMatch {
  if (!isSameText) return { ...match, type: "repaired", score: Math.min(match.score, MOST) };
  const kinds = [...new Set(exchanges.map(({ kind }) => kind))];
  const costs = kinds.map((kind): Penalty => ({ reason: `repaired ${kind}`, points: COSTS[kind] }));
  const penalties = [...match.penalties.filter(({ reason }) => !REPAIRED.has(reason)), ...costs];
  const score = 100 - penalties.reduce((sum, { points }) => sum + points, 0);
  return {
    ...match,
    type: "repaired",
    credit: 100 - match.base,
    penalties,
    score: Math.max(0, Math.min(score, MOST)),
  };
}
