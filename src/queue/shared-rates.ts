import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { RateLimit } from "../core/engine.ts";
import { failpoint } from "../core/failpoint.ts";
import { limitNow, NO_REFUSALS, pausedFor, type Refusals, refused } from "./learned-limit.ts";
import { inTransaction } from "./ledger-file.ts";
import {
  type Freed,
  freeTime,
  latestFreeTime,
  learningLimit,
  limitsOf,
  type RateStore,
  type RateUse,
  type Taken,
  type Weights,
  waitForRoom,
} from "./rates.ts";
import { openRatesFile, ratesProblem } from "./rates-file.ts";
import { openRunLocks, type RunLocks } from "./run-lock.ts";

/** What the processes that share a file say of themselves. */
export interface SharedRatesOptions {
  /** The SQLite file, e.g. `.qazyna/rates.db`; beside it `runs/` says which holders are alive. */
  readonly path: string;
  /** Whose quota it is: the engine, and its project or address. Never a secret: it stands in the file. */
  readonly account: string;
  readonly limits: readonly RateLimit[];
  /** Milliseconds of the wall clock, which processes have in common. */
  readonly now: () => number;
}

/**
 * The rates of an account that all processes of this machine share which use the same file. What is used outlives them,
 * so that hours and days are counted over several runs.
 *
 * The file is opened when it is first needed. Shares of a holder that died fall free a window after its death is
 * noticed, at the latest by whoever next finds no room. Takes about 0.1 ms.
 */
export function sharedRates(options: SharedRatesOptions): RateStore {
  const limits = limitsOf(options.limits);
  let opened: Store | undefined;
  const inStore = async <T>(work: (store: Store) => T): Promise<T> => {
    try {
      opened ??= openStore(options, limits);
      const store = opened;
      return inTransaction(store.db, () => work(store));
    } catch (error) {
      throw ratesProblem(options.path, error);
    }
  };
  return {
    limits,
    pollMs: Math.min(1_000, Math.max(10, (limits[0]?.perMs ?? 0) / 60)),
    take: async (weights) => {
      const now = options.now();
      const taken = await inStore((store) => take(store, weights, now));
      if (taken.kind === "share") failpoint("after-share");
      else if (opened !== undefined && Math.abs(now - opened.lookedAt) > lookMs) await closeDead(opened, inStore, now);
      return taken;
    },
    close: async (share) => {
      await inStore((store) => give(store, share, options.now()));
      failpoint("after-close-share");
    },
    refund: (share) => inStore((store) => give(store, share, undefined)),
    refuse: (pauseMs) => inStore((store) => refuse(store, pauseMs, options.now())),
    used: () => inStore((store) => limits.map((limit) => useOf(store, limit, options.now()))),
    end: async () => {
      if (opened === undefined) return;
      await inStore((store) => closeSharesOf(store, store.owner, options.now()));
      await closeDead(opened, inStore, options.now()); // the last to go clears up
      opened.locks[Symbol.dispose]();
      opened.db.close();
      opened = undefined;
    },
  };
}

/** How often the living are told from the dead, at most, in milliseconds. */
const lookMs = 500;

interface Store {
  readonly db: DatabaseSync;
  readonly locks: RunLocks;
  readonly owner: string;
  readonly account: string;
  readonly limits: readonly RateLimit[];
  readonly learning: RateLimit;
  readonly sql: ReturnType<typeof prepare>;
  lookedAt: number;
}

function openStore({ path, account }: SharedRatesOptions, limits: readonly RateLimit[]): Store {
  const db = openRatesFile(path);
  const locks = openRunLocks(join(dirname(path), "runs"));
  const owner = `rates-${randomUUID()}`;
  locks.hold(owner);
  const learning = learningLimit(limits);
  return { db, locks, owner, account, limits, learning, sql: prepare(db), lookedAt: Number.NEGATIVE_INFINITY };
}

