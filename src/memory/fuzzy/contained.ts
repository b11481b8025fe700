import { cellOf, type Entries, lengthOf } from "./entries.ts";
import { HEAD } from "./signature.ts";
import type { SourceIndex } from "./source-index.ts";
import { idOf, type Vocabulary } from "./vocabulary.ts";

/** A run of a text's tokens that is the whole of an entry. */
export interface Contained {
  readonly entries: Entries;
  readonly entry: number;
  /** Indexes of its first token in the text and of that after its last. */
  readonly from: number;
  readonly to: number;
}

/** How many tokens a run has. */
export interface RunLengths {
  readonly least: number;
  readonly most: number;
}

/**
 * The entries that a text contains as whole runs of tokens; a full stop at an entry's end need not be there. Of entries
 * that are equal all are given. A table of the short entries is made at the first call.
 *
 * @param ids the numbers of the text's tokens
 */
export function containedIn(index: SourceIndex, ids: Int32Array, { least, most }: RunLengths): readonly Contained[] {
  const all = [...(index.main === undefined ? [] : [index.main.entries]), ...index.recent];
  const stop = idOf(index.vocabulary, ".");
  const found: Contained[] = [];
  for (const entries of all) {
    const table = tableOf(entries, index.vocabulary, most);
    for (let from = 0; from < ids.length; from++) {
      let hash = 0;
      for (let to = from + 1; to <= Math.min(ids.length, from + most); to++) {
        hash = mix(hash, ids[to - 1] ?? -1);
        if (to - from < least) continue;
        for (let entry = table.first(hash); entry >= 0; entry = table.next(entry))
          if (isRun(entries, entry, { ids, from, to }, stop)) found.push({ entries, entry, from, to });
      }
    }
  }
  return found;
}

function mix(hash: number, id: number): number {
  return Math.imul((hash ^ id) + 0x7f4a7c15, 0x9e3779b1);
}

/** Entries by the hash of their tokens, in chains. */
interface Table {
  /** The first entry with such a hash, or -1; its tokens may be others. */
  first(hash: number): number;
  next(entry: number): number;
}

const tables = new WeakMap<Entries, Table>();

function tableOf(entries: Entries, vocabulary: Vocabulary, most: number): Table {
  const known = tables.get(entries);
  if (known !== undefined) return known;
  const stop = idOf(vocabulary, ".");
  const count = entries.firstOfLength[Math.min(most + 2, entries.firstOfLength.length - 1)] ?? 0;
  const size = 1 << Math.ceil(Math.log2(2 * count + 2));
  const heads = new Int32Array(size).fill(-1);
  const chain = new Int32Array(count).fill(-1);
  for (let entry = count - 1; entry >= 0; entry--) {
    const { start, end } = tokensOf(entries, entry, stop);
    let hash = 0;
    for (let at = start; at < end; at++) hash = mix(hash, entries.cells[at] ?? 0);
    const place = (hash ^ (hash >>> 15)) & (size - 1);
    chain[entry] = heads[place] ?? -1;
    heads[place] = entry;
  }
  const table = {
    first: (hash: number): number => heads[(hash ^ (hash >>> 15)) & (size - 1)] ?? -1,
    next: (entry: number): number => chain[entry] ?? -1,
  };
  tables.set(entries, table);
  return table;
}

/** The cells of an entry's tokens without its full stop. */
function tokensOf(entries: Entries, entry: number, stop: number): { readonly start: number; readonly end: number } {
  const length = lengthOf(entries, entry);
  const start = cellOf(entries, entry, length) + HEAD;
  const end = start + length;
  return { start, end: length > 1 && entries.cells[end - 1] === stop ? end - 1 : end };
}

function isRun(
  entries: Entries,
  entry: number,
  { ids, from, to }: { readonly ids: Int32Array; readonly from: number; readonly to: number },
  stop: number,
): boolean {
  const { start, end } = tokensOf(entries, entry, stop);
  if (end - start !== to - from) return false;
  for (let at = 0; at < to - from; at++) if (entries.cells[start + at] !== ids[from + at]) return false;
  return true;
}
