import type { Mark } from "../core/model.ts";
import type { Shown } from "./shown.ts";
import type { Wording } from "./wording.ts";

/**
 * What a text in a localised article is that is no finished translation, in the words of `data-translation`:
 * `untranslated`, `machine`, `stale`, or the last two together.
 */
export const UNFINISHED = ["untranslated", "machine", "stale"] as const;
export type Unfinished = (typeof UNFINISHED)[number];

/** What a shown text is; empty for what a person has worked on since its source last changed. */
export function unfinished(shown: Shown | undefined): readonly Unfinished[] {
  if (shown === undefined) return ["untranslated"];
  return shown.runs.length === 0 ? [] : statesOf(shown);
}

/** The mark of a shown translation; undefined where it needs none. */
export function markOf(shown: Pick<Shown, "standing" | "stale">, wording: Wording): Mark | undefined {
  const states = statesOf(shown);
  return states.length === 0 ? undefined : { states, words: inWords(states, wording) };
}

function statesOf({ standing, stale }: Pick<Shown, "standing" | "stale">): Mark["states"] {
  return [...(standing === "machine" ? ["machine" as const] : []), ...(stale ? ["stale" as const] : [])];
}

/** States in the words of a language: `machine translation, changed in the original`. */
function inWords(states: Mark["states"], wording: Wording): string {
  return states.map((state) => wording.say(`site.key.${state}`)).join(", ");
}