function prepare(db: DatabaseSync) {
  const limit = "account = ? AND unit = ? AND per_ms = ?";
  return {
    free: db.prepare(`DELETE FROM used WHERE ${limit} AND free_at <= ?`),
    latest: db.prepare(`SELECT max(free_at) AS value FROM used WHERE ${limit}`),
    tooLate: db.prepare(`DELETE FROM used WHERE ${limit} AND free_at > ? RETURNING weight`),
    used: db.prepare(`SELECT total(weight) AS value FROM used WHERE ${limit}`),
    freed: db.prepare(`SELECT free_at, weight FROM used WHERE ${limit} ORDER BY free_at`),
    count: db.prepare(
      "INSERT INTO used (account, unit, per_ms, free_at, weight) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET weight = weight + excluded.weight",
    ),
    open: db.prepare(
      "SELECT total(characters) AS characters, total(requests) AS requests, total(tokens) AS tokens FROM share WHERE account = ?",
    ),
    owners: db.prepare("SELECT DISTINCT owner FROM share WHERE account = ? AND owner <> ?"),
    sharesOf: db.prepare("SELECT id FROM share WHERE account = ? AND owner = ?"),
    insert: db.prepare(
      "INSERT INTO share (account, owner, characters, requests, tokens, reserved_at) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    remove: db.prepare("DELETE FROM share WHERE id = ? RETURNING characters, requests, tokens"),
    refusals: db.prepare("SELECT * FROM refusal WHERE account = ?"),
    refuse: db.prepare("INSERT OR REPLACE INTO refusal VALUES (?, ?, ?, ?, ?, ?, ?)"),
  } as const satisfies Readonly<Record<string, StatementSync>>;
}

function take(store: Store, weights: Weights, now: number): Taken {
  const refusals = refusalsOf(store);
  const open = openShares(store);
  let longest: { ms: number; limit?: RateLimit } = { ms: pausedFor(refusals, now) };
  for (const limit of store.limits) {
    tidy(store, limit, now);
    const state = {
      allowed: allowedNow(store, limit, refusals, now),
      open: open[limit.unit],
      used: usedOf(store, limit),
      freed: freedOf(store, limit),
    };
    const ms = waitForRoom(weights[limit.unit], state, now);
    if (ms > longest.ms) longest = { ms, limit };
  }
  if (longest.ms > 0) return { kind: "wait", ...longest };
  const { characters, requests, tokens } = weights;
  const added = store.sql.insert.run(store.account, store.owner, characters, requests, Math.ceil(tokens), now);
  return { kind: "share", share: Number(added.lastInsertRowid) };
}

/** Ends a share, and counts it from `at` on where that is given. One that others have taken for dead is gone already. */
function give(store: Store, share: number, at: number | undefined): void {
  const row = store.sql.remove.get(share);
  if (row === undefined || at === undefined) return;
  for (const limit of store.limits) {
    const weight = Number(row[limit.unit]);
    if (weight > 0) store.sql.count.run(...keyOf(store, limit), freeTime(at, limit), weight);
  }
}

function refuse(store: Store, pauseMs: number, now: number): void {
  const { learning } = store;
  tidy(store, learning, now);
  const letThrough = openShares(store)[learning.unit] + usedOf(store, learning);
  const next = refused(refusalsOf(store), now, { letThrough, setting: learning.amount, pauseMs });
  if (next.learned === undefined) return;
  const { limit, ceiling, at } = next.learned;
  const standing = Number.isFinite(next.standing) ? next.standing : null;
  store.sql.refuse.run(store.account, limit, ceiling, at, standing, next.pausedAt, Math.ceil(next.pauseMs));
}

function useOf(store: Store, limit: RateLimit, now: number): RateUse {
  tidy(store, limit, now);
  const used = openShares(store)[limit.unit] + usedOf(store, limit);
  return { limit, used, allowed: allowedNow(store, limit, refusalsOf(store), now) };
}

/** Ends the shares of holders that are dead. Death is final, so it may be looked for outside the transaction. */
async function closeDead(
  store: Store,
  inStore: <T>(work: (store: Store) => T) => Promise<T>,
  now: number,
): Promise<void> {
  store.lookedAt = now;
  const owners = store.sql.owners.all(store.account, store.owner).map((row) => String(row["owner"]));
  const dead = owners.filter((owner) => !store.locks.isAlive(owner));
  if (dead.length > 0) await inStore(() => dead.forEach((owner) => void closeSharesOf(store, owner, now)));
}

function closeSharesOf(store: Store, owner: string, now: number): void {
  for (const row of store.sql.sharesOf.all(store.account, owner)) give(store, Number(row["id"]), now);
}

function keyOf(store: Store, limit: RateLimit): [string, string, number] {
  return [store.account, limit.unit, limit.perMs];
}

/** Forgets what has fallen free. Where the clock has gone back, nothing waits longer than a window from now. */
function tidy(store: Store, limit: RateLimit, now: number): void {
  const key = keyOf(store, limit);
  store.sql.free.run(...key, now);
  const latest = latestFreeTime(now, limit);
  if (Number(store.sql.latest.get(...key)?.["value"] ?? 0) <= latest) return;
  const rows = store.sql.tooLate.all(...key, latest);
  const weight = rows.reduce((sum, row) => sum + Number(row["weight"]), 0);
  store.sql.count.run(...key, latest, weight);
}

function usedOf(store: Store, limit: RateLimit): number {
  return Number(store.sql.used.get(...keyOf(store, limit))?.["value"]);
}

/** Read only where there is no room. */
function* freedOf(store: Store, limit: RateLimit): Generator<Freed> {
  for (const row of store.sql.freed.iterate(...keyOf(store, limit)))
    yield { freeAt: Number(row["free_at"]), weight: Number(row["weight"]) };
}

function openShares(store: Store): Weights {
  const row = store.sql.open.get(store.account) ?? {};
  return {
    characters: Number(row["characters"]),
    requests: Number(row["requests"]),
    tokens: Number(row["tokens"]),
  };
}

function refusalsOf(store: Store): Refusals {
  const row = store.sql.refusals.get(store.account);
  if (row === undefined) return NO_REFUSALS;
  return {
    learned: { limit: Number(row["allowed"]), ceiling: Number(row["ceiling"]), at: Number(row["learned_at"]) },
    standing: row["standing"] === null ? Number.POSITIVE_INFINITY : Number(row["standing"]),
    pausedAt: Number(row["paused_at"]),
    pauseMs: Number(row["pause_ms"]),
  };
}

function allowedNow(store: Store, limit: RateLimit, { learned }: Refusals, now: number): number {
  return limit === store.learning ? limitNow(limit.amount, learned, now) : limit.amount;
}
