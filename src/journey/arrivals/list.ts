import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { readBytes } from "../../files/read.ts";
import { filesBelow } from "../../files/tree.ts";
import { readZip } from "../../files/zip.ts";
import type { Arrivals, ArrivedFile } from "./arrival.ts";
import { chooseArrivals, kindOf } from "./choose.ts";

/**
 * The files that a name on the command line stands for: itself, what came back in an archive, or in a folder and the
 * archives there.
 *
 * An archive that is refused, for its size or its names, gives nothing at all, so that nothing of it is half imported.
 *
 * @throws Problem `E_FILE_MISSING`, `E_IMPORT_NONE`, `E_IMPORT_KIND`, `E_ZIP_…`
 */
export function arrivalsAt(folder: string, name: string): Arrivals {
  const absolute = resolve(folder, name);
  const isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return arrivalsIn({ name, bytes: bytesOf(absolute, name), found: false });
  const names = filesBelow(absolute);
  const archives = names.filter((path) => /\.zip$/i.test(path));
  const { taken, skipped } = chooseArrivals(names);
  const parts = [...taken, ...archives].map((path) => {
    const full = join(name, path);
    return arrivalsIn({ name: full, bytes: bytesOf(join(absolute, path), full), found: true });
  });
  const others = skipped.filter((path) => !archives.includes(path)).map((path) => join(name, path));
  const all = together([...parts, { files: [], skipped: others }]);
  if (all.files.length === 0) throw new Problem("E_IMPORT_NONE", { path: name }, { path: name });
  return all;
}

interface Candidate {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly found: boolean;
}

function arrivalsIn({ name, bytes, found }: Candidate): Arrivals {
  const kind = kindOf(name, bytes);
  if (kind === undefined) {
    if (found) return { files: [], skipped: [name] };
    throw new Problem("E_IMPORT_KIND", { path: name }, { path: name });
  }
  if (kind !== "archive") return { files: [{ name, kind, bytes, found }], skipped: [] };
  return isWorkbook(bytes)
    ? { files: [{ name, kind: "workbook", bytes, found }], skipped: [] }
    : arrivalsInArchive(name, bytes);
}

function arrivalsInArchive(name: string, bytes: Uint8Array): Arrivals {
  const contents = new Map(Array.from(readZip(bytes, name), (entry) => [entry.name, entry.bytes]));
  const { taken, skipped } = chooseArrivals([...contents.keys()]);
  const files: ArrivedFile[] = [];
  const others = skipped.map((path) => `${name}/${path}`);
  for (const path of taken) {
    const content = contents.get(path) ?? new Uint8Array();
    const kind = kindOf(path, content);
    const full = `${name}/${path}`;
    if (kind === undefined || (kind === "archive" && !isWorkbook(content))) others.push(full);
    else files.push({ name: full, kind: kind === "archive" ? "workbook" : kind, bytes: content, found: true });
  }
  if (files.length === 0) throw new Problem("E_IMPORT_NONE", { path: name }, { path: name });
  return { files, skipped: others };
}

// The name stands in the archive's directory as it is, uncompressed.
function isWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("xl/workbook.xml");
}

function bytesOf(absolute: string, name: string): Uint8Array {
  const bytes = readBytes(absolute, name);
  if (bytes === undefined) throw new Problem("E_FILE_MISSING", { path: name }, { path: name });
  return bytes;
}

function together(parts: readonly Arrivals[]): Arrivals {
  return {
    files: parts.flatMap(({ files }) => files),
    skipped: parts.flatMap(({ skipped }) => skipped),
  };
}
