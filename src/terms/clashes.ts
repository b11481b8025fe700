import type { LanguageTag, Rendering, Term } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { YamlDocument } from "../core/yaml-document.ts";
import { isCaseSensitive, wordsOf } from "./words.ts";

/** What is wrong between the terms of one glossary, and within each, although every value is well-formed. */
export function clashes(terms: readonly Term[], document: YamlDocument): readonly Problem[] {
  return [
    ...duplicateIds(terms, document),
    ...ambiguousSources(terms, document),
    ...terms.flatMap((term, index) => contradictions(term, index, document)),
    ...terms.flatMap((term, index) => wrongConditions(term, index, terms, document)),
  ];
}

function duplicateIds(terms: readonly Term[], document: YamlDocument): readonly Problem[] {
  const lines = new Map<string, number>();
  return terms.flatMap(({ id, line }, index) => {
    const first = lines.get(id);
    lines.set(id, first ?? line);
    if (first === undefined) return [];
    return [new Problem("E_TERM_DUPLICATE", { id, firstLine: first }, document.place(["terms", index, "id"]))];
  });
}

/** Two terms that pin the same English words for the same language. */
function ambiguousSources(terms: readonly Term[], document: YamlDocument): readonly Problem[] {
  const claims = new Map<string, Term[]>();
  return terms.flatMap((term, index) =>
    [...new Set([term.source, ...term.variants].map(sourceKey))].flatMap((key, which) => {
      const others = claims.get(key) ?? [];
      claims.set(key, [...others, term]);
      for (const other of others) {
        const lang = commonLanguage(term, other);
        if (lang === undefined || areApart(term.domains, other.domains)) continue;
        const values = { term: term.source, lang, firstLine: other.line };
        const place = document.place(["terms", index, which === 0 ? "source" : "variants"]);
        return [new Problem("E_TERM_AMBIGUOUS", values, place)];
      }
      return [];
    }),
  );
}

/** Whether two terms never meet in one article, because each has its own domains. */
function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((domain) => b.includes(domain));
}

/** A time that ends before it begins, and a successor that is no term, or the term itself. */
function wrongConditions(
  term: Term,
  index: number,
  terms: readonly Term[],
  document: YamlDocument,
): readonly Problem[] {
  const { replacedBy, valid, source } = term;
  const backward = valid.filter(({ from, until }) => from !== undefined && until !== undefined && until < from);
  const isLost = replacedBy !== undefined && !terms.some(({ id }) => id === replacedBy && id !== term.id);
  return [
    ...backward.map(({ from = "", until = "" }) => {
      return new Problem("E_TERM_VALIDITY", { term: source, from, until }, document.place(["terms", index, "valid"]));
    }),
    ...(isLost
      ? [
          new Problem(
            "E_TERM_SUCCESSOR",
            { term: source, id: replacedBy },
            document.place(["terms", index, "replacedBy"]),
          ),
        ]
      : []),
  ];
}

/** What two sources have in common that cannot be told apart in a text. */
export function sourceKey(source: string): string {
  const words = wordsOf(source).map((word) => word.text);
  return isCaseSensitive(source) ? words.join(" ") : words.join(" ").toLowerCase();
}

function commonLanguage(a: Term, b: Term): LanguageTag | undefined {
  if (a.doNotTranslate) return b.doNotTranslate ? "*" : [...b.renderings.keys()][0];
  if (b.doNotTranslate) return [...a.renderings.keys()][0];
  return [...a.renderings.keys()].find((lang) => b.renderings.has(lang));
}

/** A term that pins nothing, and forms that are both wanted and forbidden. */
function contradictions(term: Term, index: number, document: YamlDocument): readonly Problem[] {
  if (term.renderings.size === 0 && !term.doNotTranslate) {
    return [new Problem("E_TERM_UNPINNED", { term: term.source }, document.place(["terms", index]))];
  }
  return [...term.renderings].flatMap(([lang, rendering]) =>
    rendering.forbidden.flatMap((form) => {
      if (!wantedForms(rendering).includes(form)) return [];
      const values = { term: term.source, lang, form };
      return [new Problem("E_TERM_CONTRADICTORY", values, document.place(["terms", index, lang, "forbidden"]))];
    }),
  );
}

function wantedForms(rendering: Rendering): readonly string[] {
  return [rendering.term, ...rendering.admitted, ...rendering.forms];
}
