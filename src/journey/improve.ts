import { normaliseTypography } from "../checks/typography/normalise.ts";
import type { LanguageTag } from "../core/model.ts";
import { mendTerms } from "../terms/mend.ts";
import type { Improve } from "./fill.ts";
import type { Project } from "./project.ts";
import type { Source } from "./source.ts";
import { termsHere } from "./terms-here.ts";

/** What an engine's answers go through before they become targets: pinned terms are repaired, and the text is set by the typography of its language. */
export function improver(project: Project, source: Source, lang: LanguageTag): Improve {
  const hits = termsHere(project, source, lang);
  return (index, runs) => {
    const mended = mendTerms(runs, hits[index] ?? [], lang, project.inflectors);
    const set = normaliseTypography(mended.runs, lang);
    const made = [
      ...mended.repairs.map(({ term, before, after }) => ({ kind: "term", rule: term, before, after }) as const),
      ...set.changes.map(({ rule, before, after }) => ({ kind: "typography", rule, before, after }) as const),
    ];
    return { runs: set.runs, made };
  };
}
