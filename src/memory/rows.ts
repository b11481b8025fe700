import { hash } from "node:crypto";
import { crc32 } from "node:zlib";
import { languageKey } from "../core/locale.ts";
import type { InlineCode, LanguageTag, Runs, TranslationUnit } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";

/** A unit as it is stored. */
export interface Row {
  /** 128 bits that stand for the source text, see `exactKey`. */
  readonly key: Uint8Array;
  /** The unit as JSON. JSON escapes what SQLite cannot give back as it came: lone surrogates and NUL. */
  readonly content: string;
  /** 64 bits that stand for key and content: SQLite does not notice damage inside a value. */
  readonly sum: Uint8Array;
  /** CRC-32 of the content, which is enough where a million units are read and none is shown. */
  readonly crc: number;
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
  ...rest: (string | true | null)[],
];

const OPTIONAL = ["previousKey", "nextKey", "at", "by", "id", "onlyHere"] as const;

/**
 * Reads the languages of units or queries, by which they are matched.
 *
 * Make one for many units: it asks for each tag's script, which takes longer than to store a unit, but once.
 */
export function pairReader(): (of: { readonly sourceLang: LanguageTag; readonly lang: LanguageTag }) => LanguagePair {
  const keys = new Map<LanguageTag, string>();
  const keyOf = (tag: LanguageTag): string => {
    const key = keys.get(tag) ?? languageKey(tag);
    keys.set(tag, key);
    return key;
  };
  return ({ sourceLang, lang }) => ({ from: keyOf(sourceLang), to: keyOf(lang) });
}

/** What units have in common that are an exact match for one another, in whatever languages: 128 bits. */
export function exactKey(source: Runs): Uint8Array {
  return Buffer.from(contentKey(source), "hex");
}

/** The unit as a row, or undefined where it has no source or no target. */
export function packUnit(unit: TranslationUnit): Row | undefined {
  if (unit.source.length === 0 || unit.target.length === 0) return undefined;
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
  const key = exactKey(unit.source);
  return { key, content, sum: checksum(key, content), crc: crc32(content) };
}

/** The unit that a row's content stands for. */
export function unpackUnit(content: string): TranslationUnit {
  const [source, target, sourceLang, lang, state, origin, ...rest] = parse(content);
  const optional = OPTIONAL.flatMap((field, index) => {
    const value = rest[index];
    return typeof value === "string" || value === true ? [[field, value]] : [];
  });
  const unit = { source: unpackRuns(source), target: unpackRuns(target), sourceLang, lang, state, origin };
  return { ...unit, ...Object.fromEntries(optional) };
}

/** The source of that unit. */
export function unpackSource(content: string): Runs {
  return unpackRuns(parse(content)[0]);
}

/** Whether a stored unit is still as it was written. */
export function isIntact({ key, content, sum }: Omit<Row, "crc">): boolean {
  return equalBytes(checksum(key, content), sum);
}

/** The same of one of which only the content was read. */
export function isWhole({ content, crc }: Pick<Row, "content" | "crc">): boolean {
  return crc32(content) === crc;
}

/** Whether two keys or checksums are the same. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function checksum(key: Uint8Array, content: string): Uint8Array {
  return Buffer.from(hash("sha256", Buffer.from(key).toString("latin1") + content, "hex").slice(0, 16), "hex");
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
