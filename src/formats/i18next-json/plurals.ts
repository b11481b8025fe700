import type { LanguageTag, Plural, PluralCategory } from "../../core/model.ts";
import { pluralCategories } from "../../core/plural.ts";
import type { JsonObject, JsonString } from "./read-json.ts";

const SUFFIX = /(_ordinal)?_(zero|one|two|few|many|other)$/;

interface Form {
  readonly string: JsonString;
  readonly type: Plural["type"];
  readonly category: PluralCategory;
}

/**
 * The strings that are plural forms, by i18next's suffixes (`_one`, `_ordinal_two`); contexts stand before those.
 *
 * Keys of one object that differ only in the suffix are forms of one text if two of their categories are the source
 * language's. In a language with a single category the text must count: `type_other` alone may be anything.
 */
export function pluralsOf(
  json: string,
  strings: readonly JsonString[],
  lang: LanguageTag,
): ReadonlyMap<JsonString, Plural> {
  const plurals = new Map<JsonString, Plural>();
  let groups = 0;
  for (const forms of formsByStem(strings)) {
    if (!isPlural(json, forms, lang)) continue;
    const group = groups++;
    for (const { string, type, category } of forms) plurals.set(string, { group, type, category });
  }
  return plurals;
}

function formsByStem(strings: readonly JsonString[]): Iterable<readonly Form[]> {
  const stems = new Map<JsonObject, Map<string, Form[]>>();
  const groups: Form[][] = [];
  for (const string of strings) {
    const { member } = string;
    const suffix = member === undefined ? null : SUFFIX.exec(member.name);
    if (member === undefined || suffix === null || suffix.index === 0) continue;
    const [, ordinal = "", category] = suffix;
    const stem = member.name.slice(0, suffix.index) + ordinal;
    const inObject = stems.get(member.object) ?? new Map<string, Form[]>();
    stems.set(member.object, inObject);
    const forms = inObject.get(stem) ?? [];
    if (forms.length === 0) groups.push(forms);
    inObject.set(stem, forms);
    // The pattern lets only categories through.
    forms.push({ string, type: ordinal === "" ? "cardinal" : "ordinal", category: category as PluralCategory });
  }
  return groups;
}

function isPlural(json: string, forms: readonly Form[], lang: LanguageTag): boolean {
  const known = pluralCategories(lang, forms[0]?.type ?? "cardinal") ?? [];
  const own = forms.filter(({ category }) => known.includes(category));
  if (known.length === 1) return own.some(({ string }) => json.slice(string.start, string.end).includes("{{count"));
  return new Set(own.map(({ category }) => category)).size > 1;
}
