import { decodeArrays, encodeArrays } from "../array-file.ts";
import type { Indexed } from "./source-index.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Rises with every change of the arrays or of what they mean, and so with every change of the tokens. */
const VERSION = 2;

/** What the arrays of an index mean. */
interface Meaning {
  readonly version: number;
  /** What the index was made from; the caller's own affair. */
  readonly key: unknown;
  readonly threshold: number;
  readonly occurrences: number;
  readonly occurrenceTokens: number;
}

/** The bytes of an index in pieces, to be written one after another. `key` is given back by `decodeIndex`. */
export function encodeIndex(
  vocabulary: Vocabulary,
  { entries, postings }: Indexed,
  key: unknown,
): readonly Uint8Array[] {
  const { occurrences, threshold, ranks, listStarts, positions } = postings;
  const meaning: Meaning = {
    version: VERSION,
    key,
    threshold,
    occurrences: occurrences.size,
    occurrenceTokens: occurrences.tokens,
  };
  const arrays = {
    ...entries,
    occurrenceTable: occurrences.table,
    ranks,
    listStarts,
    postings: postings.entries,
    positions,
    ...vocabularyArrays(vocabulary),
  };
  return encodeArrays({ meaning, arrays });
}

/** An index that was read, and the key that it was written with. */
export interface Decoded {
  readonly key: unknown;
  readonly vocabulary: Vocabulary;
  readonly indexed: Indexed;
}

/** The index that bytes stand for, which become part of it; undefined where they are damaged or of another version. */
export function decodeIndex(bytes: Uint8Array<ArrayBuffer>): Decoded | undefined {
  const file = decodeArrays(bytes);
  if (file === undefined) return undefined;
  // Its checksum was right, so it is what `encodeIndex` wrote, of this version or another.
  const { version, key, threshold, occurrences, occurrenceTokens } = file.meaning as Meaning;
  if (version !== VERSION) return undefined;
  const { units, parts, firstOfLength, cellOfLength, cells, textStarts, textCells, ...rest } =
    file.arrays as unknown as Arrays; // likewise
  return {
    key,
    vocabulary: vocabularyFrom(rest),
    indexed: {
      entries: { units, parts, firstOfLength, cellOfLength, cells, textStarts, textCells },
      postings: {
        threshold,
        occurrences: { tokens: occurrenceTokens, size: occurrences, table: rest.occurrenceTable },
        ranks: rest.ranks,
        listStarts: rest.listStarts,
        entries: rest.postings,
        positions: rest.positions,
      },
    },
  };
}

type Arrays = VocabularyArrays &
  Indexed["entries"] & {
    readonly occurrenceTable: Int32Array;
    readonly ranks: Int32Array;
    readonly listStarts: Int32Array;
    readonly postings: Int32Array;
    readonly positions: Uint8Array;
  };

/** The arrays of a vocabulary. */
export interface VocabularyArrays {
  readonly tokenTable: Int32Array;
  readonly tokenHashes: Int32Array;
  readonly tokenStarts: Int32Array;
  readonly tokenUnits: Uint16Array;
  readonly tokenKinds: Uint8Array;
}

/** Its arrays, without the room that it keeps for more. */
export function vocabularyArrays({ size, table, hashes, starts, units, kinds }: Vocabulary): VocabularyArrays {
  return {
    tokenTable: table,
    tokenHashes: hashes.subarray(0, size),
    tokenStarts: starts.subarray(0, size + 1),
    tokenUnits: units.subarray(0, starts[size]),
    tokenKinds: kinds.subarray(0, size),
  };
}

/** The vocabulary that has these arrays. */
export function vocabularyFrom(arrays: VocabularyArrays): Vocabulary {
  return {
    size: arrays.tokenHashes.length,
    table: arrays.tokenTable,
    hashes: arrays.tokenHashes,
    starts: arrays.tokenStarts,
    units: arrays.tokenUnits,
    kinds: arrays.tokenKinds,
  };
}
