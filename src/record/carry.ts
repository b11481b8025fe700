import { changeTarget, isHuman } from "../core/change.ts";
import type { Target } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { formOfId } from "../core/plural.ts";
import type { SourceRecord, TargetRecord } from "./record.ts";

/** The targets brought to today's source, and the human pairs that no longer have a place. */
export interface Carried {
  readonly record: TargetRecord;
  /** Human targets whose segment is gone: their pairs go to the memory. */
  readonly left: readonly Target[];
}

/**
 * The target record for today's source record: one target for each segment, in order.
 *
 * Targets follow their segment's id; of targets whose id a git merge doubled, the first whose source fits keeps it,
 * the others go to segments with the same text, and in the same plural form, that have none. No human target is
 * dropped (law 1).
 */
export function carryTargets(source: SourceRecord, targets: TargetRecord): Carried {
  const byId = new Map<string, Target[]>();
  for (const target of targets.segments) add(byId, target.id, target);
  const placed = new Map<string, Target>();
  const spare: Target[] = [];
  const wanted = new Map(source.segments.map((entry) => [entry.id, contentKey(entry.source)]));
  for (const [id, candidates] of byId) {
    const key = wanted.get(id);
    const best =
      key === undefined ? undefined : (candidates.find((target) => contentKey(target.source) === key) ?? candidates[0]);
    if (best !== undefined) placed.set(id, best);
    for (const target of candidates) if (target !== best) spare.push(target);
  }
  const homeless = new Map<string, Target[]>();
  for (const target of spare.toReversed())
    if (target.target !== undefined) add(homeless, homeKey(target.id, contentKey(target.source)), target);
  const adopted = new Set<Target>();
  const segments = source.segments.map((entry): Target => {
    const standing = placed.get(entry.id) ?? homeless.get(homeKey(entry.id, wanted.get(entry.id) ?? ""))?.pop();
    if (standing === undefined) return { id: entry.id, source: entry.source, state: "new" };
    adopted.add(standing);
    const own = standing.id === entry.id ? standing : { ...standing, id: entry.id };
    return changeTarget(own, undefined, { kind: "source", source: entry.source }, { kind: "machine" }, "");
  });
  const left = spare.filter((target) => !adopted.has(target) && isHuman(target) && target.target !== undefined);
  return { record: { segments }, left };
}

function add(lists: Map<string, Target[]>, key: string, target: Target): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [target]);
  else list.push(target);
}

/** What a segment and a target without one must have in common: the source text, and the plural form. */
function homeKey(id: string, content: string): string {
  return `${content} ${formOfId(id) ?? ""}`;
}
