import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";

/**
 * Which runs are alive, by a lock that the operating system frees when its holder dies: each run holds an open write
 * transaction on a small file of its own. No clock and no heartbeat, so nothing can look stale and be alive, or the
 * other way round. Local file systems only, as for SQLite altogether.
 */
export interface RunLocks extends Disposable {
  /** Makes this process the holder of `run`, until disposal. True the first time. */
  hold(run: string): boolean;
  isAlive(run: string): boolean;
}

/** Younger files may belong to a run that is about to take its lock. */
const sweepAfterMs = 60_000;

export function openRunLocks(folder: string): RunLocks {
  const held = new Map<string, DatabaseSync>();
  const pathOf = (run: string): string => join(folder, `${run}.db`);
  return {
    hold: (run) => {
      if (held.has(run)) return false;
      if (!/^[\w.-]{1,100}$/.test(run)) throw new TypeError("A run's id is letters, digits, dots and hyphens");
      mkdirSync(folder, { recursive: true });
      sweep(folder);
      held.set(run, lockNew(pathOf(run)));
      return true;
    },
    isAlive: (run) => held.has(run) || !removeIfDead(pathOf(run)),
    [Symbol.dispose]: () => {
      for (const [run, db] of held) release(pathOf(run), db);
      held.clear();
    },
  };
}

/** Locks a file of our own. Tries again where a sweeping process removed it between its making and its locking. */
function lockNew(path: string): DatabaseSync {
  for (;;) {
    const db = new DatabaseSync(path, { timeout: 5000 });
    db.exec("BEGIN IMMEDIATE");
    if (existsSync(path)) return db;
    db.close();
  }
}

function release(path: string, db: DatabaseSync): void {
  if (process.platform === "win32") db.close(); // an open file cannot be removed there
  rmSync(path, { force: true });
  if (db.isOpen) db.close();
}

/** Whether nobody holds the file; it is then removed, while we hold it ourselves. */
function removeIfDead(path: string): boolean {
  if (!existsSync(path)) return true;
  const url = pathToFileURL(path);
  url.search = "mode=rw"; // never makes the file
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(url, { timeout: 0 });
    db.exec("BEGIN IMMEDIATE");
  } catch {
    db?.close();
    return !existsSync(path);
  }
  release(path, db);
  return true;
}

/** Removes what dead runs have left behind. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".db")) continue;
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > sweepAfterMs) removeIfDead(path);
  }
}
