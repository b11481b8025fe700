import { isHuman } from "../core/change.ts";
import type { LanguageTag, Match, Runs, Target } from "../core/model.ts";
import { contextKey } from "../core/normalise.ts";
import { withCodesOf } from "../core/runs.ts";
import type { Memory, Query } from "../memory/memory.ts";
import type { SourceRecord, TargetRecord } from "../record/record.ts";
import type { Project } from "./project.ts";

/** What the memory knows for one segment: all matches worth showing, and the one that may fill its target. */
export interface Proposed {
  readonly matches: readonly Match[];
  readonly fill: { readonly match: Match; readonly target: Runs } | undefined;
}

const SHOWN = 5;

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
  return new Map(
    open.map((index, position) => {
      const entry = source.segments[index];
      const matches = found[position] ?? [];
      const fill = entry?.sharesText ? undefined : fillFrom(matches, entry?.source ?? [], project.config.memory.fill);
      return [entry?.id ?? "", { matches, fill }];
    }),
  );
}

/** Whether a machine may still do something for it. */
export function isOpen(target: Target): boolean {
  return target.stale === true ? target.locked !== true : !isHuman(target);
}

function isSameText({ type }: Match): boolean {
  return type === "context" || type === "exact";
}

/**
 * The best match, where it is the same text with the same codes, unambiguous, and good enough to fill a target. What a
 * person meant for another place is passed over.
 */
function fillFrom(matches: readonly Match[], source: Runs, threshold: number): Proposed["fill"] {
  const match = matches.find(({ penalties }) => !penalties.some(({ reason }) => reason === "only-here"));
  if (match === undefined || match.score < threshold || !isSameText(match)) return undefined;
  if (match.penalties.some(({ reason }) => reason === "ambiguous")) return undefined;
  const target = withCodesOf(match.unit.target, source);
  return target === undefined ? undefined : { match, target };
}
