import type { Article, Edit, Frame, LanguageTag, Piece, Run, Unit } from "../../core/model.ts";
import { type Chunk, type ChunkStyle, chunksOf, editsByUnit, isUntouched } from "../chunks.ts";
import { sayingOf } from "../marked.ts";
import { cutsLink } from "../nested-links.ts";
import { oneLine } from "../one-line.ts";
import { codeIds } from "../span-runs.ts";
import { type Change, splice } from "../splice.ts";
import { encode } from "../text-bytes.ts";
import { verify } from "../verify.ts";
import { scanBlocks } from "./blocks.ts";
import { dialectOf } from "./dialect.ts";
import { settleEmphasis } from "./emphasis.ts";
import { frameChanges } from "./frame.ts";
import { withLabels } from "./label.ts";
import { markedChunks } from "./marked.ts";
import { nestedUnits, spansIn, withChanges, writtenSpans } from "./nested.ts";
import { markdownUnits } from "./parse.ts";
import { writeUnit } from "./write.ts";
import { writeAttribute } from "./write-attribute.ts";
import { writeHtml } from "./write-html.ts";
import { writeValue } from "./write-scalar.ts";

/** A unit as it is to be written. */
interface Intended {
  readonly unit: Unit;
  readonly chunks: readonly Chunk[];
}

interface Rendering {
  readonly article: Article;
  /** For units with others in their codes, and for those without. */
  readonly outerStyle: ChunkStyle;
  readonly style: ChunkStyle;
  readonly edits: ReadonlyMap<number, readonly Edit[]>;
  readonly nested: ReadonlyMap<number, readonly number[]>;
  readonly labels: () => ReadonlySet<string>;
  /** What is written in place of the outermost units. */
  readonly changes: Change[];
  /** Every unit, in the order in which the result has them. */
  readonly intended: Intended[];
}

/** The bytes of an article with `edits` made and `frame` put round, checked by parsing them again. */
export function renderMarkdown(article: Article, edits: readonly Edit[], frame?: Frame): Uint8Array {
  if (edits.length === 0 && frame === undefined) return encode(article.text);
  const { path, text } = article;
  const frameParts = frame === undefined ? [] : frameChanges(path, text, frame);
  const rendering: Rendering = {
    article,
    outerStyle: styleFor(article, frame?.lang, true),
    style: styleFor(article, frame?.lang, false),
    edits: editsByUnit(edits),
    nested: nestedUnits(article.units),
    labels: once(() => scanBlocks(text, 0, dialectOf(path)).definitions),
    changes: [],
    intended: [],
  };
  let end = 0;
  article.units.forEach((unit, index) => {
    if (unit.start < end) return;
    end = unit.end;
    // What the frame replaces is not translated.
    if (!frameParts.some((part) => part.start <= unit.start && unit.end <= part.end))
      renderUnit(rendering, index, unit);
  });
  const spliced = splice(text, [...frameParts, ...rendering.changes]);
  const keys = article.units.filter(({ kind }) => kind === "front-matter").flatMap(({ key }) => key ?? []);
  verify(article, rendering.intended, markdownUnits(spliced.text, { path, frontMatter: keys }), spliced);
  return encode(spliced.text);
}

/** Renders a unit and those that lie in its codes: these first, for the codes carry them. */
function renderUnit(rendering: Rendering, index: number, unit: Unit): void {
  const { article, edits, changes, intended } = rendering;
  const own = edits.get(index) ?? [];
  const nested = rendering.nested.get(index);
  if (nested === undefined) {
    const chunks = chunksOf(article, unit, own, rendering.style);
    intended.push({ unit, chunks });
    if (!isUntouched(unit, chunks)) changes.push(write(rendering, unit, chunks));
    return;
  }
  const inside = nested.flatMap((at) => insideAt(rendering, at));
  const innerChanges = inside.flatMap(({ change }) => change ?? []);
  const chunks = withChanges(chunksOf(article, unit, own, rendering.outerStyle), unit, innerChanges);
  intended.push({ unit, chunks });
  for (const span of writtenSpans(chunks)) for (const one of spansIn(inside, span.start, span.end)) intended.push(one);
  if (!isUntouched(unit, chunks)) changes.push(write(rendering, unit, chunks));
}

function insideAt(rendering: Rendering, index: number): readonly Inside[] {
  const { article, edits, style } = rendering;
  const unit = article.units[index];
  if (unit === undefined) return [];
  const chunks = chunksOf(article, unit, edits.get(index) ?? [], style);
  const change = isUntouched(unit, chunks) ? undefined : write(rendering, unit, chunks);
  return [{ unit, chunks, change, start: unit.start, end: unit.end }];
}

interface Inside extends Intended {
  readonly change: Change | undefined;
  readonly start: number;
  readonly end: number;
}

function write({ article, labels }: Rendering, unit: Unit, chunks: readonly Chunk[]): Change {
  const { start, end, kind, style } = unit;
  if (kind === "front-matter") return writeValue(article, unit, chunks);
  if (kind === "attribute") return writeAttribute(article, unit, chunks, labels);
  const texts = style === "html" ? writeHtml(article, chunks) : writeUnit(article, unit, chunks, labels);
  return { start, end, texts };
}

/**
 * @param lang the language of what is written, where that is known
 * @param isOuter whether other units lie in the codes of the unit
 */
function styleFor(article: Article, lang: LanguageTag | undefined, isOuter: boolean): ChunkStyle {
  return {
    target: (runs, pieces, unit) => {
      const clean = unit.style === "yaml-folded" || unit.style === "yaml-literal" ? withoutControls : oneLine;
      const lines = runs.map((run): Run => (run.kind === "text" ? { kind: "text", text: clean(run.text) } : run));
      if (unit.style === "html") return lines;
      const chunks = withLabels(article, settleEmphasis(lines), pieces, unit);
      return isOuter ? withPieces(chunks, pieces) : chunks;
    },
    marked: (chunks, edit, unit) => {
      const saying = sayingOf(edit, article.lang, lang);
      if (saying === undefined) return chunks;
      const { start, end } = edit;
      const place = { text: article.text, isMdx: dialectOf(article.path) === "mdx", unit, start, end };
      return markedChunks(saying, chunks, place, edit.inBrackets === true || cutsLink(article, edit));
    },
  };
}

/** A target's chunks with the pieces that their codes are in the source. */
function withPieces(chunks: readonly Chunk[], pieces: readonly Piece[]): readonly Chunk[] {
  const byCode = new Map<string, Piece>();
  for (const [piece, id] of codeIds(pieces)) if (piece.kind === "code") byCode.set(`${piece.code.type} ${id}`, piece);
  return chunks.map((chunk) => {
    const piece = chunk.kind === "code" ? byCode.get(`${chunk.code.type} ${chunk.code.id}`) : undefined;
    return chunk.kind === "code" && piece !== undefined ? { ...chunk, piece } : chunk;
  });
}

/** One line without the characters that YAML can only write in double quotes. */
function withoutControls(text: string): string {
  return oneLine(text).replace(/[^\P{Cc}\t]|\uFEFF/gu, "\uFFFD");
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
