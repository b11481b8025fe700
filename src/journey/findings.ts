import { runChecks } from "../checks/index.ts";
import type { Finding, LanguageTag, Target, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import type { SourceRecord, TargetRecord } from "../record/record.ts";
import { findTerms } from "../terms/find.ts";
import { isRendered } from "../terms/rendered.ts";
import type { Project } from "./project.ts";

/** The terms in a segment's source, and what the checks say of its target; waived findings left out. */
export interface Checked {
  readonly terms: readonly TermHit[];
  readonly findings: readonly Finding[];
}

/** Checks every target of a record; keyed by segment id. */
export function checkTargets(
  project: Project,
  source: SourceRecord,
  targets: TargetRecord,
  lang: LanguageTag,
): ReadonlyMap<string, Checked> {
  const sourceLang = project.config.source.lang;
  return new Map(
    targets.segments.map((target, index): [string, Checked] => {
      const text = source.segments[index]?.source ?? target.source;
      const terms = findTerms(plainText(text), project.glossary, lang);
      if (target.target === undefined || target.joined) return [target.id, { terms, findings: [] }];
      const found = runChecks({ source: target.source, target: target.target, sourceLang, lang, terms, isRendered });
      return [target.id, { terms, findings: found.filter((finding) => !isWaived(target, finding)) }];
    }),
  );
}

function isWaived(target: Target, finding: Finding): boolean {
  return (
    target.waivers?.some(
      (waiver) => waiver.check === finding.check || waiver.check === `${finding.check}.${finding.rule}`,
    ) ?? false
  );
}
