import { languageKey } from "../core/locale.ts";
import type { LanguageTag, Rendering, Term } from "../core/model.ts";
import { buildFormIndex, type FormIndex, foldForm } from "./form-index.ts";
import type { Inflector, Lexeme, Slot } from "./inflection.ts";
import { renderingFor } from "./rendering-for.ts";
import { isCaseSensitive, unusualGaps, type Word, wordsOf } from "./words.ts";

/** What a form is to its term. */
export type FormKind = "pinned" | "admitted" | "forbidden";

/** A rendering of a term, pinned or not, in its citation form. */
export interface RenderingForm {
  readonly kind: FormKind;
  readonly lexeme: Lexeme;
  /** Words that must stand in a text as they are written here: abbreviations, and what differs by its capitals only. */
  readonly asWritten: readonly string[] | undefined;
  /** Of a forbidden form that a good rendering has by the lax rules: that rendering, in which it is put right. */
  readonly instead?: Lexeme;
}

/** A form of a rendering that stands in a text. */
export interface Reading {
  readonly rendering: RenderingForm;
  /** What it can be of the rendering; none where that is not known. */
  readonly slots: readonly Slot[];
}

/** All forms by which a term can stand in texts of one language. */
export interface TermForms {
  readonly term: Term;
  readonly renderings: readonly RenderingForm[];
  /** How many words the longest form has. */
  readonly longest: number;
  /** What a rendering has between words where that is more than a space or a hyphen. */
  readonly gaps: ReadonlySet<string>;
  /** What the words, one after the other, can be; none for other words. */
  readonly read: (words: readonly Word[]) => readonly Reading[];
}

const known = new WeakMap<Term, Map<LanguageTag, TermForms>>();

/** The forms of a term in a language, built when first asked for; undefined where it has no rendering there. */
export function formsOf(term: Term, lang: LanguageTag, inflector: Inflector | undefined): TermForms | undefined {
  const byLanguage = known.get(term) ?? new Map<LanguageTag, TermForms>();
  known.set(term, byLanguage);
  const built = byLanguage.get(lang);
  if (built !== undefined) return built;
  const rendering = renderingFor(term, lang);
  if (rendering === undefined) return undefined;
  const forms = buildForms(term, rendering, lang, inflector);
  byLanguage.set(lang, forms);
  return forms;
}

function buildForms(term: Term, rendering: Rendering, lang: LanguageTag, inflector: Inflector | undefined): TermForms {
  const renderings: readonly RenderingForm[] = [
    { kind: "pinned", lexeme: lexemeOf(rendering), asWritten: writtenWords(rendering.term) },
    ...rendering.admitted.map((text) => other("admitted", text, rendering)),
    ...rendering.forbidden.map((text) => other("forbidden", text, rendering)),
  ];
  const lexemes = renderings.map(({ lexeme }) => lexeme);
  const longest = Math.max(...lexemes.flatMap(({ term: text, forms = [] }) => [text, ...forms].map(countWords))) + 1;
  const read = inflector === undefined ? byBeginnings(renderings) : byIndex(renderings, inflector, lang);
  const gaps = new Set(lexemes.flatMap(({ term: text, forms = [] }) => [text, ...forms].flatMap(unusualGaps)));
  return { term, renderings, longest, gaps, read };
}

/** The forms of former renderings of a term, which its glossary does not have any more, as if they were forbidden. */
export function oldForms(term: Term, former: readonly string[], lang: LanguageTag, inflector: Inflector): TermForms {
  const renderings = former.map(
    (text): RenderingForm => ({ kind: "forbidden", lexeme: { term: text }, asWritten: writtenWords(text) }),
  );
  const longest = Math.max(0, ...former.map(countWords)) + 1;
  const gaps = new Set(former.flatMap(unusualGaps));
  return { term, renderings, longest, gaps, read: byIndex(renderings, inflector, lang) };
}

/** The rendering as rules of inflection want it. */
export function lexemeOf(rendering: Rendering): Lexeme {
  const { term, forms, irregular, class: kind, harmony, gender, animate } = rendering;
  return {
    term,
    forms,
    ...(kind === undefined ? {} : { class: kind }),
    ...(harmony === undefined ? {} : { harmony }),
    ...(gender === undefined ? {} : { gender }),
    ...(animate === undefined ? {} : { animate }),
    ...(irregular === undefined ? {} : { irregular: new Map(Object.entries(irregular)) }),
  };
}

