import { languageKey, primaryLanguage } from "../core/locale.ts";
import type { LanguageTag, Rendering, Severity, Term } from "../core/model.ts";
import type { ValuePath } from "../core/yaml-document.ts";
import { sourceKey } from "./clashes.ts";
import { foldForm } from "./form-index.ts";
import type { Glossary } from "./glossary.ts";
import type { Inflector } from "./inflection.ts";
import type { Inflectors } from "./inflectors.ts";
import { renderingFor } from "./rendering-for.ts";
import { type FormKind, formsOf, lexemeOf } from "./term-forms.ts";
import { wordsOf } from "./words.ts";

/** What `glossary check` says of a term. Its sentence stands in the message catalogue, by `rule`. */
export interface TermRemark {
  readonly rule:
    | "own-form"
    | "mixed-scripts"
    | "class-unknown"
    | "forbidden-own"
    | "forbidden-elsewhere"
    | "collision"
    | "class-kk"
    | "class-ru"
    | "duplicate"
    | "expired"
    | "no-rendering"
    | "certainty"
    | "unused";
  readonly severity: Severity;
  readonly id: string;
  readonly lang?: LanguageTag;
  readonly values: Readonly<Record<string, string>>;
  /** Where in the file. */
  readonly path: ValuePath;
}

type Remark = Omit<TermRemark, "id">;

/**
 * What is doubtful in a glossary whose every value is well-formed, term by term in the order of the file.
 *
 * @param today ISO 8601; what was valid until a day before is over
 * @param used the ids of terms that occur in the articles; not asked where it is absent
 */
export function checkGlossary(
  { terms }: Glossary,
  langs: readonly LanguageTag[],
  inflectors: Inflectors,
  { today, used }: { readonly today: string; readonly used?: ReadonlySet<string> },
): readonly TermRemark[] {
  const good = new Map(langs.map((lang) => [lang, goodForms(terms, lang, inflectors.get(languageKey(lang)))]));
  return terms.flatMap((term, index) => {
    const at = ["terms", index];
    const remarks: readonly Remark[] = [
      ...ofTerm(term, at, today),
      ...(used === undefined || used.has(term.id) ? [] : [info("unused", { source: term.source }, at)]),
      ...langs.flatMap((lang) => {
        const inflector = inflectors.get(languageKey(lang));
        return ofLanguage(term, at, { lang, inflector, good: good.get(lang) ?? new Map() });
      }),
    ];
    return remarks.map((remark) => ({ ...remark, id: term.id }));
  });
}

function info(rule: TermRemark["rule"], values: TermRemark["values"], path: ValuePath): Remark {
  return { rule, severity: "info", values, path };
}

function ofTerm(term: Term, at: ValuePath, today: string): readonly Remark[] {
  const { source, variants, valid, replacedBy, certainty } = term;
  const keys = [source, ...variants].map(sourceKey);
  const twice = variants.filter((_, index) => keys.indexOf(keys[index + 1] ?? "") <= index);
  const isOver = valid.length > 0 && valid.every(({ until }) => until !== undefined && until < today.slice(0, 10));
  const until =
    valid
      .map((range) => range.until ?? "")
      .sort()
      .at(-1) ?? "";
  return [
    ...twice.map((form) => info("duplicate", { form }, [...at, "variants"])),
    ...(isOver && replacedBy === undefined
      ? [{ ...info("expired", { source, until }, [...at, "valid"]), severity: "warning" as const }]
      : []),
    ...(certainty === "C" ? [info("certainty", { source }, [...at, "certainty"])] : []),
  ];
}

/** Which terms a form is a good one of, and what pins it. */
type GoodForms = ReadonlyMap<string, ReadonlySet<Term>>;

function goodForms(terms: readonly Term[], lang: LanguageTag, inflector: Inflector | undefined): GoodForms {
  const forms = new Map<string, Set<Term>>();
  for (const term of terms) {
    const rendering = renderingFor(term, lang);
    if (rendering === undefined || rendering.doNotTranslate) continue;
    for (const form of inflected(rendering, inflector)) {
      const those = forms.get(form) ?? new Set();
      forms.set(form, those.add(term));
    }
  }
  return forms;
}

