import { stateRank } from "../core/change.ts";
import { withLineEndsOf } from "../core/line-ends.ts";
import type { Target } from "../core/model.ts";
import type { ReturnedUnit } from "../exchange/handover.ts";
import { type Base, baseState, parseBase } from "./sent.ts";

/**
 * A returned unit without what tools do by themselves: carriage returns that OmegaT has made line feeds are again what
 * they were, and an approval counts that translate-toolkit sets beside the state of a draft.
 *
 * @param sent what was last handed over, for tools that drop the base inside the file
 */
export function asMeant<U extends ReturnedUnit>(unit: U, current: Target, sent: Base | undefined): U {
  const { target } = unit;
  const state = approvedState(unit, parseBase(unit.base) ?? sent);
  if (target === undefined) return unit;
  return { ...unit, state, target: withLineEndsOf(target, [current.target ?? [], current.source]) };
}

/** `reviewed` where `approved` is all that has changed since the unit was sent; else what the file says. */
function approvedState({ approved, state }: ReturnedUnit, base: Base | undefined): ReturnedUnit["state"] {
  const isAllThatChanged = approved && base !== undefined && state === baseState(base);
  return isAllThatChanged && stateRank(state) < stateRank("reviewed") ? "reviewed" : state;
}
