import { dirname, join } from "node:path";
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { hash } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { overrun } from "./budget.ts";
import type { Charged, Claim, Failing, Ledger, LedgerRow, Outcome, Sending, Sent } from "./ledger-contract.ts";
import { guarded, inTransaction, openLedgerFile } from "./ledger-file.ts";
import { exportRows, sumCosts } from "./ledger-report.ts";
import { leftOf, spentBy } from "./ledger-spending.ts";
import { openRunLocks, type RunLocks } from "./run-lock.ts";
import { readStoredRuns, type StoredAnswer } from "./stored-answer.ts";
import { problemFrom, problemJson } from "./stored-problem.ts";
import { sqliteUndoLog } from "./undo-log.ts";

export type { Ledger } from "./ledger-contract.ts";

/** Times that an engine may refuse a row before it is left alone. */
const maxRefusals = 3;
/** A row that may be asked again so soon is waited for. */
const waitForMs = 60_000;
/** No service is taken at its word for longer than a day. */
const maxWaitMs = 86_400_000;

/**
 * The ledger in a SQLite file, e.g. `.qazyna/ledger.db`; beside it `runs/` says which runs are alive.
 *
 * Several processes may have it open. Throws a Problem for a file that is foreign, newer or damaged.
 */
export function openLedger(path: string, now: () => number = Date.now): Ledger {
  const db = openLedgerFile(path);
  const locks = openRunLocks(join(dirname(path), "runs"));
  const store: Store = { db, locks, sql: prepare(db), now: () => new Date(now()).toISOString(), begun: new Map() };
  const read = async <T>(work: () => T): Promise<T> => guarded(path, work);
  const write = async <T>(work: () => T): Promise<T> => guarded(path, () => inTransaction(db, work));
  return {
    ...sqliteUndoLog(db, read, write),
    answers: (keys) => read(() => pick(keys, (key) => answerOf(key, find(store, key)))),
    refusals: (keys, { holdUncertain = false } = {}) =>
      read(() => {
        const held = new Set(holdUncertain ? uncertainAmong(store, keys) : []);
        return pick(keys, (key) => (held.has(key) ? new Problem("E_ASK_HELD") : refusalOf(find(store, key), now())));
      }),
    claim: async (rows, run, options) => {
      if (guarded(path, () => locks.hold(run))) await write(() => begin(store, run));
      const alive = await read(() => livingOwners(store, rows));
      const since = store.begun.get(run) ?? 0;
      const { waited = false, holdUncertain = false } = options ?? {};
      return write(() => claim(store, rows, { run, since, alive, waited, holdUncertain, now: now() }));
    },
    left: (budgets, run) => read(() => leftOf(db, budgets, run, store.now())),
    sending: (request, run) => write(() => sending(store, request, run)),
    settle: (pack, outcomes, run, charged) => write(() => settle(store, pack, outcomes, { run, charged })),
    retract: (pack, keys, charged) =>
      write(() => {
        store.sql.endPack.run(charged ? "lost" : "refunded", pack);
        for (const key of keys) store.sql.replan.run(blob(key));
      }),
    fail: (keys, why, run) => write(() => fail(store, keys, why, { run, now: now() })),
    refuseForGood: (keys) => write(() => keys.forEach((key) => void store.sql.giveUp.run(maxRefusals, blob(key)))),
    release: (keys) => write(() => keys.forEach((key) => void store.sql.release.run(blob(key)))),
    spent: (of) => read(() => spentBy(db, of).codepoints),
    uncertain: (keys) => read(() => (keys === undefined ? uncertain(store) : uncertainAmong(store, keys).length)),
    rows: (filter) => exportRows(db, filter, lifeOf(locks)),
    costs: (by) => read(() => sumCosts(db, by)),
    close: async () => {
      locks[Symbol.dispose]();
      db.close();
    },
  };
}

interface Store {
  readonly db: DatabaseSync;
  readonly locks: RunLocks;
  readonly sql: ReturnType<typeof prepare>;
  readonly now: () => string;
  /** The last pack that was sent before each run of this process began. */
  readonly begun: Map<string, number>;
}

type Row = Readonly<Record<string, unknown>>;

