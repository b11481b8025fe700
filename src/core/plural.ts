import type { Article, LanguageTag, Plural, PluralCategory, Unit } from "./model.ts";
import { PLURAL_CATEGORIES } from "./model.ts";

/** The form that stands in for one that the source language does not have, best first: the most general one. */
const STAND_INS = PLURAL_CATEGORIES.toReversed();

/** The plural categories of a language in CLDR's order; undefined where its rules are not known here. */
export function pluralCategories(lang: LanguageTag, type: Plural["type"]): readonly PluralCategory[] | undefined {
  const name = `${type} ${lang}`;
  if (!categories.has(name)) categories.set(name, askCategories(lang, type));
  return categories.get(name);
}

/** Asking Intl takes microseconds, and articles ask for every form. Only the languages of a project are asked for. */
const categories = new Map<string, readonly PluralCategory[] | undefined>();

function askCategories(lang: LanguageTag, type: Plural["type"]): readonly PluralCategory[] | undefined {
  // For an unknown language Intl would answer with the rules of the machine's own.
  if (Intl.PluralRules.supportedLocalesOf(lang).length === 0) return undefined;
  const known = new Set<string>(new Intl.PluralRules(lang, { type }).resolvedOptions().pluralCategories);
  return PLURAL_CATEGORIES.filter((category) => known.has(category));
}

/**
 * The article as it is translated into `lang`: without the plural forms that the language does not have, and with those
 * that it has beyond the article's, to be translated from the most general form there is.
 *
 *     items_one     "{{count}} item"          kk: both
 *     items_other   "{{count}} items"         ru: both, then items_few and items_many from "{{count}} items"
 *
 * The very same article where nothing differs. A form for zero stays in every language, for people like to say “none”.
 */
export function articleFor(article: Article, lang: LanguageTag): Article {
  const forms = Map.groupBy(
    article.units.filter((unit) => unit.plural !== undefined),
    (unit) => unit.plural?.group,
  );
  const added = new Map<Unit, readonly Unit[]>();
  for (const group of forms.values()) {
    const last = group.at(-1);
    if (last !== undefined) added.set(last, missingForms(group, lang));
  }
  const units = article.units.flatMap((unit) => [...(hasForm(lang, unit) ? [unit] : []), ...(added.get(unit) ?? [])]);
  const isSame = units.length === article.units.length && units.every((unit, index) => unit === article.units[index]);
  return isSame ? article : { ...article, units };
}

function hasForm(lang: LanguageTag, { plural }: Unit): boolean {
  if (plural === undefined || (plural.category === "zero" && plural.type === "cardinal")) return true;
  return pluralCategories(lang, plural.type)?.includes(plural.category) ?? true;
}

function missingForms(group: readonly Unit[], lang: LanguageTag): readonly Unit[] {
  const present = new Set(group.map((unit) => unit.plural?.category));
  const category = STAND_INS.find((candidate) => present.has(candidate));
  const model = group.findLast((unit) => unit.plural?.category === category);
  if (model?.plural === undefined) return [];
  const { plural } = model;
  const needed = pluralCategories(lang, plural.type) ?? [];
  return needed
    .filter((candidate) => !present.has(candidate))
    .map((candidate) => {
      const key = model.key?.slice(0, -plural.category.length).concat(candidate);
      return {
        ...model,
        ...(key === undefined
          ? {}
          : { key, headings: model.headings.map((name) => (name === model.key ? key : name)) }),
        plural: { ...plural, category: candidate, added: true },
      };
    });
}

/** The id of a segment in an added plural form: that of the segment it comes from, and the category. */
export function formId(id: string, category: PluralCategory): string {
  return `${id}-${category}`;
}

/** The category of a segment in an added plural form, by its id; undefined for every other segment. */
export function formOfId(id: string): PluralCategory | undefined {
  const end = id.slice(id.indexOf("-") + 1);
  return id.includes("-") ? PLURAL_CATEGORIES.find((category) => category === end) : undefined;
}
