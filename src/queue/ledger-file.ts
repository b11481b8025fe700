import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem, type ProblemCode } from "../core/problem.ts";
import { createLedger, LEDGER_ID, LEDGER_VERSION, upgradeLedger } from "./ledger-schema.ts";

/** How long opening goes on while others are making the file, and the pause between two tries. */
const openingMs = 10_000;
const retryMs = 20;

/**
 * Opens the ledger's file, making it and its folder where there is none.
 *
 * Every commit reaches the disk (`synchronous=FULL`): the file says what was paid for. A file of another program, of a
 * newer version, or damaged is a Problem and is left as it is; one of an older version is upgraded in one transaction.
 */
export function openLedgerFile(path: string): DatabaseSync {
  const until = performance.now() + openingMs;
  for (;;) {
    try {
      return openOnce(path);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "E_LEDGER_BUSY" || performance.now() > until) throw error;
      // Turning the journal to WAL does not wait for its turn as everything else does: processes that start together
      // on a new file would fail (https://sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY In WAL Mode").
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    }
  }
}

function openOnce(path: string): DatabaseSync {
  return guarded(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    // The time-out comes with the opening: without it, processes that start together fail at the next line.
    const db = new DatabaseSync(path, { timeout: 5000 });
    try {
      atOnce(db, () => checkIdentity(db, path));
      db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
      inTransaction(db, () => {
        const found = checkIdentity(db, path);
        if (found === "new") createLedger(db);
        else upgradeLedger(db, found);
      });
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** The version of our file, or that it is a new one. */
function checkIdentity(db: DatabaseSync, path: string): "new" | number {
  const id = pragma(db, "application_id");
  const found = pragma(db, "user_version");
  const tables = db.prepare("SELECT count(*) AS value FROM sqlite_schema").get()?.["value"];
  if (id === 0 && found === 0 && tables === 0) return "new";
  if (id !== LEDGER_ID) throw new Problem("E_LEDGER_FOREIGN", {}, { path });
  if (found > LEDGER_VERSION) throw new Problem("E_LEDGER_NEWER", { found, known: LEDGER_VERSION }, { path });
  return found;
}

/** Reads several things as they stand at one moment: another process may be making the file. */
function atOnce(db: DatabaseSync, read: () => unknown): void {
  db.exec("BEGIN");
  try {
    read();
  } finally {
    db.exec("ROLLBACK");
  }
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

/** Runs `work` in a transaction that takes the writer's place at once, so that it never fails half-way for a rival. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // On a full disk SQLite has rolled back by itself, and a second time would be an error.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that their reader can do something about. */
const problemOf: Readonly<Record<number, ProblemCode>> = {
  5: "E_LEDGER_BUSY",
  6: "E_LEDGER_BUSY",
  8: "E_LEDGER_UNWRITABLE",
  10: "E_LEDGER_DISK",
  11: "E_LEDGER_DAMAGED",
  13: "E_LEDGER_DISK",
  14: "E_LEDGER_UNWRITABLE",
  26: "E_LEDGER_DAMAGED",
};

/** Runs `work` and gives the database's errors the name by which a person can mend them. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    throw code === undefined ? error : new Problem(code, {}, { path }, { cause: error });
  }
}

function codeOf(error: unknown): ProblemCode | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error && typeof error.errcode === "number") return problemOf[error.errcode & 0xff];
  const system = "code" in error ? error.code : undefined;
  return system === "EACCES" || system === "EROFS" || system === "ENOTDIR" || system === "EEXIST"
    ? "E_LEDGER_UNWRITABLE"
    : system === "ENOSPC"
      ? "E_LEDGER_DISK"
      : undefined;
}
