import type { RateLimit } from "../core/engine.ts";
import { limitNow, NO_REFUSALS, pausedFor, type Refusals, refused } from "./learned-limit.ts";
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

/** What counts against one limit. */
interface Account {
  readonly limit: RateLimit;
  open: number;
  used: number;
  /** By time, the earliest first. */
  freed: { freeAt: number; weight: number }[];
}

/**
 * The rates of an account that only this process uses, and forgets when it ends.
 *
 * @param now milliseconds, of any clock
 */
export function memoryRates(limits: readonly RateLimit[], now: () => number): RateStore {
  const accounts = limitsOf(limits).map((limit): Account => ({ limit, open: 0, used: 0, freed: [] }));
  const learning = learningLimit(accounts.map(({ limit }) => limit));
  const open = new Map<number, Weights>();
  let refusals: Refusals = NO_REFUSALS;
  let last = 0;

  const allowed = ({ limit }: Account, at: number): number =>
    limit === learning ? limitNow(limit.amount, refusals.learned, at) : limit.amount;
  const take = (weights: Weights, at: number): Taken => {
    let longest: { ms: number; limit?: RateLimit } = { ms: pausedFor(refusals, at) };
    for (const account of accounts) {
      tidy(account, at);
      const ms = waitForRoom(weights[account.limit.unit], { ...account, allowed: allowed(account, at) }, at);
      if (ms > longest.ms) longest = { ms, limit: account.limit };
    }
    if (longest.ms > 0) return { kind: "wait", ...longest };
    for (const account of accounts) account.open += weights[account.limit.unit];
    last += 1;
    open.set(last, weights);
    return { kind: "share", share: last };
  };
  const give = (share: number, at: number | undefined): void => {
    const weights = open.get(share);
    if (weights === undefined) return;
    open.delete(share);
    for (const account of accounts) {
      account.open -= weights[account.limit.unit];
      if (at !== undefined) count(account, weights[account.limit.unit], at);
    }
  };
  return {
    limits: accounts.map(({ limit }) => limit),
    pollMs: Number.POSITIVE_INFINITY,
    take: async (weights) => take(weights, now()),
    close: async (share) => give(share, now()),
    refund: async (share) => give(share, undefined),
    refuse: async (pauseMs) => {
      const account = accounts.find(({ limit }) => limit === learning);
      if (account !== undefined) tidy(account, now());
      const letThrough = (account?.open ?? 0) + (account?.used ?? 0);
      refusals = refused(refusals, now(), { letThrough, setting: learning.amount, pauseMs });
    },
    used: async () =>
      accounts.map((account): RateUse => {
        tidy(account, now());
        return { limit: account.limit, used: account.open + account.used, allowed: allowed(account, now()) };
      }),
    end: async () => {},
  };
}

function count(account: Account, weight: number, at: number): void {
  const freeAt = freeTime(at, account.limit);
  const latest = account.freed.at(-1);
  account.used += weight;
  if (latest !== undefined && latest.freeAt >= freeAt) latest.weight += weight;
  else account.freed.push({ freeAt, weight });
}

/** Forgets what has fallen free. Where the clock has gone back, nothing waits longer than a window from now. */
function tidy(account: Account, at: number): void {
  const { freed, limit } = account;
  const latest = latestFreeTime(at, limit);
  for (let index = freed.length - 1; index >= 0; index--) {
    const entry = freed[index];
    if (entry === undefined || entry.freeAt <= latest) break;
    entry.freeAt = latest;
  }
  const kept = freed.findIndex(({ freeAt }) => freeAt > at);
  const gone: readonly Freed[] = freed.splice(0, kept === -1 ? freed.length : kept);
  for (const { weight } of gone) account.used -= weight;
}
