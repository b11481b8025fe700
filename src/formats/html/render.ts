import type { Article, Edit, Frame, InlineCode, LanguageTag, Piece, Run, Runs, Unit } from "../../core/model.ts";
import { Problem, placeAt } from "../../core/problem.ts";
import { type Chunk, type ChunkStyle, chunksOf, editsByUnit, isUntouched } from "../chunks.ts";
import { sayingOf } from "../marked.ts";
import { cutsLink } from "../nested-links.ts";
import { oneLine } from "../one-line.ts";
import { codeIds } from "../span-runs.ts";
import { type Change, splice } from "../splice.ts";
import { encode } from "../text-bytes.ts";
import { verify } from "../verify.ts";
import { noBreakSpaceOf } from "./escape.ts";
import { htmlFrameChanges } from "./frame.ts";
import { markedChunks } from "./marked.ts";
import { type CodePiece, nestingOf } from "./nested.ts";
import { htmlUnits } from "./parse.ts";
import { settle } from "./settle.ts";
import { type Writing, writeUnit } from "./write.ts";

interface Intended {
  readonly unit: Unit;
  readonly chunks: readonly Chunk[];
}

/** The bytes of an article with `edits` made and `frame` put round, checked by parsing them again. */
export function renderHtml(article: Article, edits: readonly Edit[], frame?: Frame): Uint8Array {
  if (edits.length === 0 && frame === undefined) return encode(article.text);
  const frameParts = frame === undefined ? [] : htmlFrameChanges(article.path, article.text, frame);
  const { intended, changes } = unitChanges(article, edits, frameParts, frame?.lang);
  const spliced = splice(article.text, [...frameParts, ...changes]);
  const keys = article.units.filter(({ kind }) => kind === "front-matter").flatMap(({ key }) => key ?? []);
  verify(article, intended, htmlUnits(spliced.text, { lang: article.lang, frontMatter: keys }), spliced);
  return encode(spliced.text);
}

/** What is written in place of each unit, and how it is to be read again, in the order of the result. */
function unitChanges(
  article: Article,
  edits: readonly Edit[],
  frameParts: readonly Change[],
  lang: LanguageTag | undefined,
): { readonly intended: readonly Intended[]; readonly changes: readonly Change[] } {
  const groups = editsByUnit(edits);
  const { outer, within } = nestingOf(article.units.map((unit, index) => ({ unit, edits: groups.get(index) ?? [] })));
  const codeTexts = new Map<Piece, string>();
  const writing: Writing = {
    article,
    noBreakSpace: noBreakSpaceOf(article.text),
    codeText: (piece) => codeTexts.get(piece) ?? piece.code.data,
    holdsUnits: (piece) => within.has(piece),
  };
  const style = styleFor(writing, lang);
  const inner = new Map<Piece, readonly Intended[]>();
  for (const [piece, units] of within) {
    const own = units.map((one) => ({ unit: one.unit, chunks: chunksOf(article, one.unit, one.edits, style) }));
    inner.set(piece, own);
    if (own.some(({ unit, chunks }) => !isUntouched(unit, chunks)))
      codeTexts.set(piece, writtenCode(writing, piece, own));
  }
  const intended: Intended[] = [];
  const changes: Change[] = [];
  for (const { unit, edits } of outer) {
    // What the frame replaces is not translated.
    if (frameParts.some(({ start, end }) => start <= unit.start && unit.end <= end)) continue;
    const chunks = chunksOf(article, unit, edits, style);
    if (isUntouched(unit, chunks) && !unit.pieces.some((piece) => codeTexts.has(piece))) {
      intended.push({ unit, chunks });
      intendInner(unit.pieces);
      continue;
    }
    changes.push(writeUnit(writing, unit, chunks));
    const { before, chunks: kept, rest, broken } = settle(unit, chunks, writing.codeText);
    if (broken !== undefined) throw mismatch(article, unit, broken);
    intendInner(before);
    intended.push({ unit, chunks: kept });
    intendInner(rest);
  }
  return { intended, changes };

  function intendInner(pieces: readonly Piece[]): void {
    for (const piece of pieces) for (const own of inner.get(piece) ?? []) intended.push(own);
  }
}

/** A code with the attributes in it translated. */
function writtenCode(writing: Writing, { start, end }: Piece, inside: readonly Intended[]): string {
  const shifted = inside.map(({ unit, chunks }) => ({
    start: unit.start - start,
    end: unit.end - start,
    texts: writeUnit(writing, unit, chunks).texts,
  }));
  return splice(writing.article.text.slice(start, end), shifted).text;
}

function styleFor(writing: Writing, lang: LanguageTag | undefined): ChunkStyle {
  return {
    target: (runs, pieces) => targetChunks(runs, pieces, writing),
    marked: (chunks, edit, unit) => {
      const saying = sayingOf(edit, writing.article.lang, lang);
      if (saying === undefined) return chunks;
      return markedChunks(saying, chunks, unit, edit.inBrackets === true || cutsLink(writing.article, edit));
    },
  };
}

/** A target's chunks; its codes are found again in the source, for their attributes may be translated. */
function targetChunks(runs: Runs, pieces: readonly Piece[], writing: Writing): readonly Chunk[] {
  const byId = new Map<string, CodePiece>();
  if (pieces.some((piece) => writing.holdsUnits(piece)))
    for (const [piece, id] of codeIds(pieces)) if (piece.kind === "code") byId.set(`${piece.code.type} ${id}`, piece);
  return runs.map((run: Run): Chunk => {
    if (run.kind === "text") return { kind: "text", text: oneLine(run.text) };
    const piece = sourceOf(run.code);
    if (piece === undefined) return { kind: "code", code: run.code };
    return { kind: "code", code: run.code, written: writing.codeText(piece), piece };
  });

  function sourceOf({ type, id, data }: InlineCode): CodePiece | undefined {
    const piece = byId.get(`${type} ${id}`);
    return piece?.code.data === data ? piece : undefined;
  }
}

function mismatch(article: Article, unit: Unit, code: string): Problem {
  const values = { unit: article.units.indexOf(unit), expected: `“${code.slice(0, 60)}”`, found: "—" };
  return new Problem("E_RENDER_MISMATCH", values, placeAt(article.path, article.text, unit.start));
}
