import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PluralCategory } from "../../src/core/model.ts";
import { pluralCategories } from "../../src/core/plural.ts";

/** Texts by key, as i18next reads them; nested ones by their path. */
export type Texts = Readonly<Record<string, string>>;

const SRC = new URL("../../src/", import.meta.url).pathname;
const FORM = /_(zero|one|two|few|many|other)$/;

/** A resource file's texts, nested keys joined by dots; lists are left out. */
export function flatten(value: object, prefix = ""): Texts {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]: [string, unknown]) => {
      if (typeof text === "string") return [[prefix + key, text]];
      return Array.isArray(text) || typeof text !== "object" || text === null
        ? []
        : Object.entries(flatten(text, `${prefix}${key}.`));
    }),
  );
}

/** The key without its plural form. */
export function baseOf(key: string): string {
  return key.replace(FORM, "");
}

function formOf(key: string): PluralCategory | undefined {
  return FORM.exec(key)?.[1] as PluralCategory | undefined;
}

/** What is wrong with a catalogue, a line each: keys and forms missing or unused, values lost or new, what i18next would run. */
export function faults(english: Texts, texts: Texts, lang: string): readonly string[] {
  const wanted = new Set(Object.keys(english).flatMap((key) => formsIn(key, lang)));
  const englishOf = Map.groupBy(Object.keys(english), baseOf);
  return [
    ...[...wanted].filter((key) => texts[key] === undefined).map((key) => `${key} is missing`),
    ...Object.keys(texts)
      .filter((key) => !wanted.has(key))
      .map((key) => `${key} is in no English catalogue, or has a form that ${lang} lacks`),
    ...Object.entries(texts).flatMap(([key, text]) =>
      textFaults(
        key,
        text,
        (englishOf.get(baseOf(key)) ?? []).map((one) => english[one] ?? ""),
      ),
    ),
  ];
}

/** The keys that a language has for an English one; a form for zero is every language's own. */
function formsIn(key: string, lang: string): readonly string[] {
  const form = formOf(key);
  if (form === undefined || form === "zero") return [key];
  return (pluralCategories(lang, "cardinal") ?? []).map((category) => `${baseOf(key)}_${category}`);
}

function textFaults(key: string, text: string, english: readonly string[]): readonly string[] {
  const allowed = new Set(english.flatMap(valuesOf));
  // A form of one or none may do without its number, and with it without the sentence's other values.
  const form = formOf(key);
  const needed = form === "zero" || form === "one" ? [] : valuesOf(english.at(-1) ?? "");
  const has = new Set(valuesOf(text));
  return [
    ...[...has].filter((name) => !allowed.has(name)).map((name) => `${key} has {{${name}}}, which the English has not`),
    ...needed.filter((name) => !has.has(name)).map((name) => `${key} lacks {{${name}}}`),
    ...(text.trim() === "" ? [`${key} is empty`] : []),
    ...(/\$t\(/.test(text) ? [`${key} nests`] : []),
    ...(/ {2}\S/.test(text.trimStart()) && !english.some((one) => / {2}/.test(one.trimStart()))
      ? [`${key} has a double space`]
      : []),
  ];
}

function valuesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(?:- )?(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? "");
}

/**
 * The keys that no code names: neither as a string, nor by a template such as `match.${type}` or a group as in
 * `word("status", state)`, whose filled part is itself a word of the code or several.
 */
export function unusedKeys(keys: readonly string[], apart: RegExp): readonly string[] {
  const code = codeWithout(apart);
  const words = new Set(code.match(/[\w-]+/g));
  const templates = code.match(/`(?:[\w.-]|\$\{[^}`]*\})*\$\{[^}`]*\}(?:[\w.-]|\$\{[^}`]*\})*`/g) ?? [];
  const groups = [...code.matchAll(/\bword\("([\w.]+)", (\w+)/g)].map(([, group, name]) => `\`${group}.\${${name}}\``);
  const patterns = [...new Set([...templates, ...groups])].map((template) => {
    const parts = template.slice(1, -1).split(/\$\{[^}]*\}/);
    return new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("([a-z\\d][\\w. -]*|[A-Z][a-z]*|)")}$`);
  });
  const isFilled = (key: string): boolean =>
    patterns.some((pattern) => {
      const filled = pattern.exec(key)?.slice(1);
      return (
        filled?.every(
          (part) => part === "" || code.includes(`"${part}"`) || part.split(" ").every((one) => words.has(one)),
        ) ?? false
      );
    });
  return [...new Set(keys.map(baseOf))].filter((key) => !code.includes(`"${key}"`) && !isFilled(key));
}

/** The keys of phrases that the code names. One that is put together is among them as it stands, and so in no catalogue. */
export function namedPhrases(): readonly string[] {
  const found = codeWithout(/^report\/messages\//).match(/["`]phrase\.[^"`]+["`]/g) ?? [];
  const isType = (key: string): boolean => key.endsWith("{string}");
  return [...new Set(found.map((key) => key.slice(1, -1)))].filter((key) => !isType(key));
}

function codeWithout(apart: RegExp): string {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !apart.test(name))
    .map((name) => readFileSync(join(SRC, name), "utf8"))
    .join("\n");
}
