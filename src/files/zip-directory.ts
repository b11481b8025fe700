import { Problem } from "../core/problem.ts";
import { checkNames } from "./zip-names.ts";

/** How much an archive may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Of one file, unpacked. */
  readonly entryBytes: number;
  /** Of all files, unpacked. */
  readonly totalBytes: number;
  /** Unpacked by packed bytes, of a file with more than a million; XLIFF full of repetitions reaches about 60. */
  readonly ratio: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 256 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  ratio: 200,
};

/** An entry as the archive's directory describes it; `start` and `packed` give its bytes. */
export interface DirectoryEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

/** An entry with where its own header begins. */
interface Found extends DirectoryEntry {
  readonly header: number;
}

// APPNOTE.TXT 6.3.10: 4.3.7 local file header, 4.3.12 central directory header, 4.3.16 end of central directory.
const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const UTF8 = 0x0800;
/** Where a size or an offset stands in a ZIP64 record: larger than anything we take. */
const ELSEWHERE = 0xffff_ffff;

/**
 * The entries of an archive, all of them judged by what its directory says, in the directory's order.
 *
 * @throws Problem `E_ZIP_…`; takes O(entries) time, whatever they claim to unpack to
 */
export function readDirectory(bytes: Uint8Array, path: string, limits: ZipLimits): readonly DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) throw new Problem("E_ZIP_NONE", {}, { path });
  const count = view.getUint16(end + 10, true);
  if (count === 0xffff || count > limits.entries)
    throw new Problem("E_ZIP_ENTRIES", { count, limit: limits.entries }, { path });
  const start = view.getUint32(end + 16, true);
  const isWhole = view.getUint16(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!isWhole || start + view.getUint32(end + 12, true) > end) throw new Problem("E_ZIP_NONE", {}, { path });
  const entries = readEntries(view, bytes, { start, end, count }, path);
  const names = entries.map(({ name }) => name);
  checkNames(names, path);
  checkSizes(entries, path, limits);
  checkApart(entries, start, path);
  return entries;
}

/** The offset of the end record whose comment ends with the file; a comment may itself look like one. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  return undefined;
}

function readEntries(
  view: DataView,
  bytes: Uint8Array,
  directory: { readonly start: number; readonly end: number; readonly count: number },
  path: string,
): readonly Found[] {
  const entries: Found[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    if (at + CENTRAL_BYTES > directory.end || view.getUint32(at, true) !== CENTRAL)
      throw new Problem("E_ZIP_BROKEN", { offset: at }, { path });
    const next = at + CENTRAL_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
    const behind = next + view.getUint16(at + 32, true);
    if (behind > directory.end) throw new Problem("E_ZIP_BROKEN", { offset: at }, { path });
    entries.push(readEntry(view, bytes, at, path));
    at = behind;
  }
  return entries;
}

function readEntry(view: DataView, bytes: Uint8Array, at: number, path: string): Found {
  const flags = view.getUint16(at + 8, true);
  const nameBytes = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + view.getUint16(at + 28, true));
  const name = nameOf(nameBytes, (flags & UTF8) !== 0);
  const said = { name: name.slice(0, 200) };
  if ((flags & ENCRYPTED) !== 0) throw new Problem("E_ZIP_ENCRYPTED", said, { path });
  if (isSpecial(view.getUint16(at + 4, true) >> 8, view.getUint32(at + 38, true)))
    throw new Problem("E_ZIP_LINK", said, { path });
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new Problem("E_ZIP_METHOD", { ...said, method }, { path });
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const header = view.getUint32(at + 42, true);
  const start = contentStart(view, bytes, header, nameBytes);
  if (start === undefined || packed === ELSEWHERE || (method === 0 && packed !== size))
    throw new Problem("E_ZIP_BROKEN", { offset: at }, { path });
  return { name, method, crc: view.getUint32(at + 16, true), packed, size, header, start };
}

/** Where an entry's content begins; undefined where no header stands, or one that names another file. */
function contentStart(view: DataView, bytes: Uint8Array, header: number, name: Uint8Array): number | undefined {
  if (header + LOCAL_BYTES > view.byteLength || view.getUint32(header, true) !== LOCAL) return undefined;
  const length = view.getUint16(header + 26, true);
  const own = bytes.subarray(header + LOCAL_BYTES, header + LOCAL_BYTES + length);
  if (own.length !== name.length || own.some((byte, index) => byte !== name[index])) return undefined;
  return header + LOCAL_BYTES + length + view.getUint16(header + 28, true);
}

/** A name without the mark for UTF-8 is UTF-8 all the same where it can be; else DOS's Cyrillic, as Windows wrote it. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder(isUtf8 ? "utf-8" : "ibm866").decode(bytes);
  }
}

/** Whether an entry of a Unix system (3, or 19 for macOS) is a link or a device: neither a file nor a folder. */
function isSpecial(system: number, attributes: number): boolean {
  const kind = (attributes >>> 16) & 0o170000;
  return (system === 3 || system === 19) && kind !== 0 && kind !== 0o100000 && kind !== 0o040000;
}

function checkSizes(entries: readonly Found[], path: string, limits: ZipLimits): void {
  let total = 0;
  for (const { name, size, packed } of entries) {
    total += size;
    if (size > limits.entryBytes || total > limits.totalBytes)
      throw new Problem("E_ZIP_SIZE", { name, limit: limits.entryBytes }, { path });
    if (size > 1_000_000 && size > packed * limits.ratio)
      throw new Problem("E_ZIP_RATIO", { name, limit: limits.ratio }, { path });
    if (name.endsWith("/") && size > 0) throw new Problem("E_ZIP_NAME", { name }, { path });
  }
}

/** Entries that share bytes make a bomb of a small file (Fifield, "A better zip bomb", WOOT 2019). */
function checkApart(entries: readonly Found[], directory: number, path: string): void {
  let before = 0;
  for (const { name, header, start, packed } of entries.toSorted((a, b) => a.header - b.header)) {
    if (header < before || start + packed > directory) throw new Problem("E_ZIP_OVERLAP", { name }, { path });
    before = start + packed;
  }
}
