import type { RateLimit } from "../core/engine.ts";
import { Problem, phrase } from "../core/problem.ts";
import type { RateStore, RateUse, Taken, Weights } from "./rates.ts";

/** Waits; rejects with the signal's reason when that aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** A share of the window, to be closed by exactly one of its two methods. */
export interface Reservation {
  /** The response is in, whatever it says: the share is used and falls free a window's length from now. */
  done(): Promise<void>;
  /** The service refused to count the request: the share is free at once. */
  refund(): Promise<void>;
}

/** What may be sent by when. One window is shared by all that is sent to one service. */
export interface RateWindow {
  readonly limits: readonly RateLimit[];
  /**
   * Waits, in the order of the calls, until a request of such weights may be sent. Rejects with `E_WINDOW_USED_UP` where
   * that would be more than an hour.
   */
  reserve(weights: Weights, signal: AbortSignal): Promise<Reservation>;
  /** The service refuses more: lets nobody send for that long, and less from then on. */
  pause(ms: number): Promise<void>;
  /** How much of each limit is in use. */
  used(): Promise<readonly RateUse[]>;
  /** Ends the use of the window by this process. */
  close(): Promise<void>;
}

/** Milliseconds that a run is kept waiting at most: what a day allows is used up then, and another day will do. */
export const longestWaitMs = 3_700_000;

/** Waiting for room in `store`, each in turn. */
export function openWindow(store: RateStore, sleep: Sleep): RateWindow {
  let turn: Promise<unknown> = Promise.resolve();
  let changed = Promise.withResolvers<void>();

  const notify = (): void => {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };
  const reservation = (share: number): Reservation => ({
    done: async () => {
      await store.close(share);
      notify();
    },
    refund: async () => {
      await store.refund(share);
      notify();
    },
  });
  const wait = async (weights: Weights, signal: AbortSignal): Promise<Reservation> => {
    for (;;) {
      signal.throwIfAborted();
      const change = changed.promise; // before the look, so that nothing that happens during it is missed
      const taken = await store.take(weights);
      if (taken.kind === "share") return reservation(taken.share);
      refuseLongWait(taken);
      await sleepOrChange(Math.min(taken.ms, store.pollMs), change, signal, sleep);
    }
  };
  return {
    limits: store.limits,
    reserve: (weights, signal) => {
      const mine = turn.then(() => wait(weights, signal));
      turn = mine.catch(() => {}); // the caller hears of it; the next in the row need not
      return mine;
    },
    pause: async (ms) => {
      await store.refuse(ms);
      notify();
    },
    used: () => store.used(),
    close: () => store.end(),
  };
}

const unitsOfTime = [
  ["phrase.window.day", 86_400_000],
  ["phrase.window.hour", 3_600_000],
  ["phrase.window.minute", 60_000],
] as const;

const units = {
  characters: "phrase.window.characters",
  requests: "phrase.window.requests",
  tokens: "phrase.window.tokens",
} as const;

function refuseLongWait({ ms, limit }: Exclude<Taken, { readonly kind: "share" }>): void {
  if (ms === Number.POSITIVE_INFINITY || ms <= longestWaitMs) return;
  const hours = Math.ceil(ms / 3_600_000);
  if (limit === undefined) throw new Problem("E_WINDOW_PAUSED", { hours });
  const per = unitsOfTime.find(([, length]) => limit.perMs >= length)?.[0] ?? "phrase.window.second";
  const unit = phrase(units[limit.unit], { count: limit.amount });
  throw new Problem("E_WINDOW_USED_UP", { amount: limit.amount, unit, per: phrase(per), hours });
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
