import type { RateLimit } from "../core/engine.ts";

/** What one request uses of each unit that may be limited. */
export type Weights = Readonly<Record<RateLimit["unit"], number>>;

/** A share that was taken of every limit, or how long it may be until there is room for one. */
export type Taken =
  | { readonly kind: "share"; readonly share: number }
  /**
   * Milliseconds until all limits have room, as far as can be said now; Infinity where that hangs on responses that are
   * awaited. `limit` is the one with the longest wait; absent where the service asked for a pause.
   */
  | { readonly kind: "wait"; readonly ms: number; readonly limit?: RateLimit };

/** How much of a limit is in use. */
export interface RateUse {
  readonly limit: RateLimit;
  /** Shares whose response is awaited, and those that came in within the window. */
  readonly used: number;
  /** What is allowed now: the limit itself, or less where refusals have taught so. */
  readonly allowed: number;
}

/**
 * What has been sent to one account of a service, counted against several limits at once. All who send to the account
 * share one store.
 *
 * A share is taken when a request is sent, and counts until a window's length after its response is in. So no limit is
 * exceeded however the service measures, by arrival in a sliding window, in windows of its own clock or in a bucket:
 * between two shares that follow each other the earlier one has arrived, whatever the network did.
 */
export interface RateStore {
  /** The limits that hold, each unit and window once. */
  readonly limits: readonly RateLimit[];
  /** Milliseconds after which it is worth looking again, as others may have changed it; Infinity where nobody can. */
  readonly pollMs: number;
  /** Takes a share of all limits, or of none. What is heavier than a limit has room when nothing else counts. */
  take(weights: Weights): Promise<Taken>;
  /** The response is in: from now on the share counts for one more window of each limit. */
  close(share: number): Promise<void>;
  /** The service did not count the request: the share is free at once. */
  refund(share: number): Promise<void>;
  /** The service refused although there was room: nobody takes anything for so long, and less from then on. */
  refuse(pauseMs: number): Promise<void>;
  used(): Promise<readonly RateUse[]>;
  /** Ends this holder. Its shares that are still open count as those of a dead one. */
  end(): Promise<void>;
}

const minuteMs = 60_000;

/**
 * The limits that hold together: of equal units and windows the lowest, the shortest windows first.
 *
 * There is always one of characters, unlimited if need be, so that refusals can lower something.
 */
export function limitsOf(limits: readonly RateLimit[]): readonly RateLimit[] {
  const lowest = new Map<string, RateLimit>();
  for (const limit of limits) {
    const key = `${limit.unit} ${limit.perMs}`;
    if (limit.amount < (lowest.get(key)?.amount ?? Number.POSITIVE_INFINITY)) lowest.set(key, limit);
  }
  if (![...lowest.values()].some(({ unit }) => unit === "characters"))
    lowest.set("", { unit: "characters", amount: Number.POSITIVE_INFINITY, perMs: minuteMs });
  return [...lowest.values()].sort((a, b) => a.perMs - b.perMs);
}

/**
 * The limit that a refusal lowers, as services rarely say which one it was: characters per minute, else the shortest
 * window of characters.
 */
export function learningLimit(limits: readonly RateLimit[]): RateLimit {
  const ofCharacters = limits.filter(({ unit }) => unit === "characters");
  const limit = ofCharacters.find(({ perMs }) => perMs === minuteMs) ?? ofCharacters[0];
  if (limit === undefined) throw new TypeError("limitsOf gives a limit of characters");
  return limit;
}

/** What was used and falls free at a time. */
export interface Freed {
  readonly freeAt: number;
  readonly weight: number;
}

/**
 * When a share falls free whose response came at `now`: a window later, to a thousandth of the window at most later
 * still. So at most a thousand numbers tell what counts, however many requests they were.
 */
export function freeTime(now: number, { perMs }: RateLimit): number {
  const grain = grainOf(perMs);
  return Math.ceil((now + perMs) / grain) * grain;
}

/** The latest time at which anything that is used now may fall free. Later ones show that the clock has gone back. */
export function latestFreeTime(now: number, { perMs }: RateLimit): number {
  return now + perMs + grainOf(perMs);
}

function grainOf(perMs: number): number {
  return Math.max(1, Math.floor(perMs / 1000));
}

/**
 * Milliseconds until `weight` fits: 0 for now, Infinity where that hangs on responses that are awaited.
 *
 * @param state `open` is used by requests under way; `freed` is what counts besides, by the time at which it falls free
 */
export function waitForRoom(
  weight: number,
  state: { readonly allowed: number; readonly open: number; readonly used: number; readonly freed: Iterable<Freed> },
  now: number,
): number {
  const { allowed, open, used, freed } = state;
  const room = Math.min(weight, allowed);
  let sum = open + used;
  if (sum + room <= allowed) return 0;
  for (const { freeAt, weight: free } of freed) {
    sum -= free;
    if (sum + room <= allowed) return Math.max(1, freeAt - now);
  }
  return Number.POSITIVE_INFINITY;
}
