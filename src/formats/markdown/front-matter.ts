import type { Unit } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { hasWords, spanRuns } from "../span-runs.ts";
import { startOfText } from "../text-bytes.ts";
import { type Scalar, scalarAt, scalarPieces } from "./yaml-scalar.ts";

/** A top-level `key: value` and the lines that belong to it. */
interface Entry {
  readonly key: string;
  /** From the key to behind the line end of its last line. */
  readonly start: number;
  readonly end: number;
  /** The value, where it is a scalar on the key's own line. */
  readonly scalar: Scalar | undefined;
}

/**
 * YAML between two lines of three hyphens at the head of an article.
 *
 *     ---                    ← the text's first line, behind a byte-order mark
 *     title: Kandas          ← inner begins
 *     ---                    ← inner ends
 *     The body.              ← body begins
 */
export interface FrontMatter {
  readonly inner: number;
  readonly innerEnd: number;
  readonly body: number;
  readonly entries: readonly Entry[];
  /** The first top-level line that is no entry, comment or blank: this is not a plain mapping. */
  readonly strange: string | undefined;
}

const FENCE = /^---[ \t]*$/;
const KEY = /^(?:"([^"\\]*)"|'([^']*)'|([^\s"'#:,[\]{}&*!|>%@`?-][^:#]*?|-[^\s:#][^:#]*?))[ \t]*:(?=[ \t]|$)/;

/** The front matter of a text; undefined where it has none. Takes time linear in its length. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  let line = lineAt(text, startOfText(text));
  if (!FENCE.test(line.text)) return undefined;
  const inner = line.next;
  const entries: Entry[] = [];
  let strange: string | undefined;
  for (line = lineAt(text, inner); line.start < text.length; line = lineAt(text, line.next)) {
    if (FENCE.test(line.text)) return { inner, innerEnd: line.start, body: line.next, entries, strange };
    const key = KEY.exec(line.text);
    if (key !== null) entries.push(entryAt(text, line, key[1] ?? key[2] ?? key[3] ?? "", key[0].length));
    else if (isContinuation(line.text) && entries.length > 0) extend(entries, line);
    else if (!/^[ \t]*(?:#|$)/.test(line.text)) strange ??= line.text;
  }
  return undefined;
}

/** Every plain scalar of a front matter, by key. */
export function metaOf(text: string, { entries }: FrontMatter): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.flatMap(({ key, scalar }) =>
      scalar === undefined ? [] : [[key, plainText(spanRuns(scalarPieces(text, scalar)))] as const],
    ),
  );
}

/** The units of a front matter: the values of `keys`, those with letters in them. */
export function frontMatterUnits(text: string, { entries }: FrontMatter, keys: readonly string[]): readonly Unit[] {
  return entries.flatMap(({ key, scalar }): readonly Unit[] => {
    if (scalar === undefined || !keys.includes(key)) return [];
    const pieces = scalarPieces(text, scalar);
    if (!hasWords(pieces)) return [];
    const { start, end, style } = scalar;
    const splits = !/title$/i.test(key);
    return [{ kind: "front-matter", key, headings: [], start, end, pieces, splits, style: `yaml-${style}` }];
  });
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  readonly text: string;
}

function lineAt(text: string, start: number): Line {
  const lineEnd = /\r\n|\n|\r/g;
  lineEnd.lastIndex = start;
  const found = lineEnd.exec(text);
  const end = found?.index ?? text.length;
  return { start, end, next: end + (found?.[0].length ?? 0), text: text.slice(start, end) };
}

function entryAt(text: string, line: Line, key: string, length: number): Entry {
  return { key, start: line.start, end: line.next, scalar: scalarAt(text, line.start + length, line.end) };
}

/** Indented lines and items of a list belong to the key above. */
function isContinuation(line: string): boolean {
  return /^(?:[ \t]+[^ \t#]|-(?:[ \t]|$)|[\]}])/.test(line);
}

/** A value that goes on in the next line is not the scalar that its first line looks like. */
function extend(entries: Entry[], line: Line): void {
  const last = entries.at(-1);
  if (last !== undefined) entries[entries.length - 1] = { ...last, end: line.next, scalar: undefined };
}
