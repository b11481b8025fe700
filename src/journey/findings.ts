import type { CheckInput } from "../checks/check.ts";
import { runArticleChecks, runChecks } from "../checks/index.ts";
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
  const checked = new Map<string, Checked>();
  const filled: { readonly target: Target; readonly input: CheckInput }[] = [];
  for (const [index, target] of targets.segments.entries()) {
    const terms = hits[index] ?? [];
    checked.set(target.id, { terms, findings: [] });
    if (target.target === undefined || target.joined) continue;
    const rendered = renderedTerms(plainText(target.target), terms, lang, project.inflectors);
    filled.push({ target, input: { source: target.source, target: target.target, sourceLang, lang, terms, rendered } });
  }
  const across = runArticleChecks(filled.map(({ input }) => input));
  for (const [index, { target, input }] of filled.entries()) {
    const found = [...runChecks(input), ...(across[index] ?? [])];
    checked.set(target.id, { terms: input.terms, findings: found.filter((finding) => !isWaived(target, finding)) });
  }
  return checked;
}

function isWaived(target: Target, finding: Finding): boolean {
  return (
    target.waivers?.some(
      (waiver) => waiver.check === finding.check || waiver.check === `${finding.check}.${finding.rule}`,
    ) ?? false
  );
}
