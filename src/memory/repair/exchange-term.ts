import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import type { Block } from "./align.ts";
import type { Comparison } from "./compare.ts";
import { NO_STEP, refused, type Step } from "./exchange-figures.ts";
import { wordSound } from "./kazakh-sound.ts";
import type { Text } from "./pieces.ts";
import { canStandFor, capitalisedLike, type Spot } from "./stand-in.ts";

/** A glossary term where it stands in a source, with what the glossary pins for it. */
export interface TermInText {
  readonly id: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** Its source forms, as the glossary lists them. */
  readonly sources: readonly string[];
  /** The pinned rendering. */
  readonly rendering: string;
  readonly admitted: readonly string[];
  /** Inflected forms of the rendering that the glossary lists. */
  readonly forms: readonly string[];
}

/**
 * Writes the query's term where the remembered target has the remembered source's, if all else is equal.
 *
 *     Oralman status was granted.   Оралман мәртебесі берілді.
 *     Kandas status was granted.    Қандас мәртебесі берілді.
 *
 * The rendering must stand there once: uninflected, in a form whose like the glossary lists for the other term, or, in
 * Kazakh, with a suffix that both words take in the same form.
 *
 * @returns nothing to do where the sources do not differ by a term
 */
export function exchangeTerm(comparison: Comparison, termsOf: (text: string) => readonly TermInText[]): Step {
  const { query, remembered, spans, target, lang } = comparison;
  const [span, ...more] = spans;
  if (span === undefined || more.length > 0) return NO_STEP;
  const to = termAt(query, span.query, termsOf(query.text));
  const from = termAt(remembered, span.remembered, termsOf(remembered.text));
  if (to === undefined || from === undefined || to.term.id === from.term.id) return NO_STEP;
  if (!isSameSlot(to.outside, from.outside)) return NO_STEP;
  const [newText, oldText] = [textOfTerm(query, to.term), textOfTerm(remembered, from.term)];
  if (endingOf(newText, to.term) !== endingOf(oldText, from.term)) return refused("term", "inflected", newText);
  const place = placeOf(target, from.term, to.term, lang);
  if (typeof place === "string") return refused("term", place, newText);
  const instead = target.slice(place.start, place.end);
  const around = { before: target.slice(0, place.start), after: target.slice(place.end) };
  if (!canStandFor(place.text, instead, around, lang)) return refused("term", "agreement", newText);
  return {
    edits: [place],
    exchanges: [{ kind: "term", query: newText, remembered: oldText, wrote: place.text, instead }],
    refusals: [],
  };
}

interface Covering {
  readonly term: TermInText;
  /** How many pieces of the term stand before and after the block. */
  readonly outside: readonly [number, number];
}

/** The one term that covers a block; the pieces of the term outside it are common to both sources. */
function termAt({ pieces }: Text, [from, to]: Block["query"], terms: readonly TermInText[]): Covering | undefined {
  const [first, last] = [pieces[from], pieces[to - 1]];
  if (first === undefined || last === undefined) return undefined;
  const covering = terms.filter(({ start, end }) => start <= first.start && last.end <= end);
  const [term] = covering;
  if (term === undefined || covering.length > 1) return undefined;
  const before = pieces.slice(0, from).filter((piece) => piece.start >= term.start).length;
  const after = pieces.slice(to).filter((piece) => piece.end <= term.end).length;
  return { term, outside: [before, after] };
}

