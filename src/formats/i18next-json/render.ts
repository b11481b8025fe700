import type { Article, Edit, Run, Unit } from "../../core/model.ts";
import { type Chunk, type ChunkStyle, chunksOf, editsByUnit, isUntouched } from "../chunks.ts";
import { oneLine } from "../one-line.ts";
import { splice } from "../splice.ts";
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
  const touched = new Map<Unit, readonly Chunk[]>();
  article.units.forEach((unit, index) => {
    const chunks = chunksOf(article, unit, groups.get(index) ?? [], STYLE);
    if (!isUntouched(unit, chunks)) touched.set(unit, chunks);
  });
  const write = stringWriter(article.text);
  const written = (unit: Unit): string =>
    touched
      .get(unit)
      ?.map((chunk) => jsonOf(article.text, chunk, write))
      .join("") ?? article.text.slice(unit.start, unit.end);
  const changes = [...pluralChanges(article.text, fates, plurals, written)];
  for (const unit of touched.keys())
    if (!unit.plural?.added)
      changes.push({ start: unit.start, end: unit.end, texts: [{ text: written(unit), isMark: false }] });
  const { text } = splice(article.text, changes);
  verify(article, fates, touched, text);
  return encode(text);
}

const STYLE: ChunkStyle = {
  target: (runs) => runs.map((run: Run): Chunk => (run.kind === "text" ? { ...run, text: oneLine(run.text) } : run)),
  // What a text is stands in a file beside the article.
  marked: (chunks) => chunks,
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
