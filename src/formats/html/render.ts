import type { Article, Edit, Frame, InlineCode, Piece, Run, Runs, Unit } from "../../core/model.ts";
import { Problem, placeAt } from "../../core/problem.ts";
import { type Chunk, type ChunkStyle, chunksOf, editsByUnit, isUntouched } from "../chunks.ts";
import { oneLine } from "../one-line.ts";
import { codeIds } from "../span-runs.ts";
import { type Change, splice } from "../splice.ts";
import { encode } from "../text-bytes.ts";
import { verify } from "../verify.ts";
import { noBreakSpaceOf } from "./escape.ts";
import { fallbackChunks } from "./fallback.ts";
import { htmlFrameChanges } from "./frame.ts";
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
  const { intended, changes } = unitChanges(article, edits, frameParts);
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
): { readonly intended: readonly Intended[]; readonly changes: readonly Change[] } {
  const groups = editsByUnit(edits);
  const indexes = new Map(article.units.map((unit, index) => [unit, index]));
  const editsOf = (unit: Unit): readonly Edit[] => groups.get(indexes.get(unit) ?? -1) ?? [];
  const { outer, within } = nestingOf(article);
  const codeTexts = new Map<Piece, string>();
  const writing: Writing = {
    article,
    noBreakSpace: noBreakSpaceOf(article.text),
    codeText: (piece) => codeTexts.get(piece) ?? piece.code.data,
    holdsUnits: (piece) => within.has(piece),
  };
  const chunksFor = new Map<Unit, readonly Chunk[]>();
  for (const [piece, units] of within) {
    if (piece.kind === "code" && units.some((unit) => editsOf(unit).length > 0))
      codeTexts.set(piece, writtenCode(piece, units));
  }
  const intended: Intended[] = [];
  const changes: Change[] = [];
  for (const unit of outer) {
    // What the frame replaces is not translated.
    if (frameParts.some(({ start, end }) => start <= unit.start && unit.end <= end)) continue;
    const origins = new Map<Chunk, Piece>();
    const chunks = chunksOf(article, unit, editsOf(unit), styleFor(article, origins, writing));
    const hasChange = !isUntouched(unit, chunks) || unit.pieces.some((piece) => codeTexts.has(piece));
    if (!hasChange) {
      intend({ unit, chunks }, nestedIn(unit.pieces));
      continue;
    }
    changes.push(writeUnit(writing, unit, chunks));
    const {
      before,
      chunks: kept,
      rest,
      broken,
    } = settle(unit, chunks, (chunk) => origins.get(chunk), writing.codeText);
    if (broken !== undefined) throw mismatch(article, unit, broken);
    for (const attribute of nestedIn(before)) intended.push(attribute);
    intend({ unit, chunks: kept }, nestedIn(rest));
  }
  return { intended, changes };

  function intend(host: Intended, nested: readonly Intended[]): void {
    intended.push(host);
    for (const attribute of nested) intended.push(attribute);
  }

  function chunksWithin(unit: Unit): readonly Chunk[] {
    const known = chunksFor.get(unit);
    if (known !== undefined) return known;
    const chunks = chunksOf(article, unit, editsOf(unit), styleFor(article, new Map(), writing));
    chunksFor.set(unit, chunks);
    return chunks;
  }

  function writtenCode({ start, end }: Piece, units: readonly Unit[]): string {
    const shifted = units.map((unit) => ({
      start: unit.start - start,
      end: unit.end - start,
      texts: writeUnit(writing, unit, chunksWithin(unit)).texts,
    }));
    return splice(article.text.slice(start, end), shifted).text;
  }

  function nestedIn(pieces: readonly Piece[]): readonly Intended[] {
    return pieces.flatMap((piece) => (within.get(piece) ?? []).map((unit) => ({ unit, chunks: chunksWithin(unit) })));
  }
}

function styleFor(article: Article, origins: Map<Chunk, Piece>, writing: Writing): ChunkStyle {
  return {
    target: (runs, pieces) => targetChunks(runs, pieces, origins, writing),
    fallback: (pieces, start, end, unit) => fallbackChunks(article, pieces, start, end, unit),
  };
}

/** A target's chunks; its codes are found again in the source, for their attributes may be translated. */
function targetChunks(
  runs: Runs,
  pieces: readonly Piece[],
  origins: Map<Chunk, Piece>,
  writing: Writing,
): readonly Chunk[] {
  const byId = new Map<string, CodePiece>();
  if (pieces.some((piece) => writing.holdsUnits(piece)))
    for (const [piece, id] of codeIds(pieces)) if (piece.kind === "code") byId.set(`${piece.code.type} ${id}`, piece);
  return runs.map((run: Run): Chunk => {
    if (run.kind === "text") return { kind: "text", text: oneLine(run.text) };
    const source = sourceOf(run.code);
    if (source === undefined) return { kind: "code", code: run.code };
    const chunk = { kind: "code", code: run.code, written: writing.codeText(source) } as const;
    origins.set(chunk, source);
    return chunk;
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
