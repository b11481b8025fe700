import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { failpoint } from "../core/failpoint.ts";
import { decodeIndex, encodeIndex } from "./fuzzy/index-bytes.ts";
import type { Indexed, SourceIndex } from "./fuzzy/source-index.ts";
import { sourceIndex } from "./fuzzy/source-index.ts";
import type { Vocabulary } from "./fuzzy/vocabulary.ts";
import type { LanguagePair } from "./rows.ts";
import type { Mark } from "./statements.ts";

/** A saved index, and how far it had come in its store. */
export interface SavedIndex {
  readonly index: SourceIndex;
  readonly mark: Mark;
}

/** What an index was made from: the store's file, and how far it had come. */
interface IndexKey extends Mark {
  readonly instance: string;
}

/** Beside `memory.db`: `memory.en-Latn.kk-Cyrl.70.index`; undefined for a memory without a file. */
export function indexPath(memory: string, { from, to }: LanguagePair, threshold: number): string | undefined {
  if (memory === ":memory:") return undefined;
  const safe = (key: string): string => key.replace(/[^A-Za-z0-9-]/g, "_");
  return `${memory.replace(/\.db$/, "")}.${safe(from)}.${safe(to)}.${threshold}.index`;
}

/** The index at `path`, or undefined where there is none that was made from this very store and is whole. */
export function loadIndex(path: string, instance: string): SavedIndex | undefined {
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined; // it is derived: what cannot be read is made again
  }
  const decoded = decodeIndex(bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes));
  if (decoded === undefined) return undefined;
  // Its checksum was right, so it is what `saveIndex` wrote.
  const key = JSON.parse(decoded.key) as IndexKey;
  if (key.instance !== instance) return undefined;
  return { index: sourceIndex(decoded.vocabulary, decoded.indexed), mark: key };
}

/** Which file stands at `path`; changes with each save. */
export function indexIdentity(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? "" : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
}

/** Puts an index in the place of the one at `path`. What comes of it is not told: without it, it is made again. */
export function saveIndex(path: string, vocabulary: Vocabulary, indexed: Indexed, key: IndexKey): void {
  const temporary = `${path}.${process.pid}.${performance.now()}`;
  try {
    removeLeftovers(path);
    write(temporary, encodeIndex(vocabulary, indexed, JSON.stringify(key)));
    failpoint("index-save");
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

function write(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, "wx");
  try {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    }
  } finally {
    closeSync(file);
  }
}

const ABANDONED_MS = 3_600_000;

/** Removes what processes that died while they saved have left. */
function removeLeftovers(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`)) continue;
    const leftover = join(dirname(path), name);
    if (Date.now() - statSync(leftover).mtimeMs > ABANDONED_MS) rmSync(leftover, { force: true });
  }
}
