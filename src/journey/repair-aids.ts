import type { LanguageTag, Term } from "../core/model.ts";
import { plainText, textRuns } from "../core/runs.ts";
import type { Memory, Query, ScoredMatch } from "../memory/memory.ts";
import { fragmentsWanted } from "../memory/repair/examine.ts";
import type { TermInText } from "../memory/repair/exchange-term.ts";
import type { RepairAids } from "../memory/repair/repair.ts";
import { findTerms } from "../terms/find.ts";
import type { Glossary } from "../terms/glossary.ts";
import { renderingFor } from "../terms/rendering-for.ts";

/**
 * What repairing these matches may ask for: the glossary, and the spans that the memory knows as units of their own,
 * looked up in one batch.
 */
export async function repairAids(
  glossary: Glossary,
  memory: Memory,
  queries: readonly Query[],
  found: readonly (readonly ScoredMatch[])[],
  lang: LanguageTag,
): Promise<RepairAids> {
  const terms = new Map<string, readonly TermInText[]>();
  const fragments = await knownSpans(memory, queries, found);
  return {
    terms(text) {
      const known = terms.get(text) ?? termsIn(text, glossary, lang);
      terms.set(text, known);
      return known;
    },
    fragment: (text) => fragments.get(text) ?? [],
  };
}

function termsIn(text: string, glossary: Glossary, lang: LanguageTag): readonly TermInText[] {
  return findTerms(text, glossary, lang).map(({ term, start, end }) => ({
    id: term.id,
    start,
    end,
    sources: [term.source, ...term.variants],
    ...renderingOf(term, lang),
  }));
}

function renderingOf(term: Term, lang: LanguageTag): Pick<TermInText, "rendering" | "admitted" | "forms"> {
  const rendering = renderingFor(term, lang);
  if (rendering === undefined) return { rendering: term.source, admitted: term.variants, forms: [] };
  return { rendering: rendering.term, admitted: rendering.admitted, forms: rendering.forms };
}

/** The translations of the spans in which the best matches differ, by text; raw machine output is left out. */
async function knownSpans(
  memory: Memory,
  queries: readonly Query[],
  found: readonly (readonly ScoredMatch[])[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Map<string, Query>();
  for (const [index, query] of queries.entries()) {
    for (const text of fragmentsWanted(query, found[index] ?? [])) {
      wanted.set(text, { source: textRuns(text), sourceLang: query.sourceLang, lang: query.lang });
    }
  }
  if (wanted.size === 0) return new Map();
  const matches = await memory.lookup([...wanted.values()], { threshold: 100, limit: 3 });
  return new Map(
    [...wanted.keys()].map((text, index) => {
      const trusted = (matches[index] ?? []).filter(({ penalties }) =>
        penalties.every(({ reason }) => reason !== "machine"),
      );
      return [text, trusted.map(({ unit }) => plainText(unit.target))];
    }),
  );
}
