import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Rendering, Term } from "../core/model.ts";

/** What the glossary pins for `lang`; regions do not matter. */
export function renderingFor(term: Term, lang: LanguageTag): Rendering | undefined {
  const exact = term.renderings.get(lang);
  if (exact !== undefined) return exact;
  return [...term.renderings].find(([tag]) => sameLanguage(tag, lang))?.[1];
}