function prepare(db: DatabaseSync): Readonly<Record<StatementName, StatementSync>> {
  return {
    find: db.prepare("SELECT * FROM request WHERE key = ?"),
    insert: db.prepare(
      "INSERT INTO request (key, source_lang, lang, engine, model, text, context, state, owner, planned_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'planned', ?, ?)",
    ),
    // What was sent without an answer stays so until it is sent again: the run that takes it may end before.
    own: db.prepare(
      "UPDATE request SET state = CASE WHEN state IN ('sent', 'done') THEN 'sent' ELSE 'planned' END, owner = ?, context = ?, planned_at = ? WHERE key = ?",
    ),
    openPack: db.prepare(
      "INSERT INTO pack (run, at, strings, codepoints, outcome, cost, engine, model, source_lang, lang) SELECT ?, ?, ?, ?, 'sent', ?, engine, model, source_lang, lang FROM request WHERE key = ?",
    ),
    charge: db.prepare("UPDATE pack SET billed_sent = ?, billed_answered = ?, unit = ?, cost = ? WHERE id = ?"),
    send: db.prepare(
      "UPDATE request SET state = 'sent', attempts = attempts + 1, codepoints = ?, pack = ?, sent_at = ? WHERE key = ?",
    ),
    endPack: db.prepare("UPDATE pack SET outcome = ? WHERE id = ?"),
    replan: db.prepare("UPDATE request SET state = 'planned' WHERE key = ?"),
    done: db.prepare(
      "UPDATE request SET state = 'done', owner = NULL, class = NULL, problem = NULL, next_at = NULL, answer = ?, raw = ?, run = ?, settled_at = ?, checksum = ? WHERE key = ?",
    ),
    fail: db.prepare(
      "UPDATE request SET state = 'failed', owner = NULL, class = ?, problem = ?, next_at = ?, raw = ?, refusals = refusals + ?, run = ?, settled_at = ? WHERE key = ?",
    ),
    giveUp: db.prepare("UPDATE request SET refusals = max(refusals, ?) WHERE key = ? AND class = 'refused'"),
    release: db.prepare("UPDATE request SET owner = NULL WHERE key = ? AND state IN ('planned', 'sent')"),
  };
}

type StatementName =
  | "find"
  | "insert"
  | "own"
  | "openPack"
  | "charge"
  | "send"
  | "endPack"
  | "replan"
  | "done"
  | "fail"
  | "giveUp"
  | "release";

function blob(key: string): SQLInputValue {
  return Buffer.from(key, "hex");
}

function find(store: Store, key: string): Row | undefined {
  return store.sql.find.get(blob(key));
}

