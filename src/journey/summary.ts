import { isHuman } from "../core/change.ts";
import type { LanguageTag, MatchType, Severity, Target } from "../core/model.ts";
import { countWords } from "../core/words.ts";
import type { Checked } from "./findings.ts";
import type { Proposed } from "./propose.ts";
import type { Source } from "./source.ts";

/** What stands for one article in one language, in numbers. Every segment is counted once among `by*` and `left`. */
export interface ArticleSummary {
  readonly path: string;
  readonly lang: LanguageTag;
  readonly segments: number;
  /** Words of the source. */
  readonly words: number;
  /** Machine-filled drafts by the kind of match; `fuzzy` counts the segments left that have a fuzzy proposal. */
  readonly memory: Readonly<Record<MatchType, number>>;
  readonly engine: number;
  readonly pseudo: number;
  readonly person: number;
  readonly left: number;
  readonly stale: number;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** Counts one article in one language. */
export function summarise(
  source: Source,
  targets: readonly Target[],
  lang: LanguageTag,
  proposed: ReadonlyMap<string, Proposed>,
  checked: ReadonlyMap<string, Checked>,
): ArticleSummary {
  const memory = { context: 0, exact: 0, repaired: 0, fuzzy: 0 };
  const findings = { error: 0, warning: 0, info: 0 };
  const counts = { engine: 0, pseudo: 0, person: 0, left: 0, stale: 0 };
  for (const target of targets) {
    if (target.stale) counts.stale++;
    const open = target.target === undefined && !target.joined;
    if (open) counts.left++;
    if (open && hasFuzzy(target, proposed)) memory.fuzzy++;
    if (!open && isHuman(target)) counts.person++;
    else if (target.origin?.kind === "memory") memory[target.origin.match]++;
    else if (target.origin?.kind === "engine") counts.engine++;
    else if (target.origin?.kind === "pseudo") counts.pseudo++;
    for (const finding of checked.get(target.id)?.findings ?? []) findings[finding.severity]++;
  }
  const words = source.segments.reduce((sum, segment) => sum + countWords(segment.source), 0);
  return { path: source.path, lang, segments: source.segments.length, words, memory, ...counts, findings };
}

function hasFuzzy(target: Target, proposed: ReadonlyMap<string, Proposed>): boolean {
  return (proposed.get(target.id)?.matches.length ?? 0) > 0 || target.previous !== undefined;
}
