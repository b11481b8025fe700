import type { Article, Piece, Run, Runs, Unit } from "../../core/model.ts";
import { sourceText } from "../../core/runs.ts";
import type { Chunk } from "../chunks.ts";
import { codeIds } from "../span-runs.ts";

/**
 * A target's chunks, in which links by their own text keep their label.
 *
 *     the [new decree]            its text is its label, so a translation of the text would lose the address;
 *     [жаңа жарлық][new decree]   is how it is written then
 */
export function withLabels(article: Article, runs: Runs, pieces: readonly Piece[], unit: Unit): readonly Chunk[] {
  if (!runs.some(isShort)) return runs;
  const labels = shortLabels(article, pieces, unit);
  const open = new Map<string, number>();
  return runs.map((run, index): Chunk => {
    if (run.kind === "code" && run.code.type === "open") open.set(run.code.id, index);
    const label = run.kind === "code" && isShort(run) ? labels.get(run.code.id) : undefined;
    if (run.kind === "text" || label === undefined) return run;
    const inner = runs.slice((open.get(run.code.id) ?? index) + 1, index);
    return sourceText(inner) === label ? run : { ...run, written: `][${label}]` };
  });
}

/** Whether a run ends a link whose address is found by its text. */
function isShort(run: Run): boolean {
  return (
    run.kind === "code" && run.code.type === "close" && run.code.name === "link" && /^\](?:\[\])?$/.test(run.code.data)
  );
}

/** The labels of the links that end in a span, by their ids in its runs; line wraps as spaces. */
function shortLabels({ text }: Article, pieces: readonly Piece[], unit: Unit): ReadonlyMap<string, string> {
  const ids = codeIds(pieces);
  const labels = new Map<string, string>();
  const open = new Map<number, number>();
  unit.pieces.forEach((piece, index) => {
    if (piece.kind === "text" || piece.code.name !== "link" || piece.code.pair === undefined) return;
    if (piece.code.type === "open") open.set(piece.code.pair, index);
    const id = ids.get(piece);
    const start = open.get(piece.code.pair);
    if (piece.code.type !== "close" || id === undefined || start === undefined) return;
    const inner = unit.pieces.slice(start + 1, index).map((one) => text.slice(one.start, one.end));
    labels.set(id, inner.map((slice) => (/[\r\n]/.test(slice) ? " " : slice)).join(""));
  });
  return labels;
}
