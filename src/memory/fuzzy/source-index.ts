import { codeUnits } from "../similarity.ts";
import { arrange, type Entries, type Gathered, gather, keepEntries, LONGEST, SHORT_TOKENS, sizeOf } from "./entries.ts";
import { buildPostings, type Postings } from "./postings.ts";
import { createProbe, forget, type Nearest, nearest, type Sought, scan, scanTexts, seek } from "./search.ts";
import { createVocabulary, readTokens, tokenBuffer, type Vocabulary } from "./vocabulary.ts";

/** Entries with the index that spares looking at all of them. */
export interface Indexed {
  readonly entries: Entries;
  readonly postings: Postings;
}

/** The sources of one pair of languages, ready for being searched. */
export interface SourceIndex {
  readonly vocabulary: Vocabulary;
  /** What is indexed; absent for a few entries. */
  readonly main: (Indexed & { readonly probe: ReturnType<typeof createProbe> }) | undefined;
  /** What came since, in runs of falling size: all of it is looked at. */
  readonly recent: readonly Entries[];
  /** Units of `main` and `recent` that are gone. */
  readonly gone: ReadonlySet<number>;
}

/** An entry that is near enough to a query. */
export interface Found {
  readonly entries: Entries;
  readonly entry: number;
  /** Percent, floored: of the tokens, or of the characters where both texts are short and these are more alike. */
  readonly base: number;
}

/** A query as the index sees it. */
export interface IndexQuery {
  /** Normalised. */
  readonly text: string;
  /** The numbers of its tokens; -1 for those that no entry has. */
  readonly ids: Int32Array;
}

/** What is looked for. */
export interface Search {
  /** Least base similarity, percent. */
  readonly threshold: number;
  /** How many are wanted; all where it is absent. */
  readonly wanted?: number;
  /** Whether short texts are compared by their characters as well. */
  readonly byCharacters: boolean;
  /** Whether a part still is there. */
  readonly stays: (part: number) => boolean;
}

/** An index of nothing, or of what was indexed before. */
export function sourceIndex(vocabulary: Vocabulary = createVocabulary(), main?: Indexed): SourceIndex {
  const probing = main === undefined ? undefined : { ...main, probe: createProbe(main.entries, main.postings) };
  return { vocabulary, main: probing, recent: [], gone: new Set() };
}

/** The same with more entries, gathered with its own vocabulary. Small runs are joined, so that there are few of them. */
export function withRecent(index: SourceIndex, gathered: Gathered): SourceIndex {
  if (gathered.units.length === 0) return index;
  const recent = [...index.recent];
  let added = arrange(gathered);
  for (let last = recent.at(-1); last !== undefined && sizeOf(last) <= 2 * sizeOf(added); last = recent.at(-1)) {
    recent.pop();
    added = joined([last, added], (unit) => !index.gone.has(unit));
  }
  return { ...index, recent: [...recent, added] };
}

/** The same without these units. */
export function without(index: SourceIndex, units: readonly number[]): SourceIndex {
  return units.length === 0 ? index : { ...index, gone: new Set([...index.gone, ...units]) };
}

/** How many entries are looked at one by one. */
export function recentSize({ recent }: Pick<SourceIndex, "recent">): number {
  return recent.reduce((sum, entries) => sum + sizeOf(entries), 0);
}

/**
 * All its entries in one index at which nothing of `threshold` percent or more is missed.
 *
 * @param stays whether a part still is there
 */
export function reindexed(index: SourceIndex, threshold: number, stays: (part: number) => boolean): SourceIndex {
  const all = [...(index.main === undefined ? [] : [index.main.entries]), ...index.recent];
  const [first, second] = all;
  const isWhole = first !== undefined && second === undefined && index.gone.size === 0 && first.parts.every(stays);
  const entries = isWhole ? first : joined(all, (unit, part) => !index.gone.has(unit) && stays(part));
  const postings = buildPostings(entries, index.vocabulary.size, threshold);
  return sourceIndex(index.vocabulary, { entries, postings });
}

function joined(all: readonly Entries[], stays: (unit: number, part: number) => boolean): Entries {
  const gathered = gather();
  for (const entries of all) keepEntries(gathered, entries, stays);
  return arrange(gathered);
}

/** A query with the numbers of its tokens. */
export function indexQuery({ vocabulary }: SourceIndex, text: string): IndexQuery {
  read.length = 0;
  readTokens(vocabulary, text, read, false);
  return { text, ids: read.symbols.slice(0, read.length) };
}

const read = tokenBuffer();

let tokenSlots = new Int32Array(1024);
let characterSlots: Int32Array | undefined;

/**
 * The entries with a base similarity of at least `threshold`, in any order; of those that are gone none.
 *
 * Where fewer are `wanted`, the nearest ones and all that are as near as the last of them are sure to be among them.
 */
export function search(
  index: SourceIndex,
  { text, ids }: IndexQuery,
  { threshold, wanted = Number.POSITIVE_INFINITY, byCharacters, stays }: Search,
): readonly Found[] {
  const isShort = ids.length <= SHORT_TOKENS;
  if (ids.length === 0 || (isShort ? text.length : ids.length) > LONGEST) return [];
  const { vocabulary, main, recent } = index;
  if (tokenSlots.length < vocabulary.size) tokenSlots = new Int32Array(2 * vocabulary.size);
  const near = nearest(Math.max(0, Math.ceil(threshold)), wanted, (unit, part) => stays(part) && !index.gone.has(unit));
  const sought = seek(ids, tokenSlots);
  for (const entries of recent) scan(entries, sought, near);
  if (main !== undefined) searchMain(main, sought, near);
  forget(sought);
  if (!isShort || !byCharacters) return near.found;
  characterSlots ??= new Int32Array(0x10000);
  const characters = seek(codeUnits(text.toLowerCase()), characterSlots);
  for (const entries of recent) scanTexts(entries, characters, near);
  if (main !== undefined) scanTexts(main.entries, characters, near);
  forget(characters);
  return bestOfEach(near.found);
}

function searchMain(
  { entries, postings, probe }: NonNullable<SourceIndex["main"]>,
  sought: Sought,
  near: Nearest,
): void {
  if (near.least >= postings.threshold) probe(sought, near);
  else scan(entries, sought, near);
}

/** Of entries that were found both by tokens and by characters, the better. */
function bestOfEach(found: readonly Found[]): readonly Found[] {
  const best = new Map<Entries, Map<number, Found>>();
  for (const one of found) {
    const its = best.get(one.entries) ?? new Map<number, Found>();
    best.set(one.entries, its);
    if ((its.get(one.entry)?.base ?? -1) < one.base) its.set(one.entry, one);
  }
  return [...best.values()].flatMap((its) => [...its.values()]);
}
