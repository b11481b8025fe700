import { crc32 } from "node:zlib";
import type { Entries } from "./entries.ts";
import type { Indexed } from "./source-index.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * An index as bytes: the arrays as they lie in memory, behind a head that says which, so that loading is one read.
 *
 *     "QZIX" | CRC-32 of all that follows | length of the head | head as JSON | arrays, each at a multiple of 8
 */

/** Rises with every change of the arrays or of what they mean, and so with every change of the tokens. */
const VERSION = 1;

const MAGIC = 0x58495a51;
const START = 12;

/** The arrays of an index by name; their types are these for ever, or `VERSION` rises. */
const TYPES = {
  units: Uint32Array,
  parts: Uint32Array,
  firstOfLength: Int32Array,
  cellOfLength: Int32Array,
  cells: Int32Array,
  textStarts: Int32Array,
  textCells: Int32Array,
  occurrenceTable: Int32Array,
  ranks: Int32Array,
  listStarts: Int32Array,
  postings: Int32Array,
  positions: Uint8Array,
  tokenTable: Int32Array,
  tokenHashes: Int32Array,
  tokenStarts: Int32Array,
  tokenUnits: Uint16Array,
  tokenKinds: Uint8Array,
} as const;

type Name = keyof typeof TYPES;

interface Arrays extends Entries {
  readonly occurrenceTable: Int32Array;
  readonly ranks: Int32Array;
  readonly listStarts: Int32Array;
  readonly postings: Int32Array;
  readonly positions: Uint8Array;
  readonly tokenTable: Int32Array;
  readonly tokenHashes: Int32Array;
  readonly tokenStarts: Int32Array;
  readonly tokenUnits: Uint16Array;
  readonly tokenKinds: Uint8Array;
}

interface Head {
  readonly version: number;
  /** What the index was made from, see `IndexKey`. */
  readonly key: string;
  readonly threshold: number;
  readonly tokens: number;
  readonly occurrences: number;
  readonly occurrenceTokens: number;
  readonly lengths: Readonly<Record<Name, number>>;
}

/** The bytes of an index in pieces, to be written one after another. `key` is given back by `decodeIndex`. */
export function encodeIndex(vocabulary: Vocabulary, indexed: Indexed, key: string): readonly Uint8Array[] {
  const arrays = arraysOf(vocabulary, indexed);
  const { occurrences, threshold } = indexed.postings;
  const names = Object.keys(TYPES) as Name[]; // the keys of a literal of this file
  const head: Head = {
    version: VERSION,
    key,
    threshold,
    tokens: vocabulary.size,
    occurrences: occurrences.size,
    occurrenceTokens: occurrences.tokens,
    lengths: Object.fromEntries(names.map((name) => [name, arrays[name].length])) as Head["lengths"], // all of them
  };
  const json = Buffer.from(JSON.stringify(head));
  const pieces = [json, padding(START + json.length)];
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = arrays[name];
    pieces.push(Buffer.from(buffer, byteOffset, byteLength), padding(byteLength));
  }
  const start = Buffer.alloc(START);
  start.writeUInt32LE(MAGIC, 0);
  start.writeUInt32LE(json.length, 8);
  const sum = pieces.reduce((before, piece) => crc32(piece, before), crc32(start.subarray(8)));
  start.writeUInt32LE(sum, 4);
  return [start, ...pieces];
}

function padding(length: number): Buffer {
  return Buffer.alloc((8 - (length % 8)) % 8);
}

function arraysOf(vocabulary: Vocabulary, { entries, postings }: Indexed): Arrays {
  const { size, table, hashes, starts, units, kinds } = vocabulary;
  return {
    ...entries,
    occurrenceTable: postings.occurrences.table,
    ranks: postings.ranks,
    listStarts: postings.listStarts,
    postings: postings.entries,
    positions: postings.positions,
    tokenTable: table,
    tokenHashes: hashes.subarray(0, size),
    tokenStarts: starts.subarray(0, size + 1),
    tokenUnits: units.subarray(0, starts[size]),
    tokenKinds: kinds.subarray(0, size),
  };
}

/** An index that was read, and the key that it was written with. */
export interface Decoded {
  readonly key: string;
  readonly vocabulary: Vocabulary;
  readonly indexed: Indexed;
}

/**
 * The index that bytes stand for, which become part of it; undefined where they are damaged or of another version.
 *
 * @param bytes at a multiple of 8 in their buffer
 */
export function decodeIndex(bytes: Uint8Array<ArrayBuffer>): Decoded | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < START || view.getUint32(0, true) !== MAGIC) return undefined;
  if (crc32(bytes.subarray(8)) !== view.getUint32(4, true)) return undefined;
  const headLength = view.getUint32(8, true);
  // Its checksum was right, so it is what `encodeIndex` wrote, of this version or another.
  const head = JSON.parse(Buffer.from(bytes.subarray(START, START + headLength)).toString()) as Head;
  if (head.version !== VERSION) return undefined;
  return { key: head.key, ...restored(head, readArrays(bytes, head, START + headLength)) };
}

function readArrays(bytes: Uint8Array<ArrayBuffer>, { lengths }: Head, from: number): Arrays {
  let at = from + padding(from).length;
  const arrays: Partial<Record<Name, unknown>> = {};
  for (const name of Object.keys(TYPES) as Name[]) {
    const type = TYPES[name];
    arrays[name] = new type(bytes.buffer, bytes.byteOffset + at, lengths[name]);
    at += lengths[name] * type.BYTES_PER_ELEMENT;
    at += padding(at).length;
  }
  return arrays as unknown as Arrays; // every name was set to its own type
}

function restored(head: Head, arrays: Arrays): Omit<Decoded, "key"> {
  const { units, parts, firstOfLength, cellOfLength, cells, textStarts, textCells } = arrays;
  return {
    vocabulary: {
      size: head.tokens,
      table: arrays.tokenTable,
      hashes: arrays.tokenHashes,
      starts: arrays.tokenStarts,
      units: arrays.tokenUnits,
      kinds: arrays.tokenKinds,
    },
    indexed: {
      entries: { units, parts, firstOfLength, cellOfLength, cells, textStarts, textCells },
      postings: {
        threshold: head.threshold,
        occurrences: { tokens: head.occurrenceTokens, size: head.occurrences, table: arrays.occurrenceTable },
        ranks: arrays.ranks,
        listStarts: arrays.listStarts,
        entries: arrays.postings,
        positions: arrays.positions,
      },
    },
  };
}
