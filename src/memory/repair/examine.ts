import type { Runs } from "../../core/model.ts";
import type { Exchange, MeaningDifference, Refusal } from "../../core/repair.ts";
import { markedText } from "../../core/runs.ts";
import type { Query, ScoredMatch } from "../memory.ts";
import { compareClasses } from "../rank.ts";
import { compare } from "./compare.ts";
import { wantedSpans } from "./exchange-span.ts";
import { meaningDifferences } from "./meaning.ts";
import { type RepairAids, repairMatch } from "./repair.ts";

/** A match with all that a translator should know of it before using it. */
export interface ExaminedMatch extends ScoredMatch {
  /** In what its source says something else than the query; if anything, no machine takes it over. */
  readonly guard: readonly MeaningDifference[];
  /** What was exchanged in its target; empty unless it is `repaired`. */
  readonly exchanges: readonly Exchange[];
  /** What was not exchanged, and why. */
  readonly refusals: readonly Refusal[];
  /** The target as it was remembered. */
  readonly remembered: Runs;
}

/** The matches of one query, repaired where that is certain, best first. */
export function examineMatches(
  query: Query,
  matches: readonly ScoredMatch[],
  aids: RepairAids,
): readonly ExaminedMatch[] {
  const examined = matches.map((match) => examine(query, match, aids));
  const sorted = examined
    .map((match, index) => ({ match, index }))
    .sort((a, b) => compareClasses(a.match, b.match) || a.index - b.index)
    .map(({ match }) => match);
  // Two matches may have become one by repair.
  const seen = new Set<string>();
  return sorted.filter(({ type, unit }) => {
    const text = markedText(unit.target);
    const isTwin = type === "repaired" && seen.has(text);
    seen.add(text);
    return !isTwin;
  });
}

function examine(query: Query, match: ScoredMatch, aids: RepairAids): ExaminedMatch {
  const outcome = repairMatch(query, match, aids);
  const sources = { query: query.source, remembered: match.unit.source, sourceLang: query.sourceLang };
  return {
    ...(outcome.kind === "repaired" ? outcome.match : match),
    guard: meaningDifferences({ ...sources, terms: aids.terms }),
    exchanges: outcome.kind === "repaired" ? outcome.exchanges : [],
    refusals: outcome.kind === "refused" ? outcome.refusals : [],
    remembered: match.unit.target,
  };
}

/** The texts whose translations repairing the best of these matches may ask of `RepairAids.fragment`. */
export function fragmentsWanted(query: Query, matches: readonly ScoredMatch[]): readonly string[] {
  const [best] = matches;
  if (best === undefined || best.type !== "fuzzy") return [];
  const comparison = compare(query, best);
  return comparison === undefined ? [] : wantedSpans(comparison).flatMap(({ to, from }) => [to, from]);
}