function inflected(rendering: Rendering, inflector: Inflector | undefined): readonly string[] {
  const lexemes = [lexemeOf(rendering), ...rendering.admitted.map((term) => ({ term }))];
  const forms = lexemes.flatMap((lexeme) => inflector?.forms(lexeme).map(({ form }) => form) ?? [lexeme.term]);
  return [...new Set([rendering.term, ...rendering.admitted, ...rendering.forms, ...forms].map(foldForm))];
}

interface Language {
  readonly lang: LanguageTag;
  readonly inflector: Inflector | undefined;
  readonly good: GoodForms;
}

function ofLanguage(term: Term, at: ValuePath, { lang, inflector, good }: Language): readonly Remark[] {
  const rendering = renderingFor(term, lang);
  const path = [...at, lang];
  const say = (rule: Remark["rule"], severity: Severity, values: Remark["values"]): Remark => {
    return { rule, severity, lang, values: { source: term.source, ...values }, path };
  };
  if (rendering === undefined) return term.doNotTranslate ? [] : [say("no-rendering", "info", { lang })];
  if (rendering.doNotTranslate || term.doNotTranslate) return [];
  const own = new Set(inflected(rendering, inflector));
  const others = [...own].flatMap((form) =>
    [...(good.get(form) ?? [])].flatMap((other) => (other.id > term.id ? [{ form, other }] : [])),
  );
  const firsts = [...new Map(others.toReversed().map((one) => [one.other, one])).values()].toReversed();
  const kindsOf = (form: string): readonly FormKind[] =>
    formsOf(term, lang, inflector)
      ?.read(wordsOf(form))
      .map((reading) => reading.rendering.kind) ?? [];
  const isPinned = kindsOf(rendering.term).includes("pinned");
  const forbidden = rendering.forbidden.filter((form) => foldForm(form) !== foldForm(rendering.term));
  return [
    ...(isPinned ? [] : [say("own-form", "error", { term: rendering.term })]),
    ...[rendering.term, ...rendering.admitted]
      .filter(mixesScripts)
      .map((form) => say("mixed-scripts", "warning", { form })),
    ...(rendering.class?.split(" ") ?? [])
      .filter((word) => inflector?.knowsClass?.(word.toLowerCase()) === false)
      .map((word) => say("class-unknown", "warning", { word, lang })),
    ...unsureClass(rendering, lang).map((rule) =>
      say(rule, isOneWord(rendering.term) ? "warning" : "info", { term: rendering.term }),
    ),
    ...forbidden.flatMap((form) => {
      const isIdle = kindsOf(form).some((kind) => kind !== "forbidden");
      if (isIdle && own.has(foldForm(form))) return [say("forbidden-own", "warning", { form, term: rendering.term })];
      const elsewhere = [...(good.get(foldForm(form)) ?? [])].find((other) => other !== term);
      return elsewhere === undefined ? [] : [say("forbidden-elsewhere", "info", { form, other: elsewhere.source })];
    }),
    ...firsts.map(({ form, other }) => say("collision", "info", { form, other: other.source })),
    ...twiceIn([rendering.term, ...rendering.admitted]).map((form) => say("duplicate", "info", { form })),
    ...twiceIn(rendering.forbidden).map((form) => say("duplicate", "info", { form })),
  ];
}

function twiceIn(forms: readonly string[]): readonly string[] {
  return forms.filter((form, index) => forms.indexOf(form) < index);
}

/** Whether a word of it has letters of two scripts, such as a Latin o in Жанаозен, which nobody can see. */
function mixesScripts(form: string): boolean {
  return wordsOf(form).some(({ text }) => /\p{Script=Cyrillic}/u.test(text) && /\p{Script=Latin}/u.test(text));
}

function isOneWord(text: string): boolean {
  return wordsOf(text).length === 1;
}

/**
 * Where rules of inflection have to guess. A Kazakh word in -ы or -і may have it as its own ending (Алматы, ерікті) or as
 * a possessive one (орталығы), which inflect differently; of several Russian words the first or all may decline.
 */
function unsureClass(
  { term, class: known, harmony, irregular }: Rendering,
  lang: LanguageTag,
): readonly Remark["rule"][] {
  if (known !== undefined || irregular !== undefined) return [];
  const language = primaryLanguage(lang);
  if (language === "kk" && /[ыі]$/iu.test(term) && harmony === undefined) return ["class-kk"];
  if (language === "ru" && !isOneWord(term)) return ["class-ru"];
  return [];
}
