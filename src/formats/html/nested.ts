import type { Edit, Piece, Unit } from "../../core/model.ts";

/** A code of a unit. */
export type CodePiece = Piece & { readonly kind: "code" };

/** A unit and what is to be written in it. */
export interface Edited {
  readonly unit: Unit;
  readonly edits: readonly Edit[];
}

/** Which units stand by themselves, and which in a code of another. */
export interface Nesting {
  readonly outer: readonly Edited[];
  readonly within: ReadonlyMap<Piece, readonly Edited[]>;
}

/**
 * Sorts an article's units into those that stand by themselves and the attributes inside their codes.
 *
 *     See the <a href=/d title="Decree of 3 May">decree</a>.
 *     ^outer                    ^within the code `link`
 */
export function nestingOf(units: readonly Edited[]): Nesting {
  const outer: Edited[] = [];
  const within = new Map<Piece, Edited[]>();
  let index = 0;
  for (const edited of units) {
    const { unit } = edited;
    const host = outer.at(-1)?.unit;
    if (host === undefined || unit.start >= host.end) {
      outer.push(edited);
      index = 0;
      continue;
    }
    while ((host.pieces[index]?.end ?? Number.POSITIVE_INFINITY) <= unit.start) index++;
    const piece = host.pieces[index];
    if (piece === undefined) continue;
    const found = within.get(piece);
    if (found === undefined) within.set(piece, [edited]);
    else found.push(edited);
  }
  return { outer, within };
}
