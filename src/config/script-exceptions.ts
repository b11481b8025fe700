import type { LanguageTag } from "../core/model.ts";
import { notation } from "../core/notation.ts";
import { Problem, phrase } from "../core/problem.ts";
import { checkShape, firstProblem, formatPath, isMap, mapOf, type ShapeCodes } from "../core/shape.ts";
import { readYaml } from "../core/yaml-document.ts";

/** How a Kazakh word or phrase is written in another script, whatever the rules say. */
export interface ScriptException {
  readonly from: string;
  readonly to: string;
}

/** The exceptions of a project, by the language that they are for, in the order of the file. */
export type ScriptExceptions = ReadonlyMap<LanguageTag, readonly ScriptException[]>;

const CODES: ShapeCodes = {
  unknownKey: "E_SCRIPTS_KEY",
  missingKey: "E_SCRIPTS_VALUE",
  wrongValue: "E_SCRIPTS_VALUE",
};

/**
 * Reads a file of words that are not transliterated by rule.
 *
 *     kk-Arab:
 *       Шыңжаң: شىنجاڭ
 *     kk-Latn:
 *       Нью-Йорк: New York
 *
 * Throws the first Problem in reading order with line and column; its value `further` counts those after it.
 *
 * @param path named in problems; nothing is read from there
 */
export async function parseScriptExceptions(text: string, path: string): Promise<ScriptExceptions> {
  const read = await readYaml(text, path, "E_SCRIPTS_YAML");
  const document = { ...read, value: read.value ?? {} };
  const raw = await checkShape(document, await exceptionsSchema(), CODES);
  const given = Object.entries(raw).map(([lang, words]) => [lang, Object.entries(words ?? {})] as const);
  const problems = given.flatMap(([lang, words]) =>
    words
      .filter(([from, to]) => !/\p{sc=Cyrillic}/u.test(from) || /\p{sc=Cyrillic}/u.test(to))
      .map(([from, found]) => {
        const at = [lang, from];
        const expected = phrase("phrase.scriptException");
        return new Problem("E_SCRIPTS_VALUE", { key: formatPath(at), found, expected }, document.place(at));
      }),
  );
  if (problems.length > 0) throw firstProblem(problems);
  return new Map(given.map(([lang, words]) => [lang, words.map(([from, to]) => ({ from, to }))]));
}

async function exceptionsSchema() {
  const v = await import("valibot");
  const word = v.pipe(
    v.string("phrase.string"),
    v.nonEmpty("phrase.stringWithText"),
    v.maxLength(200, notation("phrase.stringUpTo", { most: 200 })),
  );
  const words = v.optional(
    v.pipe(v.custom(isMap, "phrase.map"), v.record(v.string("phrase.string"), word, "phrase.map")),
  );
  return mapOf(v, { "kk-Arab": words, "kk-Latn": words });
}
