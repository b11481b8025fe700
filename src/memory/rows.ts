import { hash } from "node:crypto";
import { languageKey } from "../core/locale.ts";
import type { InlineCode, LanguageTag, Runs, TranslationUnit } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";

/** A unit as it is stored. */
export interface Row {
  /** 128 bits that stand for source text and languages, see `exactKey`. */
  readonly key: Uint8Array;
  /** The unit as JSON. JSON escapes what SQLite cannot give back as it came: lone surrogates and NUL. */
  readonly content: string;
  /** The first 64 bits of the content's SHA-256: SQLite does not notice damage inside a text. */
  readonly sum: Uint8Array;
}

/** A pair of languages as keys, see `languageKey`. */
export interface LanguagePair {
  readonly from: string;
  readonly to: string;
}

/** Runs with text as plain strings. */
type PackedRuns = readonly (string | InlineCode)[];

/** The fields of a unit in a fixed order, `null` for absent ones, without those that are absent at the end. */
type PackedUnit = readonly [
  source: PackedRuns,
  target: PackedRuns,
  sourceLang: LanguageTag,
  lang: LanguageTag,
  state: TranslationUnit["state"],
  origin: TranslationUnit["origin"],
  ...rest: (string | null)[],
];

const OPTIONAL = ["previousKey", "nextKey", "at", "by", "id"] as const;

/** The languages of a unit or query, by which it is matched. */
export function languagePair(of: { readonly sourceLang: LanguageTag; readonly lang: LanguageTag }): LanguagePair {
  return { from: languageKey(of.sourceLang), to: languageKey(of.lang) };
}

/** What units have in common that are an exact match for one another: 128 bits. */
export function exactKey(source: Runs, { from, to }: LanguagePair): Uint8Array {
  return hash("sha256", `${from}\n${to}\n${contentKey(source)}`, "buffer").subarray(0, 16);
}

/** The unit as it is stored. */
export function packUnit(unit: TranslationUnit, pair: LanguagePair): Row {
  const rest = OPTIONAL.map((field) => unit[field] ?? null);
  const known = rest.findLastIndex((value) => value !== null) + 1;
  const { sourceLang, lang, state, origin } = unit;
  const packed: PackedUnit = [
    packRuns(unit.source),
    packRuns(unit.target),
    sourceLang,
    lang,
    state,
    origin,
    ...rest.slice(0, known),
  ];
  const content = JSON.stringify(packed);
  return { key: exactKey(unit.source, pair), content, sum: checksum(content) };
}

/** The unit that `packUnit` packed. */
export function unpackUnit(content: string): TranslationUnit {
  const [source, target, sourceLang, lang, state, origin, ...rest] = parse(content);
  const optional = OPTIONAL.flatMap((field, index) => {
    const value = rest[index];
    return typeof value === "string" ? [[field, value]] : [];
  });
  const unit = { source: unpackRuns(source), target: unpackRuns(target), sourceLang, lang, state, origin };
  return { ...unit, ...Object.fromEntries(optional) };
}

/** The source of the unit that `packUnit` packed. */
export function unpackSource(content: string): Runs {
  return unpackRuns(parse(content)[0]);
}

/** Whether a stored unit is still as it was written. */
export function isIntact(content: string, sum: Uint8Array): boolean {
  return Buffer.compare(checksum(content), sum) === 0;
}

function checksum(content: string): Uint8Array {
  return hash("sha256", content, "buffer").subarray(0, 8);
}

function parse(content: string): PackedUnit {
  // Its checksum was compared, so it is what `packUnit` wrote.
  return JSON.parse(content) as PackedUnit;
}

function packRuns(runs: Runs): PackedRuns {
  return runs.map((run) => (run.kind === "text" ? run.text : run.code));
}

function unpackRuns(packed: PackedRuns): Runs {
  return packed.map((part) => (typeof part === "string" ? { kind: "text", text: part } : { kind: "code", code: part }));
}
