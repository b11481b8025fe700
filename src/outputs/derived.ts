import type { Segment, Target } from "../core/model.ts";
import { type Script, type ScriptOptions, transliterate } from "./scripts/index.ts";
import { shownTarget } from "./shown.ts";

/**
 * The targets of an article in another script, by segment id: of what is reviewed and would be shown, nothing else.
 *
 * Empty where nothing of the article is reviewed. State, date and the rest stay those of the text that they come from.
 */
export function derivedTargets(
  segments: readonly Segment[],
  targets: ReadonlyMap<string, Target>,
  script: Script,
  options: ScriptOptions,
): ReadonlyMap<string, Target> {
  const derived = new Map<string, Target>();
  for (const segment of segments) {
    const target = targets.get(segment.id);
    const standing = shownTarget(segment, target)?.standing;
    if (target === undefined || (standing !== "reviewed" && standing !== "final")) continue;
    derived.set(segment.id, { ...target, target: transliterate(target.target ?? [], script, options) });
  }
  return derived;
}
