import type { LanguageTag, Target } from "../../core/model.ts";
import type { ScriptOptions } from "../../outputs/scripts/index.ts";
import { carryTargets } from "../../record/carry.ts";
import type { Project } from "../project.ts";
import { type DerivedLanguage, derivedLanguages, scriptOptions } from "../scripts.ts";
import type { Source } from "../source.ts";
import { readTargetRecord } from "../target.ts";

/** A language whose pages are made from another one's reviewed text. */
export interface DerivedPages extends DerivedLanguage {
  readonly from: LanguageTag;
  readonly options: ScriptOptions;
}

/** Those of a site's languages that are derived, by their tag. */
export function derivedPages(project: Project, langs: readonly LanguageTag[]): ReadonlyMap<LanguageTag, DerivedPages> {
  const derived = project.config.targets.flatMap((from) =>
    derivedLanguages(project, from)
      .filter(({ lang }) => langs.includes(lang))
      .map((one): DerivedPages => ({ ...one, from, options: scriptOptions(project, from, one.lang) })),
  );
  return new Map(derived.map((one) => [one.lang, one]));
}

/** What the record has for an article as it stands today, by segment id. */
export async function standingTargets(
  project: Project,
  source: Source,
  lang: LanguageTag,
): Promise<ReadonlyMap<string, Target>> {
  const { record } = carryTargets(source.record, await readTargetRecord(project, source.path, lang));
  return new Map(record.segments.map((target) => [target.id, target]));
}
