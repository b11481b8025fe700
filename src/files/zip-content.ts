import { crc32 } from "node:zlib";
import { Inflate } from "fflate";
import { Problem } from "../core/problem.ts";
import type { DirectoryEntry, ZipLimits } from "./zip-directory.ts";

/** Deflate makes at most 1032 bytes of one (RFC 1951), so that a piece never becomes more than 4.3 million. */
const PIECE_BYTES = 4096;

/**
 * An entry's unpacked bytes. Unpacking stops as soon as there is more than the directory declared or a limit allows.
 *
 * @param left how many bytes the archive may still unpack to
 * @throws Problem `E_ZIP_SIZE`, `E_ZIP_CONTENT`
 */
export function inflateEntry(
  bytes: Uint8Array,
  entry: DirectoryEntry,
  path: string,
  limits: ZipLimits,
  left: number,
): Uint8Array {
  const { name, method, size, start, packed } = entry;
  if (size > Math.min(left, limits.entryBytes))
    throw new Problem("E_ZIP_SIZE", { name, limit: limits.entryBytes }, { path });
  const stored = bytes.subarray(start, start + packed);
  const content = method === 0 ? stored.slice() : inflate(stored, size);
  if (content?.length !== size || crc32(content) !== entry.crc) throw new Problem("E_ZIP_CONTENT", { name }, { path });
  return content;
}

/** The bytes that a deflated stream holds, or undefined where it is damaged or holds more than `size`. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  const content = new Uint8Array(size);
  let length = 0;
  let isWhole = false;
  const stream = new Inflate((piece, final) => {
    if (length + piece.length > size) throw new RangeError("more than declared");
    content.set(piece, length);
    length += piece.length;
    isWhole ||= final;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES)
      stream.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  } catch {
    return undefined; // whatever the library finds wrong, the content is not what was packed
  }
  return isWhole && length === size ? content : undefined;
}
