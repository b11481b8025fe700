import { dayOf } from "../core/day.ts";
import { type Shown, STANDINGS, type Standing } from "./shown.ts";

/**
 * The state of a localised article in one word.
 *
 * `untranslated`: no sentence has a target. `partial`: some have none. Otherwise the weakest standing of any sentence,
 * where `edited` includes post-edited machine translation: `machine`, `memory`, `edited`, `reviewed`, `final`.
 */
export type TranslationState = "untranslated" | "partial" | Exclude<Standing, "postEdited">;

/** How the sentences of a localised article came about. */
export interface Tally {
  /** All segments, headings and captions included. */
  readonly segments: number;
  readonly untranslated: number;
  /** Shown, but older than their source. */
  readonly stale: number;
  readonly standings: Readonly<Record<Standing, number>>;
  readonly state: TranslationState;
  /** The day on which a shown target last changed, `YYYY-MM-DD` in UTC; undefined where none is dated. */
  readonly date: string | undefined;
}

/** Counts what readers get; `undefined` stands for a sentence that falls back to its source. */
export function tally(shown: readonly (Shown | undefined)[]): Tally {
  const translated = shown.filter((one) => one !== undefined);
  const standings = { machine: 0, memory: 0, postEdited: 0, edited: 0, reviewed: 0, final: 0 };
  for (const one of translated) standings[one.standing] += 1;
  const days = translated.flatMap((one) => dayOf(one.at) ?? []);
  return {
    segments: shown.length,
    untranslated: shown.length - translated.length,
    stale: translated.filter((one) => one.stale).length,
    standings,
    state: stateOf(shown.length, translated.length, standings),
    date: days.sort().at(-1),
  };
}

function stateOf(segments: number, translated: number, standings: Tally["standings"]): TranslationState {
  const weakest = STANDINGS.find((standing) => standings[standing] > 0);
  if (weakest === undefined) return "untranslated";
  if (translated < segments) return "partial";
  return weakest === "postEdited" ? "edited" : weakest;
}
