import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag, Runs } from "../../core/model.ts";
import type { MeaningDifference } from "../../core/repair.ts";
import type { TermInText } from "./exchange-term.ts";
import { isMeaningWord, negationsOf, numeralsInWords, opposites } from "./meaning-words.ts";
import { nameDifferences } from "./names.ts";
import { figuresOf, sourceText, type Text, wordsOf } from "./pieces.ts";

/** The sources of a query and a match. */
export interface SourcesToCompare {
  readonly query: Runs;
  readonly remembered: Runs;
  readonly sourceLang: LanguageTag;
  readonly terms: (text: string) => readonly TermInText[];
}

/**
 * In what the query says something else than the remembered source: a negation, the value of a number, a term of the
 * glossary, a name. Empty for sources that are equal; a match with any must not be taken over by a machine.
 *
 * It would rather name too much than too little: of languages other than English, Russian and Kazakh negations and
 * numbers in words are not known.
 */
export function meaningDifferences(sources: SourcesToCompare): readonly MeaningDifference[] {
  const { sourceLang: lang, terms } = sources;
  const [query, remembered] = [sourceText(sources.query, lang), sourceText(sources.remembered, lang)];
  if (query.text === remembered.text) return [];
  const named = differ("term", termsIn(query.text, terms), termsIn(remembered.text, terms));
  return [
    ...negations(wordsOf(query), wordsOf(remembered), lang),
    ...numbersDiffer(numbersIn(query, lang), numbersIn(remembered, lang)),
    ...named,
    ...nameDifferences(query, remembered, primaryLanguage(lang), (word) => isMeaningWord(word, lang))
      // A term that is a name is told once.
      .filter((name) => !named.some((term) => holds(term.query, name.query) && holds(term.remembered, name.remembered)))
      .map((name) => ({ kind: "name" as const, ...name })),
  ];
}

function holds(list: string, words: string): boolean {
  return words === "" || words.split(", ").every((word) => list.includes(word));
}

function negations(
  query: readonly string[],
  remembered: readonly string[],
  lang: LanguageTag,
): readonly MeaningDifference[] {
  const said = [query, remembered].map((words) =>
    negationsOf(words, lang).map((word) => ({ key: kindOfNegation(word, lang), shown: word })),
  );
  return [
    ...differ("negation", said[0] ?? [], said[1] ?? []),
    ...opposites(query, remembered, lang).map(([a, b]) => ({ kind: "negation" as const, query: a, remembered: b })),
  ];
}

/** not, n’t and cannot are one negation; a Kazakh negative verb is one whatever its person. */
function kindOfNegation(word: string, lang: LanguageTag): string {
  const language = primaryLanguage(lang);
  if (language === "en" && /^(?:not|cannot|.*n['’]t|cant|dont|wont|didnt|isnt|wasnt)$/u.test(word)) return "not";
  if (language === "kk" && !/^(?:емес|жоқ|еш|әрең)|[сc][ыі]з/u.test(word)) return "-ма";
  return word;
}

interface Item {
  /** By which it is compared. */
  readonly key: string;
  /** As it is written. */
  readonly shown: string;
}

function numbersIn(source: Text, lang: LanguageTag): readonly Item[] {
  const { text } = source;
  const figures = figuresOf(source).map(({ value, text: shown, start, end }): Item => {
    const sign = /\p{Sc}(?=\s?$)/u.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? "";
    const unit = /^[\s\u00A0]?([%‰°\p{Sc}])/u.exec(text.slice(end, end + 3))?.[1] ?? "";
    return { key: `${value} ${sign}${unit}`, shown: `${sign}${shown}${unit}` };
  });
  // Digits of other scripts and fractions: ٣, ½.
  const others = Array.from(text.matchAll(/[^\P{N}\d]/gu), ([shown]): Item => ({ key: shown, shown }));
  return [
    ...figures,
    ...others,
    ...numeralsInWords(wordsOf(source), lang).map((value) => ({ key: `word ${value}`, shown: value })),
  ];
}

/** Numbers have their order too: from 5 to 7 is not from 7 to 5. Figures in digits and numbers in words have one each. */
function numbersDiffer(query: readonly Item[], remembered: readonly Item[]): readonly MeaningDifference[] {
  const differing = differ("number", query, remembered);
  if (differing.length > 0 || query.every(({ key }, at) => key === remembered[at]?.key)) return differing;
  const shown = (items: readonly Item[]): string => items.map((item) => item.shown).join(", ");
  return [{ kind: "number", query: shown(query), remembered: shown(remembered) }];
}

function termsIn(text: string, terms: (text: string) => readonly TermInText[]): readonly Item[] {
  return terms(text).map(({ id, start, end }) => ({ key: id, shown: text.slice(start, end) }));
}

/** One difference that names what each side has more of; none where both have the same, in whatever order. */
function differ(
  kind: MeaningDifference["kind"],
  query: readonly Item[],
  remembered: readonly Item[],
): readonly MeaningDifference[] {
  const [ours, theirs] = [without(query, remembered), without(remembered, query)];
  return ours === "" && theirs === "" ? [] : [{ kind, query: ours, remembered: theirs }];
}

function without(items: readonly Item[], taken: readonly Item[]): string {
  const left = new Map<string, number>();
  for (const { key } of taken) left.set(key, (left.get(key) ?? 0) + 1);
  const rest = items.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  return rest.map(({ shown }) => shown).join(", ");
}
