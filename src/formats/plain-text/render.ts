import type { Article, Edit, Frame, Unit } from "../../core/model.ts";
import { Problem, placeAt } from "../../core/problem.ts";
import { plainText } from "../../core/runs.ts";
import { type Chunk, type ChunkStyle, chunksOf, editsByUnit, isUntouched } from "../chunks.ts";
import { inBrackets, sayingOf } from "../marked.ts";
import { oneLine } from "../one-line.ts";
import { type Change, splice } from "../splice.ts";
import { encode, newlineOf, startOfText } from "../text-bytes.ts";
import { blocksOf } from "./lines.ts";

/** The bytes of an article with `edits` made and the frame's notice put before it. */
export function renderPlainText(article: Article, edits: readonly Edit[], frame?: Frame): Uint8Array {
  const changes: Change[] = [];
  const style = styleFor(article, frame);
  for (const [index, own] of editsByUnit(edits)) {
    const unit = article.units[index];
    if (unit === undefined)
      throw new RangeError(`edit of unit ${index}, but ${article.path} has ${article.units.length}`);
    const chunks = chunksOf(article, unit, own, style);
    if (isUntouched(unit, chunks)) continue;
    changes.push({ start: unit.start, end: unit.end, texts: write(article, unit, chunks, index) });
  }
  const { text } = splice(article.text, changes);
  verify(article, text);
  return encode(splice(text, noticeChanges(text, frame)).text);
}

function write(article: Article, unit: Unit, chunks: readonly Chunk[], index: number): Change["texts"] {
  if (chunks.some((chunk) => chunk.kind === "code") || chunks.every((chunk) => textOf(article, chunk).trim() === ""))
    throw mismatch(article, unit, index, chunks.map((chunk) => textOf(article, chunk)).join(""));
  return chunks.map((chunk) => ({ text: textOf(article, chunk), isMark: chunk.kind === "mark" }));
}

function styleFor(article: Article, frame: Frame | undefined): ChunkStyle {
  return {
    target: (runs) => runs.map((run): Chunk => (run.kind === "text" ? { kind: "text", text: oneLine(run.text) } : run)),
    marked: (chunks, edit) => {
      const saying = sayingOf(edit, article.lang, frame?.lang);
      return saying === undefined ? chunks : inBrackets(saying, chunks);
    },
  };
}

function textOf(article: Article, chunk: Chunk): string {
  switch (chunk.kind) {
    case "copy":
      return article.text.slice(chunk.start, chunk.end);
    case "code":
      return chunk.code.data;
    case "text":
    case "mark":
      return chunk.text;
  }
}

/**
 * Checks that the result has the blocks of the source: no blank line has gone or come. Kinds are guesses from the
 * words of the source language and are not compared.
 */
function verify(article: Article, text: string): void {
  const before = blocksOf(article.text, startOfText(article.text));
  const after = blocksOf(text, startOfText(text));
  if (before.length === after.length) return;
  const index = article.units.length - 1;
  const unit = article.units[index];
  if (unit !== undefined) throw mismatch(article, unit, index, `${after.length}`);
}

function mismatch(article: Article, unit: Unit, index: number, found: string): Problem {
  const expected = plainText(unit.pieces.flatMap((piece) => (piece.kind === "text" ? [piece] : [])));
  return new Problem(
    "E_RENDER_MISMATCH",
    { unit: index, expected: `“${expected.slice(0, 60)}”`, found: `“${found.slice(0, 60)}”` },
    placeAt(article.path, article.text, unit.start),
  );
}

/**
 * The notice as the first paragraph, between two lines of its own:
 *
 *     [qazyna:notice]
 *     A machine translation.
 *     [/qazyna:notice]
 *
 *     The text as it was.
 */
function noticeChanges(text: string, frame: Frame | undefined): readonly Change[] {
  if (frame?.notice === undefined) return [];
  const lines = ["[qazyna:notice]", oneLine(frame.notice).trim(), "[/qazyna:notice]", "", ""];
  const at = startOfText(text);
  return [{ start: at, end: at, texts: [{ text: lines.join(newlineOf(text)), isMark: true }] }];
}
