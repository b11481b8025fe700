import type { Inflector, Lexeme, Slot } from "./inflection.ts";
import { wordsOf } from "./words.ts";

/** A word that a form may be of. */
export interface FormReading {
  /** Its place in the list that the index was made of. */
  readonly lexeme: number;
  /** What the form is of it; none where that is not known. */
  readonly slots: readonly Slot[];
}

/** The forms of many words, by form. */
export interface FormIndex {
  /** How many different forms it holds. */
  readonly size: number;
  /**
   * The words that a form may be of, in the order of the list; none for an unknown one. Takes one look-up in a map for a
   * form in lower case without marks, letters apart by single spaces.
   */
  find(form: string): readonly FormReading[];
}

const NONE: readonly FormReading[] = Object.freeze([]);

/** Builds the index of all forms of the given words; about 1 ms a word. */
export function buildFormIndex(lexemes: readonly Lexeme[], inflector: Inflector): FormIndex {
  const readings = new Map<string, FormReading[]>();
  for (const [lexeme, word] of lexemes.entries())
    for (const { form, slots } of inflector.forms(word)) {
      const folded = foldForm(form);
      add(readings, folded, { lexeme, slots });
      const spoken = PUNCTUATED.test(folded) ? spokenForm(folded) : folded;
      if (spoken !== folded && spoken !== "") add(readings, spoken, { lexeme, slots });
    }
  return { size: readings.size, find: (form) => readings.get(form) ?? readings.get(foldForm(form)) ?? NONE };
}

function add(readings: Map<string, FormReading[]>, form: string, reading: FormReading): void {
  const found = readings.get(form);
  if (found === undefined) readings.set(form, [reading]);
  else if (found.at(-1)?.lexeme !== reading.lexeme) found.push(reading);
  else found[found.length - 1] = { ...reading, slots: [...(found.at(-1)?.slots ?? []), ...reading.slots] };
}

const PUNCTUATED = /[^\p{L}\p{M}\p{N}\s]/u;

/** The form as its words alone make it: `о к клуб` for `О.К. (клуб)`. */
function spokenForm(form: string): string {
  return wordsOf(form)
    .map(({ text }) => text)
    .join(" ");
}

const PLAIN = /^[\p{Ll}\p{N}]+(?: [\p{Ll}\p{N}]+)*$/u;

/**
 * A form as forms are compared: in lower case, NFC, without quotation marks, its words apart by one space. Hyphens and
 * dashes within are spaces, so that `Нұр-Сұлтан` and `Нұр Сұлтан` are one, and `«Центр Азия»-ның` is `центр азия ның`.
 */
export function foldForm(form: string): string {
  const text = form.normalize("NFC").toLowerCase();
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff«»“”„‟‹›"]/gu, "")
    .replace(/[\s\p{Pd}]+/gu, " ")
    .trim();
}
