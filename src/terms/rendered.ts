import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Rendering, Term } from "../core/model.ts";
import { wordMatcher } from "./inflected.ts";
import { isCaseSensitive, type Word, wordsOf } from "./words.ts";

/** How a target renders a term. */
export type Verdict = "pinned" | "admitted" | "forbidden" | "missing";

/** Indexes of the first word and of the word after the last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * How a target renders a term that its source has.
 *
 * `forbidden` where a forbidden form stands outside every wanted one; else `pinned` or `admitted` by what occurs; else
 * `missing`. Words are compared by their beginnings, see `inflected.ts`: lax, so that a good inflected form is not
 * called missing at the price of some other words that begin alike. A forbidden form that differs from a wanted one
 * only in its capitals is compared as written. A term without a rendering for `lang` asks for nothing and is `pinned`.
 *
 * @param neighbours the other terms of the same source: what they ask for is not held against this one
 */
export function isRendered(target: string, term: Term, lang: LanguageTag, neighbours: readonly Term[] = []): Verdict {
  const rendering = renderingFor(term, lang);
  if (rendering === undefined) return !term.doNotTranslate || occurs(target, sourceForms(term)) ? "pinned" : "missing";
  const words = wordsOf(target);
  const find = (forms: readonly string[], exactCase = false): readonly Span[] =>
    forms.flatMap((form) => spansOf(target, words, { form, lang, exactCase }));

  const pinned = find(pinnedForms(rendering));
  const admitted = find(rendering.admitted);
  const excused = [...pinned, ...admitted, ...neighbours.flatMap((other) => find(wantedForms(other, lang)))];
  const recased = rendering.forbidden.filter((form) => isRecased(form, rendering));
  const others = rendering.forbidden.filter((form) => !recased.includes(form));
  if (find(recased, true).length > 0) return "forbidden";
  if (find(others).some((span) => !excused.some((good) => overlaps(span, good)))) return "forbidden";
  if (pinned.length > 0 || (term.doNotTranslate && occurs(target, sourceForms(term)))) return "pinned";
  return admitted.length > 0 ? "admitted" : "missing";
}

/** What the glossary pins for `lang`; regions do not matter. */
export function renderingFor(term: Term, lang: LanguageTag): Rendering | undefined {
  const exact = term.renderings.get(lang);
  if (exact !== undefined) return exact;
  return [...term.renderings].find(([tag]) => sameLanguage(tag, lang))?.[1];
}

function pinnedForms(rendering: Rendering): readonly string[] {
  return [rendering.term, ...rendering.forms];
}

function wantedForms(term: Term, lang: LanguageTag): readonly string[] {
  const rendering = renderingFor(term, lang);
  return rendering === undefined ? [] : [...pinnedForms(rendering), ...rendering.admitted];
}

function sourceForms(term: Term): readonly string[] {
  return [term.source, ...term.variants];
}

function isRecased(form: string, rendering: Rendering): boolean {
  const folded = form.toLowerCase();
  return [...pinnedForms(rendering), ...rendering.admitted].some((wanted) => wanted.toLowerCase() === folded);
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

interface Wanted {
  readonly form: string;
  readonly lang: LanguageTag;
  readonly exactCase: boolean;
}

/** Where the form's words stand one after the other, inflected or not. */
function spansOf(target: string, words: readonly Word[], { form, lang, exactCase }: Wanted): readonly Span[] {
  const parts = wordsOf(form);
  const matchers = parts.map((part, index) =>
    wordMatcher(part.text, lang, {
      last: index === parts.length - 1,
      only: parts.length === 1,
      exactCase: exactCase || isCaseSensitive(part.text),
    }),
  );
  const spans: Span[] = [];
  for (let from = 0; from + matchers.length <= words.length; from++) {
    const fits = matchers.every((matches, index) => {
      const word = words[from + index];
      const before = index === 0 ? undefined : words[from + index - 1];
      if (word === undefined || !matches(word.text)) return false;
      return before === undefined || isGap(target.slice(before.end, word.start));
    });
    if (fits) spans.push({ from, to: from + matchers.length });
  }
  return spans;
}

/** Up to three spaces, hyphens, quotation marks or full stops. */
function isGap(between: string): boolean {
  return /^[\s\p{Pd}\p{Pi}\p{Pf}"'.]{1,3}$/u.test(between);
}

/** Whether a form kept from the source occurs: as a word, or before a suffix in another script (`Reuters-тің`). */
function occurs(target: string, forms: readonly string[]): boolean {
  return forms.some((form) => {
    const flags = isCaseSensitive(form) ? "u" : "iu";
    const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{Script=Latin}\\p{N}])`, flags).test(target);
  });
}
