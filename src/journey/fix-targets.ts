import { type Actor, isHuman, stateRank } from "../core/change.ts";
import type { LanguageTag, Target } from "../core/model.ts";
import { replaceText } from "../core/replace-text.ts";
import { sameRuns } from "../core/runs.ts";
import type { ChangeOf, SettledDecision } from "./decide.ts";
import { settleChanges } from "./decide.ts";
import { checkTargets } from "./findings.ts";
import type { Project } from "./project.ts";
import type { Means } from "./work.ts";

/** Whose targets are mended. */
export interface Fixing {
  /** The work of people and what memories gave too, in the name of `actor`; else only the drafts of engines. */
  readonly all: boolean;
  readonly actor: Actor & { kind: "person" };
}

/**
 * Works out the safe fixes of one article's findings in one language. The caller holds the language's lock.
 *
 * A draft of an engine stays a draft, with the engine's own words kept beside it. Locked targets are left alone. What
 * memories gave is not mended without asking either: the next run would bring it again from the memory.
 */
export async function settleFixes(
  project: Project,
  means: Pick<Means, "outbox">,
  place: { readonly path: string; readonly lang: LanguageTag },
  fixing: Fixing,
): Promise<SettledDecision> {
  return await settleChanges(project, means, place, (source, record) => {
    const checked = checkTargets(project, source, record, place.lang);
    return (target) => {
      const fixes = checked.get(target.id)?.findings.flatMap(({ fix }) => fix ?? []) ?? [];
      return fixes.length === 0 ? undefined : changeFor(target, fixes, fixing);
    };
  });
}

function changeFor(
  target: Target,
  fixes: Parameters<typeof replaceText>[1],
  { all, actor }: Fixing,
): ReturnType<ChangeOf> {
  const { source, target: runs, origin, raw = runs, state } = target;
  if (runs === undefined || target.locked || target.stale || origin === undefined) return undefined;
  const mended = replaceText(runs, fixes);
  if (sameRuns(mended, runs) || mended.length === 0) return undefined;
  if (!isHuman(target) && origin.kind === "engine" && raw !== undefined)
    return { change: { kind: "fill", source, target: mended, origin, raw }, actor: { kind: "machine" } };
  if (!all || origin.kind === "pseudo") return undefined;
  const kept = state === "new" || stateRank(state) < stateRank("edited") ? "edited" : state;
  return { change: { kind: "edit", source, target: mended, state: kept === "draft" ? "edited" : kept }, actor };
}
