import type { Article, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import type { Change } from "../splice.ts";
import { encodeReference, REFERENCE } from "./entities.ts";
import { writeUnit } from "./write.ts";

/** An alternative text or a title as it is written. */
export function writeAttribute(
  article: Article,
  unit: Unit,
  chunks: readonly Chunk[],
  labels: () => ReadonlySet<string>,
): Change {
  const { start, end, key, style } = unit;
  if (key === "title") return { start, end, texts: writeTitle(article, unit, chunks) };
  const texts = writeUnit(article, unit, chunks, labels);
  const source = article.text.slice(start, end);
  const isLabel = style.endsWith("-collapsed") || style.endsWith("-shortcut");
  if (!isLabel || texts.map(({ text }) => text).join("") === source) return { start, end, texts };
  // `![Пикет][Pickets]` instead of `![Pickets]`, and of `![Pickets][]`, whose `][` is replaced along with its text.
  const label = source.replace(/\s*[\r\n][\s>]*/g, " ");
  return {
    start,
    end: style.endsWith("-collapsed") ? end + 2 : end,
    texts: [...texts, { text: `][${label}`, isMark: false }],
  };
}

function writeTitle(article: Article, unit: Unit, chunks: readonly Chunk[]): Change["texts"] {
  const open = article.text.charAt(unit.start - 1);
  const isCell = unit.style === "title-cell";
  return chunks.map((chunk) => {
    const text =
      chunk.kind === "copy"
        ? article.text.slice(chunk.start, chunk.end)
        : chunk.kind === "code"
          ? chunk.code.data
          : escapeTitle(chunk.text, open, isCell);
    return { text, isMark: false };
  });
}

const REFERENCES = new RegExp(REFERENCE, "g");

/** A text as it is written between the quotes of a title; `open` is the first of them. */
function escapeTitle(text: string, open: string, isCell: boolean): string {
  const quotes = open === "(" ? /[\\()]/g : open === "'" ? /[\\']/g : /[\\"]/g;
  const escaped = text
    .replace(quotes, "\\$&")
    .replace(REFERENCES, (reference) => `&amp;${reference.slice(1)}`)
    // A code span that began before the link would end here; a backslash does not hinder it.
    .replaceAll("`", encodeReference("`"));
  return isCell ? escaped.replaceAll("|", "\\|") : escaped;
}
