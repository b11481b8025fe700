import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { failpoint } from "../core/failpoint.ts";
import { hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "./read.ts";
import { fileSignature } from "./stamps.ts";
import { isMissing } from "./tree.ts";
import { sweepTemporary, unwritable } from "./write-atomically.ts";

/** The file in which a site's folder keeps what was written there; web servers do not show files with such a name. */
const MANIFEST = ".qazyna-site.json";

/** What a build under way has written so far; it is there only until the build is done, or after one that was not. */
const JOURNAL = ".qazyna-site.log";

/** Changes when a manifest of an older release says nothing to this one. */
const VERSION = 1;

/** What a result was made from, and a summary of it, from one build to the next. */
export type Kept = readonly [fingerprint: string, summary: unknown];

/**
 * A folder of files that are derived and can be built again at will: pages. Only what differs is written, and what was
 * written once and is not wanted any more is removed; what others put there is left alone.
 */
export interface SiteFolder {
  /** What was kept under a key, if it was made from the same and its file stands as it was written. */
  get(key: string, fingerprint: string, file: string): unknown;
  /** What was kept under a key, if it was made from the same; for what has no file. */
  known(key: string, fingerprint: string): unknown;
  /** What was kept under a key last, whatever it was made from. */
  last(key: string): unknown;
  keep(key: string, fingerprint: string, summary: unknown): void;
  /** Writes a file, unless it stands there so. */
  put(path: string, content: string | Uint8Array): void;
  /** Says that a file written by an earlier build is still wanted. */
  want(path: string): void;
  /** Removes what is not wanted, and writes down what stands. */
  finish(): void;
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

interface Written {
  readonly sha256: string;
  readonly signature: string;
}

/**
 * Opens the folder of a site; it is made with the first file.
 *
 * @param named as problems name it
 * @param within the folder that it must really lie in, where nobody has chosen it
 * @throws Problem `E_SITE_FOLDER` where it holds files and no site of ours, `E_FILE_OUTSIDE` where it is a link
 */
export function openSiteFolder(absolute: string, named: string, within?: string): SiteFolder {
  const root = rootOf(absolute, named, within);
  const manifest = readManifest(absolute, named);
  const before = new Map([...manifest.files, ...interrupted(absolute, named)]);
  const files = new Map<string, Written>();
  const kept = new Map<string, Kept>();
  const [written, removed]: [string[], string[]] = [[], []];
  const stands = (path: string): boolean =>
    before.get(path)?.signature === fileSignature(join(absolute, path)) && before.has(path);
  return {
    written,
    removed,
    get(key, fingerprint, file) {
      const known = manifest.kept.get(key);
      return known?.[0] === fingerprint && stands(file) ? known[1] : undefined;
    },
    known(key, fingerprint) {
      const known = manifest.kept.get(key);
      return known?.[0] === fingerprint ? known[1] : undefined;
    },
    last: (key) => manifest.kept.get(key)?.[1],
    keep: (key, fingerprint, summary) => void kept.set(key, [fingerprint, summary]),
    want(path) {
      const known = before.get(path);
      if (known !== undefined) files.set(path, known);
    },
    put(path, content) {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      const sha256 = hash(bytes);
      const target = join(absolute, path);
      const known = before.get(path);
      if (known?.sha256 === sha256 && stands(path)) {
        files.set(path, known);
        return;
      }
      const standing = readBytes(target, `${named}/${path}`);
      if (standing === undefined || Buffer.compare(standing, bytes) !== 0) {
        note(join(absolute, JOURNAL), `${named}/${JOURNAL}`, [path, sha256]);
        replace(target, `${named}/${path}`, bytes, root);
        written.push(path);
      }
      files.set(path, { sha256, signature: fileSignature(target) });
    },
    finish() {
      for (const [path, { sha256 }] of before) {
        if (files.has(path)) continue;
        if (discard({ absolute, named, root }, path, sha256)) removed.push(path);
      }
      const text = `${JSON.stringify({ version: VERSION, files: Object.fromEntries(files), kept: Object.fromEntries(kept) })}\n`;
      const target = join(absolute, MANIFEST);
      const standing = readBytes(target, `${named}/${MANIFEST}`);
      if (standing === undefined || Buffer.from(standing).toString() !== text)
        replace(target, `${named}/${MANIFEST}`, Buffer.from(text), root);
      rmSync(join(absolute, JOURNAL), { force: true });
    },
  };
}

function rootOf(absolute: string, named: string, within: string | undefined): string {
  const real = realFolder(absolute);
  if (within !== undefined && !isBelow(real, realpathSync(within)))
    throw new Problem("E_FILE_OUTSIDE", { path: named }, { path: named });
  return real;
}

interface Manifest {
  readonly files: ReadonlyMap<string, Written>;
  readonly kept: ReadonlyMap<string, Kept>;
}

function readManifest(absolute: string, named: string): Manifest {
  const bytes = readBytes(join(absolute, MANIFEST), `${named}/${MANIFEST}`);
  if (bytes === undefined) {
    const names = namesIn(absolute);
    const isOurs = names.includes(JOURNAL) || names.includes(MANIFEST); // the latter if one has just been done
    if (names.length > 0 && !isOurs) throw new Problem("E_SITE_FOLDER", { path: named }, { path: named });
    return { files: new Map(), kept: new Map() };
  }
  const value = parsed(Buffer.from(bytes).toString());
  return {
    files: new Map(Object.entries(mapIn(value, "files")).filter(isWritten)),
    kept: new Map(Object.entries(mapIn(value, "kept")).filter(isKept)),
  };
}

function parsed(text: string): unknown {
  const value = fromJson(text);
  return typeof value === "object" && value !== null && "version" in value && value.version === VERSION ? value : {};
}

/** What is damaged says nothing: everything is made again, and nothing removed. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a build that did not come to its end has written, as far as it stands so. Its summaries are lost. */
function interrupted(absolute: string, named: string): readonly [string, Written][] {
  const bytes = readBytes(join(absolute, JOURNAL), `${named}/${JOURNAL}`);
  if (bytes === undefined) return [];
  sweepTemporary(absolute);
  const lines = Buffer.from(bytes).toString().split("\n").map(fromJson);
  return lines.flatMap((line): readonly [string, Written][] => {
    const [path, sha256]: readonly unknown[] = Array.isArray(line) ? line : [];
    const entry = [String(path), { sha256, signature: "" }] as const;
    return isWritten(entry) && hashAt(join(absolute, entry[0])) === sha256 ? [entry] : [];
  });
}

/** Appends to the journal that a file is about to be written. It must not be a link: what it names would grow. */
function note(journal: string, named: string, line: readonly [path: string, sha256: string]): void {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
  attempt(named, () => {
    mkdirSync(dirname(journal), { recursive: true });
    const file = openSync(journal, O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), 0o644);
    try {
      writeFileSync(file, `${JSON.stringify(line)}\n`);
    } finally {
      closeSync(file);
    }
  });
}

function mapIn(value: unknown, key: string): object {
  if (typeof value !== "object" || value === null) return {};
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === "object" && found !== null ? found : {};
}

/** A manifest is a file like any other: it must not make us remove what it names outside the site. */
function isWritten(entry: readonly [string, unknown]): entry is [string, Written] {
  const [path, value] = entry;
  const isInside = path
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== ".." && !part.includes("\\"));
  if (!isInside || typeof value !== "object" || value === null) return false;
  return (
    "sha256" in value && typeof value.sha256 === "string" && "signature" in value && typeof value.signature === "string"
  );
}

