import { isHuman } from "../core/change.ts";
import type { LanguageTag, Runs, Target } from "../core/model.ts";
import { contextKey } from "../core/normalise.ts";
import { withCodesOf } from "../core/runs.ts";
import type { Memory, Query } from "../memory/memory.ts";
import { type ExaminedMatch, examineMatches } from "../memory/repair/examine.ts";
import { type Fragment, fragmentsOf } from "../memory/repair/fragments.ts";
import { comparableText } from "../memory/tokens.ts";
import type { SourceRecord, TargetRecord } from "../record/record.ts";
import type { Project } from "./project.ts";
import { repairAids } from "./repair-aids.ts";

/** What the memory knows for one segment: all matches worth showing, and the one that may fill its target. */
export interface Proposed {
  readonly matches: readonly ExaminedMatch[];
  /** Parts of it that the memory knows, where no match is good; never a target. */
  readonly fragments: readonly Fragment[];
  readonly fill: { readonly match: ExaminedMatch; readonly target: Runs } | undefined;
}

const SHOWN = 5;
/** Score from which a match says more than fragments would. */
const GOOD = 75;

/** Looks up every segment that a person has not settled, in one batch; keyed by segment id. */
export async function propose(
  project: Project,
  memory: Memory,
  path: string,
  source: SourceRecord,
  targets: TargetRecord,
  lang: LanguageTag,
): Promise<ReadonlyMap<string, Proposed>> {
  const keys = source.segments.map((entry) => contextKey(entry.source));
  const open = targets.segments.flatMap((target, index) => (isOpen(target) ? [index] : []));
  const self = project.layout.record(lang, path);
  const queries = open.flatMap((index): readonly Query[] => {
    const entry = source.segments[index];
    if (entry === undefined) return [];
    const context = { previousKey: keys[index - 1] ?? "", nextKey: keys[index + 1] ?? "" };
    // A stale target's own old pair is what its translator wants to see; any other segment does not match itself.
    const own = targets.segments[index]?.stale ? {} : { self: { collection: self, id: entry.id } };
    return [{ source: entry.source, sourceLang: project.config.source.lang, lang, ...context, ...own }];
  });
  const found = await memory.lookup(queries, { threshold: project.config.memory.fuzzy, limit: SHOWN });
  const aids = await repairAids(project.glossary, memory, queries, found, lang);
  const examined = queries.map((query, position) => examineMatches(query, found[position] ?? [], aids));
  const fragments = await fragmentsFor(memory, queries, examined);
  return new Map(
    open.map((index, position) => {
      const entry = source.segments[index];
      const matches = examined[position] ?? [];
      const fill = entry?.sharesText ? undefined : fillFrom(matches, entry?.source ?? [], project.config.memory.fill);
      return [entry?.id ?? "", { matches, fragments: fragments[position] ?? [], fill }];
    }),
  );
}

/** For each query without a good match the parts of it that the memory knows. */
async function fragmentsFor(
  memory: Memory,
  queries: readonly Query[],
  examined: readonly (readonly ExaminedMatch[])[],
): Promise<readonly (readonly Fragment[])[]> {
  const isPoor = examined.map((matches) => (matches[0]?.score ?? 0) < GOOD);
  const found = (await memory.contained(queries.filter((_, at) => isPoor[at]))).values();
  return queries.map(({ source }, at) =>
    isPoor[at] === true ? fragmentsOf(comparableText(source), found.next().value ?? []) : [],
  );
}

/** Whether a machine may still do something for it. */
export function isOpen(target: Target): boolean {
  return target.stale === true ? target.locked !== true : !isHuman(target);
}

/**
 * The best match, where it is the same text with the same codes, unambiguous, and good enough to fill a target. What a
 * person meant for another place is passed over.
 */
function fillFrom(matches: readonly ExaminedMatch[], source: Runs, threshold: number): Proposed["fill"] {
  const match = matches.find(({ penalties }) => !penalties.some(({ reason }) => reason === "only-here"));
  if (match === undefined || !mayFill(match, threshold)) return undefined;
  const target = withCodesOf(match.unit.target, source);
  return target === undefined ? undefined : { match, target };
}

/** Whether a match may fill a target: not where only its meaning is near, or another, whatever the threshold. */
export function mayFill(match: ExaminedMatch, threshold: number): boolean {
  const isSameText = match.type === "context" || match.type === "exact";
  if (!isSameText || match.guard.length > 0 || match.score < threshold) return false;
  return match.penalties.every(({ reason }) => reason !== "ambiguous");
}
