import type { Runs, TranslationUnit } from "../core/model.ts";
import {
  addCandidate,
  arrange,
  type Candidates,
  createVocabulary,
  type Gathered,
  gather,
  keepCandidates,
  type Vocabulary,
} from "./candidates.ts";
import { DamagedUnit } from "./database.ts";
import { createSearch, type Hit, type Search } from "./fuzzy.ts";
import type { LookupOptions, Query, ScoredMatch } from "./memory.ts";
import { rank, scoreAt } from "./rank.ts";
import { equalBytes, exactKey, type LanguagePair, pairReader, unpackSource, unpackUnit } from "./rows.ts";
import { type Found, greatestFuzzyScore, prepareQuery, scoreExact, scoreFuzzy } from "./score.ts";
import type { PartRow, Statements, StoredUnit } from "./statements.ts";
import { comparableText, tokenise } from "./tokens.ts";

/** Answers queries from one consistent state of the database: call it inside a transaction. */
export type Lookup = (queries: readonly Query[], options: LookupOptions) => readonly (readonly ScoredMatch[])[];

/** The sources of one pair of languages, as far as they are loaded. */
interface Loaded {
  /** The parts that `candidates` holds, by id. */
  readonly parts: ReadonlyMap<number, PartRow>;
  readonly candidates: Candidates;
  readonly vocabulary: Vocabulary;
  readonly search: Search;
}

/** A stored unit that was read. */
interface ReadUnit {
  readonly id: number;
  readonly part: number;
  readonly unit: TranslationUnit;
}

/** What a language pair has in the store at the moment. */
interface Scope {
  readonly parts: ReadonlyMap<number, PartRow>;
  /** The units with this very source. Boilerplate is asked for by many queries and read once. */
  readonly equal: (key: Uint8Array) => readonly ReadUnit[];
  readonly keyOf: (source: Runs) => Uint8Array;
  /** Loads at the first call. */
  readonly search: () => Search;
}

/** A look-up that keeps in memory what the fuzzy search needs, and loads again only parts that have changed. */
export function createLookup(statements: Statements): Lookup {
  const loaded = new Map<string, Loaded>();
  const openScope = (pair: LanguagePair, name: string): Scope => {
    const parts = new Map(statements.partsBetween(pair).map((part) => [part.id, part]));
    const search = (): Search => {
      const standing = loaded.get(name);
      // Refreshing adds to its vocabulary: if that fails half-way, it is of no use any more.
      loaded.delete(name);
      const current = refresh(statements, standing, parts);
      loaded.set(name, current);
      return current.search;
    };
    return { parts, search, keyOf: (source) => exactKey(source, pair), equal: remember(statements) };
  };
  return (queries, options) => {
    const scopes = new Map<string, Scope>();
    const languagesOf = pairReader();
    return queries.map((query) => {
      const pair = languagesOf(query);
      const name = JSON.stringify(pair);
      const scope = scopes.get(name) ?? openScope(pair, name);
      scopes.set(name, scope);
      return find(statements, scope, query, options);
    });
  };
}

function remember(statements: Statements): (key: Uint8Array) => readonly ReadUnit[] {
  const known = new Map<string, readonly ReadUnit[]>();
  return (key) => {
    const name = Buffer.from(key).toString("hex");
    const units = known.get(name) ?? statements.unitsByKey(key).map(readUnit);
    known.set(name, units);
    return units;
  };
}

function readUnit({ id, part, content }: StoredUnit): ReadUnit {
  return { id, part, unit: unpackUnit(content) };
}

function refresh(statements: Statements, standing: Loaded | undefined, parts: ReadonlyMap<number, PartRow>): Loaded {
  const missing = [...parts.values()].filter(({ id }) => standing?.parts.has(id) !== true);
  if (standing !== undefined && missing.length === 0 && parts.size === standing.parts.size) return standing;
  const vocabulary = standing?.vocabulary ?? createVocabulary();
  const gathered = gather();
  if (standing !== undefined) keepCandidates(gathered, standing.candidates, new Set(parts.keys()));
  for (const part of missing) loadPart(statements, part, gathered, vocabulary);
  const candidates = arrange(gathered);
  return { parts, candidates, vocabulary, search: createSearch(candidates, vocabulary) };
}

function loadPart(statements: Statements, part: PartRow, gathered: Gathered, vocabulary: Vocabulary): void {
  let units = 0;
  for (const { id, content } of statements.unitsOfPart(part.id)) {
    const text = comparableText(unpackSource(content));
    addCandidate(gathered, vocabulary, { unit: id, part: part.id, tokens: tokenise(text), text });
    units++;
  }
  if (units !== part.units) throw new DamagedUnit("missing");
}

function find(
  statements: Statements,
  scope: Scope,
  query: Query,
  { threshold, limit }: LookupOptions,
): readonly ScoredMatch[] {
  const key = scope.keyOf(query.source);
  const equal = scope.equal(key);
  const exact = equal.flatMap((each) => locate(scope, query, each)).map((found) => scoreExact(query, found));
  const ranked = rank(exact, limit);
  // No fuzzy match reaches 100, so none could stand before these.
  const isSettled = (ranked[limit - 1]?.score ?? 0) >= 100;
  if (threshold > 99 || isSettled) return ranked;
  const known = new Set(equal.map(({ id }) => id));
  const read = (unit: number): ReadUnit => {
    const stored = statements.unit(unit);
    if (equalBytes(stored.key, key)) throw new DamagedUnit("not in the index");
    return readUnit(stored);
  };
  const fuzzy = findFuzzy(scope, query, { threshold, limit, exact, known, read });
  return rank([...exact, ...fuzzy], limit);
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
  readonly read: (unit: number) => ReadUnit;
}

/**
 * The fuzzy matches that could stand among the best `limit`.
 *
 * Units are read in the order of the score that they could reach at most, until none of the rest could come in. The one
 * point below is what ambiguity may yet take from the matches found.
 */
function findFuzzy(scope: Scope, query: Query, wanted: Wanted): readonly ScoredMatch[] {
  const { threshold, limit, exact, known, read } = wanted;
  const prepared = prepareQuery(query);
  const hits = scope
    .search()(prepared.tokens, prepared.text, threshold)
    .filter(({ unit }) => !known.has(unit));
  const reachable = (hit: Hit): number => greatestFuzzyScore(hit, scope.parts.get(hit.part)?.penalty ?? 0);
  const byReach = [...Map.groupBy(hits, reachable)].sort(([a], [b]) => b - a);
  const matches: ScoredMatch[] = [];
  for (const [reach, group] of byReach) {
    if (reach < scoreAt([...exact, ...matches], limit) - 1) break;
    for (const hit of group)
      for (const found of locate(scope, query, read(hit.unit))) matches.push(scoreFuzzy(prepared, found, hit));
  }
  return matches;
}
