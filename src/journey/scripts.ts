import type { LanguageTag } from "../core/model.ts";
import {
  isTransliterated,
  lexiconOf,
  type Script,
  type ScriptEntry,
  type ScriptOptions,
  scriptOf,
} from "../outputs/scripts/index.ts";
import { renderingFor } from "../terms/rendering-for.ts";
import type { Project } from "./project.ts";

/** A language that is written from another one's reviewed text. */
export interface DerivedLanguage {
  readonly lang: LanguageTag;
  readonly script: Script;
}

/** The languages that are written from reviewed text in `lang`, as the config has them. */
export function derivedLanguages({ config }: Project, lang: LanguageTag): readonly DerivedLanguage[] {
  if (!isTransliterated(lang)) return [];
  return config.outputs.scripts.languages.flatMap((derived) => {
    const script = scriptOf(derived);
    return script === undefined ? [] : [{ lang: derived, script }];
  });
}

/**
 * How a project writes a derived language: its exceptions first, then the renderings that its glossary has for that
 * language, then by rule.
 *
 * @param from the language of the text
 * @param lang the derived language
 */
export function scriptOptions(project: Project, from: LanguageTag, lang: LanguageTag): ScriptOptions {
  const exceptions = project.scriptExceptions.get(lang) ?? [];
  const lexicon = lexiconOf([...exceptions, ...glossaryEntries(project, from, lang)]);
  return { lexicon, loans: project.config.outputs.scripts.loans, isolation: "characters" };
}

function glossaryEntries({ glossary }: Project, from: LanguageTag, lang: LanguageTag): readonly ScriptEntry[] {
  return glossary.terms.flatMap((term) => {
    const cyrillic = renderingFor(term, from);
    const to = renderingFor(term, lang)?.term;
    if (cyrillic === undefined || to === undefined) return [];
    return [cyrillic.term, ...cyrillic.admitted].map((text) => ({ from: text, to }));
  });
}
