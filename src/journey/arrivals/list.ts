import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Problem } from "../../core/problem.ts";
import { readBytes } from "../../files/read.ts";
import { filesBelow } from "../../files/tree.ts";
import { readZip } from "../../files/zip.ts";
import type { Arrivals, ArrivedFile } from "./arrival.ts";
import { chooseArrivals, kindOf } from "./choose.ts";
import { sentWith } from "./manifest.ts";

const MANIFEST = "manifest.json";
const MOST_MANIFESTS = 100;

/**
 * The files that a name on the command line stands for: itself, what came back in an archive, or in a folder and the
 * archives there.
 *
 * An archive that is refused, for its size or its names, gives nothing at all, so that nothing of it is half imported;
 * in a folder it is told of, and the other files stay.
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
    return orRefused(() => arrivalsIn({ name: full, bytes: bytesOf(join(absolute, path), full), found: true }));
  });
  const others = skipped.filter((path) => !archives.includes(path)).map((path) => join(name, path));
  const all = withSent(together([...parts, { files: [], skipped: others, problems: [] }]), {
    top: join(name, MANIFEST).slice(0, -MANIFEST.length),
    names,
    read: (path) => readBytes(join(absolute, path), join(name, path)),
  });
  if (all.files.length === 0) throw all.problems[0] ?? new Problem("E_IMPORT_NONE", { path: name }, { path: name });
  return all;
}

/** What a file in a folder holds, or what is wrong with it. */
function orRefused(arrivals: () => Arrivals): Arrivals {
  try {
    return arrivals();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { files: [], skipped: [], problems: [error] };
  }
}

interface Candidate {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly found: boolean;
}

function arrivalsIn({ name, bytes, found }: Candidate): Arrivals {
  const kind = kindOf(name, bytes);
  if (kind === undefined) {
    if (found) return { files: [], skipped: [name], problems: [] };
    throw new Problem("E_IMPORT_KIND", { path: name }, { path: name });
  }
  if (kind !== "archive") return { files: [{ name, kind, bytes, found }], skipped: [], problems: [] };
  return isWorkbook(bytes)
    ? { files: [{ name, kind: "workbook", bytes, found }], skipped: [], problems: [] }
    : arrivalsInArchive(name, bytes, found);
}

function arrivalsInArchive(name: string, bytes: Uint8Array, found: boolean): Arrivals {
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
  if (files.length === 0 && found) return { files: [], skipped: [name], problems: [] };
  if (files.length === 0) throw new Problem("E_IMPORT_NONE", { path: name }, { path: name });
  return withSent(
    { files, skipped: others, problems: [] },
    { top: `${name}/`, names: [...contents.keys()], read: (path) => contents.get(path) },
  );
}

/** The files with what the manifest of their folder, or of the nearest one above it, says was sent. */
function withSent(
  { files, skipped, problems }: Arrivals,
  {
    top,
    names,
    read,
  }: {
    readonly top: string;
    readonly names: readonly string[];
    readonly read: (name: string) => Uint8Array | undefined;
  },
): Arrivals {
  const manifests = names
    .filter((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`))
    .slice(0, MOST_MANIFESTS)
    .map((name) => ({ folder: top + name.slice(0, -MANIFEST.length), sent: sentWith(read(name)) }))
    .toSorted((one, other) => other.folder.length - one.folder.length);
  const told = (file: ArrivedFile): ArrivedFile => {
    const sent = manifests.find(({ folder, sent: known }) => known !== undefined && file.name.startsWith(folder))?.sent;
    return file.sent !== undefined || sent === undefined ? file : { ...file, sent };
  };
  return { files: files.map(told), skipped, problems };
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
    problems: parts.flatMap(({ problems }) => problems),
  };
}
