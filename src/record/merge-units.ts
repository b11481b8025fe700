import { comparePreference, type Entry, isNewer, type Pair, pairKey, pairLine, slotKey } from "./pairs.ts";

/**
 * What becomes of a unit whose source has another target already, in the same surroundings:
 *
 * - `newest`: the one that was changed last stays; where no time tells them apart, what stands stays
 * - `keep`: what stands stays
 * - `both`: both stay, as alternatives
 * - `ask`: neither is decided; nothing of it is taken
 */
export type ConflictRule = "newest" | "keep" | "both" | "ask";

export const CONFLICT_RULES: readonly ConflictRule[] = ["newest", "keep", "both", "ask"];

/** A unit on its way into the imported ones. `T` says where it comes from. */
export interface Incoming<T> {
  readonly pair: Pair;
  /** The content key of its source. */
  readonly sourceKey: string;
  readonly from: T;
}

/** The project's own pairs, from record and superseded ones: an import never changes them. */
export interface OwnPairs {
  /** Whether it says what a pair says: same source and target, and the surroundings are the same or the pair's unknown. */
  holds(pair: Pair, sourceKey: string): boolean;
  /** Another target of the same source in the same surroundings. */
  rival(pair: Pair, sourceKey: string): Pair | undefined;
}

/** What became of a unit that was brought. Each has one outcome. */
export const OUTCOMES = ["added", "unchanged", "updated", "replaced", "kept", "open"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A change of the imported units: a line that goes, one that comes, or one in another's place. */
export interface LineChange {
  readonly before: readonly Entry[];
  readonly after: Incoming<unknown> | undefined;
  /** Whether another target of the same slot stands beside it. */
  readonly shared: boolean;
}

/** A conflict that nobody has decided. */
export interface OpenConflict<T> {
  readonly incoming: Incoming<T>;
  readonly standing: Pair;
}

export interface Merged<T> {
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly changes: readonly LineChange[];
  readonly open: readonly OpenConflict<T>[];
}

/**
 * What units that are brought do to those that stand. The order in which they are brought does not matter.
 *
 * A pair that is known already (source, target and surroundings) is updated where the new one is later, else unchanged.
 */
export function mergeUnits<T>(
  standing: readonly Entry[],
  incoming: readonly Incoming<T>[],
  own: OwnPairs,
  rule: ConflictRule,
): Merged<T> {
  const merge = begin<T>(standing);
  const { unique, repeated } = distinct(incoming);
  merge.counts.unchanged += repeated;
  const rest: Incoming<T>[] = [];
  for (const unit of unique) if (!settleKnown(merge, own, unit)) rest.push(unit);
  for (const group of Map.groupBy(rest, ({ pair, sourceKey }) => slotKey(pair, sourceKey)).values())
    settleGroup(merge, own, group, rule);
  const { counts, open } = merge;
  return { counts, changes: [...merge.changes.values()], open };
}

interface Merge<T> {
  readonly known: Map<string, Entry>;
  readonly slots: Map<string, Entry[]>;
  readonly counts: Record<Outcome, number>;
  /** By the first line that goes, or by the unit that comes. */
  readonly changes: Map<unknown, LineChange>;
  readonly open: OpenConflict<T>[];
}

function begin<T>(standing: readonly Entry[]): Merge<T> {
  const known = new Map<string, Entry>();
  const slots = new Map<string, Entry[]>();
  for (const entry of standing) {
    const key = pairKey(entry.pair, entry.sourceKey);
    const other = known.get(key);
    if (other === undefined || comparePreference(other.pair, entry.pair) < 0) known.set(key, entry);
    const slot = slotKey(entry.pair, entry.sourceKey);
    const inSlot = slots.get(slot);
    if (inSlot === undefined) slots.set(slot, [entry]);
    else inSlot.push(entry);
  }
  const counts = { added: 0, unchanged: 0, updated: 0, replaced: 0, kept: 0, open: 0 };
  return { known, slots, counts, changes: new Map(), open: [] };
}

/** Each pair once, the one to prefer of those that are the same. */
function distinct<T>(incoming: readonly Incoming<T>[]): { unique: readonly Incoming<T>[]; repeated: number } {
  const byKey = new Map<string, Incoming<T>>();
  for (const unit of incoming) {
    const key = pairKey(unit.pair, unit.sourceKey);
    const known = byKey.get(key);
    if (known === undefined || comparePreference(known.pair, unit.pair) < 0) byKey.set(key, unit);
  }
  return { unique: [...byKey.values()], repeated: incoming.length - byKey.size };
}

/** Settles a unit that is known as it is, but for who made it and when; whether it was one. */
function settleKnown<T>(merge: Merge<T>, own: OwnPairs, unit: Incoming<T>): boolean {
  const entry = merge.known.get(pairKey(unit.pair, unit.sourceKey));
  if (entry === undefined && !own.holds(unit.pair, unit.sourceKey)) return false;
  if (entry === undefined || !isNewer(unit.pair, entry.pair)) {
    merge.counts.unchanged++;
    return true;
  }
  merge.counts.updated++;
  merge.changes.set(entry, { before: [entry], after: unit, shared: false });
  return true;
}

/** Settles units that give one slot targets it does not have. */
function settleGroup<T>(merge: Merge<T>, own: OwnPairs, group: readonly Incoming<T>[], rule: ConflictRule): void {
  const [best, ...others] = group.toSorted((a, b) => comparePreference(b.pair, a.pair));
  if (best === undefined) return;
  const inSlot = merge.slots.get(slotKey(best.pair, best.sourceKey)) ?? [];
  const rival = own.rival(best.pair, best.sourceKey);
  if (rule === "both") {
    addAll(merge, group, inSlot.length > 0 || rival !== undefined || others.length > 0);
    return;
  }
  const [standing] = inSlot.map((entry) => asUpdated(merge, entry)).toSorted((a, b) => comparePreference(b, a));
  if (rule === "ask" && (rival ?? standing ?? others[0]) !== undefined) {
    for (const [index, incoming] of group.entries())
      merge.open.push({ incoming, standing: rival ?? standing ?? (group[index === 0 ? 1 : 0] ?? incoming).pair });
    merge.counts.open += group.length;
    return;
  }
  merge.counts.kept += others.length;
  if (rival !== undefined || (standing !== undefined && (rule === "keep" || !isNewer(best.pair, standing)))) {
    merge.counts.kept++;
    return;
  }
  if (standing === undefined) {
    addAll(merge, [best], false);
    return;
  }
  merge.counts.replaced++;
  for (const entry of inSlot) merge.changes.delete(entry);
  merge.changes.set(inSlot[0], { before: inSlot, after: best, shared: false });
}

function addAll<T>(merge: Merge<T>, units: readonly Incoming<T>[], shared: boolean): void {
  merge.counts.added += units.length;
  for (const unit of units) merge.changes.set(unit, { before: [], after: unit, shared });
}

/** What stands in an entry's place once those that are known are updated. */
function asUpdated<T>(merge: Merge<T>, entry: Entry): Pair {
  return merge.changes.get(entry)?.after?.pair ?? entry.pair;
}

/** A line for a unit that comes in. */
export function entryOf({ pair, sourceKey }: Incoming<unknown>): Pick<Entry, "pair" | "text" | "sourceKey"> {
  return { pair, text: pairLine(pair), sourceKey };
}

/** The project's own pairs, looked up by their keys. */
export function ownPairs(pairs: Iterable<Pair & { readonly sourceKey: string }>): OwnPairs {
  const keys = new Set<string>();
  const slots = new Map<string, Pair>();
  for (const { sourceKey, ...pair } of pairs) {
    keys.add(pairKey(pair, sourceKey));
    keys.add(pairKey(withoutPlace(pair), sourceKey));
    const slot = slotKey(pair, sourceKey);
    if (!slots.has(slot)) slots.set(slot, pair);
  }
  return {
    holds: (pair, sourceKey) => keys.has(pairKey(pair, sourceKey)),
    rival: (pair, sourceKey) => slots.get(slotKey(pair, sourceKey)),
  };
}

function withoutPlace({ previousKey: _previous, nextKey: _next, ...pair }: Pair): Pair {
  return pair;
}
