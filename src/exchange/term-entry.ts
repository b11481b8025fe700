import type { LanguageTag, Term } from "../core/model.ts";

/** Whether a form is to be written, may be written, or must not be. */
export type TermStatus = "preferred" | "admitted" | "deprecated";

/** One form of a term in one language. */
export interface TermForm {
  readonly lang: LanguageTag;
  readonly text: string;
  /** Absent where the file does not say. */
  readonly status?: TermStatus;
}

/** A concept with its forms, as term bases and tables exchange it; the source language's forms come first. */
export interface TermEntry {
  /** Empty where the file has none. */
  readonly id: string;
  readonly forms: readonly TermForm[];
  /** In their order. */
  readonly notes: readonly string[];
  /** Where the renderings were read. */
  readonly reference?: string;
}

/**
 * The glossary's terms as entries, for one target language, in the glossary's order. What is not translated is its own
 * rendering; a term without a rendering in `lang` has its source forms alone.
 */
export function entriesOfTerms(
  terms: readonly Term[],
  sourceLang: LanguageTag,
  lang: LanguageTag,
): readonly TermEntry[] {
  return terms.map((term) => {
    const source = formsOf(sourceLang, [term.source], term.variants, []);
    const rendering = term.renderings.get(lang);
    const target =
      rendering !== undefined
        ? formsOf(lang, [rendering.term], rendering.admitted, rendering.forbidden)
        : formsOf(lang, term.doNotTranslate ? [term.source] : [], term.doNotTranslate ? term.variants : [], []);
    return {
      id: term.id,
      forms: [...source, ...target],
      notes: term.note === undefined ? [] : [term.note],
      ...(term.reference === undefined ? {} : { reference: term.reference }),
    };
  });
}

function formsOf(
  lang: LanguageTag,
  preferred: readonly string[],
  admitted: readonly string[],
  deprecated: readonly string[],
): readonly TermForm[] {
  const byStatus = { preferred, admitted, deprecated };
  return (["preferred", "admitted", "deprecated"] as const).flatMap((status) =>
    byStatus[status].map((text) => ({ lang, text, status })),
  );
}

/** The forms of an entry in a language with one of these statuses; a form without a status counts as preferred. */
export function textsOf(entry: TermEntry, lang: LanguageTag, ...statuses: readonly TermStatus[]): readonly string[] {
  return entry.forms
    .filter((form) => form.lang === lang && statuses.includes(form.status ?? "preferred"))
    .map(({ text }) => text);
}
