import { languageKey } from "../core/locale.ts";
import type { LanguageTag, Term, TermHit } from "../core/model.ts";
import type { Inflectors } from "./inflectors.ts";
import { type Occurrence, occurrencesOf, overlaps, readTarget, type TargetText } from "./occurrences.ts";
import { renderingFor } from "./rendering-for.ts";
import { formsOf } from "./term-forms.ts";
import { isCaseSensitive } from "./words.ts";

/**
 * How a target renders a term. `outdated`: by the word that was in force at another time; `undecided`: by one of those
 * between which a person has to decide; `unasked`: a suggestion only.
 */
export type Verdict = "pinned" | "admitted" | "forbidden" | "outdated" | "undecided" | "unasked" | "missing";

/** The verdict on one term of a source, with the stretches of the target that it rests on. */
export interface RenderedTerm {
  readonly term: Term;
  readonly verdict: Verdict;
  readonly occurrences: readonly Occurrence[];
}

/**
 * How a target renders the terms of its source, each term once, in the order of the source.
 *
 * Forms are those that `inflectors` know of each rendering, lax, so that a good inflected form is not called missing. A
 * form that is wanted for any term of the source is held against none. A term without a rendering for `lang` asks for
 * nothing and is `pinned`.
 */
export function renderedTerms(
  target: string,
  hits: readonly TermHit[],
  lang: LanguageTag,
  inflectors: Inflectors,
): readonly RenderedTerm[] {
  if (hits.length === 0) return [];
  const read = readTarget(target);
  const inflector = inflectors.get(languageKey(lang));
  const found = new Map<Term, readonly Occurrence[]>();
  const occurrences = (term: Term): readonly Occurrence[] => {
    const known = found.get(term);
    if (known !== undefined) return known;
    const forms = formsOf(term, lang, inflector);
    const all = forms === undefined ? [] : occurrencesOf(read, forms);
    found.set(term, all);
    return all;
  };
  const wanted = new Set(
    hits.flatMap(({ term, decision }) => [term, ...(isOpen(decision) ? (decision?.also ?? []) : [])]),
  );
  const good = [...wanted].flatMap((term) => occurrences(term).filter(({ kind }) => kind !== "forbidden"));
  const distinct = new Map(hits.map((hit) => [hit.term, hit]));
  return [...distinct.values()].map((hit) => judge(hit, { read, lang, occurrences, good, wanted }));
}

interface Bench {
  readonly read: TargetText;
  readonly lang: LanguageTag;
  readonly occurrences: (term: Term) => readonly Occurrence[];
  /** What is wanted for any term of the source. */
  readonly good: readonly Occurrence[];
  readonly wanted: ReadonlySet<Term>;
}

function isOpen(decision: TermHit["decision"]): boolean {
  return decision?.verdict === "undecided";
}

function judge({ term, decision }: TermHit, bench: Bench): RenderedTerm {
  const { read, lang, occurrences, good, wanted } = bench;
  const answer = (verdict: Verdict, on: readonly Occurrence[] = []): RenderedTerm => ({
    term,
    verdict,
    occurrences: on,
  });
  if (decision?.verdict === "suggested") return answer("unasked");
  const rendering = renderingFor(term, lang);
  if (term.doNotTranslate || rendering === undefined || rendering.doNotTranslate) {
    const isKept = term.doNotTranslate || rendering?.doNotTranslate === true;
    return answer(!isKept || occurs(read.text, [term.source, ...term.variants]) ? "pinned" : "missing");
  }
  const own = occurrences(term);
  const wrong = own.filter(({ kind }) => kind === "forbidden").filter((one) => !excused(one, good));
  const rivals = (decision?.rivals ?? []).filter((rival) => !wanted.has(rival)).flatMap(occurrences);
  const outdated = rivals.filter((one) => !excused(one, good));
  if (wrong.length > 0) return answer("forbidden", [...wrong, ...outdated]);
  if (isOpen(decision)) {
    const either = [...own, ...(decision?.also ?? []).flatMap(occurrences)].filter(({ kind }) => kind !== "forbidden");
    return answer(either.length > 0 ? "undecided" : "missing", either);
  }
  if (outdated.length > 0) return answer("outdated", outdated);
  for (const kind of ["pinned", "admitted"] as const) {
    const these = own.filter((one) => one.kind === kind);
    if (these.length > 0) return answer(kind, these);
  }
  return answer("missing");
}

/** Whether the stretch is, or is part of, one that is wanted; a capital made wrong is wrong wherever it stands. */
function excused(one: Occurrence, good: readonly Occurrence[]): boolean {
  const isRecased = one.readings.some(
    ({ rendering }) => rendering.kind === "forbidden" && rendering.asWritten !== undefined,
  );
  return !isRecased && good.some((other) => overlaps(one, other));
}

/** Whether a form kept from the source occurs: as a word, or before a suffix in another script (`Reuters-тің`). */
function occurs(target: string, forms: readonly string[]): boolean {
  return forms.some((form) => {
    const flags = isCaseSensitive(form) ? "u" : "iu";
    const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{Script=Latin}\\p{N}])`, flags).test(target);
  });
}
