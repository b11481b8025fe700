import type { Proposal, Target } from "../core/model.ts";
import { sameRuns } from "../core/runs.ts";
import { pairKey } from "../record/pairs.ts";

/** The target with a person's text as its proposal; itself where that text is kept already, there or in the memory. */
export function beside(
  current: Target,
  { source, target, at }: Omit<Proposal, "origin">,
  kept: ReadonlySet<string>,
): Target {
  if (isKept(current, { source, target }, kept)) return current;
  return { ...current, proposal: { source, target, origin: { kind: "person" }, at } };
}

/** Whether a person's text lies beside the target, or in the memory, already. */
export function isKept(
  { proposal }: Target,
  { source, target }: Pick<Proposal, "source" | "target">,
  kept: ReadonlySet<string>,
): boolean {
  const isThere = proposal?.origin.kind === "person" && sameRuns(proposal.target, target);
  return isThere || kept.has(pairKey({ source, target, state: "edited" }));
}
