import type { Article, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import type { Change } from "../splice.ts";
import { escapeBasic, isLiteralSafe } from "./toml.ts";
import { escapeScalar, writeScalar } from "./yaml-scalar.ts";

/**
 * A front-matter value as it is written: in the quotes that it has, and in double quotes where others, or none, would not
 * give this text.
 *
 *     title: Kandas return       →   title: "Қандастар: оралу"
 *     title = 'Kandas return'    →   title = "Oralman'dar"
 */
export function writeValue(article: Article, unit: Unit, chunks: readonly Chunk[]): Change {
  const { start, end, style } = unit;
  const isChanged = !chunks.every(({ kind }) => kind === "copy");
  const value = (): string => chunks.map(textOf).join("").trim();
  if (style === "yaml-plain" && isChanged)
    return { start, end, texts: [{ text: writeScalar(value()), isMark: false }] };
  if (style === "toml-literal" && !isLiteralSafe(value()))
    return { start: start - 1, end: end + 1, texts: [{ text: `"${escapeBasic(value())}"`, isMark: false }] };
  const texts = chunks.map((chunk, index) => ({ text: written(article, style, chunk, index), isMark: false }));
  return { start, end, texts };
}

function written(article: Article, style: string, chunk: Chunk, index: number): string {
  if (chunk.kind === "copy") return article.text.slice(chunk.start, chunk.end);
  const text = textOf(chunk);
  switch (style) {
    case "yaml-double":
      return escapeScalar(text, "double");
    case "yaml-single":
      return escapeScalar(text, "single");
    case "toml-basic":
      return escapeBasic(text);
    case "yaml-folded":
    case "yaml-literal":
      // A blank before it would make the line an indented one.
      return index === 0 ? text.trimStart() : text;
    default:
      return text;
  }
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
