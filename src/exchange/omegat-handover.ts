import { stateRank } from "../core/change.ts";
import type { Runs } from "../core/model.ts";
import { UNNAMED_CODE } from "../core/runs.ts";
import type { Handover, HandoverNote, HandoverUnit } from "./handover.ts";

/**
 * A handover as OmegaT 5.8 and later needs it. Its bilingual filter (`Xliff1Filter`, 6.0) reads no state and takes
 * every target for a finished translation, so that only finished work keeps its target; drafts go into memories beside
 * it. It takes the source of an `alt-trans` for the unit's own, keeps only the last `note`, and numbers its tags by
 * `ctype`: so there is none of the first, one of the second, and none of the third.
 */
export function forOmegat(handover: Handover): Handover {
  return { ...handover, units: handover.units.map(omegatUnit) };
}

function omegatUnit({ target, ...unit }: HandoverUnit): HandoverUnit {
  const isDone = target !== undefined && !unit.stale && stateRank(unit.state) >= stateRank("edited");
  return {
    ...unit,
    source: withoutNames(unit.source),
    ...(isDone ? { target: withoutNames(target) } : { state: "new" }),
    alternatives: [],
    notes: oneNote(unit.notes),
  };
}

/** The codes without names, which XLIFF would say in `ctype`. */
function withoutNames(runs: Runs): Runs {
  return runs.map((run) => (run.kind === "text" ? run : { kind: "code", code: { ...run.code, name: UNNAMED_CODE } }));
}

function oneNote(notes: readonly HandoverNote[]): readonly HandoverNote[] {
  if (notes.length === 0) return [];
  return [{ from: "developer", text: notes.map(({ text }) => text).join("\n"), annotates: "general" }];
}

/**
 * A handover as OmegaT before 5.8 needs it: it takes what stands in the target for the source, and shows nothing where
 * there is none. So the source stands there until it is translated, and what is finished is locked, which hides it.
 *
 * @param baseOf the base of a unit whose target is its source, so that an untouched one comes back as nobody's work
 */
export function forOmegat3(handover: Handover, baseOf: (source: Runs) => string): Handover {
  const units = forOmegat(handover).units.map((unit): HandoverUnit => {
    if (unit.target !== undefined) return { ...unit, locked: true };
    return { ...unit, target: unit.source, state: "draft", base: baseOf(unit.source) };
  });
  return { ...handover, units };
}
