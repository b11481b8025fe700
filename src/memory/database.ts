import { mkdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "../core/problem.ts";

/** "QAZM": tells the memory's file from databases of others (the header's `application_id`). */
const APPLICATION_ID = 0x51415a4d;

/** Rises with every change of the tables or of what is stored in them; a file of another version is built anew. */
const VERSION = 3;

/** How long a statement waits for another process, ms. */
export const TIMEOUT_MS = 5000;

/** An open database, and which file it was when it was opened. */
export interface OpenDatabase {
  readonly db: DatabaseSync;
  readonly file: string;
}

const TABLES = `
  CREATE TABLE meta (
    -- Which file this is, whatever it is called: an index saved beside it names it.
    instance TEXT NOT NULL,
    -- Removals up to this one are forgotten; an index that has not heard of them is of no use.
    forgotten INTEGER NOT NULL
  ) STRICT;
  INSERT INTO meta VALUES (hex(randomblob(16)), 0);

  CREATE TABLE collection (
    name TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    penalty REAL NOT NULL,
    priority INTEGER NOT NULL,
    use TEXT
  ) STRICT, WITHOUT ROWID;

  -- The units of a collection in one pair of languages. Its id is never used again.
  CREATE TABLE part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL REFERENCES collection ON DELETE CASCADE,
    source_lang TEXT NOT NULL,
    lang TEXT NOT NULL,
    units INTEGER NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (collection, source_lang, lang)
  ) STRICT;
  CREATE INDEX part_languages ON part (lang, source_lang);

  -- Never changed once written but for its position, and its id never used again: whoever has loaded the units up to
  -- some id needs only those above it, and to hear which are gone.
  CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
    position INTEGER NOT NULL,
    key BLOB NOT NULL,
    sum BLOB NOT NULL,
    crc INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX unit_part ON unit (part);
  CREATE UNIQUE INDEX unit_key ON unit (key, part, sum);

  -- Units that are gone from parts that stay, in the order in which they went.
  CREATE TABLE removed (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    unit INTEGER NOT NULL
  ) STRICT;

  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
`;

/**
 * Opens the memory's file, and makes it where there is none or where it is damaged or of another version.
 *
 * @throws {Problem} `E_MEMORY_FOREIGN` for a database of another program, which is left as it is; `E_MEMORY_BUSY` and
 *   `E_MEMORY_UNUSABLE` where the file cannot be had
 */
export function openDatabase(path: string): OpenDatabase {
  if (path === ":memory:") return { db: prepare(new DatabaseSync(path)), file: path };
  return underLock(path, () => openOrRebuild(path));
}

/** Empties a damaged database, unless another process has done so since it was opened, and opens it again. */
export function rebuildDatabase(path: string, damaged: OpenDatabase): OpenDatabase {
  damaged.db.close();
  if (path === ":memory:") return openDatabase(path);
  return underLock(path, () => {
    if (fileIdentity(path) === damaged.file) discard(path);
    return openOrRebuild(path);
  });
}

/**
 * Runs `change` while no other process opens or rebuilds the file.
 *
 * Database, log and shared memory are three files that cannot be deleted at one stroke: a process that opened them in
 * between would join a new database to an old log.
 */
function underLock<Result>(path: string, change: () => Result): Result {
  return asProblem(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    // Nothing is ever written to it. The kernel frees the lock when its holder dies.
    const lock = new DatabaseSync(`${path}-lock`, { timeout: TIMEOUT_MS });
    try {
      lock.exec("BEGIN EXCLUSIVE");
      return change();
    } finally {
      lock.close();
    }
  });
}

function openOrRebuild(path: string): OpenDatabase {
  const standing = openIfSound(path);
  if (standing !== undefined) return { db: standing, file: fileIdentity(path) };
  discard(path);
  return { db: prepare(new DatabaseSync(path, { timeout: TIMEOUT_MS })), file: fileIdentity(path) };
}

function openIfSound(path: string): DatabaseSync | undefined {
  const db = new DatabaseSync(path, { timeout: TIMEOUT_MS });
  let isSound = false;
  try {
    const { id, version, tables } = readHeader(db);
    if (id !== APPLICATION_ID && (id !== 0 || tables > 0)) throw new Problem("E_MEMORY_FOREIGN", { path });
    isSound = tables === 0 || version === VERSION;
    if (isSound) prepare(db);
    return isSound ? db : undefined;
  } catch (error) {
    isSound = false;
    if (isDamage(error)) return undefined;
    throw error;
  } finally {
    if (!isSound) db.close();
  }
}

function readHeader(db: DatabaseSync): { id: number; version: number; tables: number } {
  const number = (sql: string): number => Number(Object.values(db.prepare(sql).get() ?? {})[0]);
  return {
    id: number("PRAGMA application_id"),
    version: number("PRAGMA user_version"),
    tables: number("SELECT count(*) FROM sqlite_schema"),
  };
}

function prepare(db: DatabaseSync): DatabaseSync {
  // A power failure may undo the last writes, which the record restores; it does not damage the file.
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;");
  if (readHeader(db).tables === 0) db.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT;`);
  return db;
}

function discard(path: string): void {
  for (const file of [`${path}-wal`, `${path}-shm`, path]) rmSync(file, { force: true });
}

function fileIdentity(path: string): string {
  const { dev, ino, birthtimeMs } = statSync(path);
  return `${dev}:${ino}:${birthtimeMs}`;
}

/** SQLite's result codes, without their extensions (https://sqlite.org/rescode.html). */
const CODES = { busy: 5, locked: 6, corrupt: 11, notDatabase: 26 } as const;

/** A stored unit that is not as it was written. */
export class DamagedUnit extends Error {
  override readonly name = "DamagedUnit";
}

/** Whether an error means that the file's content can no longer be trusted. */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return error instanceof DamagedUnit || code === CODES.corrupt || code === CODES.notDatabase;
}

/** Runs `work`; what the database or the file system refuses becomes a Problem. */
export function asProblem<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error)) throw error;
    const code = resultCode(error);
    if (code === CODES.busy || code === CODES.locked)
      throw new Problem("E_MEMORY_BUSY", { path }, undefined, { cause: error });
    if (code === undefined && !("syscall" in error)) throw error;
    throw new Problem("E_MEMORY_UNUSABLE", { path, reason: error.message }, undefined, { cause: error });
  }
}

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}
