import type { TranslationUnit } from "../core/model.ts";
import { DamagedUnit } from "./database.ts";
import { queryWords, wordDistance } from "./fuzzy/closeness.ts";
import { containedIn } from "./fuzzy/contained.ts";
import { indexQuery, type Search, search } from "./fuzzy/source-index.ts";
import { gradeFor, type Loaded, refresh, USUAL_THRESHOLD } from "./loaded.ts";
import type { Contained, LookupOptions, NearestMatch, Query, ScoredMatch, Similar } from "./memory.ts";
import { rank, scoreAt } from "./rank.ts";
import { equalBytes, exactKey, type LanguagePair, pairReader, unpackUnit } from "./rows.ts";
import {
  type Closeness,
  type Found,
  greatestFuzzyScore,
  type PreparedQuery,
  prepareQuery,
  scoreExact,
  scoreFuzzy,
} from "./score.ts";
import type { PartRow, Statements, StoredUnit } from "./statements.ts";
import { comparableText } from "./tokens.ts";

/** Answers queries from one consistent state of the database: call it inside a transaction. */
export interface Lookup {
  /** The best matches for each query, see `Memory.lookup`. */
  readonly scored: (queries: readonly Query[], options: LookupOptions) => readonly (readonly ScoredMatch[])[];
  /** The nearest units without their texts, see `Memory.similar`. */
  readonly similar: (queries: readonly Query[], options: LookupOptions) => readonly (readonly Similar[])[];
  /** The nearest units, see `Memory.nearest`. */
  readonly nearest: (queries: readonly Query[], options: LookupOptions) => readonly (readonly NearestMatch[])[];
  /** The units that stand in each source, see `Memory.contained`. */
  readonly contained: (queries: readonly Query[]) => readonly (readonly Contained[])[];
  /** What is loaded, by pair of languages and grade, for whoever merges it. */
  readonly loaded: ReadonlyMap<string, Standing>;
}

/** What is loaded of a pair of languages. */
export interface Standing extends Loaded {
  readonly pair: LanguagePair;
  readonly grade: number;
}

/** A stored unit that was read. */
interface ReadUnit {
  readonly id: number;
  readonly key: Uint8Array;
  readonly part: number;
  readonly position: number;
  readonly unit: TranslationUnit;
}

/** What a language pair has in the store at the moment. */
interface Scope {
  readonly parts: ReadonlyMap<number, PartRow>;
  readonly stays: (part: number) => boolean;
  /** The units with this very source. Boilerplate is asked for by many queries and read once. */
  readonly equal: (key: Uint8Array) => readonly ReadUnit[];
  readonly read: (unit: number) => ReadUnit;
  /** Loads at the first call. */
  readonly loaded: () => Loaded;
}

/** A look-up that keeps in memory what the fuzzy search needs, and reads again only what has changed. */
export function createLookup(statements: Statements, path: string): Lookup {
  const standing = new Map<string, Standing>();
  const openScope = (pair: LanguagePair, grade: number): Scope => {
    const parts = new Map(statements.partsBetween(pair).map((part) => [part.id, part]));
    const name = JSON.stringify([pair, grade]);
    let current: Loaded | undefined;
    const loaded = (): Loaded => {
      if (current !== undefined) return current;
      current = refresh({ statements, path, pair, grade }, standing.get(name), parts);
      standing.set(name, { ...current, pair, grade });
      return current;
    };
    const stays = (part: number): boolean => parts.has(part);
    return { parts, stays, loaded, equal: equalReader(statements), read: unitReader(statements) };
  };
  const answer =
    <Answer>(find: (scope: Scope, query: Query, options: LookupOptions) => Answer) =>
    (queries: readonly Query[], options: LookupOptions): readonly Answer[] => {
      const scopes = new Map<string, Scope>();
      const languagesOf = pairReader();
      const grade = gradeFor(options.threshold);
      return queries.map((query) => {
        const pair = languagesOf(query);
        const name = `${pair.from} ${pair.to}`;
        const scope = scopes.get(name) ?? openScope(pair, grade);
        scopes.set(name, scope);
        return find(scope, query, options);
      });
    };
  const contained = answer(findContained);
  return {
    scored: answer(findScored),
    similar: answer(findSimilar),
    nearest: answer(findNearest),
    contained: (queries) => contained(queries, { threshold: USUAL_THRESHOLD, limit: 0 }),
    loaded: standing,
  };
}

function equalReader(statements: Statements): Scope["equal"] {
  const known = new Map<string, readonly ReadUnit[]>();
  return (key) => {
    const name = Buffer.from(key).toString("latin1");
    const units = known.get(name) ?? statements.unitsByKey(key).map(readUnit);
    known.set(name, units);
    return units;
  };
}

function unitReader(statements: Statements): Scope["read"] {
  const known = new Map<number, ReadUnit>();
  return (id) => {
    const unit = known.get(id) ?? readUnit(statements.unit(id));
    known.set(id, unit);
    return unit;
  };
}

function readUnit({ content, ...stored }: StoredUnit): ReadUnit {
  return { ...stored, unit: unpackUnit(content) };
}

function findScored(scope: Scope, query: Query, options: LookupOptions): readonly ScoredMatch[] {
  const { threshold, limit } = options;
  const key = exactKey(query.source);
  const equal = scope.equal(key).filter(({ part }) => scope.parts.has(part));
  const exact = equal.flatMap((each) => locate(scope, query, each)).map((found) => scoreExact(query, found));
  const ranked = rank(exact, limit);
  // No fuzzy match reaches 100, so none could stand before these.
  const isSettled = (ranked[limit - 1]?.score ?? 0) >= 100;
  if (threshold > 99 || isSettled) return ranked;
  const known = new Set(equal.map(({ id }) => id));
  return rank([...exact, ...findFuzzy(scope, query, { threshold, limit, exact, known, key })], limit);
}

