import { crc32 } from "node:zlib";

/**
 * Typed arrays as bytes, as they lie in memory, behind a head that says which: loading them is one read.
 *
 *     "QZAR" | CRC-32 of all that follows | length of the head | head as JSON | arrays, each at a multiple of 8
 */
const MAGIC = 0x52415a51;
const START = 12;
const SUMMED_FROM = 8;

const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const;
type TypeName = keyof typeof TYPES;

/** An array that can be written. */
export type StoredArray = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** What is written: what the arrays mean, as JSON, and the arrays by name. */
export interface ArrayFile {
  readonly meaning: unknown;
  readonly arrays: Readonly<Record<string, StoredArray>>;
}

interface Head {
  readonly meaning: unknown;
  readonly arrays: readonly { readonly name: string; readonly type: TypeName; readonly length: number }[];
}

/** The bytes in pieces, to be written one after another. */
export function encodeArrays({ meaning, arrays }: ArrayFile): readonly Uint8Array[] {
  const named = Object.entries(arrays);
  const head: Head = {
    meaning,
    arrays: named.map(([name, array]) => ({ name, type: typeOf(array), length: array.length })),
  };
  const json = Buffer.from(JSON.stringify(head));
  const pieces: Uint8Array[] = [json, padding(START + json.length)];
  for (const [, { buffer, byteOffset, byteLength }] of named)
    pieces.push(new Uint8Array(buffer, byteOffset, byteLength), padding(byteLength));
  const start = Buffer.alloc(START);
  start.writeUInt32LE(MAGIC, 0);
  start.writeUInt32LE(json.length, 8);
  start.writeUInt32LE(
    pieces.reduce((sum, piece) => crc32(piece, sum), crc32(start.subarray(SUMMED_FROM))),
    4,
  );
  return [start, ...pieces];
}

/** What bytes stand for, whose arrays become part of them; undefined where they are damaged or something else. */
export function decodeArrays(from: Uint8Array<ArrayBuffer>): ArrayFile | undefined {
  const bytes = from.byteOffset % 8 === 0 ? from : new Uint8Array(from);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < START || view.getUint32(0, true) !== MAGIC) return undefined;
  if (crc32(bytes.subarray(SUMMED_FROM)) !== view.getUint32(4, true)) return undefined;
  let at = START + view.getUint32(8, true);
  // Its checksum was right, so it is what `encodeArrays` wrote.
  const head = JSON.parse(Buffer.from(bytes.subarray(START, at)).toString()) as Head;
  at += padding(at).length;
  const arrays: Record<string, StoredArray> = {};
  for (const { name, type, length } of head.arrays) {
    const made = new TYPES[type](bytes.buffer, bytes.byteOffset + at, length);
    arrays[name] = made;
    at += made.byteLength + padding(made.byteLength).length;
  }
  return { meaning: head.meaning, arrays };
}

function padding(length: number): Uint8Array {
  return new Uint8Array((8 - (length % 8)) % 8);
}

function typeOf(array: StoredArray): TypeName {
  if (array instanceof Uint8Array) return "u8";
  if (array instanceof Uint16Array) return "u16";
  return array instanceof Uint32Array ? "u32" : "i32";
}
