/** The translation memory: what was translated before, found by equality, by context, by likeness and by its words. */
export { earlierScores } from "./earlier.ts";
export type {
  Collection,
  LookupOptions,
  Memory,
  NearestMatch,
  Passage,
  Query,
  ScoredMatch,
  SearchOptions,
  SearchResult,
  Similar,
  Use,
} from "./memory.ts";
export { openMemory } from "./sqlite.ts";
