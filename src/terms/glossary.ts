import { isLanguageTag, sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Rendering, Term } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { checkShape, firstProblem, formatPath, isMap, type ShapeCodes } from "../core/shape.ts";
import { readYaml, type ValuePath, type YamlDocument } from "../core/yaml-document.ts";
import { clashes } from "./clashes.ts";
import { type Entry, glossarySchema, type RawRendering } from "./glossary-schema.ts";

/** The terms of a project, in the order of its file. */
export interface Glossary {
  readonly terms: readonly Term[];
}

/** The glossary of a project that has none. */
export const emptyGlossary: Glossary = Object.freeze({ terms: Object.freeze([]) });

const CODES: ShapeCodes = {
  unknownKey: "E_GLOSSARY_KEY",
  missingKey: "E_GLOSSARY_MISSING",
  wrongValue: "E_GLOSSARY_SHAPE",
};
const TERM_KEYS = [
  "id",
  "source",
  "variants",
  "doNotTranslate",
  "certainty",
  "status",
  "partOfSpeech",
  "definition",
  "domains",
  "valid",
  "validBy",
  "keepWhen",
  "replacedBy",
  "note",
  "reference",
] as const;

/**
 * Reads a glossary file.
 *
 *     version: 1
 *     terms:
 *       - id: atajurt
 *         source: Atajurt
 *         variants: [Atazhurt]
 *         kk: { term: Атажұрт, forbidden: [Атаджұрт] }
 *         ru: { term: Атажурт, admitted: [Атаджурт] }
 *         certainty: A
 *       - { id: reuters, source: Reuters, doNotTranslate: true, certainty: B }
 *
 * Every key of a term that is a BCP 47 tag holds a rendering. Throws the first Problem in reading order with its line
 * and column; its value `further` counts the problems of the same kind of error after it.
 *
 * @param path named in problems; nothing is read from there
 * @param langs the project's languages: a rendering under `kk-KZ` is the one for the project's `kk`
 */
export async function parseGlossary(text: string, path: string, langs: readonly LanguageTag[]): Promise<Glossary> {
  const document = await readYaml(text, path, "E_GLOSSARY_YAML");
  const unknown = unknownKeys(document);
  if (unknown.length > 0) throw firstProblem(unknown);
  const raw = await checkShape(document, await glossarySchema(), CODES);
  const terms = raw.terms.map((entry, index) => termOf(entry, index, document, langs));
  const problems = clashes(terms, document);
  if (problems.length > 0) throw firstProblem(problems);
  return { terms };
}

function termOf(entry: Entry, index: number, document: YamlDocument, langs: readonly LanguageTag[]): Term {
  const { id, source, variants, doNotTranslate, certainty, status, domains, validBy, keepWhen, ...rest } = entry;
  const { partOfSpeech, definition, replacedBy, note, reference, valid, ...byLanguage } = rest;
  const renderings = new Map<LanguageTag, Rendering>();
  for (const [tag, rendering] of Object.entries<RawRendering>(byLanguage)) {
    const lang = langs.find((known) => sameLanguage(known, tag)) ?? tag;
    const place = document.place(["terms", index, tag], "key");
    if (renderings.has(lang)) {
      throw new Problem("E_TERM_AMBIGUOUS", { term: source, lang, firstLine: place.line ?? 1, further: 0 }, place);
    }
    renderings.set(lang, renderingOf(rendering, source, document, ["terms", index, tag]));
  }
  const optional = { partOfSpeech, definition, replacedBy, note, reference };
  return {
    ...{ id, source, variants, renderings, doNotTranslate, certainty, status, domains, validBy, keepWhen },
    ...defined(optional),
    valid: (Array.isArray(valid) ? valid : [valid]).map(defined),
    line: document.place(["terms", index]).line ?? 1,
  };
}

/** A rendering that keeps the source form has it as its term. */
function renderingOf(raw: RawRendering, source: string, document: YamlDocument, path: ValuePath): Rendering {
  const { term, admitted, forbidden, forms, doNotTranslate, ...rest } = raw;
  if (term === undefined && doNotTranslate !== true) {
    throw new Problem(
      "E_GLOSSARY_MISSING",
      { key: "term", within: formatPath(path), further: 0 },
      document.place(path),
    );
  }
  const kept = doNotTranslate === true ? { doNotTranslate } : {};
  return { term: term ?? source, admitted, forbidden, forms, ...defined(rest), ...kept };
}

/** The object without its undefined values. */
function defined<T extends object>(object: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  // Leaving out a key is all that is done to it.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

/** Keys of terms that are neither ours nor a language: valibot would take them for renderings. */
function unknownKeys(document: YamlDocument): readonly Problem[] {
  const { value } = document;
  const terms = isMap(value) && Array.isArray(value["terms"]) ? value["terms"] : [];
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return terms.flatMap((term: unknown, index) => {
    const keys = isMap(term) ? Object.keys(term) : [];
    return keys.flatMap((key) => unknownKey(key, ["terms", index, key], document, names) ?? []);
  });
}

function unknownKey(
  key: string,
  path: ValuePath,
  document: YamlDocument,
  names: Intl.DisplayNames,
): Problem | undefined {
  if (TERM_KEYS.some((known) => known === key)) return undefined;
  const place = document.place(path, "key");
  const within = formatPath(path.slice(0, -1));
  if (!isLanguageTag(key)) {
    return new Problem("E_GLOSSARY_KEY", { key, within, known: `${TERM_KEYS.join(", ")}, kk, ru` }, place);
  }
  // CLDR has no name for `kz`, which is well-formed but is Kazakhstan's country code.
  if (names.of(new Intl.Locale(key).language) !== undefined) return undefined;
  return new Problem("E_GLOSSARY_LANGUAGE", { lang: key, within }, place);
}
