import type { Article, Edit, Frame, Run, Unit } from "../../core/model.ts";
import { type Chunk, type ChunkStyle, chunksOf, editsByUnit } from "../chunks.ts";
import { oneLine } from "../one-line.ts";
import { type Change, splice } from "../splice.ts";
import { encode } from "../text-bytes.ts";
import { verify } from "../verify.ts";
import { scanBlocks } from "./blocks.ts";
import { settleEmphasis } from "./emphasis.ts";
import { fallbackChunks } from "./fallback.ts";
import { frameChanges } from "./frame.ts";
import { withLabels } from "./label.ts";
import { parseMarkdown } from "./parse.ts";
import { writeUnit } from "./write.ts";
import { writeValue } from "./write-scalar.ts";

/** The bytes of an article with `edits` made and `frame` put round, checked by parsing them again. */
export function renderMarkdown(article: Article, edits: readonly Edit[], frame?: Frame): Uint8Array {
  if (edits.length === 0 && frame === undefined) return encode(article.text);
  const frameParts = frame === undefined ? [] : frameChanges(article.path, article.text, frame);
  const groups = editsByUnit(edits);
  const intended = article.units
    .map((unit, index) => ({ unit, edits: groups.get(index) ?? [] }))
    // What the frame replaces is not translated.
    .filter(({ unit }) => !frameParts.some(({ start, end }) => start <= unit.start && unit.end <= end))
    .map(({ unit, edits: own }) => ({ unit, edits: own, chunks: chunksOf(article, unit, own, styleFor(article)) }));
  const labels = once(() => scanBlocks(article.text, 0).definitions);
  const changes = intended
    .filter((one) => one.edits.length > 0)
    .map(
      ({ unit, chunks }): Change => ({ start: unit.start, end: unit.end, texts: write(article, unit, chunks, labels) }),
    );
  const spliced = splice(article.text, [...frameParts, ...changes]);
  const keys = article.units.flatMap(({ key }) => (key === undefined ? [] : [key]));
  const again = parseMarkdown(spliced.text, { path: article.path, lang: article.lang, frontMatter: keys });
  verify(article, intended, again, spliced);
  return encode(spliced.text);
}

function write(
  article: Article,
  unit: Unit,
  chunks: readonly Chunk[],
  labels: () => ReadonlySet<string>,
): Change["texts"] {
  return unit.style.startsWith("yaml-") ? writeValue(article, unit, chunks) : writeUnit(article, unit, chunks, labels);
}

function styleFor(article: Article): ChunkStyle {
  return {
    target: (runs, pieces, unit) => {
      const lines = runs.map((run): Run => (run.kind === "text" ? { kind: "text", text: oneLine(run.text) } : run));
      return withLabels(article, settleEmphasis(lines), pieces, unit);
    },
    fallback: (pieces, start, end, unit) => fallbackChunks(article, pieces, start, end, unit),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
