import { isLanguageTag, sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";
import { derivedLanguages } from "../journey/scripts.ts";

/**
 * The languages of `--lang kk,ru` by the config's names for them (`KK` and `kk-KZ` mean its `kk`), or all of the
 * config's targets where it was not given.
 *
 * @throws Problem `E_USAGE_LANGUAGE` for one that the config does not translate into
 */
export function languagesOf(project: Project, given: string | boolean | undefined): readonly LanguageTag[] {
  return namedOf(project.config.targets, given);
}

/** The languages that a site has besides the source's, as in `languagesOf`: those derived from a target come behind it. */
export function siteLanguagesOf(project: Project, given: string | boolean | undefined): readonly LanguageTag[] {
  const withDerived = project.config.targets.flatMap((lang) => [
    lang,
    ...derivedLanguages(project, lang).map((derived) => derived.lang),
  ]);
  return namedOf(withDerived, given);
}

function namedOf(targets: readonly LanguageTag[], given: string | boolean | undefined): readonly LanguageTag[] {
  if (typeof given !== "string") return targets;
  const langs = given.split(",").map((name) => {
    const lang = name.trim();
    const own =
      targets.find((tag) => tag.toLowerCase() === lang.toLowerCase()) ??
      targets.find((tag) => isLanguageTag(lang) && sameLanguage(tag, lang));
    if (own === undefined) throw new Problem("E_USAGE_LANGUAGE", { lang, known: targets.join(",") });
    return own;
  });
  return [...new Set(langs)];
}
