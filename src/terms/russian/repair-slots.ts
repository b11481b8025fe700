import type { Slot } from "../inflection.ts";
import { casesAfter } from "./prepositions.ts";

/** The longest compound prepositions have three words. */
const LONGEST = 3;

/**
 * Those of a form's slots that the words before it allow: after `для` only genitives, after `в отношении` likewise.
 *
 * Without a preposition right before the form, or where it fits none of the slots, all are given back: whoever repairs
 * takes a form only where every slot left asks for the same one. Only the nearest three words count.
 *
 * @param slots what the form can be of its term
 * @param before the words before the form in reading order, without what stands between them
 */
export function repairSlots(slots: readonly Slot[], before: readonly string[]): readonly Slot[] {
  for (let length = LONGEST; length > 0; length -= 1) {
    if (before.length < length) continue;
    const cases: readonly Slot["case"][] = casesAfter(before.slice(-length).join(" "));
    if (cases.length === 0) continue;
    const fitting = slots.filter((slot) => cases.includes(slot.case));
    return fitting.length > 0 ? fitting : slots;
  }
  return slots;
}
