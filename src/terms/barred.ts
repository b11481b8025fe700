import { languageKey } from "../core/locale.ts";
import type { LanguageTag, Term } from "../core/model.ts";
import { buildFormIndex, type FormIndex, foldForm } from "./form-index.ts";
import type { Glossary } from "./glossary.ts";
import type { Inflector } from "./inflection.ts";
import type { Inflectors } from "./inflectors.ts";
import { type Occurrence, occurrencesOf, overlaps, readTarget } from "./occurrences.ts";
import { renderingFor } from "./rendering-for.ts";
import { formsOf, lexemeOf } from "./term-forms.ts";
import { wordsOf } from "./words.ts";

/** A word of a target that the glossary bars, whatever the source says. */
export interface BarredWord {
  readonly start: number;
  readonly end: number;
  readonly term: Term;
  readonly why: "forbidden" | "deprecated";
}

/** What one glossary bars in one language. */
interface Bars {
  readonly terms: readonly Term[];
  /** The forms of what is barred, for a quick no; absent for a language without rules of inflection. */
  readonly index: FormIndex | undefined;
  readonly longest: number;
}

const built = new WeakMap<Glossary, Map<LanguageTag, Bars>>();

/**
 * The words of a target that the glossary bars for the whole project, in reading order: renderings that it forbids, and
 * those of deprecated terms. A word that another term asks for or admits is not barred.
 */
export function barredWords(
  target: string,
  glossary: Glossary,
  lang: LanguageTag,
  inflectors: Inflectors,
): readonly BarredWord[] {
  const inflector = inflectors.get(languageKey(lang));
  const bars = barsOf(glossary, lang, inflector);
  if (bars.terms.length === 0 || !mayHold(target, bars)) return [];
  const read = readTarget(target);
  const occurrences = (term: Term): readonly Occurrence[] => {
    const forms = formsOf(term, lang, inflector);
    return forms === undefined ? [] : occurrencesOf(read, forms);
  };
  const found = bars.terms.flatMap((term) => {
    const isGone = term.status === "deprecated";
    const wrong = occurrences(term).filter(({ kind }) => isGone || kind === "forbidden");
    const why = isGone ? ("deprecated" as const) : ("forbidden" as const);
    return wrong.map(({ start, end }) => ({ start, end, term, why }));
  });
  if (found.length === 0) return [];
  const good = glossary.terms
    .filter((term) => term.status !== "deprecated" && renderingFor(term, lang) !== undefined)
    .filter((term) => found.some((word) => mayRender(term, lang, target.slice(word.start, word.end))))
    .flatMap((term) => occurrences(term).filter(({ kind }) => kind !== "forbidden"));
  const seen = new Set<string>();
  return found
    .filter((word) => !good.some((other) => overlaps(word, other)))
    .filter(({ start, end }) => !seen.has(`${start} ${end}`) && seen.add(`${start} ${end}`))
    .toSorted((a, b) => a.start - b.start);
}

function barsOf(glossary: Glossary, lang: LanguageTag, inflector: Inflector | undefined): Bars {
  const byLanguage = built.get(glossary) ?? new Map<LanguageTag, Bars>();
  built.set(glossary, byLanguage);
  const known = byLanguage.get(lang);
  if (known !== undefined) return known;
  const barred = glossary.terms.flatMap((term) => {
    const rendering = renderingFor(term, lang);
    if (rendering === undefined) return [];
    const isGone = term.status === "deprecated";
    const lexemes = [
      ...(isGone ? [lexemeOf(rendering)] : []),
      ...(isGone ? rendering.admitted : rendering.forbidden).map((text) => ({ term: text })),
    ];
    return lexemes.length === 0 ? [] : [{ term, lexemes }];
  });
  const lexemes = barred.flatMap((one) => one.lexemes);
  const bars: Bars = {
    terms: barred.map(({ term }) => term),
    index: inflector === undefined ? undefined : buildFormIndex(lexemes, inflector),
    longest: Math.max(0, ...lexemes.map(({ term }) => wordsOf(term).length)) + 1,
  };
  byLanguage.set(lang, bars);
  return bars;
}

/** Whether some words are a form of what is barred. */
function mayHold(target: string, { index, longest }: Bars): boolean {
  if (index === undefined) return true;
  const words = foldForm(target).split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.some((_, from) => {
    for (let to = from + 1; to <= Math.min(words.length, from + longest); to += 1)
      if (index.find(words.slice(from, to).join(" ")).length > 0) return true;
    return false;
  });
}

/** Whether a term has a rendering that begins as the words do: a quick no. */
function mayRender(term: Term, lang: LanguageTag, found: string): boolean {
  const start = foldForm(found).slice(0, 3);
  const rendering = renderingFor(term, lang);
  return [rendering?.term ?? "", ...(rendering?.admitted ?? []), ...(rendering?.forms ?? [])].some((text) =>
    foldForm(text).startsWith(start),
  );
}
