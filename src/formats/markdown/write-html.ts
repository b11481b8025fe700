import type { Article } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import type { Change } from "../splice.ts";
import { encodeReference, REFERENCE } from "./entities.ts";

const SPECIAL = new RegExp(`<|(?<=\\{)[{%]|${REFERENCE}`, "g");

/** The text of an HTML block as it is written. */
export function writeHtml(article: Article, chunks: readonly Chunk[]): Change["texts"] {
  return chunks.map((chunk) => ({ text: written(article, chunk), isMark: chunk.kind === "mark" }));
}

function written(article: Article, chunk: Chunk): string {
  switch (chunk.kind) {
    case "copy":
      return article.text.slice(chunk.start, chunk.end);
    case "code":
      return chunk.written ?? chunk.code.data;
    case "mark":
      return chunk.text;
    case "text":
      return escapeHtml(chunk.text);
  }
}

/** A text between tags. Liquid and Hugo know no escapes, so that of their marks the second character is a reference. */
function escapeHtml(text: string): string {
  return text.replace(SPECIAL, (found) => {
    if (found === "<") return "&lt;";
    return found.startsWith("&") ? `&amp;${found.slice(1)}` : encodeReference(found);
  });
}
