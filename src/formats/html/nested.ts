import type { Article, Piece, Unit } from "../../core/model.ts";

/** A code of a unit. */
export type CodePiece = Piece & { readonly kind: "code" };

/** Which units stand by themselves, and which in a code of another. */
export interface Nesting {
  readonly outer: readonly Unit[];
  readonly within: ReadonlyMap<Piece, readonly Unit[]>;
}

/**
 * Sorts an article's units into those that stand by themselves and the attributes inside their codes.
 *
 *     See the <a href=/d title="Decree of 3 May">decree</a>.
 *     ^outer                    ^within the code `link`
 */
export function nestingOf({ units }: Article): Nesting {
  const outer: Unit[] = [];
  const within = new Map<Piece, Unit[]>();
  let index = 0;
  for (const unit of units) {
    const host = outer.at(-1);
    if (host === undefined || unit.start >= host.end) {
      outer.push(unit);
      index = 0;
      continue;
    }
    while ((host.pieces[index]?.end ?? Number.POSITIVE_INFINITY) <= unit.start) index++;
    const piece = host.pieces[index];
    if (piece === undefined) continue;
    const found = within.get(piece);
    if (found === undefined) within.set(piece, [unit]);
    else found.push(unit);
  }
  return { outer, within };
}
