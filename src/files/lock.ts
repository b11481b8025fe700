import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem, phrase } from "../core/problem.ts";
import type { Layout } from "./layout.ts";
import { makeFolder } from "./write-atomically.ts";

const WAIT_MS = 60_000;
const POLL_MS = 20;

/**
 * Runs `work` while this process alone may write the text of one language.
 *
 * The lock is an open immediate transaction on a small SQLite file. The kernel frees it when its holder dies, so that
 * no lock is ever stale. A process waits its turn, at most a minute.
 *
 * @param name the language, or `source` for the source record
 * @throws Problem `E_PROJECT_LOCKED`, or `E_FILE_UNWRITABLE` on a disk that is full or read-only
 */
export async function withLock<T>(layout: Layout, name: string, work: () => Promise<T>): Promise<T> {
  const path = layout.own(`lock.${name}.db`);
  const database = open(layout, path);
  try {
    await begin(database, name, path);
    return await work();
  } finally {
    if (database.isTransaction) database.exec("ROLLBACK");
    database.close();
  }
}

function open(layout: Layout, path: string): DatabaseSync {
  makeFolder(dirname(layout.absolute(path)), dirname(path));
  try {
    return new DatabaseSync(layout.absolute(path), { timeout: 0 });
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** A full or failing disk, or one that cannot be written to. */
function unwritable(path: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : phrase("phrase.unknownReason");
  return new Problem("E_FILE_UNWRITABLE", { path, reason }, { path }, { cause: error });
}

async function begin(database: DatabaseSync, name: string, path: string): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    try {
      database.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (!isBusy(error)) throw unwritable(path, error);
      if (waitedMs >= WAIT_MS) throw new Problem("E_PROJECT_LOCKED", { name });
    }
    await sleep(POLL_MS);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5; // SQLITE_BUSY
}