function isKept(entry: readonly [string, unknown]): entry is [string, Kept] {
  return Array.isArray(entry[1]) && entry[1].length === 2 && typeof entry[1][0] === "string";
}

/** In place of the old file at once; not synced, because a build can be repeated. */
function replace(absolute: string, path: string, bytes: Uint8Array, root: string): void {
  const folder = dirname(absolute);
  if (!isBelow(realFolder(folder), root)) throw new Problem("E_FILE_OUTSIDE", { path }, { path });
  // Not after the file's own name, which may be as long as names can be.
  const temporary = join(folder, `.qazyna.${process.pid}.tmp`);
  attempt(path, () => {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(temporary, bytes);
      failpoint("site-file");
      renameSync(temporary, absolute);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** @throws Problem `E_FILE_UNWRITABLE` with the system's reason */
function attempt(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Removes a file that stands as it was written, and the folders that are empty without it. */
function discard(
  { absolute, named, root }: Record<"absolute" | "named" | "root", string>,
  path: string,
  sha256: string,
): boolean {
  const target = join(absolute, path);
  if (!isBelow(realFolder(dirname(target)), root)) return false;
  if (hashAt(target) !== sha256) return false;
  attempt(`${named}/${path}`, () => rmSync(target, { force: true }));
  for (let folder = dirname(target); folder !== absolute && namesIn(folder).length === 0; folder = dirname(folder))
    if (!removeEmpty(folder)) break;
  return true;
}

/** Whether a folder could be removed; another build may have done it, or begun to fill it. */
function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** The hash of a file; undefined where there is none that could be read. */
function hashAt(absolute: string): string | undefined {
  try {
    const bytes = readBytes(absolute, absolute);
    return bytes === undefined ? undefined : hash(bytes);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Where a folder really is; one that does not exist yet will be made where its parent really is. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    if (!isMissing(error) || dirname(folder) === folder) throw error;
    return join(realFolder(dirname(folder)), basename(folder));
  }
}

function isBelow(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep);
}
