import { type Zippable, zipSync } from "fflate";
import { Problem } from "../core/problem.ts";
import { inflateEntry } from "./zip-content.ts";
import { readDirectory, ZIP_LIMITS, type ZipLimits } from "./zip-directory.ts";
import { checkNames } from "./zip-names.ts";

/** A file in an archive. */
export interface ZipEntry {
  /** Relative, with `/` between its parts; never a path to write to without asking where. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of a ZIP archive in its directory's order, one after the other: only one is unpacked at a time. Folders are
 * passed over.
 *
 * The whole directory is judged before the first file is given: number and declared sizes, names, links, encryption,
 * entries that share bytes. Real size, ratio and check sum are judged while a file is unpacked.
 *
 * @param path as problems name it; the entry's own name stands in their value `name`
 * @throws Problem `E_ZIP_…`
 */
export function* readZip(bytes: Uint8Array, path: string, limits: ZipLimits = ZIP_LIMITS): Generator<ZipEntry> {
  const entries = readDirectory(bytes, path, limits);
  let left = limits.totalBytes;
  for (const entry of entries) {
    if (entry.name.endsWith("/")) continue;
    const content = inflateEntry(bytes, entry, path, limits, left);
    left -= content.length;
    yield { name: entry.name, bytes: content };
  }
}

/**
 * A ZIP archive of the files, sorted by name; the same files give the same bytes on every machine.
 *
 * A name with a `/` at its end is an empty folder. Every entry is dated 1980-01-01 12:00, the earliest day that ZIP knows. Names are UTF-8.
 *
 * @throws Problem `E_ZIP_NAME`, `E_ZIP_DUPLICATE`
 */
export function writeZip(entries: Iterable<ZipEntry>): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  checkNames(
    sorted.map(({ name }) => name),
    "",
  );
  // The library keeps files in an object, where this name would be lost. A folder has no content.
  const unfit = sorted.find(({ name, bytes }) => name === "__proto__" || (name.endsWith("/") && bytes.length > 0));
  if (unfit !== undefined) throw new Problem("E_ZIP_NAME", { name: unfit.name });
  // The library writes local time: this is noon of that day in every time zone.
  const mtime = new Date(1980, 0, 1, 12);
  const files: Zippable = {};
  for (const { name, bytes } of sorted) {
    const attrs = (name.endsWith("/") ? 0o040755 : 0o100644) * 0x1_0000;
    files[name] = [bytes, { level: bytes.length === 0 ? 0 : 9, mtime, os: 3, attrs }];
  }
  return zipSync(files);
}
