import type { Article, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import type { Change } from "../splice.ts";
import { escapeScalar, type ScalarStyle, writeScalar } from "./yaml-scalar.ts";

/**
 * A front-matter value as it is written: in the quotes that it has, and in double quotes where an unquoted one would
 * no longer read as this text.
 *
 *     title: Kandas return       →   title: "Қандастар: оралу"
 */
export function writeValue(article: Article, unit: Unit, chunks: readonly Chunk[]): Change["texts"] {
  const style = styleOf(unit);
  if (style === "plain" && !chunks.every(({ kind }) => kind === "copy")) {
    const value = chunks.map(textOf).join("");
    return [{ text: writeScalar(value.trim()), isMark: false }];
  }
  return chunks.map((chunk) => {
    const text =
      chunk.kind === "copy" ? article.text.slice(chunk.start, chunk.end) : escapeScalar(textOf(chunk), style);
    return { text, isMark: false };
  });
}

function styleOf(unit: Unit): ScalarStyle {
  if (unit.style === "yaml-single") return "single";
  return unit.style === "yaml-double" ? "double" : "plain";
}

function textOf(chunk: Chunk): string {
  switch (chunk.kind) {
    case "copy":
      return chunk.pieces.map((piece) => (piece.kind === "text" ? piece.text : piece.code.data)).join("");
    case "code":
      return chunk.code.data;
    case "text":
    case "mark":
      return chunk.text;
  }
}
