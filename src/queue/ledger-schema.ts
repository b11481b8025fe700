import type { DatabaseSync } from "node:sqlite";

/** "QAZL": tells our ledger from other SQLite files. */
export const LEDGER_ID = 0x51415a4c;
/** The form of the file that this program writes; older ones are brought up to it when they are opened. */
export const LEDGER_VERSION = 2;

/**
 * Money is in micro-dollars, whole numbers of millionths of a US dollar: sums of them are exact. A pack's `cost` is an
 * estimate, the answer at its longest, until the service has said what it charges (`billed_sent`, `billed_answered`).
 */
const SCHEMA = `
  CREATE TABLE request (
    key BLOB PRIMARY KEY,
    source_lang TEXT NOT NULL, lang TEXT NOT NULL, engine TEXT NOT NULL, model TEXT NOT NULL,
    text TEXT NOT NULL, context TEXT,
    state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'done', 'failed')),
    owner TEXT, run TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, refusals INTEGER NOT NULL DEFAULT 0,
    class TEXT, problem TEXT, next_at TEXT, answer TEXT, raw TEXT,
    codepoints INTEGER NOT NULL DEFAULT 0, pack INTEGER,
    planned_at TEXT NOT NULL, sent_at TEXT, settled_at TEXT,
    checksum BLOB
  ) WITHOUT ROWID;
  CREATE INDEX request_owner ON request (owner) WHERE owner IS NOT NULL;
  CREATE TABLE pack (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL, at TEXT NOT NULL, strings INTEGER NOT NULL, codepoints INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'answered', 'lost', 'refunded')),
    engine TEXT, model TEXT, source_lang TEXT, lang TEXT,
    unit TEXT, billed_sent INTEGER, billed_answered INTEGER, cost INTEGER
  );
  CREATE INDEX pack_spent_by_run ON pack (run, outcome, codepoints, cost);
  CREATE INDEX pack_spent_at ON pack (at, outcome, codepoints, cost);
  CREATE TABLE undo (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL, at TEXT NOT NULL, by TEXT, changes TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
  );
  PRAGMA application_id = ${LEDGER_ID};
  PRAGMA user_version = ${LEDGER_VERSION};
`;

/** From each version to the next, by the older one. Each leaves what stands in the file as it is. */
const UPGRADES: Readonly<Record<number, string>> = {
  1: `
    ALTER TABLE request ADD COLUMN context TEXT;
    ALTER TABLE request ADD COLUMN next_at TEXT;
    ALTER TABLE pack ADD COLUMN engine TEXT;
    ALTER TABLE pack ADD COLUMN model TEXT;
    ALTER TABLE pack ADD COLUMN source_lang TEXT;
    ALTER TABLE pack ADD COLUMN lang TEXT;
    ALTER TABLE pack ADD COLUMN unit TEXT;
    ALTER TABLE pack ADD COLUMN billed_sent INTEGER;
    ALTER TABLE pack ADD COLUMN billed_answered INTEGER;
    ALTER TABLE pack ADD COLUMN cost INTEGER;
    UPDATE pack SET engine = of.engine, model = of.model, source_lang = of.source_lang, lang = of.lang
      FROM (SELECT pack, min(engine) AS engine, min(model) AS model, min(source_lang) AS source_lang, min(lang) AS lang
            FROM request WHERE pack IS NOT NULL GROUP BY pack) AS of
      WHERE of.pack = pack.id;
    DROP INDEX pack_run;
    CREATE INDEX pack_spent_by_run ON pack (run, outcome, codepoints, cost);
    CREATE INDEX pack_spent_at ON pack (at, outcome, codepoints, cost);
    PRAGMA user_version = 2;
  `,
};

/** Makes the tables of a new ledger, within the caller's transaction. */
export function createLedger(db: DatabaseSync): void {
  db.exec(SCHEMA);
}

/** Brings an older ledger up to this version, within the caller's transaction: all of it or nothing. */
export function upgradeLedger(db: DatabaseSync, found: number): void {
  for (let version = found; version < LEDGER_VERSION; version += 1) db.exec(UPGRADES[version] ?? "");
}
