import type { Piece, Unit } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { hasWords, spanRuns } from "../span-runs.ts";
import { startOfText } from "../text-bytes.ts";
import { lineAt } from "./lines.ts";
import { tomlEntries, tomlScalar } from "./toml.ts";
import { yamlEntries } from "./yaml.ts";
import { yamlScalar, yamlValues } from "./yaml-values.ts";

/** A `key: value` or `key = value` and the lines that belong to it. */
export interface Entry {
  /** A key of a mapping inside a mapping has a stop: `params.lead`. */
  readonly key: string;
  /** From the key to behind the line end of its last line. */
  readonly start: number;
  readonly end: number;
  /** Behind the colon or the equals sign. */
  readonly value: number;
}

/** A text in a value: a whole scalar, or a paragraph of one in many lines. */
export interface Value {
  /** How it is written; `Unit.style`. */
  readonly style: string;
  readonly pieces: readonly Piece[];
}

/** What stands between the fences of a front matter. */
export interface Mapping {
  readonly entries: readonly Entry[];
  /** The first line that is no entry, comment or blank: this is not a plain mapping. */
  readonly strange: string | undefined;
  /** Where keys can be added. */
  readonly open: number;
}

/**
 * YAML between two lines of three hyphens, or TOML between two of three plus signs, at the head of an article.
 *
 *     ---                    ← the text's first line, behind a byte-order mark
 *     title: Kandas          ← inner begins
 *     ---                    ← inner ends
 *     The body.              ← body begins
 */
export interface FrontMatter extends Mapping {
  readonly syntax: "yaml" | "toml";
  readonly inner: number;
  readonly innerEnd: number;
  readonly body: number;
}

/** The front matter of a text; undefined where it has none. Takes time linear in its length. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const first = lineAt(text, startOfText(text));
  const syntax = /^---[ \t]*$/.test(first.text) ? "yaml" : /^\+\+\+[ \t]*$/.test(first.text) ? "toml" : undefined;
  if (syntax === undefined) return undefined;
  const fence = syntax === "yaml" ? /^---[ \t]*$/ : /^\+\+\+[ \t]*$/;
  for (let line = lineAt(text, first.next); line.start < text.length; line = lineAt(text, line.next)) {
    if (!fence.test(line.text)) continue;
    const read = syntax === "yaml" ? yamlEntries : tomlEntries;
    const mapping = read(text, first.next, line.start);
    return { ...mapping, syntax, inner: first.next, innerEnd: line.start, body: line.next };
  }
  return undefined;
}

/** Every plain scalar of a front matter, by key. */
export function metaOf(text: string, { syntax, entries }: FrontMatter): Readonly<Record<string, string>> {
  const read = syntax === "yaml" ? yamlScalar : tomlScalar;
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const pieces = read(text, entry)?.pieces;
      return pieces === undefined ? [] : [[entry.key, plainText(spanRuns(pieces))] as const];
    }),
  );
}

/** The units of a front matter: the values of `keys`, those with letters in them. */
export function frontMatterUnits(text: string, front: FrontMatter, keys: readonly string[]): readonly Unit[] {
  return front.entries.flatMap((entry) =>
    keys.includes(entry.key) ? valuesOf(text, front, entry).flatMap((value) => unitOf(entry.key, value)) : [],
  );
}

function valuesOf(text: string, { syntax }: FrontMatter, entry: Entry): readonly Value[] {
  if (syntax === "yaml") return yamlValues(text, entry);
  const scalar = tomlScalar(text, entry);
  return scalar === undefined || scalar.style === "toml-bare" ? [] : [scalar];
}

function unitOf(key: string, { style, pieces }: Value): readonly Unit[] {
  const start = pieces[0]?.start;
  const end = pieces.at(-1)?.end;
  if (start === undefined || end === undefined || !hasWords(pieces)) return [];
  return [{ kind: "front-matter", key, headings: [], start, end, pieces, splits: !/title$/i.test(key), style }];
}
