import type { Origin, Repairs, Runs, State, Target, Waiver } from "./model.ts";
import { STATES } from "./model.ts";
import { Problem } from "./problem.ts";
import { joinRuns, sameRuns } from "./runs.ts";

/** Who changes a target. A person's name is a pseudonym. */
export type Actor = { readonly kind: "machine" } | { readonly kind: "person"; readonly name: string };

/** What is to become of a target. `source` is the segment's source text as it stands today. */
export type Change =
  | { readonly kind: "source"; readonly source: Runs }
  | {
      readonly kind: "fill";
      readonly source: Runs;
      readonly target: Runs;
      readonly origin: Origin;
      readonly raw?: Runs;
      readonly repairs?: Repairs;
      /** What it takes the place of, and no machine is to bring again. */
      readonly rejects?: Runs;
    }
  | {
      readonly kind: "edit";
      readonly source: Runs;
      readonly target: Runs;
      readonly state: "edited" | "reviewed" | "final";
    }
  /** Its translation stands in a neighbour's target. */
  | { readonly kind: "join"; readonly source: Runs; readonly state: "edited" | "reviewed" | "final" }
  | {
      readonly kind: "approve";
      readonly source: Runs;
      readonly state?: "reviewed" | "final";
      /** Whether it is meant for this place alone; absent leaves that as it is. */
      readonly onlyHere?: boolean;
    }
  /** A machine's answer whose codes have no sure places: kept beside the source, for whoever translates it. */
  | { readonly kind: "unplaced"; readonly source: Runs; readonly raw: Runs; readonly origin: Origin }
  | { readonly kind: "reject" }
  /** The engine's own words stand again, without what rules changed in them. */
  | { readonly kind: "unrepair" }
  /** A machine's draft goes, and may come back. */
  | { readonly kind: "withdraw" }
  | { readonly kind: "lock" }
  | { readonly kind: "unlock" }
  | { readonly kind: "waive"; readonly waiver: Waiver }
  /** The check, or the rule of one, is no longer waived. */
  | { readonly kind: "unwaive"; readonly check: string }
  | { readonly kind: "note"; readonly notes: readonly string[] }
  | { readonly kind: "restore"; readonly to: Target };

/** Whether a person has worked on it, so that no machine may alter its text. */
export function isHuman(target: Target): boolean {
  return target.locked === true || stateRank(target.state) >= stateRank("edited") || target.origin?.kind === "person";
}

/** A state's place in their order, 0 for `new`. */
export function stateRank(state: State): number {
  return STATES.indexOf(state);
}

/**
 * The one way in which a target changes, whoever asks: runs, imports, commands.
 *
 * Machines fill what is new or their own, never anybody's work (law 1): beside stale human work they leave a proposal,
 * anywhere else their change is let go. People may do all, except through a lock, and to a target that is not what
 * they saw.
 *
 * @param current what stands now
 * @param base what the actor saw, where that can differ from what stands now
 * @param at ISO 8601 time of the change
 * @returns `current` itself when nothing changes
 * @throws Problem `E_TARGET_LOCKED`, `E_TARGET_CONFLICT`, `E_TARGET_EMPTY` or `E_TARGET_PSEUDO`
 */
export function changeTarget(
  current: Target,
  base: Target | undefined,
  change: Change,
  actor: Actor,
  at: string,
): Target {
  const outdated = base !== undefined && !sameText(current, base);
  if (actor.kind === "machine") return outdated ? current : changeByMachine(current, change, at);
  if (outdated && change.kind === "edit" && !(current.target !== undefined && sameRuns(current.target, change.target)))
    throw new Problem("E_TARGET_CONFLICT", { id: current.id });
  return changeByPerson(current, change, actor.name, at);
}

function changeByMachine(current: Target, change: Change, at: string): Target {
  switch (change.kind) {
    case "source":
      return withSource(current, change.source);
    case "fill":
      return filled(current, change, at);
    case "unplaced":
      return unplaced(current, change);
    case "edit":
    case "join":
    case "approve":
    case "reject":
    case "unrepair":
    case "withdraw":
    case "lock":
    case "unlock":
    case "waive":
    case "unwaive":
    case "note":
    case "restore":
      throw new Error(`a machine may not ${change.kind}`);
  }
}

