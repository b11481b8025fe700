import type { InlineCode, Run, Runs, Segment, Target } from "../core/model.ts";
import { codesOf, plainText } from "../core/runs.ts";

/**
 * What a reader should know of how a shown sentence came about, the weakest first.
 *
 * `machine`: raw engine output. `memory`: a draft from earlier translations. `postEdited`: engine output that a person
 * worked on. `edited`: a person's work. `reviewed` and `final`: as the record's states.
 */
export const STANDINGS = ["machine", "memory", "postEdited", "edited", "reviewed", "final"] as const;
export type Standing = (typeof STANDINGS)[number];

/** A target as readers see it. */
export interface Shown {
  /** Empty where the sentence is joined to its neighbour. */
  readonly runs: Runs;
  readonly standing: Standing;
  readonly stale: boolean;
  readonly at: string | undefined;
}

/**
 * What readers get for a segment, or undefined where the source must stand in for it.
 *
 * Shown are targets of state `draft` and above that have a text or are joined; pseudo-translation never is, nor is a
 * target with an inline code that its source does not have. Stale targets are shown: they are the last human text.
 */
export function shownTarget(segment: Segment, target: Target | undefined): Shown | undefined {
  if (target === undefined || target.state === "new" || target.origin?.kind === "pseudo") return undefined;
  const runs = target.joined === true ? [] : withTodaysCodes(segment, target);
  if (runs === undefined || (target.joined !== true && isEmpty(runs, segment.source))) return undefined;
  return { runs, standing: standingOf(target), stale: target.stale === true, at: target.at };
}

/** Text is missing that the source has, or there is nothing at all. */
function isEmpty(runs: Runs, source: Runs): boolean {
  if (plainText(runs).trim() !== "") return false;
  return runs.length === 0 || plainText(source).trim() !== "";
}

/** How a target came about, in the weakest words that are true of it. */
function standingOf(target: Target): Standing {
  switch (target.state) {
    case "final":
    case "reviewed":
      return target.state;
    case "edited":
      return isMachineMade(target) ? "postEdited" : "edited";
    case "new":
    case "draft":
      return draftStanding(target);
  }
}

function draftStanding(target: Target): Standing {
  const machine = isMachineMade(target);
  switch (target.origin?.kind) {
    case "person":
      return machine ? "postEdited" : "edited";
    case "aligned":
    case "memory":
      return machine ? "machine" : "memory";
    case "engine":
    case "pseudo":
    case undefined:
      return "machine";
  }
}

/** Whether an engine wrote it first. A remembered machine translation is one, too. */
function isMachineMade({ origin, raw }: Target): boolean {
  if (raw !== undefined || origin?.kind === "engine") return true;
  return origin?.kind === "memory" && origin.penalties.some((penalty) => penalty.reason === "machine");
}

/**
 * The target's runs with each code's markup as the article has it today, or undefined if a code is not the source's.
 *
 * A link's address may change while its sentence does not; where the sentence changed too, the recorded markup stays,
 * because the same id may stand for another link now.
 */
function withTodaysCodes(segment: Segment, target: Target): Runs | undefined {
  const today = codesOf(segment.source);
  const recorded = codesOf(target.source);
  const codes = sameCodes(today, recorded) ? today : recorded;
  // From the last on, for of two alike the first holds.
  const known = new Map(codes.toReversed().map((code) => [`${code.type} ${code.id}`, code]));
  const runs: Run[] = [];
  for (const run of target.target ?? []) {
    if (run.kind === "text") runs.push(run);
    else {
      const code = known.get(`${run.code.type} ${run.code.id}`);
      if (code === undefined) return undefined;
      runs.push({ kind: "code", code });
    }
  }
  return runs;
}

function sameCodes(a: readonly InlineCode[], b: readonly InlineCode[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, type, name }, index) => {
      const other = b[index];
      return other?.id === id && other.type === type && other.name === name;
    })
  );
}
