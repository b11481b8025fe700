import type { Article, Plural, Unit } from "../../core/model.ts";
import type { Change } from "../splice.ts";
import { memberChanges } from "./members.ts";
import type { JsonObject, JsonString } from "./read-json.ts";

/** A value that the article has, whether the result has it, and the units added behind it. */
export interface Fate {
  readonly string: JsonString;
  readonly isDropped: boolean;
  readonly added: readonly Unit[];
}

const NONE: readonly Unit[] = [];

/** What becomes of each value: plural forms that `article.units` lacks go, those that it adds come behind the last form. */
export function fatesOf(
  article: Article,
  strings: readonly JsonString[],
  plurals: ReadonlyMap<JsonString, Plural>,
): readonly Fate[] {
  const forms = article.units.filter(({ plural }) => plural !== undefined);
  const kept = new Set(forms.map(({ start, plural }) => (plural?.added ? undefined : start)));
  const added = Map.groupBy(
    forms.filter(({ plural }) => plural?.added),
    ({ plural }) => plural?.group,
  );
  const last = new Map([...plurals].map(([string, { group }]) => [group, string]));
  return strings.map((string) => {
    const plural = plurals.get(string);
    const isLast = plural !== undefined && last.get(plural.group) === string;
    return {
      string,
      isDropped: plural !== undefined && !kept.has(string.start),
      added: (isLast ? added.get(plural.group) : undefined) ?? NONE,
    };
  });
}

/** The changes that take dropped members out and put added ones in. `written` gives a unit's value as it is written. */
export function pluralChanges(
  json: string,
  fates: readonly Fate[],
  plurals: ReadonlyMap<JsonString, Plural>,
  written: (unit: Unit) => string,
): readonly Change[] {
  const models = new Map([...plurals.keys()].map((string) => [string.start, string]));
  const concerned = fates.filter(({ isDropped, added }) => isDropped || added.length > 0);
  const byObject = Map.groupBy(concerned, ({ string }) => string.member?.object);
  return [...byObject].flatMap(([object, own]) => (object === undefined ? [] : changesIn(object, own)));

  function changesIn(object: JsonObject, own: readonly Fate[]): readonly Change[] {
    const dropped = own.flatMap(({ string, isDropped }) => (isDropped ? [string.member?.index] : []));
    const added = own.map(({ string, added: units }) => [string.member?.index, units.map(memberOf)] as const);
    return memberChanges(json, object, { dropped: new Set(dropped), added: new Map(added) });
  }

  function memberOf(unit: Unit): string {
    const model = models.get(unit.start);
    const member = model?.member;
    const category = model === undefined ? undefined : plurals.get(model)?.category;
    if (member === undefined || category === undefined || unit.plural === undefined)
      throw new RangeError(`no plural form at ${unit.start} to add ${unit.key} to`);
    const token = json.slice(member.keyStart, member.keyEnd);
    const suffix = `${category}"`;
    const key = token.endsWith(suffix)
      ? `${token.slice(0, -suffix.length)}${unit.plural.category}"`
      : JSON.stringify(member.name.slice(0, -category.length) + unit.plural.category);
    return `${key}${json.slice(member.keyEnd, member.valueStart)}"${written(unit)}"`;
  }
}
