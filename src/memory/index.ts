/** The translation memory: what was translated before, found by equality, by context and by likeness. */
export type { Collection, LookupOptions, Memory, Query, ScoredMatch } from "./memory.ts";
export { openMemory } from "./sqlite.ts";