/** The source text moved on: human work becomes stale, or fresh again; a machine's target steps back to a memory of itself. */
function withSource(current: Target, source: Runs): Target {
  if (isHuman(current) && current.target !== undefined) {
    if (sameRuns(current.source, source)) return current.stale ? omit(current, "stale", ...machines(current)) : current;
    return current.stale ? current : { ...current, stale: true };
  }
  if (sameRuns(current.source, source)) return current;
  const previous = current.target === undefined ? current.previous : { source: current.source, target: current.target };
  const kept = omit(
    current,
    "target",
    "origin",
    "at",
    "raw",
    "repairs",
    "by",
    "previous",
    "rejected",
    ...machines(current),
  );
  return { ...kept, source, state: "new", ...(previous === undefined ? {} : { previous }) };
}

/** A proposal is dropped by a machine only if a machine made it. */
function machines({ proposal }: Target): readonly "proposal"[] {
  return proposal?.origin.kind === "person" ? [] : ["proposal"];
}

function filled(current: Target, change: Extract<Change, { kind: "fill" }>, at: string): Target {
  if (current.rejected !== undefined && sameRuns(current.rejected, change.target)) return current;
  if (isHuman(current)) {
    if (!current.stale || current.locked || current.proposal?.origin.kind === "person") return current;
    if (current.proposal !== undefined && sameRuns(current.proposal.target, change.target)) return current;
    const { source, target, origin } = change;
    return { ...current, proposal: { source, target, origin, at } };
  }
  if (
    current.target !== undefined &&
    sameRuns(current.target, change.target) &&
    sameOrigin(current.origin, change.origin)
  )
    return current;
  const raw = change.raw !== undefined && !sameRuns(change.raw, change.target) ? { raw: change.raw } : {};
  const repairs = change.repairs === undefined ? {} : { repairs: change.repairs };
  const kept = omit(current, "raw", "repairs", ...machines(current));
  const same = current.target !== undefined && sameRuns(current.target, change.target);
  const changedAt = same ? (current.at ?? at) : at;
  return {
    ...kept,
    source: change.source,
    target: change.target,
    state: "draft",
    origin: change.origin,
    at: changedAt,
    ...raw,
    ...repairs,
    ...(change.rejects === undefined ? {} : { rejected: change.rejects }),
  };
}

function unplaced(current: Target, { source, raw, origin }: Extract<Change, { kind: "unplaced" }>): Target {
  if (isHuman(current) || current.target !== undefined) return current;
  return { ...current, source, origin, raw };
}

function changeByPerson(current: Target, change: Change, by: string, at: string): Target {
  if (
    current.locked &&
    change.kind !== "unlock" &&
    change.kind !== "lock" &&
    change.kind !== "restore" &&
    change.kind !== "source"
  )
    throw new Problem("E_TARGET_LOCKED", { id: current.id });
  switch (change.kind) {
    case "source":
      return withSource(current, change.source);
    case "edit":
      return edited(current, change, by, at);
    case "join":
      return joined(current, change, by, at);
    case "approve":
      return approved(current, change, by);
    case "reject":
      return rejected(current);
    case "unrepair":
      return unrepaired(current, at);
    case "withdraw":
      return isHuman(current) || current.target === undefined ? current : emptied(current);
    case "lock":
      return current.locked ? current : { ...current, locked: true };
    case "unlock":
      return omit(current, "locked");
    case "waive":
      return { ...current, waivers: [...waiversBut(current, change.waiver.check), change.waiver] };
    case "unwaive":
      return unwaived(current, change.check);
    case "note":
      return { ...current, notes: [...(current.notes ?? []), ...change.notes] };
    case "restore":
      return change.to;
    case "fill":
    case "unplaced":
      throw new Error("a person edits, machines fill");
  }
}

/** The waivers of other checks: a new reason takes the old one's place. */
function waiversBut({ waivers = [] }: Target, check: string): readonly Waiver[] {
  return waivers.filter((waiver) => waiver.check !== check);
}

