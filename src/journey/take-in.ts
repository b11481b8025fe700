import { type Actor, changeTarget, isHuman, stateRank } from "../core/change.ts";
import type { Runs, Target } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { sameRuns, withCodesOf } from "../core/runs.ts";
import type { ReturnedUnit } from "../exchange/handover.ts";
import { type Pair, pairKey } from "../record/pairs.ts";
import type { SourceRecord, TargetRecord } from "../record/record.ts";
import { supersededPairs } from "../record/superseded.ts";
import { asMeant } from "./as-meant.ts";
import { beside, isKept } from "./beside.ts";
import { withKnownMarkup } from "./known-markup.ts";
import { isAnonymous } from "./package/anonymous.ts";
import { faultIn, withoutToolDamage } from "./returned-text.ts";
import { type Base, baseState, parseBase, targetHash } from "./sent.ts";

/** What became of one returned unit. */
export interface Row {
  readonly id: string;
  readonly outcome: "accepted" | "unchanged" | "proposed" | "conflict" | "stale" | "damaged" | "unknown";
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

/** What a return is compared with. */
export interface Compared {
  /** The target record as it stands. */
  readonly record: TargetRecord;
  /** The article's source record: today's texts. */
  readonly source: SourceRecord;
  /** The bases of the last hand-over, for tools that drop the one inside the file. */
  readonly sent: ReadonlyMap<string, Base>;
  /** The pairs that are kept outside the record, by `pairKey`: what is kept already is not proposed anew. */
  readonly kept?: ReadonlySet<string>;
  /** A text that came back as it was sent counts as a person's work where the file says that it is translated. */
  readonly trustsStates?: boolean;
}

/** A unit that came back, at its segment. */
export interface Incoming extends ReturnedUnit {
  /** Its source is only like its segment's: it is proposed there, and nothing more. */
  readonly near?: true;
}

type Person = Actor & { kind: "person" };

interface Verdict {
  readonly outcome: Row["outcome"];
  readonly target?: Target;
  readonly problem?: Problem;
}

/** A returned unit beside what stands. */
interface Case {
  readonly unit: ReturnedUnit;
  readonly current: Target;
  readonly base: Base | undefined;
  /** The text that came back, and the source that it translates. */
  readonly returned: Runs;
  readonly source: Runs;
  /** Whether that source is today's. */
  readonly isToday: boolean;
  /** Whether the record has no target of this id at all: then the file may hold the only copy. */
  readonly isLost: boolean;
  readonly actor: Person;
  readonly at: string;
  readonly kept: ReadonlySet<string>;
  readonly trustsStates: boolean;
}

/**
 * Takes a returned file's units into a record, three ways: what was sent, what came back, what stands now.
 *
 * A text that came back as it was sent is nobody's work, whatever state a tool has put on it; only an explicit sign-off
 * approves it. Where the text changed on both sides the record stays, and the returned text lies beside it as a proposal.
 */
export function takeIn(units: readonly Incoming[], compared: Compared, actor: Person, at: string): TakenIn {
  const standing = compared.record.segments;
  const today = new Map(compared.source.segments.map((entry) => [entry.id, entry.source]));
  const begun = [...standing, ...blanks(compared)];
  const segments = [...begun];
  const kept = new Set(compared.kept);
  const places = new Map(segments.map((target, index) => [target.id, index]));
  const bySource = Map.groupBy(segments.keys(), (index) => contentKey(segments[index]?.source ?? []));
  const rows: Row[] = [];
  const superseded: Pair[] = [];
  for (const unit of units) {
    const index = places.get(unit.id) ?? only(bySource.get(contentKey(unit.source)));
    const current = index === undefined ? undefined : segments[index];
    const verdict =
      current === undefined || index === undefined
        ? judgeUnknown(unit, compared.sent.get(unit.id), standing.length === 0)
        : judge(asMeant(unit, current, compared.sent.get(current.id)), current, {
            today: today.get(current.id),
            sent: compared.sent.get(current.id),
            isLost: index >= standing.length,
            actor,
            at,
            kept,
            trustsStates: compared.trustsStates === true,
          });
    const { outcome, problem, target } = verdict;
    if (current !== undefined && index !== undefined && target !== undefined && target !== current) {
      for (const pair of supersededPairs(current, target)) {
        superseded.push(pair);
        kept.add(pairKey(pair));
      }
      segments[index] = target;
    }
    const place = { line: unit.line, column: unit.column };
    rows.push({ id: current?.id ?? unit.id, outcome, ...place, ...(problem === undefined ? {} : { problem }) });
  }
  const untouched = (target: Target, index: number): boolean => index >= standing.length && target === begun[index];
  return { record: { segments: segments.filter((target, index) => !untouched(target, index)) }, rows, superseded };
}

/** An empty target for each of today's segments that the record has none of. */
function blanks({ record, source }: Compared): readonly Target[] {
  const known = new Set(record.segments.map(({ id }) => id));
  return source.segments.flatMap((entry) =>
    known.has(entry.id) ? [] : [{ id: entry.id, source: entry.source, state: "new" as const }],
  );
}

/** A unit whose id a tool has lost is known by its source, where only one segment has it. */
function only(indexes: readonly number[] | undefined): number | undefined {
  return indexes?.length === 1 ? indexes[0] : undefined;
}

/**
 * A unit of a segment that is gone: nothing is lost with it where nobody has worked on it since it was sent, unless the
 * whole record is gone, and with it what people had done before.
 */
function judgeUnknown(unit: ReturnedUnit, sent: Base | undefined, isRecordLost: boolean): Verdict {
  const base = parseBase(unit.base) ?? sent;
  if (unit.problem !== undefined) return { outcome: "damaged", problem: unit.problem };
  const isEmpty = unit.target === undefined || unit.target.length === 0;
  const asSent = base !== undefined && targetHash(unit.target) === base.target && !isSignedOff(unit, baseState(base));
  const isKept = asSent && !(isRecordLost && stateRank(base.state) >= stateRank("edited"));
  return { outcome: isEmpty || isKept ? "unchanged" : "unknown" };
}

interface Standing {
  readonly today: Runs | undefined;
  readonly sent: Base | undefined;
  readonly isLost: boolean;
  readonly actor: Person;
  readonly at: string;
  readonly kept: ReadonlySet<string>;
  readonly trustsStates: boolean;
}

function judge(unit: Incoming, current: Target, standing: Standing): Verdict {
  if (unit.problem !== undefined) return { outcome: "damaged", problem: unit.problem };
  if (unit.joined === true) return judgeJoined(unit, current, standing);
  const verdict =
    unit.target === undefined || unit.target.length === 0
      ? ({ outcome: "unchanged" } as const)
      : unit.near === true
        ? judgeNear(unit, unit.target, current, standing)
        : judgeTarget(unit, unit.target, current, standing);
  return withNotes(unit, current, verdict, standing);
}

function judgeTarget(unit: Incoming, text: Runs, current: Target, standing: Standing): Verdict {
  const target = withoutToolDamage(text, current.target);
  const { today, isLost, actor, at, kept, trustsStates } = standing;
  const source = translatedSource(unit.source, current, today);
  const base = parseBase(unit.base) ?? standing.sent;
  // What the record holds without the source's codes goes out and comes back like that: nobody has damaged it.
  const asSent = base !== undefined && targetHash(target) === base.target;
  const isUnchanged = asSent || isSame(current.target, target);
  const returned = withCodesOf(target, source) ?? (isUnchanged ? withKnownMarkup(target, [source]) : undefined);
  if (returned === undefined) return { outcome: "damaged", problem: new Problem("E_UNIT_CODES", { id: unit.id }) };
  const fault = isUnchanged ? undefined : faultIn(unit, returned, source);
  if (fault !== undefined) return { outcome: "damaged", problem: fault };
  const isToday = today === undefined ? source === current.source : source === today;
  const one: Case = { unit, current, base, returned, source, isToday, isLost, actor, at, kept, trustsStates };
  if (isUnchanged) return judgeState(one, asSent ? base : undefined);
  if (isMachinesOwn(unit, current, returned, trustsStates)) return { outcome: "unchanged" };
  return judgeText(one);
}

/** A person has put the translation into a neighbour's target. */
function judgeJoined(unit: ReturnedUnit, current: Target, { today, sent, actor, at }: Standing): Verdict {
  const base = parseBase(unit.base) ?? sent;
  const movedOn = base === undefined || targetHash(current.target) !== base.target;
  if (movedOn && isHuman(current) && !current.joined)
    return { outcome: "conflict", problem: new Problem("E_TARGET_CONFLICT", { id: current.id }) };
  const source = translatedSource(unit.source, current, today);
  const isToday = today === undefined || source === today;
  const change = { kind: "join", source, state: editState(unit) } as const;
  return attempt(current, isToday, () => changeTarget(current, undefined, change, actor, at));
}

/** The source that a unit translates: today's or the target's own where it is the same text, else the file's. */
function translatedSource(source: Runs, current: Target, today: Runs | undefined): Runs {
  const key = contentKey(source);
  const known = [today, current.source, current.previous?.source, current.proposal?.source].filter(
    (runs) => runs !== undefined,
  );
  return known.find((runs) => contentKey(runs) === key) ?? withKnownMarkup(source, known);
}

/** The text came back as it was sent, or stands already: only a sign-off means something. */
function judgeState(one: Case, base?: Base): Verdict {
  const { unit, current, returned, source, isToday, isLost, actor, at, trustsStates } = one;
  const stands = isSame(current.target, returned);
  const before = base !== undefined ? baseState(base) : current.stale ? "draft" : current.state;
  if (isLost && base !== undefined && stateRank(base.state) >= stateRank("edited"))
    return taken({ kind: "edit", source, target: returned, state: editState(unit) });
  const isTrusted = trustsStates && stateRank(unit.state) >= stateRank("edited") && !isHuman(current);
  if (isTrusted && !isSignedOff(unit, before))
    return taken({ kind: "edit", source, target: returned, state: editState(unit) });
  if (!isSignedOff(unit, before)) return { outcome: "unchanged" };
  if (stands && (isToday || isSame(current.source, source)))
    return taken({ kind: "approve", source, state: unit.state === "final" ? "final" : "reviewed" });
  if (stands || isHuman(current)) return { outcome: "unchanged" };
  return taken({ kind: "edit", source, target: returned, state: editState(unit) });

  function taken(change: Parameters<typeof changeTarget>[2]): Verdict {
    return attempt(current, isToday, () => changeTarget(current, undefined, change, actor, at));
  }
}

/** The text was changed by whoever had the file. */
function judgeText(one: Case): Verdict {
  const { unit, current, returned, source, isToday, actor, at, kept } = one;
  const isLocked = current.locked === true;
  if (isHuman(current) && current.target !== undefined && (isLocked || hasMovedOn(one))) {
    const target = beside(current, { source, target: returned, at }, kept);
    const code = isLocked ? "E_TARGET_LOCKED" : "E_TARGET_CONFLICT";
    return { outcome: "conflict", target, problem: new Problem(code, { id: current.id }) };
  }
  const change = { kind: "edit", source, target: returned, state: editState(unit) } as const;
  return attempt(current, isToday, () => changeTarget(current, undefined, change, actor, at));
}

/**
 * Whether a file brings back a machine's text that stood here once: the engine's answer that a person has corrected
 * since, or, where the file does not say what was sent, the draft for a source that has changed since. It is still
 * nobody's work.
 */
function isMachinesOwn(unit: ReturnedUnit, current: Target, target: Runs, trustsStates: boolean): boolean {
  const base = parseBase(unit.base);
  if (isHuman(current) && isSame(current.raw, target)) return base?.target !== targetHash(current.target);
  if (base !== undefined || isHuman(current) || !isSame(current.previous?.target, target)) return false;
  const isTrusted = trustsStates && stateRank(unit.state) >= stateRank("edited");
  return !isTrusted && !isSignedOff(unit, "draft");
}

/**
 * Whether the target was changed since it was handed over. A file that does not say itself what was sent may be older
 * than the last hand-over: its text is late if it lies beside the target already, or says that it was written before.
 */
function hasMovedOn({ unit, current, base, returned, source, kept }: Case): boolean {
  if (base === undefined || targetHash(current.target) !== base.target) return true;
  if (parseBase(unit.base) !== undefined) return false;
  const isOlder = unit.at !== undefined && current.at !== undefined && unit.at < current.at;
  return isOlder || isKept(current, { source, target: returned }, kept);
}

/**
 * A text whose sentence is only like the segment's lies beside it as a proposal, where a person decides; nobody's work
 * is not even that.
 */
function judgeNear(unit: ReturnedUnit, target: Runs, current: Target, standing: Standing): Verdict {
  const { today, at, kept, trustsStates } = standing;
  const base = parseBase(unit.base);
  if (base !== undefined && targetHash(target) === base.target && !isSignedOff(unit, baseState(base)))
    return { outcome: "unchanged" };
  if (isMachinesOwn(unit, current, target, trustsStates)) return { outcome: "unchanged" };
  const known = [today, current.source].filter((runs) => runs !== undefined);
  const proposal = { source: withKnownMarkup(unit.source, known), target: withKnownMarkup(target, known), at };
  const proposed = isSame(current.target, proposal.target) ? current : beside(current, proposal, kept);
  if (proposed === current) return { outcome: "unchanged" };
  return { outcome: "proposed", target: proposed, problem: new Problem("E_UNIT_NEAR", { id: current.id }) };
}

/** What people have written beside a unit is kept, whatever became of its text. */
function withNotes(unit: ReturnedUnit, current: Target, verdict: Verdict, { actor, at }: Standing): Verdict {
  const target = verdict.target ?? current;
  const known = target.notes ?? [];
  const notes = unit.notes.filter((note) => !known.some((one) => one === note || isAnonymous(note, one)));
  if (notes.length === 0) return verdict;
  const noted = attempt(target, true, () => changeTarget(target, undefined, { kind: "note", notes }, actor, at));
  return verdict.outcome === "unchanged" ? noted : { ...verdict, target: noted.target ?? target };
}

/** Whether a person says that it is done, and the file did not say so when it was sent. */
function isSignedOff(unit: ReturnedUnit, before: Target["state"]): boolean {
  return stateRank(unit.state) >= stateRank("reviewed") && stateRank(unit.state) > stateRank(before);
}

function editState(unit: ReturnedUnit): "edited" | "reviewed" | "final" {
  return unit.state === "final" || unit.state === "reviewed" ? unit.state : "edited";
}

function isSame(a: Runs | undefined, b: Runs): boolean {
  return a !== undefined && sameRuns(a, b);
}

function attempt(current: Target, isToday: boolean, change: () => Target): Verdict {
  try {
    const target = change();
    return target === current ? { outcome: "unchanged" } : { outcome: isToday ? "accepted" : "stale", target };
  } catch (error) {
    if (error instanceof Problem) return { outcome: "conflict", problem: error };
    throw error;
  }
}