function other(kind: FormKind, text: string, { term, admitted, forms }: Rendering): RenderingForm {
  const isRecased =
    kind === "forbidden" && [term, ...admitted, ...forms].some((wanted) => foldForm(wanted) === foldForm(text));
  const words = isRecased ? wordsOf(text).map((word) => word.text) : writtenWords(text);
  return { kind, lexeme: { term: text, ...adjectiveClass(text) }, asWritten: words };
}

/** A single word in the shape of a Russian adjective stands in all genders: китайская, китайские. */
function adjectiveClass(text: string): Pick<Lexeme, "class"> {
  return /^\p{L}{2,}(?:ый|ий|ой)$/u.test(text) ? { class: "adj" } : {};
}

/** The words of a form that is told apart by its capitals. */
function writtenWords(text: string): readonly string[] | undefined {
  return isCaseSensitive(text) ? wordsOf(text).map((word) => word.text) : undefined;
}

function countWords(text: string): number {
  return wordsOf(text).length;
}

function byIndex(renderings: readonly RenderingForm[], inflector: Inflector, lang: LanguageTag): TermForms["read"] {
  const index: FormIndex = buildFormIndex(
    renderings.map(({ lexeme }) => lexeme),
    inflector,
  );
  const isRussian = languageKey(lang).startsWith("ru");
  return (words) => {
    const form = words.map(({ text }) => text.toLowerCase()).join(" ");
    const found = index.find(form);
    const readings = found.length === 0 && isRussian ? index.find(form.replaceAll("ё", "е")) : found;
    const all = readings.flatMap(({ lexeme, slots }) => {
      const rendering = renderings[lexeme];
      return rendering !== undefined && isWritten(rendering, words) ? [{ rendering, slots }] : [];
    });
    return barredAsWritten(form, all, inflector);
  };
}

/**
 * The readings of a form, without the good ones where the glossary forbids it letter for letter and they have it by the lax
 * rules alone: who writes Токаевом down as forbidden means it, although a lax Токаев is found in it. Караганды, the
 * genitive of Караганда, stays good: the strict rules make it.
 */
function barredAsWritten(form: string, all: readonly Reading[], inflector: Inflector): readonly Reading[] {
  const plain = plainForm(form);
  const barred = all.find(
    ({ rendering }) => rendering.kind === "forbidden" && plainForm(rendering.lexeme.term) === plain,
  );
  const good = all.filter(({ rendering }) => rendering.kind !== "forbidden");
  if (barred === undefined || good.length === 0) return all;
  const isStrict = ({ rendering: { lexeme }, slots }: Reading): boolean =>
    plainForm(lexeme.term) === plain ||
    (lexeme.forms ?? []).some((other) => plainForm(other) === plain) ||
    slots.some((slot) => plainForm(inflector.inflect(lexeme, slot) ?? "") === plain);
  if (good.some(isStrict)) return all;
  return good.map(({ rendering: { lexeme }, slots }) => ({
    rendering: { ...barred.rendering, lexeme, instead: lexeme },
    slots,
  }));
}

/** A form as forms are compared: folded, ё as е. */
export function plainForm(form: string): string {
  return foldForm(form).replaceAll("ё", "е");
}

/** For a language without rules: the last word begins with the form's and goes on for at most three letters. */
function byBeginnings(renderings: readonly RenderingForm[]): TermForms["read"] {
  const forms = renderings.flatMap((rendering) =>
    [rendering.lexeme.term, ...(rendering.lexeme.forms ?? [])].map((text) => ({
      rendering,
      words: wordsOf(text.toLowerCase()).map((word) => word.text),
    })),
  );
  return (words) =>
    forms.flatMap(({ rendering, words: wanted }) => {
      const fits =
        wanted.length === words.length &&
        wanted.every((word, index) => {
          const text = words[index]?.text.toLowerCase() ?? "";
          if (index < wanted.length - 1) return text === word;
          return text.startsWith(word) && text.length <= word.length + 3;
        });
      return fits && isWritten(rendering, words) ? [{ rendering, slots: [] }] : [];
    });
}

/** Whether the words begin as the form is written: `СІМ-ге` for `СІМ`, and not `сімге`. */
function isWritten({ asWritten }: RenderingForm, words: readonly Word[]): boolean {
  if (asWritten === undefined) return true;
  return asWritten.every((wanted, index) => {
    const text = words[index]?.text ?? "";
    if (text.startsWith(wanted)) return true;
    // An inflected word keeps its beginning; capitals are what counts.
    const stem = wanted.slice(0, Math.max(1, wanted.length - 2));
    return !/^\P{Ll}+$/u.test(wanted) && text.startsWith(stem);
  });
}
