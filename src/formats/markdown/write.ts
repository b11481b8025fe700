import type { Article, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import type { Change } from "../splice.ts";
import { characterAt, characterBefore, classOf, flanking } from "./characters.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { isEmphasis } from "./emphasis.ts";
import { encodeReference } from "./entities.ts";
import { escapeText, type Surroundings } from "./escape.ts";

/** Between two runs of one marker that must not become one run; no reader sees it. */
const SEPARATOR = "&#8203;";

interface Writing {
  readonly article: Article;
  readonly chunks: readonly Chunk[];
  readonly style: Surroundings["style"];
  readonly dialect: Dialect;
  readonly isBracketed: boolean;
  /** The characters right before and behind the unit, "" where a line or a cell begins or ends there. */
  readonly edges: readonly [string, string];
  readonly labels: () => ReadonlySet<string>;
  readonly hasDollars: boolean;
  /** Whether the unit begins where a block could: a paragraph, or the first cell of a row without a bar before it. */
  readonly beginsBlock: boolean;
  readonly texts: { text: string; isMark: boolean }[];
  /** Whether the next character is written as a reference. */
  encodesNext: boolean;
}

/** A unit of the body as it is written: targets escaped, codes from their data, the rest as it stands. */
export function writeUnit(
  article: Article,
  unit: Unit,
  chunks: readonly Chunk[],
  labels: () => ReadonlySet<string>,
): Change["texts"] {
  const isCell = unit.style === "cell" || unit.style.startsWith("alt-cell");
  const style = isCell ? "cell" : unit.style === "heading" ? "heading" : "paragraph";
  // A caption stands between marks of emphasis, an alternative text in brackets; all other units fill their lines.
  const isInner = unit.kind === "caption" || unit.kind === "attribute";
  const edges = isInner
    ? ([characterBefore(article.text, unit.start), characterAt(article.text, unit.end)] as const)
    : (["", ""] as const);
  const dollars = chunks.reduce((count, chunk) => count + rawText(article, chunk).split("$").length - 1, 0);
  const writing: Writing = {
    article,
    chunks,
    style,
    dialect: dialectOf(article.path),
    isBracketed: unit.kind === "attribute",
    edges,
    labels,
    hasDollars: dollars > 1,
    beginsBlock: style === "paragraph" || (style === "cell" && !isInner && beginsRow(article.text, unit.start)),
    texts: [],
    encodesNext: false,
  };
  chunks.forEach((chunk, index) => {
    switch (chunk.kind) {
      case "copy":
        push(writing, rawText(article, chunk));
        break;
      case "mark":
        writing.texts.push({ text: chunk.text, isMark: true });
        break;
      case "text":
        pushText(writing, chunk.text, index);
        break;
      case "code":
        if (isEmphasis(chunk.code)) fitEmphasis(writing, index);
        push(writing, chunk.written ?? chunk.code.data);
        break;
    }
  });
  return writing.texts;
}

function push(writing: Writing, text: string): void {
  writing.texts.push({ text, isMark: false });
}

function pushText(writing: Writing, text: string, index: number): void {
  const { chunks, style, dialect, isBracketed, labels, hasDollars, beginsBlock } = writing;
  const isStart = startsLine(writing, index);
  const next = chunks[index + 1];
  const trimmed = isStart || index === 0 ? text.trimStart() : text;
  // Two spaces before a line end would be a hard line break.
  const kept = next === undefined || /^\s/.test(rawText(writing.article, next)) ? trimmed.trimEnd() : trimmed;
  const first = writing.encodesNext ? characterAt(kept, 0) : "";
  writing.encodesNext = false;
  const before = first !== "" ? ";" : isStart && index > 0 ? "" : characterBeforeNext(writing);
  const after = next === undefined ? writing.edges[1] : characterAt(rawText(writing.article, next), 0);
  const isLineStart = isStart && beginsBlock && first === "" && before === "";
  const around = { before, after, isLineStart, style, dialect, isBracketed, hasDollars, labels };
  const escaped = escapeText(kept.slice(first.length), around);
  push(writing, (first === "" ? "" : encodeReference(first)) + escaped);
}

/** Whether nothing but the marks of blocks round a table can stand before a cell in its line. */
function beginsRow(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && !"|\r\n".includes(text.charAt(at - 1))) at--;
  return text.charAt(at - 1) !== "|";
}

/** Whether the chunk stands where a line of the block begins, behind the line's prefix. */
function startsLine({ article, chunks }: Writing, index: number): boolean {
  const previous = chunks[index - 1];
  if (previous === undefined) return true;
  if (previous.kind === "code") return previous.code.name === "line-break" && /[\r\n]/.test(previous.code.data);
  if (previous.kind !== "copy") return false;
  const last = previous.pieces.at(-1);
  return (
    last !== undefined &&
    /[\r\n]/.test(article.text.slice(last.start, last.end)) &&
    (last.kind === "text" || last.code.name === "line-break")
  );
}

/**
 * Makes the neighbours of an emphasis code such that it works there (CommonMark 0.31.2, section 6.2).
 *
 *     **«Қазақстан»**да      is no emphasis: punctuation inside, a letter outside. So the letter becomes a reference:
 *     **«Қазақстан»**&#1076;а
 */
function fitEmphasis(writing: Writing, index: number): void {
  const { article, chunks } = writing;
  const chunk = chunks[index];
  if (chunk?.kind !== "code") return;
  const marker = chunk.code.data.charAt(0);
  const previous = chunks[index - 1];
  const joins = previous?.kind === "code" && isEmphasis(previous.code) && previous.code.data.endsWith(marker);
  if (joins && previous.code.type === "close" && chunk.code.type === "open") push(writing, SEPARATOR);
  else if (joins) return;
  const before = characterBeforeNext(writing);
  const follower = firstOther(chunks, index + 1, marker);
  const after = follower === undefined ? writing.edges[1] : characterAt(rawText(article, follower), 0);
  const { opens, closes } = flanking(marker, before, after);
  if (chunk.code.type === "open" && !opens && classOf(before) === "other") encodeLast(writing);
  if (chunk.code.type === "close" && !closes && classOf(after) === "other")
    writing.encodesNext = follower?.kind === "text";
}

/** The first chunk from `from` on that does not go on with the same markers. */
function firstOther(chunks: readonly Chunk[], from: number, marker: string): Chunk | undefined {
  let index = from;
  for (let chunk = chunks[index]; chunk?.kind === "code" && chunk.code.data.startsWith(marker); chunk = chunks[index])
    index++;
  return chunks[index];
}

function encodeLast(writing: Writing): void {
  const last = writing.texts.at(-1);
  if (last === undefined) return;
  const character = characterBefore(last.text, last.text.length);
  last.text = last.text.slice(0, last.text.length - character.length) + encodeReference(character);
}

function characterBeforeNext({ texts, edges }: Writing): string {
  const last = texts.findLast(({ text }) => text !== "");
  return last === undefined ? edges[0] : characterBefore(last.text, last.text.length);
}

/** A chunk as far as its first and last character matter, not escaped. */
function rawText(article: Article, chunk: Chunk | undefined): string {
  if (chunk === undefined) return "";
  switch (chunk.kind) {
    case "copy":
      return article.text.slice(chunk.start, chunk.end);
    case "code":
      return chunk.written ?? chunk.code.data;
    case "text":
    case "mark":
      return chunk.text;
  }
}
