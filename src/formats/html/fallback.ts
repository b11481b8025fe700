import type { Piece, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { hasWords } from "../span-runs.ts";
import { roleOf } from "./role.ts";

/**
 * Source text that stays, in a `span` of its language. Where the stretch cuts a pair, each part is wrapped by itself, so
 * that elements nest; titles, options, attributes and front matter can hold no element and stay as they are, as does text with a
 * tag of `span` that has no partner.
 *
 *     <b>He left. She</b> stayed.        the second sentence of two:
 *     <b>He left. <span lang="en">She</span></b><span lang="en"> stayed.</span>
 *
 * @param tag the opening tag of that span, as `sourceTag` gives it
 */
export function fallbackChunks(
  tag: string,
  pieces: readonly Piece[],
  start: number,
  end: number,
  unit: Unit,
): readonly Chunk[] {
  if (unit.style !== "text" || pieces.some(isLooseSpan)) return [{ kind: "copy", pieces, start, end }];
  const cuts = cutCodes(pieces);
  const chunks: Chunk[] = [];
  let stretch: Piece[] = [];
  for (const piece of pieces) {
    if (!cuts.has(piece)) {
      stretch.push(piece);
      continue;
    }
    chunks.push(...wrapped(tag, stretch), copyOf([piece]));
    stretch = [];
  }
  return [...chunks, ...wrapped(tag, stretch)];
}

/** Codes whose other end lies outside. */
function cutCodes(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const open = new Map<number, Piece>();
  const cut = new Set<Piece>();
  for (const piece of pieces) {
    if (piece.kind === "text") continue;
    const { pair, type } = piece.code;
    if (pair === undefined) continue;
    if (type === "open") open.set(pair, piece);
    else if (!open.delete(pair)) cut.add(piece);
  }
  for (const piece of open.values()) cut.add(piece);
  return cut;
}

/** Whether a piece is a tag of `span` without a partner, which would take our tags for its own. */
function isLooseSpan(piece: Piece): boolean {
  if (piece.kind === "text" || piece.code.type !== "standalone") return false;
  const { role, element } = roleOf(piece.code);
  return role !== "standalone" && element === "span";
}

function wrapped(tag: string, pieces: readonly Piece[]): readonly Chunk[] {
  if (pieces.length === 0) return [];
  if (!hasWords(pieces)) return [copyOf(pieces)];
  return [{ kind: "mark", text: tag }, copyOf(pieces), { kind: "mark", text: "</span>" }];
}

function copyOf(pieces: readonly Piece[]): Chunk {
  return { kind: "copy", pieces, start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
}
