import type { Piece } from "../core/model.ts";
import type { Span } from "./split.ts";
import { isAtomic, type Stretch, type View } from "./view.ts";

/** A piece, or a part of a text piece, that belongs whole to one cut or to the white space between two. */
export interface Fragment {
  readonly piece: Piece;
  /** Offsets into the view. */
  readonly from: number;
  readonly to: number;
}

function partOf(stretch: Stretch, from: number, to: number): Fragment {
  const { piece } = stretch;
  if (piece.kind === "code" || (from === stretch.from && to === stretch.to)) return { piece, from, to };
  const start = piece.start + from - stretch.from;
  const text = piece.text.slice(from - stretch.from, to - stretch.from);
  return { piece: { kind: "text", text, start, end: start + text.length }, from, to };
}

/** The unit's pieces in order, its text pieces divided at the edges of the gaps; atomic ones stay whole. */
export function fragmentsOf(view: View, gaps: readonly Span[]): readonly Fragment[] {
  const edges = gaps.flatMap((gap) => [gap.start, gap.end]);
  const fragments: Fragment[] = [];
  let next = 0;
  for (const stretch of view.stretches) {
    let from = stretch.from;
    while (next < edges.length && (edges[next] ?? 0) <= stretch.from) next++;
    if (!isAtomic(stretch) && stretch.piece.kind === "text")
      for (; next < edges.length && (edges[next] ?? 0) < stretch.to; next++) {
        const edge = edges[next] ?? 0;
        if (edge > from) fragments.push(partOf(stretch, from, edge));
        from = edge;
      }
    fragments.push(partOf(stretch, from, stretch.to));
  }
  return fragments;
}

/** Whether the fragment shows a reader nothing but white space. A code is not blank, whatever it shows. */
export function isBlank({ piece }: Fragment): boolean {
  return piece.kind === "text" && piece.text.trim() === "";
}