function unwaived(current: Target, check: string): Target {
  const left = waiversBut(current, check);
  if (left.length === (current.waivers?.length ?? 0)) return current;
  return left.length === 0 ? omit(current, "waivers") : { ...current, waivers: left };
}

function edited(current: Target, change: Extract<Change, { kind: "edit" }>, by: string, at: string): Target {
  const { source, state } = change;
  const target = joinRuns(change.target);
  if (target.length === 0) throw new Problem("E_TARGET_EMPTY", { id: current.id });
  const same = current.target !== undefined && sameRuns(current.target, target) && sameRuns(current.source, source);
  if (same && isHuman(current) && stateRank(current.state) >= stateRank(state)) return current;
  const raw = machinesText(current, source);
  const kept = omit(current, "stale", "joined", "proposal", "previous", "raw", "repairs", "rejected", "reviewedBy");
  const reviewed = state === "edited" ? {} : { reviewedBy: by };
  const keptRaw = raw === undefined || sameRuns(raw, target) ? {} : { raw };
  return { ...kept, source, target, state, origin: { kind: "person" }, by, ...reviewed, at, ...keptRaw };
}

/** What a machine said of the source that a person translates now, which may be an older one. */
function machinesText({ raw, origin, target, previous, source: standing }: Target, source: Runs): Runs | undefined {
  if (previous !== undefined && !sameRuns(standing, source) && sameRuns(previous.source, source))
    return previous.target;
  return raw ?? (origin?.kind === "engine" ? target : undefined);
}

function joined(current: Target, change: Extract<Change, { kind: "join" }>, by: string, at: string): Target {
  if (current.joined && sameRuns(current.source, change.source)) return current;
  const { source, state } = change;
  const kept = omit(current, "stale", "proposal", "previous", "raw", "repairs", "rejected", "reviewedBy");
  const reviewed = state === "edited" ? {} : { reviewedBy: by };
  return { ...kept, source, target: [], joined: true, state, origin: { kind: "person" }, by, ...reviewed, at };
}

function approved(current: Target, change: Extract<Change, { kind: "approve" }>, by: string): Target {
  const { source, state = "reviewed" } = change;
  if (current.target === undefined) throw new Problem("E_TARGET_EMPTY", { id: current.id });
  if (current.origin?.kind === "pseudo") throw new Problem("E_TARGET_PSEUDO", { id: current.id });
  const placed = forPlace(current, change.onlyHere ?? current.onlyHere === true);
  if (stateRank(current.state) >= stateRank(state) && !current.stale) return placed;
  return { ...omit(placed, "stale", "proposal", "previous"), source, state, reviewedBy: by };
}

function forPlace(current: Target, onlyHere: boolean): Target {
  if ((current.onlyHere === true) === onlyHere) return current;
  return onlyHere ? { ...current, onlyHere } : omit(current, "onlyHere");
}

/** A machine's draft goes and does not come back; what was approved or edited is a draft again. */
function rejected(current: Target): Target {
  if (current.target === undefined) throw new Problem("E_TARGET_EMPTY", { id: current.id });
  if (!isHuman(current)) return { ...emptied(current), rejected: current.target };
  return current.state === "draft" ? current : { ...omit(current, "reviewedBy", "onlyHere"), state: "draft" };
}

function unrepaired(current: Target, at: string): Target {
  if (isHuman(current) || current.repairs === undefined) return current;
  return { ...omit(current, "repairs"), target: current.repairs.answer, at };
}

function emptied(current: Target): Target {
  return { ...omit(current, "target", "origin", "raw", "repairs", "at"), state: "new" };
}

function sameText(a: Target, b: Target): boolean {
  if (a.state !== b.state || !sameRuns(a.source, b.source)) return false;
  return a.target === undefined || b.target === undefined ? a.target === b.target : sameRuns(a.target, b.target);
}

function sameOrigin(a: Origin | undefined, b: Origin): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function omit<K extends keyof Target>(target: Target, ...keys: readonly K[]): Omit<Target, K> {
  // The rest of an object without some of its own keys; `Object.entries` loses the type, the keys are checked above.
  return Object.fromEntries(Object.entries(target).filter(([key]) => !keys.includes(key as K))) as Omit<Target, K>;
}
