import type { Piece, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { hasWords } from "../span-runs.ts";
import { characterAt, characterBefore, classOf } from "./characters.ts";
import { isEmphasis } from "./emphasis.ts";

interface Within {
  readonly text: string;
  readonly sourceTag: string;
}

/**
 * Source text that stays, in a `span` of its language. Where the stretch cuts a pair, each part is wrapped by itself, so
 * that elements nest; front matter and places where a tag would spoil emphasis stay as they are.
 *
 *     **He left. She** stayed.        the second sentence of two:
 *     **He left. <span lang="en">She</span>** <span lang="en">stayed.</span>
 *
 * @param within the article's text, and the opening tag of that span, as `sourceTag` gives it
 */
export function fallbackChunks(
  within: Within,
  pieces: readonly Piece[],
  start: number,
  end: number,
  unit: Unit,
): readonly Chunk[] {
  const whole: Chunk = { kind: "copy", pieces, start, end };
  if (unit.kind === "front-matter" || unit.kind === "attribute") return [whole];
  const cuts = cutCodes(pieces);
  if ([...cuts].some((piece) => !survives(within.text, piece))) return [whole];
  const chunks: Chunk[] = [];
  let stretch: Piece[] = [];
  for (const piece of pieces) {
    if (!cuts.has(piece)) {
      stretch.push(piece);
      continue;
    }
    chunks.push(...wrapped(within, stretch), copyOf([piece]));
    stretch = [];
  }
  return [...chunks, ...wrapped(within, stretch)];
}

/** Codes whose other end lies outside. */
function cutCodes(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const open = new Map<number, Piece>();
  const cut: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === "text" || piece.code.pair === undefined) continue;
    if (piece.code.type === "open") open.set(piece.code.pair, piece);
    else if (!open.delete(piece.code.pair)) cut.push(piece);
  }
  return new Set([...cut, ...open.values()]);
}

/** Whether emphasis still works with a tag, which counts as punctuation, on its inner side. */
function survives(text: string, piece: Piece): boolean {
  if (piece.kind === "text" || !isEmphasis(piece.code)) return true;
  const outer = piece.code.type === "open" ? characterBefore(text, piece.start) : characterAt(text, piece.end);
  return classOf(outer) !== "other";
}

function wrapped({ text, sourceTag }: Within, pieces: readonly Piece[]): readonly Chunk[] {
  if (pieces.length === 0) return [];
  const whole = copyOf(pieces);
  // A backslash at the end would escape the tag behind it.
  if (!hasWords(pieces) || text.charAt((pieces.at(-1)?.end ?? 0) - 1) === "\\") return [whole];
  return [{ kind: "mark", text: sourceTag }, whole, { kind: "mark", text: "</span>" }];
}

function copyOf(pieces: readonly Piece[]): Chunk {
  return { kind: "copy", pieces, start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
}
