import type { Runs } from "../core/model.ts";
import { MATCH_TYPES } from "../core/model.ts";
import { normaliseText } from "../core/normalise.ts";
import { markedText } from "../core/runs.ts";
import type { ScoredMatch } from "./memory.ts";
import { AMBIGUOUS, isOnlyElsewhere, withPenalty } from "./score.ts";

/**
 * The best `limit` of `matches`, best first, each pair of source and target once.
 *
 * Exact matches from a memory to enforce stand before all others. The rest goes by score, type, the memory's priority,
 * review, time (newer first), collection, unit id and target, so that the order they come in does not matter. Where the
 * best matches for one source, of one priority and equally reviewed, have several targets, each of these loses a point
 * first; those meant for another place only do not count.
 */
export function rank(matches: readonly ScoredMatch[], limit: number): readonly ScoredMatch[] {
  return distinct(markAmbiguous(matches).sort(compareMatches)).slice(0, limit);
}

/** The score of the match that stands at `limit` among distinct pairs, or -1 where there are fewer. */
export function scoreAt(matches: readonly ScoredMatch[], limit: number): number {
  return distinct([...matches].sort(compareMatches))[limit - 1]?.score ?? -1;
}

function distinct(sorted: readonly ScoredMatch[]): readonly ScoredMatch[] {
  const seen = new Set<string>();
  return sorted.filter(({ unit }) => {
    const pair = `${equalText(unit.source)}\n${equalText(unit.target)}`;
    if (seen.has(pair)) return false;
    seen.add(pair);
    return true;
  });
}

function markAmbiguous(matches: readonly ScoredMatch[]): ScoredMatch[] {
  const bySource = Map.groupBy(matches, ({ unit }) => equalText(unit.source));
  return [...bySource.values()].flatMap((all) => {
    const apart = all.filter(isOnlyElsewhere);
    const group = apart.length === 0 ? all : all.filter((match) => !isOnlyElsewhere(match));
    if (group.length === 0) return all;
    const best = group.reduce((a, b) => (compareClasses(a, b) <= 0 ? a : b));
    const isBest = (match: ScoredMatch): boolean => compareClasses(match, best) === 0;
    const targets = new Set(group.filter(isBest).map(({ unit }) => equalText(unit.target)));
    if (targets.size < 2) return all;
    return [...group.map((match) => (isBest(match) ? withPenalty(match, AMBIGUOUS) : match)), ...apart];
  });
}

/** Which of two matches stands first by what they are worth: below 0 for `a`, 0 for equals. */
export function compareClasses(a: ScoredMatch, b: ScoredMatch): number {
  return (
    Number(isEnforced(b)) - Number(isEnforced(a)) ||
    b.score - a.score ||
    MATCH_TYPES.indexOf(a.type) - MATCH_TYPES.indexOf(b.type) ||
    b.priority - a.priority ||
    Number(isReviewed(b)) - Number(isReviewed(a))
  );
}

/** Whether it goes before all others: not where its codes are other ones, for then nothing can be filled from it. */
function isEnforced({ use, type, penalties }: ScoredMatch): boolean {
  return use === "enforce" && type !== "fuzzy" && !penalties.some(({ reason }) => reason === "codes");
}

function isReviewed({ unit }: ScoredMatch): boolean {
  return unit.state === "reviewed" || unit.state === "final";
}

function compareMatches(a: ScoredMatch, b: ScoredMatch): number {
  return (
    compareClasses(a, b) ||
    compareText(b.unit.at ?? "", a.unit.at ?? "") ||
    compareText(a.memory, b.memory) ||
    compareText(a.unit.id ?? "", b.unit.id ?? "") ||
    compareText(markedText(a.unit.target), markedText(b.unit.target)) ||
    // Only bookkeeping is left to differ; the order must still not depend on where the units were stored.
    compareText(JSON.stringify(a.unit), JSON.stringify(b.unit))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const equalTexts = new WeakMap<Runs, string>();

/** Equal for texts that count as one. Kept while the runs are, as boilerplate is ranked for many queries. */
function equalText(runs: Runs): string {
  const text = equalTexts.get(runs) ?? normaliseText(markedText(runs));
  equalTexts.set(runs, text);
  return text;
}