function isSameSlot(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function textOfTerm({ text }: Text, { start, end }: TermInText): string {
  return text.slice(start, end);
}

/** What an English plural adds to the form that the glossary lists; `""` for the form itself, undefined where unsure. */
function endingOf(text: string, { sources }: TermInText): string {
  const folded = text.toLowerCase();
  if (sources.some((source) => source.toLowerCase() === folded)) return "";
  return "plural";
}

interface Place extends Spot {
  readonly text: string;
}

/** Where the rendering of `from` stands and what is to stand there; or why there is no such place. */
function placeOf(
  target: string,
  from: TermInText,
  to: TermInText,
  lang: LanguageTag,
): Place | "absent" | "repeated" | "inflected" {
  const lemmas = [from.rendering, ...from.admitted];
  const all = occurrences(target, [...lemmas, ...from.forms]);
  const [spot, ...more] = all;
  if (spot === undefined) return "absent";
  if (more.length > 0) return "repeated";
  const found = target.slice(spot.start, spot.end);
  const form = newForm(found, from, to, lang);
  return form === undefined ? "inflected" : { ...spot, text: capitalisedLike(form.text, found, form.lemma) };
}

/** Words that begin as the renderings do, inflected or not, each place once, the whole word taken. */
function occurrences(target: string, forms: readonly string[]): readonly Spot[] {
  const folded = target.toLowerCase();
  if (folded.length !== target.length) return [];
  const spots = new Map<number, number>();
  for (const form of forms) {
    const stem = form.toLowerCase().replace(/(?<=.{3})[аеёиоуыіэюяйь]$/u, "");
    for (let at = folded.indexOf(stem); at >= 0; at = folded.indexOf(stem, at + 1)) {
      if (/[\p{L}\p{M}\p{N}]$/u.test(folded.slice(Math.max(0, at - 2), at))) continue;
      const tail = /^[\p{L}\p{M}]*(?:[-\u2010\u2011][\p{L}\p{M}]+)*/u.exec(
        folded.slice(at + stem.length, at + stem.length + 40),
      );
      spots.set(at, Math.max(spots.get(at) ?? 0, at + stem.length + (tail?.[0].length ?? 0)));
    }
  }
  return [...spots].sort(([a], [b]) => a - b).map(([start, end]) => ({ start, end }));
}

/** The form of `to` that answers to the form of `from` found; undefined where that is not certain. */
function newForm(
  found: string,
  from: TermInText,
  to: TermInText,
  lang: LanguageTag,
): { readonly text: string; readonly lemma: string } | undefined {
  const folded = found.toLowerCase();
  const lemma = [from.rendering, ...from.admitted].find((each) => each.toLowerCase() === folded);
  if (lemma !== undefined) return { text: to.rendering, lemma };
  const listed = listedForm(folded, from, to);
  if (listed !== undefined) return { text: listed, lemma: from.rendering };
  if (primaryLanguage(lang) !== "kk") return undefined;
  const suffix = kazakhSuffix(folded, from.rendering, to.rendering);
  return suffix === undefined ? undefined : { text: to.rendering + suffix, lemma: from.rendering };
}

/** A form listed for both terms with the same ending on the same ending: кандасов for оралманов. */
function listedForm(folded: string, from: TermInText, to: TermInText): string | undefined {
  if (!from.forms.some((form) => form.toLowerCase() === folded)) return undefined;
  const [stem, next] = [stemOf(from.rendering), stemOf(to.rendering)];
  if (stem.ending !== next.ending || !folded.startsWith(stem.stem.toLowerCase())) return undefined;
  const wanted = next.stem + folded.slice(stem.stem.length);
  return to.forms.find((form) => form.toLowerCase() === wanted.toLowerCase());
}

function stemOf(word: string): { readonly stem: string; readonly ending: string } {
  const ending = /[аеёиоуыэюяйь]?$/u.exec(word)?.[0] ?? "";
  return { stem: word.slice(0, word.length - ending.length), ending };
}

/** The suffix on `old`, where `next` takes the very same: both words of one sound, no possessive end, no voicing. */
function kazakhSuffix(folded: string, old: string, next: string): string | undefined {
  if (!folded.startsWith(old.toLowerCase())) return undefined;
  const suffix = folded.slice(old.length);
  // Final ы, і may be a possessive ending, which takes suffixes of its own (министрлігі-н); қ, к, п are voiced before vowels.
  if (/[ыі]$/u.test(old) || /[ыі]$/u.test(next) || /^[-\u2010\u2011]/u.test(suffix)) return undefined;
  if (/^[аәеоөыіұү]/u.test(suffix) && /[қкп]$/u.test(next)) return undefined;
  const [a, b] = [wordSound(lastWord(old)), wordSound(lastWord(next))];
  return a !== undefined && a === b ? suffix : undefined;
}

function lastWord(text: string): string {
  return /[\p{L}\p{M}]+(?=[^\p{L}\p{M}]*$)/u.exec(text)?.[0] ?? "";
}
