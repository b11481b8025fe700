import type { Article, Edit, Run, Unit } from "../../core/model.ts";
import { type Chunk, type ChunkStyle, chunksOf, editsByUnit } from "../chunks.ts";
import { oneLine } from "../one-line.ts";
import { type Change, splice } from "../splice.ts";
import { encode } from "../text-bytes.ts";
import { fatesOf, pluralChanges } from "./plural-edits.ts";
import { pluralsOf } from "./plurals.ts";
import { readJson } from "./read-json.ts";
import { verify } from "./verify.ts";
import { stringWriter } from "./write-string.ts";

/**
 * The bytes of an article with `edits` made, checked by parsing them again.
 *
 * Plural forms that `article.units` adds are put behind the last of their group, those that it lacks are left out:
 * `articleFor` says which. Source text that stays cannot be marked.
 */
export function renderI18nextJson(article: Article, edits: readonly Edit[]): Uint8Array {
  const strings = readJson(article.text, article.path);
  const plurals = pluralsOf(article.text, strings, article.lang);
  if (edits.length === 0 && plurals.size === 0) return encode(article.text);
  const fates = fatesOf(article, strings, plurals);
  const groups = editsByUnit(edits);
  const chunks = new Map(
    article.units.map((unit, index) => [unit, chunksOf(article, unit, groups.get(index) ?? [], STYLE)]),
  );
  const write = stringWriter(article.text);
  const written = (unit: Unit): string =>
    (chunks.get(unit) ?? []).map((chunk) => jsonOf(article.text, chunk, write)).join("");
  const values = article.units.flatMap((unit, index): readonly Change[] => {
    if (unit.plural?.added || !groups.has(index)) return [];
    return [{ start: unit.start, end: unit.end, texts: [{ text: written(unit), isMark: false }] }];
  });
  const { text } = splice(article.text, [...values, ...pluralChanges(article.text, fates, plurals, written)]);
  verify(article, fates, chunks, text);
  return encode(text);
}

const STYLE: ChunkStyle = {
  target: (runs) => runs.map((run: Run): Chunk => (run.kind === "text" ? { ...run, text: oneLine(run.text) } : run)),
  fallback: (pieces, start, end) => [{ kind: "copy", pieces, start, end }],
};

function jsonOf(json: string, chunk: Chunk, write: (text: string) => string): string {
  switch (chunk.kind) {
    case "copy":
      return json.slice(chunk.start, chunk.end);
    case "code":
      return chunk.code.data;
    case "text":
    case "mark":
      return write(chunk.text);
  }
}
