import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Phrase, Problem, phrase } from "../core/problem.ts";
import { inTransaction } from "./ledger-file.ts";

/** "QAZR": tells our rates from other SQLite files. */
const applicationId = 0x51415a52;
const version = 1;
/** How long opening goes on while others are making the file, and the pause between two tries. */
const openingMs = 10_000;
const retryMs = 20;

/** SQLite's result code for a file that somebody else has locked (https://sqlite.org/rescode.html). */
const busy = 5;

const schema = `
  CREATE TABLE share (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL, owner TEXT NOT NULL,
    characters INTEGER NOT NULL, requests INTEGER NOT NULL, tokens INTEGER NOT NULL,
    reserved_at INTEGER NOT NULL
  );
  CREATE INDEX share_account ON share (account);
  CREATE TABLE used (
    account TEXT NOT NULL, unit TEXT NOT NULL, per_ms INTEGER NOT NULL, free_at INTEGER NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (account, unit, per_ms, free_at)
  ) WITHOUT ROWID;
  CREATE TABLE refusal (
    account TEXT PRIMARY KEY,
    allowed REAL NOT NULL, ceiling REAL NOT NULL, learned_at INTEGER NOT NULL, standing REAL,
    paused_at INTEGER NOT NULL, pause_ms INTEGER NOT NULL
  ) WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${version};
`;

/**
 * Opens the file of the rates, making it and its folder where there is none.
 *
 * It stands apart from the ledger, whose every commit waits for the disk. Here a commit need only survive the process:
 * `synchronous=NORMAL` keeps every commit through a `kill -9`, and a power cut takes the last second of a window that
 * lasts a minute. Throws `E_WINDOW_FILE` for a file that is foreign, newer, damaged or not to be written.
 */
export function openRatesFile(path: string): DatabaseSync {
  const until = performance.now() + openingMs;
  for (;;) {
    try {
      return openOnce(path);
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw ratesProblem(path, error);
      // Turning the journal to WAL does not wait for its turn as everything else does: processes that start together
      // on a new file would fail (https://sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY In WAL Mode").
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    }
  }
}

function openOnce(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  // The time-out comes with the opening: without it, processes that start together fail at the next line.
  const db = new DatabaseSync(path, { timeout: 5000 });
  try {
    inTransaction(db, () => void isNew(db, path)); // before anything is changed in a file that may be another program's
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    inTransaction(db, () => {
      if (isNew(db, path)) db.exec(schema);
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whether the file is empty. Throws where it is neither empty nor ours. */
function isNew(db: DatabaseSync, path: string): boolean {
  const id = readNumber(db, "PRAGMA application_id", "application_id");
  const found = readNumber(db, "PRAGMA user_version", "user_version");
  const tables = readNumber(db, "SELECT count(*) AS tables FROM sqlite_schema", "tables");
  if (id === 0 && found === 0 && tables === 0) return true;
  if (id !== applicationId) throw unusable(path, phrase("phrase.window.foreign"));
  if (found > version) throw unusable(path, phrase("phrase.window.newer"));
  return false;
}

function readNumber(db: DatabaseSync, query: string, name: string): number {
  return Number(db.prepare(query).get()?.[name]);
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && Number(error.errcode) % 256 === busy;
}

/** An error of the file as a Problem that names it. */
export function ratesProblem(path: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return unusable(path, detail, error);
}

function unusable(path: string, detail: string | Phrase, cause?: unknown): Problem {
  return new Problem("E_WINDOW_FILE", { detail }, { path }, { cause });
}