function pick<T>(keys: readonly string[], get: (key: string) => T | undefined): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const key of keys) {
    const value = get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

/** The row's answer, or undefined where it has none or its checksum tells of damage (SQLite checks no pages). */
function answerOf(key: string, row: Row | undefined): StoredAnswer | undefined {
  if (row?.["state"] !== "done") return undefined;
  const answer = String(row["answer"]);
  const raw = String(row["raw"]);
  const kept = row["checksum"];
  if (!(kept instanceof Uint8Array) || !Buffer.from(checksum(key, answer, raw), "hex").equals(kept)) return undefined;
  const runs = readStoredRuns(answer);
  return runs === undefined ? undefined : { runs, raw };
}

function checksum(key: string, answer: string, raw: string): string {
  return hash(JSON.stringify([key, answer, raw])).slice(0, 32);
}

function refusalOf(row: Row | undefined, now: number): Problem | undefined {
  if (row?.["state"] !== "failed") return undefined;
  if (Number(row["refusals"]) >= maxRefusals) return failureOf(row);
  return waitOf(row, now) > waitForMs ? laterOf(row) : undefined;
}

/** Notes where a run begins. What a run of its name left behind belongs to a dead namesake, and is freed. */
function begin(store: Store, run: string): void {
  store.db.prepare("UPDATE request SET owner = NULL WHERE owner = ?").run(run);
  store.begun.set(run, Number(store.db.prepare("SELECT max(id) AS value FROM pack").get()?.["value"]));
}

/** The owners of rows, each with whether it lives. Death is final, so this may be asked before the claim itself. */
function livingOwners(store: Store, rows: readonly LedgerRow[]): ReadonlyMap<string, boolean> {
  const alive = new Map<string, boolean>();
  for (const row of rows) {
    const owner = find(store, row.key)?.["owner"];
    if (typeof owner === "string" && !alive.has(owner)) alive.set(owner, store.locks.isAlive(owner));
  }
  return alive;
}

interface Claimant {
  readonly run: string;
  /** The last pack that was sent before the run began. */
  readonly since: number;
  readonly alive: ReadonlyMap<string, boolean>;
  readonly waited: boolean;
  readonly holdUncertain: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

function claim(store: Store, rows: readonly LedgerRow[], claimant: Claimant): Claim {
  const mine: string[] = [];
  const answers = new Map<string, StoredAnswer>();
  const failures = new Map<string, Problem>();
  const waiting: string[] = [];
  let uncertain = 0;
  for (const asked of rows) {
    const row = find(store, asked.key);
    const answer = answerOf(asked.key, row);
    if (answer !== undefined) answers.set(asked.key, answer);
    else if (row !== undefined && isSettledFailure(row, claimant)) failures.set(asked.key, failureOf(row));
    else if (row !== undefined && isOwned(row, claimant)) waiting.push(asked.key);
    else if (row !== undefined && waitOf(row, claimant.now) > waitForMs) failures.set(asked.key, laterOf(row));
    else if (row !== undefined && waitOf(row, claimant.now) > 0) waiting.push(asked.key);
    else if (claimant.holdUncertain && isUncertain(row)) failures.set(asked.key, new Problem("E_ASK_HELD"));
    else {
      own(store, asked, row, claimant.run);
      mine.push(asked.key);
      if (isUncertain(row)) uncertain += 1;
    }
  }
  return { mine, answers, failures, waiting, uncertain };
}

/** Whether a row has failed for this run, too: since it began, while it waited, or too often altogether. */
function isSettledFailure(row: Row, claimant: Claimant): boolean {
  if (row["state"] !== "failed") return false;
  if (Number(row["pack"]) > claimant.since || Number(row["refusals"]) >= maxRefusals) return true;
  // One that is waited for because its time had not come has not failed meanwhile.
  return claimant.waited && row["next_at"] === null;
}

/** Milliseconds until a failed row may be asked again. */
function waitOf(row: Row, now: number): number {
  const next = row["next_at"];
  const ms = row["state"] === "failed" && typeof next === "string" ? Date.parse(next) - now : 0;
  return ms <= maxWaitMs ? ms : 0; // more than was ever noted: the clock has gone back
}

function laterOf(row: Row): Problem {
  return new Problem("E_ASK_LATER", { engine: String(row["engine"]), at: String(row["next_at"]) });
}

/** Whether a row that nobody alive has was sent. One that is done and cannot be read was paid for, too. */
function isUncertain(row: Row | undefined): boolean {
  return row?.["state"] === "sent" || row?.["state"] === "done";
}

/** Whether a living run has the row. One that came between the look at the owners and now is alive. */
function isOwned(row: Row, claimant: Claimant): boolean {
  const owner = row["owner"];
  return typeof owner === "string" && (claimant.alive.get(owner) ?? true);
}

function own(store: Store, asked: LedgerRow, row: Row | undefined, run: string): void {
  const { key, from, to, engine, model, text, context = null } = asked;
  if (row === undefined) store.sql.insert.run(blob(key), from, to, engine, model, text, context, run, store.now());
  else store.sql.own.run(run, context, store.now(), blob(key));
}

function sending(store: Store, { costs, cost, budgets }: Sending, run: string): Sent {
  const { db, sql } = store;
  const at = store.now();
  const codepoints = [...costs.values()].reduce((sum, one) => sum + one, 0);
  const budget = budgets && overrun(leftOf(db, budgets, run, at), { codepoints, cost });
  if (budget !== undefined) return { kind: "over", budget };
  const [first = ""] = costs.keys();
  const opened = sql.openPack.run(run, at, costs.size, codepoints, cost ?? null, blob(first));
  const pack = Number(opened.lastInsertRowid);
  for (const [key, own] of costs) sql.send.run(own, pack, at, blob(key));
  return { kind: "sent", pack };
}

function fail(
  store: Store,
  keys: readonly string[],
  { failure, problem, retryAfterMs }: Failing,
  { run, now }: { readonly run: string; readonly now: number },
): void {
  const refusals = failure === "bad-request" ? 1 : 0;
  const next = retryAfterMs === undefined ? null : new Date(now + Math.min(retryAfterMs, maxWaitMs)).toISOString();
  for (const key of keys)
    store.sql.fail.run(failure, problemJson(problem), next, null, refusals, run, store.now(), blob(key));
}

function settle(
  store: Store,
  pack: number,
  outcomes: readonly Outcome[],
  { run, charged }: { readonly run: string; readonly charged: Charged | undefined },
): void {
  store.sql.endPack.run("answered", pack);
  if (charged !== undefined) {
    const { billed, unit, cost } = charged;
    store.sql.charge.run(Math.round(billed.sent), Math.round(billed.answered), unit, cost, pack);
  }
  for (const outcome of outcomes) {
    const key = blob(outcome.key);
    if (outcome.kind === "refused") {
      store.sql.fail.run("refused", problemJson(outcome.problem), null, outcome.raw, 1, run, store.now(), key);
      continue;
    }
    const answer = JSON.stringify(outcome.answer.runs);
    const sum = Buffer.from(checksum(outcome.key, answer, outcome.answer.raw), "hex");
    store.sql.done.run(answer, outcome.answer.raw, run, store.now(), sum, key);
  }
}

/** The Problem that was kept with a failed row. */
function failureOf(row: Row): Problem {
  return problemFrom(String(row["problem"]));
}

function uncertain(store: Store): number {
  const rows = store.db
    .prepare("SELECT owner, count(*) AS number FROM request WHERE state = 'sent' GROUP BY owner")
    .all();
  const dead = rows.filter((row) => row["owner"] === null || !store.locks.isAlive(String(row["owner"])));
  return dead.reduce((sum, row) => sum + Number(row["number"]), 0);
}

function uncertainAmong(store: Store, keys: readonly string[]): readonly string[] {
  const isAlive = lifeOf(store.locks);
  return keys.filter((key) => {
    const row = find(store, key);
    const owner = row?.["owner"];
    if (row?.["state"] === "done") return answerOf(key, row) === undefined;
    return row?.["state"] === "sent" && (owner === null || !isAlive(String(owner)));
  });
}

/** Whether a run lives, looked up once for each: death is final, and a report shows one moment. */
function lifeOf(locks: RunLocks): (run: string) => boolean {
  const known = new Map<string, boolean>();
  return (run) => {
    const alive = known.get(run) ?? locks.isAlive(run);
    known.set(run, alive);
    return alive;
  };
}
