import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem, type ProblemCode } from "../core/problem.ts";

/** "QAZL": tells our ledger from other SQLite files. */
const applicationId = 0x51415a4c;
const version = 1;
/** How long opening goes on while others are making the file, and the pause between two tries. */
const openingMs = 10_000;
const retryMs = 20;

const schema = `
  CREATE TABLE request (
    key BLOB PRIMARY KEY,
    source_lang TEXT NOT NULL, lang TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'done', 'failed')),
    owner TEXT, run TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, refusals INTEGER NOT NULL DEFAULT 0,
    class TEXT, problem TEXT, answer TEXT, raw TEXT,
    codepoints INTEGER NOT NULL DEFAULT 0, pack INTEGER,
    planned_at TEXT NOT NULL, sent_at TEXT, settled_at TEXT,
    checksum BLOB
  ) WITHOUT ROWID;
  CREATE INDEX request_owner ON request (owner) WHERE owner IS NOT NULL;
  CREATE TABLE pack (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL, at TEXT NOT NULL, strings INTEGER NOT NULL, codepoints INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'answered', 'lost', 'refunded'))
  );
  CREATE INDEX pack_run ON pack (run);
  CREATE TABLE undo (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL, at TEXT NOT NULL, by TEXT, changes TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
  );
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${version};
`;

/**
 * Opens the ledger's file, making it and its folder where there is none.
 *
 * Every commit reaches the disk (`synchronous=FULL`): the file says what was paid for. A file of another program, of a
 * newer version, or damaged is a Problem and is left as it is.
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
        if (checkIdentity(db, path) === "new") db.exec(schema);
      });
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function checkIdentity(db: DatabaseSync, path: string): "new" | "ours" {
  const id = pragma(db, "application_id");
  const found = pragma(db, "user_version");
  const tables = db.prepare("SELECT count(*) AS value FROM sqlite_schema").get()?.["value"];
  if (id === 0 && found === 0 && tables === 0) return "new";
  if (id !== applicationId) throw new Problem("E_LEDGER_FOREIGN", {}, { path });
  if (found > version) throw new Problem("E_LEDGER_NEWER", { found, known: version }, { path });
  return "ours";
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