/** The unit with its collection, unless it is the query's own segment. */
function locate(scope: Scope, { self }: Query, { part: partId, unit }: ReadUnit): readonly Found[] {
  const part = scope.parts.get(partId);
  if (part === undefined) return [];
  if (self !== undefined && part.collection === self.collection && unit.id === self.id) return [];
  const { collection: memory, penalty: memoryPenalty, priority, use } = part;
  return [{ unit, memory, memoryPenalty, priority, use }];
}

interface Wanted extends LookupOptions {
  readonly exact: readonly ScoredMatch[];
  /** The units with the query's very text, its own segment among them. */
  readonly known: ReadonlySet<number>;
  /** The query's. */
  readonly key: Uint8Array;
}

/** A unit that is near, and how near. */
interface Hit extends Closeness {
  readonly unit: number;
  /** A score that it cannot exceed. */
  readonly reach: number;
}

/**
 * The fuzzy matches that could stand among the best `limit`.
 *
 * Units are read in the order of the score that they could reach at most, until none of the rest could come in. The one
 * point below is what ambiguity may yet take from the matches found.
 */
function findFuzzy(
  scope: Scope,
  query: Query,
  { threshold, limit, exact, known, key }: Wanted,
): readonly ScoredMatch[] {
  const prepared = prepareQuery(query);
  const hits = hitsOf(scope, prepared, { threshold, byCharacters: true }).filter(({ unit }) => !known.has(unit));
  hits.sort((a, b) => b.reach - a.reach);
  const matches: ScoredMatch[] = [];
  for (let at = 0; at < hits.length; ) {
    const reach = hits[at]?.reach ?? 0;
    if (exact.length + matches.length >= limit && reach < scoreAt([...exact, ...matches], limit) - 1) break;
    for (let hit = hits[at]; hit !== undefined && hit.reach === reach; hit = hits[++at]) {
      const read = scope.read(hit.unit);
      if (equalBytes(read.key, key)) throw new DamagedUnit("not in the index");
      for (const found of locate(scope, query, read)) matches.push(scoreFuzzy(prepared, found, hit));
    }
  }
  return matches;
}

function hitsOf(scope: Scope, { text, tokens }: PreparedQuery, wanted: Omit<Search, "stays">): Hit[] {
  const { index } = scope.loaded();
  const asked = indexQuery(index, text);
  const words = queryWords(tokens, asked.ids);
  return search(index, asked, { ...wanted, stays: scope.stays }).map(({ entries, entry, base }) => {
    const closeness = { base, ...wordDistance(index.vocabulary, words, entries, entry) };
    const penalty = scope.parts.get(entries.parts[entry] ?? 0)?.penalty ?? 0;
    return { unit: entries.units[entry] ?? 0, ...closeness, reach: greatestFuzzyScore(closeness, penalty) };
  });
}

/** Runs of fewer tokens say too little, and of longer ones sentences are seldom made of. */
const CONTAINED_TOKENS = { least: 2, most: 12 } as const;

function findContained(scope: Scope, query: Query): readonly Contained[] {
  const { index } = scope.loaded();
  const { ids } = indexQuery(index, prepareQuery(query).text);
  return containedIn(index, ids, CONTAINED_TOKENS).flatMap(({ entries, entry, from, to }) => {
    const unit = entries.units[entry] ?? 0;
    const part = scope.parts.get(entries.parts[entry] ?? 0);
    if (part === undefined || index.gone.has(unit)) return [];
    return locate(scope, query, scope.read(unit)).map((found) => ({
      unit: found.unit,
      memory: found.memory,
      from,
      to,
    }));
  });
}

function findNearest(scope: Scope, query: Query, { threshold, limit }: LookupOptions): readonly NearestMatch[] {
  const equal = scope.equal(exactKey(query.source)).filter(({ part }) => scope.parts.has(part));
  const found = equal.flatMap((each) =>
    locate(scope, query, each).map((one) => ({ ...scoreExact(query, one), position: each.position })),
  );
  if (found.length >= limit || threshold > 100) return nearestFirst(found).slice(0, limit);
  const known = new Set(equal.map(({ id }) => id));
  const prepared = prepareQuery(query);
  const wanted = limit + known.size;
  const hits = hitsOf(scope, prepared, { threshold, wanted, byCharacters: false }).sort((a, b) => b.base - a.base);
  const last = hits[wanted - 1]?.base ?? 0;
  for (const hit of hits) {
    if (hit.base < last || known.has(hit.unit)) continue;
    const read = scope.read(hit.unit);
    for (const one of locate(scope, query, read))
      found.push({ ...scoreFuzzy(prepared, one, hit), position: read.position });
  }
  return nearestFirst(found).slice(0, limit);
}

function findSimilar(scope: Scope, { source }: Query, { threshold, limit }: LookupOptions): readonly Similar[] {
  const { index } = scope.loaded();
  const asked = indexQuery(index, comparableText(source));
  const found = search(index, asked, { threshold, wanted: limit, byCharacters: false, stays: scope.stays }).map(
    ({ entries, entry, base }) => ({
      unit: entries.units[entry] ?? 0,
      memory: scope.parts.get(entries.parts[entry] ?? 0)?.collection ?? "",
      base,
    }),
  );
  return found.sort((a, b) => b.base - a.base || a.unit - b.unit).slice(0, limit);
}

function nearestFirst(matches: readonly NearestMatch[]): readonly NearestMatch[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...matches].sort(
    (a, b) => b.base - a.base || b.score - a.score || compare(a.memory, b.memory) || a.position - b.position,
  );
}
