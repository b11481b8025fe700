import type { Piece, Unit } from "../../core/model.ts";
import type { Chunk } from "../chunks.ts";
import { keptOf } from "./edges.ts";
import { pairings } from "./pairs.ts";
import { roleOf } from "./role.ts";
import type { CodeText } from "./write.ts";

/** A part of a unit as it is going to be written. */
interface Part {
  readonly piece: Piece;
  /** The code of the source that it is, if it is one. */
  readonly source?: Piece & { readonly kind: "code" };
  readonly isMark: boolean;
}

/** How a unit is going to be read again. */
export interface Settled {
  /** Codes of the source that will stand before the unit, because its block now begins with them. */
  readonly before: readonly Piece[];
  readonly chunks: readonly Chunk[];
  /** All other codes of the source that remain. */
  readonly rest: readonly Piece[];
  /** A code that no longer has its partner, or is none of the source. */
  readonly broken: string | undefined;
}

/**
 * What becomes of a unit's chunks when they are read again: pairs are made anew, and what then stands at the edges and
 * need not move with the words is left out.
 *
 *     See the {1}decree{/1}.    as    {1}Жарлықты қараңыз{/1}    is read as    Жарлықты қараңыз
 *
 * @param codeText how a code of the source is written
 */
export function settle(unit: Unit, chunks: readonly Chunk[], codeText: CodeText): Settled {
  if (!chunks.some(hasCode)) return { before: [], chunks, rest: [], broken: undefined };
  const parts = chunks.flatMap(partsOf);
  const codes = parts.flatMap(({ piece }) => (piece.kind === "code" ? [piece.code] : []));
  const paired = pairings(codes.map(roleOf));
  let next = 0;
  let broken = foreignCode(unit, parts);
  const pieces = parts.map(({ piece, isMark }): Piece => {
    if (piece.kind === "text") return piece;
    const { name, data, type } = piece.code;
    const pairing = paired[next++] ?? { type: "standalone" };
    if (!isMark && type !== "standalone" && pairing.type !== type) broken ??= data;
    return { ...piece, code: { name, data, ...pairing } };
  });
  const { from, to } = keptOf(pieces);
  return {
    before: sources(parts.slice(0, from)),
    chunks: parts.slice(from, to).flatMap((part) => chunkOf(part, codeText)),
    rest: sources(parts.slice(from)),
    broken,
  };
}

function hasCode(chunk: Chunk): boolean {
  if (chunk.kind === "copy") return chunk.pieces.some(({ kind }) => kind === "code");
  return chunk.kind === "code";
}

function partsOf(chunk: Chunk): readonly Part[] {
  switch (chunk.kind) {
    case "copy":
      return chunk.pieces.map((piece) =>
        piece.kind === "code" ? { piece, source: piece, isMark: false } : { piece, isMark: false },
      );
    case "text":
      return [{ piece: { kind: "text", text: chunk.text, start: 0, end: 0 }, isMark: false }];
    case "code": {
      const { code, piece: source } = chunk;
      const { type, name, data } = code;
      const piece = { kind: "code", code: { type, name, data }, start: 0, end: 0 } as const;
      return [source?.kind === "code" ? { piece, source, isMark: false } : { piece, isMark: false }];
    }
    case "mark": {
      const code = { type: "standalone", name: "html:span", data: chunk.text } as const;
      return [{ piece: { kind: "code", code, start: 0, end: 0 }, isMark: true }];
    }
  }
}

function chunkOf({ piece, source, isMark }: Part, codeText: CodeText): readonly Chunk[] {
  if (isMark) return [];
  if (piece.kind === "text") return [{ kind: "text", text: piece.text }];
  const { type, name, data } = piece.code;
  const code = { id: "", type, name, data };
  return [source === undefined ? { kind: "code", code } : { kind: "code", code, written: codeText(source) }];
}

function sources(parts: readonly Part[]): readonly Piece[] {
  return parts.flatMap(({ source }) => (source === undefined ? [] : [source]));
}

/** A code that stands more often in the parts than in the source. */
function foreignCode(unit: Unit, parts: readonly Part[]): string | undefined {
  const left = new Map<string, number>();
  for (const piece of unit.pieces)
    if (piece.kind === "code") left.set(piece.code.data, (left.get(piece.code.data) ?? 0) + 1);
  for (const { piece, isMark } of parts) {
    if (piece.kind === "text" || isMark) continue;
    const count = left.get(piece.code.data) ?? 0;
    if (count === 0) return piece.code.data;
    left.set(piece.code.data, count - 1);
  }
  return undefined;
}
