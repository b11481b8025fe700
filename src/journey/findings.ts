import type { CheckInput } from "../checks/check.ts";
import { runArticleChecks, runChecks } from "../checks/index.ts";
import type { CheckConfig } from "../config/check-config.ts";
import type { Finding, LanguageTag, Target, TermHit, Waiver } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import type { TargetRecord } from "../record/record.ts";
import { barredWords } from "../terms/barred.ts";
import { renderedTerms } from "../terms/rendered.ts";
import type { Project } from "./project.ts";
import type { Source } from "./source.ts";
import { termsHere } from "./terms-here.ts";

/** The terms in a segment's source, and what the checks say of its target, as severe as the config wants it. */
export interface Checked {
  readonly terms: readonly TermHit[];
  readonly findings: readonly Finding[];
  /** What a person accepted, with a reason. */
  readonly waived: readonly { readonly finding: Finding; readonly waiver: Waiver }[];
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
    checked.set(target.id, { terms, findings: [], waived: [] });
    if (target.target === undefined || target.joined) continue;
    const text = plainText(target.target);
    const rendered = renderedTerms(text, terms, lang, project.inflectors);
    const barred = barredWords(text, project.glossary, lang, project.inflectors);
    const isStale = target.stale === true;
    const { source: translated, target: runs } = target;
    const spell = project.spellers?.get(lang);
    const input = {
      ...{ source: translated, target: runs, sourceLang, lang, terms, rendered, barred, isStale },
      ...(spell === undefined ? {} : { spell }),
    };
    filled.push({ target, input });
  }
  const across = runArticleChecks(filled.map(({ input }) => input));
  for (const [index, { target, input }] of filled.entries()) {
    const found = [...runChecks(input), ...(across[index] ?? [])].flatMap((one) => atLevel(one, project.config.checks));
    checked.set(target.id, {
      terms: input.terms,
      findings: found.filter((finding) => waiverOf(target, finding) === undefined),
      waived: found.flatMap((finding) => {
        const waiver = waiverOf(target, finding);
        return waiver === undefined ? [] : [{ finding, waiver }];
      }),
    });
  }
  return checked;
}

/** The finding as severe as the config wants it: what it says of the rule, else of the check. */
function atLevel(finding: Finding, levels: CheckConfig): readonly Finding[] {
  const level = levels[`${finding.check}.${finding.rule}`] ?? levels[finding.check];
  if (level === undefined) return [finding];
  return level === "off" ? [] : [{ ...finding, severity: level }];
}

function waiverOf({ waivers = [] }: Target, { check, rule }: Finding): Waiver | undefined {
  return waivers.find((waiver) => waiver.check === check || waiver.check === `${check}.${rule}`);
}
