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
  return new Map(
    reviewedTargets(segments, targets).map((target) => [
      target.id,
      { ...target, target: transliterate(target.target ?? [], script, options) },
    ]),
  );
}

/** What of an article can be written in another script: the targets that are reviewed and would be shown. */
export function reviewedTargets(segments: readonly Segment[], targets: ReadonlyMap<string, Target>): readonly Target[] {
  return segments.flatMap((segment) => {
    const target = targets.get(segment.id);
    const standing = shownTarget(segment, target)?.standing;
    return target !== undefined && (standing === "reviewed" || standing === "final") ? [target] : [];
  });
}
