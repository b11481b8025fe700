import type { LanguageTag, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import type { Circumstances } from "../terms/when/circumstances.ts";
import { decideTerms } from "../terms/when/decide.ts";
import type { Project } from "./project.ts";
import type { Source } from "./source.ts";

/** How many earlier sentences of a paragraph are looked at: a file in which no line is empty is one paragraph. */
const NEAR = 40;

/** The terms of each segment of an article, decided by where it stands, in the order of `source.segments`. */
export function termsHere({ glossary }: Project, source: Source, lang: LanguageTag): readonly (readonly TermHit[])[] {
  if (glossary.terms.length === 0) return source.segments.map(() => []);
  const { meta, units } = source.article;
  const domains = [meta["domain"], meta["domains"]]
    .flatMap((value) => value?.split(/\s*[,;]\s*/) ?? [])
    .filter(Boolean);
  let before: { readonly unit: number; readonly texts: string[] } = { unit: -1, texts: [] };
  return source.segments.map(({ unit, source: runs }) => {
    if (before.unit !== unit) before = { unit, texts: [] };
    const headings = units[unit]?.headings ?? [];
    const circumstances: Circumstances = {
      articleDate: meta["date"],
      before: before.texts.slice(-NEAR),
      headings,
      domains,
    };
    before.texts.push(plainText(runs));
    return decideTerms({ runs, circumstances }, glossary, lang);
  });
}
