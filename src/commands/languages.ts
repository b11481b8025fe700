import { isLanguageTag } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";

/**
 * The languages of `--lang kk,ru`, or all targets of the config where it was not given. A tag's case means nothing, and
 * its folder has one name: that of the config, else the canonical one.
 *
 * @throws Problem `E_USAGE_LANGUAGE`
 */
export function languagesOf(project: Project, given: string | boolean | undefined): readonly LanguageTag[] {
  if (typeof given !== "string") return project.config.targets;
  const { source, targets } = project.config;
  const langs = given.split(",").map((name) => {
    const lang = name.trim();
    const own = [source.lang, ...targets].find((tag) => tag.toLowerCase() === lang.toLowerCase());
    if (!isLanguageTag(lang) || own === source.lang)
      throw new Problem("E_USAGE_LANGUAGE", { lang, known: targets.join(", ") });
    return own ?? Intl.getCanonicalLocales(lang)[0] ?? lang;
  });
  return [...new Set(langs)];
}
