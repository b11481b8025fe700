import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { hash } from "../../src/core/normalise.ts";
import { openLedger } from "../../src/queue/ledger.ts";
import { temporaryFolder } from "./temporary.ts";

/** The file as version 1 made it. */
const VERSION_1 = `
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
  PRAGMA application_id = ${0x51415a4c};
  PRAGMA user_version = 1;
`;

const text = "The Senate met on Monday.";
const key = hash(text);

/** A ledger of version 1 with one answer that was paid for, and one entry of the undo log. */
function writeOld(path: string): void {
  const db = new DatabaseSync(path);
  db.exec(VERSION_1);
  const runs = JSON.stringify(["Сенат дүйсенбіде жиналды."]);
  const raw = "Сенат дүйсенбіде жиналды.";
  const checksum = Buffer.from(hash(JSON.stringify([key, runs, raw])).slice(0, 32), "hex");
  db.prepare("INSERT INTO pack (run, at, strings, codepoints, outcome) VALUES (?, ?, 1, 25, 'answered')").run(
    "run-1",
    "2026-11-20T10:00:00.000Z",
  );
  db.prepare(
    `INSERT INTO request (key, source_lang, lang, engine, model, text, state, answer, raw, codepoints, pack, planned_at, checksum)
     VALUES (?, 'en', 'kk', 'google', 'general/nmt', ?, 'done', ?, ?, 25, 1, '2026-11-20T10:00:00.000Z', ?)`,
  ).run(Buffer.from(key, "hex"), text, runs, raw, checksum);
  db.exec("INSERT INTO undo (command, at, changes) VALUES ('approve', '2026-11-20T10:00:00Z', '[]')");
  db.close();
}

test("a ledger of version 1 is upgraded when it is opened, and nothing that was paid for is lost", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  writeOld(path);
  const ledger = openLedger(path, () => Date.UTC(2026, 10, 22));
  expect((await ledger.answers([key])).get(key)?.raw).toBe("Сенат дүйсенбіде жиналды.");
  expect(await ledger.spent({ month: "2026-11" })).toBe(25);
  expect(await ledger.costs("lang")).toMatchObject([{ name: "kk", codepoints: 25, costMicroUsd: 0, unpriced: 1 }]);
  expect(await ledger.costs("engine")).toMatchObject([{ name: "google general/nmt", requests: 1 }]);
  expect(await ledger.changes(10)).toMatchObject([{ command: "approve" }]);
  await ledger.claim([{ key: hash("x"), from: "en", to: "kk", engine: "google", model: "m", text: "x" }], "run-2");
  expect(await ledger.sending({ costs: new Map([[hash("x"), 1]]), cost: 20 }, "run-2")).toMatchObject({ kind: "sent" });
  await ledger.close();
  const db = new DatabaseSync(path);
  expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 2 });
  expect(db.prepare("PRAGMA application_id").get()).toEqual({ application_id: 0x51415a4c });
  db.close();
});

test("an upgrade that fails leaves the file as it was, and the next one succeeds", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  writeOld(path);
  const db = new DatabaseSync(path);
  db.exec("ALTER TABLE pack ADD COLUMN cost INTEGER"); // somebody's, in the way of ours
  expect(() => openLedger(path)).toThrow();
  expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: 1 });
  expect(db.prepare("SELECT count(*) AS n FROM pragma_table_info('request') WHERE name = 'context'").get()).toEqual({
    n: 0,
  });
  db.exec("ALTER TABLE pack DROP COLUMN cost");
  db.close();
  await openLedger(path).close();
});

test("processes that open an old ledger together upgrade it once", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "ledger.db");
  writeOld(path);
  const { execFile } = await import("node:child_process");
  const script = new URL("./open-process.ts", import.meta.url).pathname;
  const ended = await Promise.all(
    Array.from(
      { length: 4 },
      () => new Promise((resolve) => execFile(process.execPath, [script, path], (error) => resolve(error))),
    ),
  );
  expect(ended).toEqual([null, null, null, null]);
});
