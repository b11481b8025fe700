import type { LanguageTag, Origin, State } from "../core/model.ts";
import { markedText } from "../core/runs.ts";
import { countWords } from "../core/words.ts";
import { pairKey, pairOfUnit } from "../record/pairs.ts";
import type { KnownFile, KnownUnit, MemoryKind } from "./known-units.ts";

/** What one memory holds in one language. */
export interface MemoryStats {
  readonly name: string;
  readonly kind: MemoryKind;
  readonly lang: LanguageTag;
  readonly units: number;
  /** Words of the sources. */
  readonly words: number;
  readonly states: Readonly<Partial<Record<State, number>>>;
  readonly origins: Readonly<Partial<Record<Origin["kind"], number>>>;
  /** ISO 8601, of the last changes; absent where no unit says when. */
  readonly oldest?: string;
  readonly newest?: string;
  /** Units that say what another of the same memory says: source, target and surroundings. */
  readonly duplicates: number;
  /** Sources with several targets. */
  readonly conflicts: number;
}

/** A count that grows file by file. */
export interface Counting {
  add(file: KnownFile): void;
  /** A row for the record, for superseded pairs, for each memory imported, and for each brought along; by language. */
  stats(): readonly MemoryStats[];
}

interface Tally {
  readonly name: string;
  readonly kind: MemoryKind;
  readonly lang: LanguageTag;
  units: number;
  words: number;
  readonly states: Partial<Record<State, number>>;
  readonly origins: Partial<Record<Origin["kind"], number>>;
  oldest: string | undefined;
  newest: string | undefined;
  readonly pairs: Set<string>;
  /** The first target of each source; null once there is another. */
  readonly targets: Map<string, string | null>;
}

/** A count of what the memory holds. */
export function countMemory(): Counting {
  const tallies = new Map<string, Tally>();
  const tallyOf = (file: KnownFile, memory: string | undefined): Tally => {
    const name = nameOf(file, memory);
    const known = tallies.get(`${file.lang} ${name}`);
    if (known !== undefined) return known;
    const { kind, lang } = file;
    const started = { units: 0, words: 0, states: {}, origins: {}, oldest: undefined, newest: undefined };
    const tally: Tally = { name, kind, lang, ...started, pairs: new Set(), targets: new Map() };
    tallies.set(`${lang} ${name}`, tally);
    return tally;
  };
  return {
    add: (file) => {
      for (const known of file.units) count(tallyOf(file, known.unit.memory), known);
    },
    stats: () => [...tallies.values()].map(statsOf),
  };
}

function nameOf({ kind, lang, path }: KnownFile, memory: string | undefined): string {
  switch (kind) {
    case "record":
      return `segments/${lang}`;
    case "superseded":
      return `memory/superseded/${lang}`;
    case "imported":
      return `memory/imported/${lang}${memory === undefined ? "" : `: ${memory}`}`;
    case "file":
      return path;
  }
}

function count(tally: Tally, { unit, sourceKey }: KnownUnit): void {
  tally.units++;
  tally.words += countWords(unit.source);
  tally.states[unit.state] = (tally.states[unit.state] ?? 0) + 1;
  tally.origins[unit.origin] = (tally.origins[unit.origin] ?? 0) + 1;
  const { at } = unit;
  if (at !== undefined) {
    if (tally.oldest === undefined || at < tally.oldest) tally.oldest = at;
    if (tally.newest === undefined || at > tally.newest) tally.newest = at;
  }
  tally.pairs.add(pairKey(pairOfUnit(unit), sourceKey));
  const target = markedText(unit.target);
  const first = tally.targets.get(sourceKey);
  if (first === undefined) tally.targets.set(sourceKey, target);
  else if (first !== target) tally.targets.set(sourceKey, null);
}

function statsOf({ pairs, targets, oldest, newest, ...tally }: Tally): MemoryStats {
  return {
    ...tally,
    ...(oldest !== undefined && { oldest }),
    ...(newest !== undefined && { newest }),
    duplicates: tally.units - pairs.size,
    conflicts: [...targets.values()].filter((target) => target === null).length,
  };
}
