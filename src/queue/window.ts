import { type LearnedLimit, learnLimit, limitNow } from "./learned-limit.ts";

/** What may be sent, where that is limited. */
export interface RateLimits {
  readonly charactersPerMinute?: number | undefined;
  readonly requestsPerSecond?: number | undefined;
}

/** Waits; rejects with the signal's reason when that aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** A share of the window, to be closed by exactly one of its two methods. */
export interface Reservation {
  /** The response is in, whatever it says: the share is used and falls free a window's length from now. */
  done(): void;
  /** The service refused to count the request: the share is free at once. */
  refund(): void;
}

/** What may be sent by when. One window is shared by all that is sent to one service. */
export interface RateWindow {
  readonly limits: RateLimits;
  /** Waits, in the order of the calls, until a request of so many codepoints may be sent. */
  reserve(codepoints: number, signal: AbortSignal): Promise<Reservation>;
  /** The service refuses more: lets nobody send for that long, and less a minute from then on. */
  pause(ms: number): void;
  /** How much of each limit is used now, for people. */
  use?(): readonly WindowUse[];
}

/** How much of a limit is used now, in its own unit. */
export interface WindowUse {
  readonly limit: number;
  readonly used: number;
}

interface Share {
  readonly codepoints: number;
  /** When the response came, by `now`; absent while it is awaited. */
  closedAt?: number;
}

const minuteMs = 60_000;
const secondMs = 1_000;

/**
 * A rate window in memory. It reserves when a request is sent and counts the time from when its response is in, so that
 * it never exceeds the limit however the service measures: by arrival in a sliding window, a bucket or clock minutes.
 *
 * A request larger than the whole limit is sent alone. Where the service refuses although the limit was kept, the
 * window learns a lower one.
 */
export function openWindow(limits: RateLimits, now: () => number, sleep: Sleep): RateWindow {
  let shares: Share[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let learned: LearnedLimit | undefined;
  let standing = Number.POSITIVE_INFINITY;
  let turn: Promise<unknown> = Promise.resolve();
  let changed = Promise.withResolvers<void>();

  const notify = (): void => {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };
  const current = (): NumericLimits => ({
    characters: limitNow(limits.charactersPerMinute ?? Number.POSITIVE_INFINITY, learned, now()),
    requests: limits.requestsPerSecond ?? Number.POSITIVE_INFINITY,
  });
  const take = (codepoints: number): Reservation => {
    const share: Share = { codepoints };
    shares.push(share);
    return {
      done: () => {
        share.closedAt = now();
        notify();
      },
      refund: () => {
        shares = shares.filter((other) => other !== share);
        notify();
      },
    };
  };
  const wait = async (codepoints: number, signal: AbortSignal): Promise<Reservation> => {
    for (;;) {
      signal.throwIfAborted();
      shares = shares.filter((share) => freeIn(share, minuteMs, now()) > 0);
      const ms = Math.max(pausedUntil - now(), waitFor(shares, codepoints, current(), now()));
      if (ms <= 0) return take(codepoints);
      await sleepOrChange(ms, changed.promise, signal, sleep);
    }
  };
  return {
    limits,
    reserve: (codepoints, signal) => {
      const mine = turn.then(() => wait(codepoints, signal));
      turn = mine.catch(() => {}); // the caller hears of it; the next in the row need not
      return mine;
    },
    pause: (ms) => {
      // Requests that were under way together are refused together: one lesson, which each of them makes more exact.
      if (now() >= pausedUntil) standing = current().characters;
      learned = learnLimit(letThrough(shares, now()), standing, now());
      pausedUntil = Math.max(pausedUntil, now() + ms);
      notify();
    },
  };
}

interface NumericLimits {
  readonly characters: number;
  readonly requests: number;
}

/** Codepoints that the service has answered within the last minute, or is about to. */
function letThrough(shares: readonly Share[], now: number): number {
  const counted = shares.filter((share) => freeIn(share, minuteMs, now) > 0);
  return counted.reduce((sum, share) => sum + share.codepoints, 0);
}

/** Milliseconds until a share falls free; Infinity while its response is awaited. */
function freeIn(share: Share, windowMs: number, now: number): number {
  return share.closedAt === undefined ? Number.POSITIVE_INFINITY : share.closedAt + windowMs - now;
}

/** Milliseconds until a request fits all limits; 0 for now, Infinity where that hangs on an awaited response. */
function waitFor(shares: readonly Share[], codepoints: number, limits: NumericLimits, now: number): number {
  const characters = shares.map((share) => ({ weight: share.codepoints, ms: freeIn(share, minuteMs, now) }));
  const requests = shares.map((share) => ({ weight: 1, ms: freeIn(share, secondMs, now) }));
  return Math.max(waitForRoom(characters, codepoints, limits.characters), waitForRoom(requests, 1, limits.requests));
}

interface Use {
  readonly weight: number;
  /** Until it falls free. */
  readonly ms: number;
}

/** Milliseconds until `weight` fits a limit. What is heavier than the limit fits when nothing else is under way. */
function waitForRoom(uses: readonly Use[], weight: number, limit: number): number {
  const counted = uses.filter((use) => use.ms > 0).toSorted((a, b) => a.ms - b.ms);
  let used = counted.reduce((sum, use) => sum + use.weight, 0);
  let ms = 0;
  for (const use of counted) {
    if (used + Math.min(weight, limit) <= limit) break;
    used -= use.weight;
    ms = use.ms;
  }
  return ms;
}

/** Sleeps, unless something changes first. An infinite sleep ends by a change or by the signal only. */
async function sleepOrChange(ms: number, change: Promise<void>, signal: AbortSignal, sleep: Sleep): Promise<void> {
  const stop = new AbortController();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const both = AbortSignal.any([signal, stop.signal]);
  const slept = ms === Number.POSITIVE_INFINITY ? [] : [sleep(ms, both)];
  for (const promise of [...slept, aborted.promise]) promise.catch(() => {}); // the race below has ended
  try {
    await Promise.race([change, aborted.promise, ...slept]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    stop.abort();
  }
}
