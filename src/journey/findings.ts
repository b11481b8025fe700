import { runChecks } from "../checks/index.ts";
import type { Finding, LanguageTag, Target, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import type { TargetRecord } from "../record/record.ts";
import { renderedTerms } from "../terms/rendered.ts";
import type { Project } from "./project.ts";
import type { Source } from "./source.ts";
import { termsHere } from "./terms-here.ts";

/** The terms in a segment's source, and what the checks say of its target; waived findings left out. */
export interface Checked {
  readonly terms: readonly TermHit[];
  readonly findings: readonly Finding[];
}

/** Checks every target of a record, which is in the order of the article's segments; keyed by segment id. */
export function checkTargets(
  project: Project,
  source: Source,
  targets: TargetRecord,
  lang: LanguageTag,
): ReadonlyMap<string, Checked> {
  const sourceLang = project.config.source.lang;
  const hits = termsHere(project, source, lang);
  return new Map(
    targets.segments.map((target, index): [string, Checked] => {
      const terms = hits[index] ?? [];
      if (target.target === undefined || target.joined) return [target.id, { terms, findings: [] }];
      const rendered = renderedTerms(plainText(target.target), terms, lang, project.inflectors);
      const input = { source: target.source, target: target.target, sourceLang, lang, terms, rendered };
      const found = runChecks(input);
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
