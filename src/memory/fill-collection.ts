import type { TranslationUnit } from "../core/model.ts";
import { type LanguagePair, packUnit, pairReader, type Row } from "./rows.ts";
import type { Statements } from "./statements.ts";

/**
 * Makes a collection hold just these units, and writes only what differs: units that stay keep their ids, so that an
 * index of a million sentences need not be built again for one that changed. They are taken one by one, and never all
 * held in memory. Those without source or target are left out, and so are repeated ones.
 */
export function fillCollection(statements: Statements, name: string, units: Iterable<TranslationUnit>): void {
  const languagesOf = pairReader();
  const filling = new Map<string, Filling>();
  for (const { id, pair, units: count } of statements.partsOf(name)) {
    const seen = count === 0 ? undefined : new Set<number>();
    filling.set(nameOf(pair), { id, seen, tally: { units: 0, low: 0, high: 0 } });
  }
  let read = 0;
  for (const unit of units) {
    const position = unit.position ?? read;
    read++;
    const row = packUnit(unit);
    if (row === undefined) continue;
    const pair = languagesOf(unit);
    const part = filling.get(nameOf(pair)) ?? begin(statements, name, pair);
    filling.set(nameOf(pair), part);
    if (put(statements, part, row, position)) count(part.tally, row);
  }
  for (const part of filling.values()) settle(statements, part);
}

/** A part on its way. */
interface Filling {
  readonly id: number;
  /** The units that it had and still has; undefined where it had none. */
  readonly seen: Set<number> | undefined;
  readonly tally: Tally;
}

/** How many units there are, and the sum of their checksums: the same for the same units in any order. */
interface Tally {
  units: number;
  low: number;
  high: number;
}

function nameOf({ from, to }: LanguagePair): string {
  return `${from} ${to}`;
}

function begin(statements: Statements, name: string, pair: LanguagePair): Filling {
  return { id: statements.addPart(name, pair), seen: undefined, tally: { units: 0, low: 0, high: 0 } };
}

/** Whether the part did not have it in this round. */
function put(statements: Statements, { id, seen }: Filling, row: Row, position: number): boolean {
  if (seen === undefined) return statements.addUnit(id, position, row) !== undefined;
  const standing = statements.unitLike(id, row);
  if (standing === undefined) {
    const added = statements.addUnit(id, position, row);
    if (added !== undefined) seen.add(added);
    return added !== undefined;
  }
  if (seen.has(standing.id)) return false;
  seen.add(standing.id);
  if (standing.position !== position) statements.moveUnit(standing.id, position);
  return true;
}

function count(tally: Tally, { sum }: Row): void {
  const view = new DataView(sum.buffer, sum.byteOffset, sum.byteLength);
  tally.units++;
  tally.low = (tally.low + view.getUint32(0)) >>> 0;
  tally.high = (tally.high + view.getUint32(4)) >>> 0;
}

function settle(statements: Statements, { id, seen, tally }: Filling): void {
  if (tally.units === 0) {
    statements.removePart(id);
    return;
  }
  if (seen !== undefined)
    for (const unit of statements.unitsIn(id)) if (!seen.has(unit.id)) statements.removeUnit(unit.id);
  const digest = `${tally.units} ${tally.low.toString(16)} ${tally.high.toString(16)}`;
  statements.setPart(id, tally.units, digest);
}
