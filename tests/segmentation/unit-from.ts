import type { InlineCode, Piece, Unit } from "../../src/core/model.ts";

/** A part of a unit under test: text as it stands in the article, text that stands for other data, or a code. */
export type Part =
  | string
  | { readonly text: string; readonly data: string }
  | { readonly code: InlineCode["type"]; readonly data: string; readonly name?: string; readonly pair?: number };

export const open = (pair: number, data = "**"): Part => ({ code: "open", data, pair, name: "bold" });
export const close = (pair: number, data = "**"): Part => ({ code: "close", data, pair, name: "bold" });
export const footnote: Part = { code: "standalone", data: "[^1]", name: "footnote" };
export const image: Part = { code: "standalone", data: "![](steppe.jpg)", name: "image" };
export const lineBreak: Part = { code: "standalone", data: "<br>", name: "line-break" };

/** A unit made of parts, and the article's text from offset 7 on, so that offsets are seen to be the article's. */
export function unitFrom(parts: readonly Part[], splits = true): { readonly unit: Unit; readonly article: string } {
  let article = "# Head\n";
  const start = article.length;
  const pieces = parts.map((part): Piece => {
    const data = typeof part === "string" ? part : part.data;
    const at = { start: article.length, end: article.length + data.length };
    article += data;
    if (typeof part === "string") return { kind: "text", text: part, ...at };
    if ("text" in part) return { kind: "text", text: part.text, ...at };
    const { code: type, name = "code", pair } = part;
    return { kind: "code", code: { type, name, data, ...(pair === undefined ? {} : { pair }) }, ...at };
  });
  const unit: Unit = { kind: "paragraph", headings: [], start, end: article.length, pieces, splits, style: "" };
  return { unit, article };
}
