import type { LanguageTag, Term } from "../core/model.ts";
import { foldForm } from "./form-index.ts";
import type { Inflector, Lexeme, Neighbours, Slot } from "./inflection.ts";
import type { Occurrence, TargetText } from "./occurrences.ts";
import { renderingFor } from "./rendering-for.ts";
import { lexemeOf, plainForm, type Reading } from "./term-forms.ts";
import { wordsOf } from "./words.ts";

/** A rendering in a target that is not the pinned one, and what is known of the place. */
export interface Question {
  readonly term: Term;
  readonly occurrence: Occurrence;
  readonly read: TargetText;
  readonly lang: LanguageTag;
  readonly inflector: Inflector;
  readonly inOneRun: boolean;
}

/** Why a rendering stays: see `OpenRepair`. */
export type OpenReason = "ambiguous" | "agreement" | "codes" | "quotation" | "no-form";

/** What becomes of it. */
export type Replacement =
  | { readonly kind: "form"; readonly form: string }
  | { readonly kind: "open"; readonly reason: OpenReason }
  /** An admitted rendering that is as good. */
  | { readonly kind: "stays" };

/** The form of the pinned term in the slot that the rendering stands in, or why there is none to be sure of. */
export function replacement(question: Question): Replacement {
  const { term, occurrence, read, lang, inflector, inOneRun } = question;
  const rendering = renderingFor(term, lang);
  const surface = read.text.slice(occurrence.start, occurrence.end);
  if (occurrence.kind === "admitted" && (isAbbreviation(surface) || isPart(occurrence, rendering?.term ?? ""))) {
    return { kind: "stays" };
  }
  if (rendering === undefined || rendering.doNotTranslate) return { kind: "open", reason: "no-form" };
  if (!inOneRun) return { kind: "open", reason: "codes" };
  if (/[«»“”„"]/u.test(surface)) return { kind: "open", reason: "quotation" };
  if (hasSuffixApart(occurrence, read)) return { kind: "open", reason: "quotation" };
  const pinned =
    occurrence.readings.find(({ rendering: read }) => read.instead !== undefined)?.rendering.instead ??
    lexemeOf(rendering);
  const slots = slotsOf(question, surface);
  if (slots.length === 0) return { kind: "open", reason: "no-form" };
  const forms = new Set(slots.map(({ slot }) => inflector.inflect(pinned, slot)));
  const known = [...forms].filter((form) => form !== undefined);
  if (known.length === 0) return { kind: "open", reason: "no-form" };
  const [form] = known;
  if (form === undefined || forms.size > 1) return { kind: "open", reason: "ambiguous" };
  const around = wordsAround(read, occurrence);
  if (
    slots.some(({ lexeme, slot }) => inflector.mayDisagree?.({ from: lexeme, to: pinned, slot, ...around }) ?? false)
  ) {
    return { kind: "open", reason: "agreement" };
  }
  return { kind: "form", form: withCapitals(form, surface, slots[0]?.lexeme.term ?? "") };
}

/** Whether the word's own suffix follows a hyphen, after quotation marks above all: «Оралман»-ның. */
function hasSuffixApart({ forms, start, end }: Occurrence, { text }: TargetText): boolean {
  const suffix = /^[»”"]?[-\u2010\u2011](?<suffix>\p{Ll}{1,8})(?!\p{L})/u.exec(text.slice(end, end + 12))?.groups?.[
    "suffix"
  ];
  if (suffix === undefined) return false;
  const words = wordsOf(text.slice(start, end) + suffix);
  return forms.read(words).length > 0;
}

/** Whether the admitted rendering is the pinned one shortened or enlarged: Токаев for Касым-Жомарт Токаев. */
function isPart({ readings }: Occurrence, pinned: string): boolean {
  const words = foldForm(pinned).split(" ");
  return readings.some(({ rendering }) => {
    const own = foldForm(rendering.lexeme.term).split(" ");
    return own.every((word) => words.includes(word)) || words.every((word) => own.includes(word));
  });
}

/** All capitals, a hyphenated suffix left aside. */
function isAbbreviation(surface: string): boolean {
  return /^\p{Lu}{2,}(?:-?\p{Ll}{0,4})?$/u.test(surface);
}

interface Option {
  readonly lexeme: Lexeme;
  readonly slot: Slot;
}

/**
 * What the form can be where it stands. Slots in which the strict rules give this very form go before those that only
 * the lax ones allow; a preposition right before it leaves the cases that it governs.
 */
function slotsOf({ occurrence, read, inflector }: Question, surface: string): readonly Option[] {
  const all = occurrence.readings.flatMap(({ rendering, slots }: Reading) =>
    slots.map((slot) => ({ lexeme: rendering.lexeme, slot })),
  );
  const folded = plainForm(surface);
  const strict = all.filter(({ lexeme, slot }) => {
    const form = inflector.inflect(lexeme, slot);
    return form !== undefined && plainForm(form) === folded;
  });
  const certain = strict.length > 0 ? strict : all;
  const { before } = wordsAround(read, occurrence);
  const slots = certain.map(({ slot }) => slot);
  const allowed = inflector.allowedAfter?.(slots, before) ?? slots;
  return certain.filter(({ slot }) => allowed.includes(slot));
}

/** The words before a stretch and after it, in lower case and reading order. */
function wordsAround({ words }: TargetText, { start, end }: Occurrence): Pick<Neighbours, "before" | "after"> {
  const lower = (some: TargetText["words"]): readonly string[] => some.map(({ text }) => text.toLowerCase());
  return {
    before: lower(words.filter((word) => word.end <= start)),
    after: lower(words.filter((word) => word.start >= end)),
  };
}

/** The form with the capitals of what it replaces: at the beginning of a sentence, and in headings in capitals. */
function withCapitals(form: string, surface: string, citation: string): string {
  const letters = surface.replace(/[^\p{L}]/gu, "");
  if (letters.length > 3 && letters === letters.toUpperCase() && citation !== citation.toUpperCase()) {
    return form.toUpperCase();
  }
  const isRaised = /^\p{Lu}/u.test(surface) && !/^\p{Lu}/u.test(citation);
  return isRaised ? form.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : form;
}
