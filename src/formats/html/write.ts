import type { Article, Piece, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { writeValue } from "../markdown/write-scalar.ts";
import type { Change } from "../splice.ts";
import { escapeAttribute, escapeText } from "./escape.ts";

/** A code's markup, with the attributes in it translated. */
export type CodeText = (piece: Piece & { readonly kind: "code" }) => string;

/** How a unit's chunks are written. */
export interface Writing {
  readonly article: Article;
  readonly noBreakSpace: string;
  readonly codeText: CodeText;
  /** Whether there are attributes in a code that are units. */
  readonly holdsUnits: (piece: Piece) => boolean;
}

/** A unit as it is written: targets escaped for where it stands, codes from their data, the rest as it stands. */
export function writeUnit(writing: Writing, unit: Unit, chunks: readonly Chunk[]): Change {
  const texts = textsOf(writing, unit, chunks);
  return texts === undefined ? writeValue(writing.article, unit, chunks) : { start: unit.start, end: unit.end, texts };
}

/** The texts of a unit of HTML; none for one of the front matter, which is no HTML. */
function textsOf(writing: Writing, unit: Unit, chunks: readonly Chunk[]): Change["texts"] | undefined {
  switch (unit.style) {
    case "attribute-unquoted":
      return writeUnquoted(writing, chunks);
    case "attribute-double":
      return chunks.map((chunk) => plain(written(writing, chunk, quoted('"'))));
    case "attribute-single":
      return chunks.map((chunk) => plain(written(writing, chunk, quoted("'"))));
    case "text":
    case "plain":
      return chunks.map((chunk) => ({
        text: written(writing, chunk, (text) => escapeText(text, writing.noBreakSpace)),
        isMark: chunk.kind === "mark",
      }));
    default:
      return undefined;
  }

  function quoted(quote: '"' | "'"): (text: string) => string {
    return (text) => escapeAttribute(text, quote, writing.noBreakSpace);
  }
}

/** A value that had no quotes gets them: a target may have spaces. */
function writeUnquoted(writing: Writing, chunks: readonly Chunk[]): Change["texts"] {
  if (chunks.every(({ kind }) => kind === "copy")) return chunks.map((chunk) => plain(written(writing, chunk, String)));
  const value = chunks.map(textOf).join("");
  const quote = { text: '"', isMark: true };
  return [quote, plain(escapeAttribute(value, '"', writing.noBreakSpace)), quote];
}

function textOf(chunk: Chunk): string {
  if (chunk.kind === "copy") return chunk.pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
  return chunk.kind === "code" ? chunk.code.data : chunk.text;
}

function plain(text: string): Change["texts"][number] {
  return { text, isMark: false };
}

function written({ article, codeText }: Writing, chunk: Chunk, escaped: (text: string) => string): string {
  switch (chunk.kind) {
    case "copy":
      return chunk.pieces
        .map((piece) => (piece.kind === "code" ? codeText(piece) : article.text.slice(piece.start, piece.end)))
        .join("");
    case "code":
      return chunk.written ?? chunk.code.data;
    case "mark":
      return chunk.text;
    case "text":
      return escaped(chunk.text);
  }
}
