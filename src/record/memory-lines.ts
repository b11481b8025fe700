import * as v from "valibot";
import { isLanguageTag } from "../core/locale.ts";
import type { LanguageTag, Runs, TranslationUnit } from "../core/model.ts";
import { STATES } from "../core/model.ts";
import { readNotation } from "../core/notation.ts";
import { type Phrase, type Place, Problem, phrase } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import { runsFromJson } from "./runs-json.ts";

const runs = v.pipe(
  v.unknown(),
  v.transform((json) => runsFromJson(json)),
  v.custom<Runs>((value) => Array.isArray(value) && plainText(value).trim() !== "", "phrase.text"),
);
const tag = v.pipe(v.string("phrase.languageTag"), v.check(isLanguageTag, "phrase.languageTag"));
const text = v.exactOptional(v.string("phrase.string"));

const line = v.object(
  {
    source: runs,
    target: runs,
    sourceLang: v.optional(tag),
    lang: v.optional(tag),
    previousKey: text,
    nextKey: text,
    state: v.optional(v.picklist(STATES, STATES.join(" | ")), "edited"),
    origin: v.optional(
      v.picklist(["memory", "engine", "pseudo", "person", "aligned"], "memory | engine | pseudo | person | aligned"),
      "memory",
    ),
    by: text,
    at: text,
    id: text,
    onlyHere: v.exactOptional(v.literal(true, "true")),
    createdBy: text,
    createdAt: text,
    notes: v.exactOptional(v.array(v.string("phrase.string"), "phrase.list")),
    props: v.exactOptional(
      v.array(
        v.object({ type: v.string("phrase.string"), value: v.string("phrase.string") }, "phrase.map"),
        "phrase.list",
      ),
    ),
    memory: text,
  },
  "phrase.map",
);

/** The languages of lines that name none; a line without any target language is a fault. */
export interface KnownLanguages {
  readonly sourceLang: LanguageTag;
  readonly lang?: LanguageTag;
}

/**
 * The entries of a memory of one JSON object a line: `source` and `target`, each a string or runs as in the record, and
 * what else is known of them. Empty lines and unknown keys are passed over.
 *
 *     {"source": "Home", "target": "Басты бет", "lang": "kk"}
 *
 * @throws Problem `E_MEMORY_LINE` with the first line that is no entry: a damaged file is not used in part
 */
export function parseMemoryLines(content: string, path: string, known: KnownLanguages): readonly TranslationUnit[] {
  return content
    .split("\n")
    .flatMap((each, index) => (each.trim() === "" ? [] : [readMemoryLine(each, { path, line: index + 1 }, known)]));
}

/**
 * The entry of one line, see `parseMemoryLines`.
 *
 * @throws Problem `E_MEMORY_LINE`
 */
export function readMemoryLine(content: string, place: Place, known: KnownLanguages): TranslationUnit {
  const refuse = (reason: Phrase, cause?: unknown): Problem =>
    new Problem("E_MEMORY_LINE", { path: place.path, reason }, place, { cause });
  const read = v.safeParse(line, parseJson(content, refuse));
  if (!read.success) throw refuse(reasonOf(read.issues[0]));
  const { sourceLang = known.sourceLang, lang = known.lang, ...rest } = read.output;
  if (lang === undefined) throw refuse(phrase("phrase.line.missing", { field: "lang" }));
  return { ...rest, sourceLang, lang };
}

function parseJson(text: string, refuse: (reason: Phrase, cause?: unknown) => Problem): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refuse(phrase("phrase.line.notJson"), cause);
  }
}

function reasonOf(issue: v.BaseIssue<unknown>): Phrase {
  const field = issue.path?.map((part) => String(part.key)).join(".");
  if (field !== undefined && issue.type === "object") return phrase("phrase.line.missing", { field });
  const expected = readNotation(issue.message);
  return field === undefined
    ? phrase("phrase.line.expected", { expected })
    : phrase("phrase.line.expectedAt", { field, expected });
}
