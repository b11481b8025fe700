import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { failpoint } from "../core/failpoint.ts";
import type { LanguagePair } from "./rows.ts";

/** Beside `memory.db`: `memory.en-Latn.kk-Cyrl.70.index`; undefined for a memory without a file. */
export function derivedPath(memory: string, { from, to }: LanguagePair, suffix: string): string | undefined {
  if (memory === ":memory:") return undefined;
  const safe = (key: string): string => key.replace(/[^A-Za-z0-9-]/g, "_");
  return `${memory.replace(/\.db$/, "")}.${safe(from)}.${safe(to)}.${suffix}`;
}

/** The bytes of a file that can be made again; undefined where it cannot be read. */
export function readDerived(path: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Puts bytes in the place of such a file, all or nothing. What comes of it is not told: without it, it is made again. */
export function saveDerived(path: string, pieces: readonly Uint8Array[]): void {
  const temporary = `${path}.${process.pid}.${performance.now()}`;
  try {
    removeLeftovers(path);
    write(temporary, pieces);
    failpoint("index-save");
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

function write(path: string, pieces: readonly Uint8Array[]): void {
  const file = openSync(path, "wx");
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
  } finally {
    closeSync(file);
  }
}

/** Nobody writes for so long. */
const ABANDONED_MS = 3_600_000;

/** Removes what processes that died while they saved have left. */
function removeLeftovers(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`)) continue;
    const leftover = join(dirname(path), name);
    if (Date.now() - statSync(leftover).mtimeMs > ABANDONED_MS) rmSync(leftover, { force: true });
  }
}
