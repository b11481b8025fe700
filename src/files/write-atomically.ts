import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { failpoint } from "../core/failpoint.ts";
import { Problem, phrase } from "../core/problem.ts";

/**
 * Writes a file so that a reader, or a crash at any moment, finds the old bytes or the new ones, never a mixture: a
 * temporary file in the same folder, synced and renamed. Missing folders are made.
 *
 * @throws Problem `E_FILE_UNWRITABLE` with the system's reason (disk full, read-only …); nothing is left behind
 */
export function writeAtomically(absolute: string, path: string, content: string | Uint8Array): void {
  const folder = dirname(absolute);
  const temporary = join(folder, `.${basename(absolute)}.${process.pid}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    writeSynced(temporary, typeof content === "string" ? Buffer.from(content) : content);
    failpoint("before-rename");
    renameSync(temporary, absolute);
    syncFolder(folder);
    failpoint("after-rename");
  } catch (error) {
    discard(temporary);
    throw unwritable(path, error);
  }
}

/** Removes what is left of a write that failed; where even that fails, the write's own reason is the one to tell. */
function discard(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {}
}

/** Makes a folder and those above it; one that is there is fine. @throws Problem `E_FILE_UNWRITABLE` */
export function makeFolder(absolute: string, path: string): void {
  try {
    mkdirSync(absolute, { recursive: true });
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Removes the temporary files below `folder` whose writer has died before it could rename them. */
export function sweepTemporary(folder: string): void {
  let entries: readonly string[] = [];
  try {
    entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return; // no such folder: nothing to sweep
  }
  for (const entry of entries) {
    const pid = /(?:^|[/\\])\.[^/\\]+\.(\d+)\.tmp$/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, entry), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Moves a file, for good before this returns; missing folders are made.
 *
 * @throws Problem `E_FILE_UNWRITABLE`
 */
export function moveFile(from: string, to: string, path: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    syncFolder(dirname(to));
    syncFolder(dirname(from));
    failpoint("after-move");
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Removes a file; none there is no error. */
export function removeFile(absolute: string, path: string): void {
  try {
    rmSync(absolute, { force: true });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "w");
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    failpoint("before-sync");
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === "win32") return; // folders cannot be opened there
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** `E_FILE_UNWRITABLE` with the system's reason. */
export function unwritable(path: string, error: unknown): Problem {
  const reason = error instanceof Error && "code" in error ? String(error.code) : phrase("phrase.unknownReason");
  return new Problem("E_FILE_UNWRITABLE", { path, reason }, { path }, { cause: error });
}
