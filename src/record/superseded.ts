import { isHuman } from "../core/change.ts";
import type { Target } from "../core/model.ts";
import { sameRuns } from "../core/runs.ts";
import { type Pair, pairKey } from "./pairs.ts";

/** The pair of a person's target, or undefined where there is none to keep. */
function pairOf(target: Target): Pair | undefined {
  if (!isHuman(target) || target.target === undefined || target.target.length === 0) return undefined;
  const { source, state, by, at, onlyHere } = target;
  return {
    source,
    target: target.target,
    state,
    ...(by !== undefined && { by }),
    ...(at !== undefined && { at }),
    ...(onlyHere !== undefined && { onlyHere }),
  };
}

/** All pairs in a target that people made: its own, and a person's proposal beside it. */
export function pairsOf(target: Target): readonly Pair[] {
  return [pairOf(target), proposedPair(target)].filter((pair) => pair !== undefined);
}

/**
 * The pairs that a change takes out of the record and that stay true and worth remembering: a human one whose source
 * differs now, and a person's proposal that is gone.
 */
export function supersededPairs(before: Target, after: Target): readonly Pair[] {
  const kept = new Set(pairsOf(after).map((pair) => pairKey(pair)));
  const replaced = sameRuns(before.source, after.source) ? undefined : pairOf(before);
  const gone = [replaced, proposedPair(before)].filter((pair) => pair !== undefined);
  return gone.filter((pair) => !kept.has(pairKey(pair)));
}

function proposedPair({ proposal }: Target): Pair | undefined {
  if (proposal?.origin.kind !== "person" || proposal.target.length === 0) return undefined;
  const { source, target, at } = proposal;
  return { source, target, state: "edited", at };
}
