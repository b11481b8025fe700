import type { Article, Piece, Runs, Unit } from "../../core/model.ts";
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
  const isShort = (data: string): boolean => data === "]" || data === "][]";
  if (!runs.some((run) => run.kind === "code" && run.code.name === "link" && isShort(run.code.data))) return runs;
  const ids = codeIds(pieces);
  return runs.map((run, index): Chunk => {
    if (run.kind === "text" || run.code.type !== "close" || run.code.name !== "link" || !isShort(run.code.data)) return run;
    const close = pieces.find((piece) => piece.kind === "code" && piece.code.type === "close" && ids.get(piece) === run.code.id);
    const label = close === undefined ? undefined : labelOf(article, unit, close);
    const open = runs.findLastIndex((other, at) => at < index && other.kind === "code" && other.code.id === run.code.id);
    if (label === undefined || sourceText(runs.slice(open + 1, index)) === label) return run;
    return { ...run, written: `][${label}]` };
  });
}

/** The source between the two ends of the pair that `close` closes, line wraps as spaces. */
function labelOf({ text }: Article, unit: Unit, close: Piece): string | undefined {
  const end = unit.pieces.indexOf(close);
  const pair = close.kind === "code" ? close.code.pair : undefined;
  const start = unit.pieces.findLastIndex(
    (piece, at) => at < end && piece.kind === "code" && piece.code.type === "open" && piece.code.pair === pair,
  );
  if (start < 0) return undefined;
  const inner = unit.pieces.slice(start + 1, end).map((piece) => text.slice(piece.start, piece.end));
  return inner.map((slice) => (/[\r\n]/.test(slice) ? " " : slice)).join("");
}
