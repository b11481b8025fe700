import { isLanguageTag } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";

/**
 * The languages of `--lang kk,ru`, or all targets of the config where it was not given.
 *
 * @throws Problem `E_USAGE_LANGUAGE`
 */
export function languagesOf(project: Project, given: string | boolean | undefined): readonly LanguageTag[] {
  if (typeof given !== "string") return project.config.targets;
  const langs = given.split(",").map((lang) => lang.trim());
  for (const lang of langs) {
    if (!isLanguageTag(lang) || lang === project.config.source.lang)
      throw new Problem("E_USAGE_LANGUAGE", { lang, known: project.config.targets.join(", ") });
  }
  return [...new Set(langs)];
}
