import { type Actor, changeTarget, isHuman, stateRank } from "../core/change.ts";
import type { Runs, Target } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { sameRuns, withCodesOf } from "../core/runs.ts";
import type { ReturnedUnit } from "../exchange/handover.ts";
import type { TargetRecord } from "../record/record.ts";
import { type Pair, supersededPair } from "../record/superseded.ts";
import { type Base, parseBase, targetHash } from "./sent.ts";

/** What became of one returned unit. */
export interface Row {
  readonly id: string;
  readonly outcome: "accepted" | "unchanged" | "conflict" | "stale" | "damaged" | "unknown";
  readonly line: number;
  readonly column: number;
  readonly problem?: Problem;
}

/** A target record after a return, what was replaced, and a row for each unit. */
export interface TakenIn {
  readonly record: TargetRecord;
  readonly rows: readonly Row[];
  readonly superseded: readonly Pair[];
}

interface Verdict {
  readonly outcome: Row["outcome"];
  readonly target?: Target;
  readonly problem?: Problem;
}

/**
 * Takes a returned file's units into a record, three ways: what was sent, what came back, what stands now.
 *
 * A text that came back as it was sent is nobody's work, whatever state a tool has put on it; only an explicit sign-off
 * approves it. Where the text changed on both sides the record stays, and the returned text lies beside it as a proposal.
 *
 * @param sent the bases of the last hand-over, for tools that drop the one inside the file
 */
export function takeIn(
  units: readonly ReturnedUnit[],
  record: TargetRecord,
  sent: ReadonlyMap<string, Base>,
  actor: Actor & { kind: "person" },
  at: string,
): TakenIn {
  const segments = [...record.segments];
  const places = new Map(segments.map((target, index) => [target.id, index]));
  const rows: Row[] = [];
  const superseded: Pair[] = [];
  for (const unit of units) {
    const index = places.get(unit.id) ?? indexBySource(segments, unit.source);
    const current = index === undefined ? undefined : segments[index];
    const verdict: Verdict =
      current === undefined ? { outcome: "unknown" } : judge(unit, current, sent.get(current.id), actor, at);
    if (current !== undefined && index !== undefined && verdict.target !== undefined && verdict.target !== current) {
      const pair = supersededPair(current, verdict.target);
      if (pair !== undefined) superseded.push(pair);
      segments[index] = verdict.target;
    }
    const { outcome, problem } = verdict;
    rows.push({
      id: current?.id ?? unit.id,
      outcome,
      line: unit.line,
      column: unit.column,
      ...(problem === undefined ? {} : { problem }),
    });
  }
  return { record: { segments }, rows, superseded };
}

function judge(
  unit: ReturnedUnit,
  current: Target,
  lastSent: Base | undefined,
  actor: Actor & { kind: "person" },
  at: string,
): Verdict {
  if (unit.problem !== undefined) return { outcome: "damaged", problem: unit.problem };
  if (unit.target === undefined || unit.target.length === 0) return { outcome: "unchanged" };
  const base = parseBase(unit.base) ?? lastSent;
  // First whether anything changed: what the record holds without the source's codes goes out and comes back like that.
  if (base !== undefined && targetHash(unit.target) === base.target) return judgeState(unit, current, base, actor, at);
  if (current.target !== undefined && sameRuns(current.target, unit.target))
    return judgeState(unit, current, undefined, actor, at);
  const sameSource = contentKey(unit.source) === contentKey(current.source);
  const returned = withCodesOf(unit.target, sameSource ? current.source : unit.source);
  if (returned === undefined) return { outcome: "damaged", problem: new Problem("E_UNIT_CODES", { id: unit.id }) };
  return judgeText(unit, returned, current, { base, sameSource }, actor, at);
}

/** The text came back as it was sent: only a sign-off means something. */
function judgeState(
  unit: ReturnedUnit,
  current: Target,
  base: Base | undefined,
  actor: Actor & { kind: "person" },
  at: string,
): Verdict {
  const signedOff = stateRank(unit.state) >= stateRank("reviewed") && stateRank(current.state) < stateRank(unit.state);
  const same =
    current.target !== undefined && unit.target !== undefined && targetHash(current.target) === targetHash(unit.target);
  if (!signedOff || !same || (base !== undefined && base.state === unit.state)) return { outcome: "unchanged" };
  return attempt(() => changeTarget(current, undefined, { kind: "approve", source: current.source }, actor, at));
}

/** The text was changed by whoever had the file. */
function judgeText(
  unit: ReturnedUnit,
  target: Runs,
  current: Target,
  { base, sameSource }: { readonly base: Base | undefined; readonly sameSource: boolean },
  actor: Actor & { kind: "person" },
  at: string,
): Verdict {
  const movedOn = base === undefined || targetHash(current.target) !== base.target;
  if (movedOn && isHuman(current) && current.target !== undefined) {
    const proposal = { source: unit.source, target, origin: { kind: "person" }, at } as const;
    const kept =
      current.proposal !== undefined && sameRuns(current.proposal.target, target) ? current : { ...current, proposal };
    return { outcome: "conflict", target: kept, problem: new Problem("E_TARGET_CONFLICT", { id: current.id }) };
  }
  const source = sameSource ? current.source : unit.source;
  const state = unit.state === "final" || unit.state === "reviewed" ? unit.state : "edited";
  const verdict = attempt(() => changeTarget(current, undefined, { kind: "edit", source, target, state }, actor, at));
  return verdict.outcome === "accepted" && !sameSource ? { ...verdict, outcome: "stale" } : verdict;
}

function attempt(change: () => Target): Verdict {
  try {
    return { outcome: "accepted", target: change() };
  } catch (error) {
    if (error instanceof Problem) return { outcome: "conflict", problem: error };
    throw error;
  }
}

/** A unit whose id a tool has lost is known by its source, where only one segment has it. */
function indexBySource(segments: readonly Target[], source: Runs): number | undefined {
  const key = contentKey(source);
  const found = segments.flatMap((target, index) => (contentKey(target.source) === key ? [index] : []));
  return found.length === 1 ? found[0] : undefined;
}
