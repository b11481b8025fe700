/** How a service counts: within any window, by windows of its own clock, or as a bucket that is filled up steadily. */
export type QuotaKind = "sliding" | "fixed" | "bucket";

/** What a service lets through. */
export interface Quota {
  readonly kind: QuotaKind;
  /** Codepoints in each window; of a bucket what it holds and what flows in within a window. */
  readonly characters: number;
  /** Milliseconds; 60,000 if not given. */
  readonly windowMs?: number;
  /** Requests in each window of their own; not limited if not given. */
  readonly requests?: number;
  /** Milliseconds; `windowMs` if not given. */
  readonly requestsWindowMs?: number;
}

/** Something counted up to an amount. `fits` asks, `take` takes; both with times that never go back. */
interface Meter {
  fits(at: number, weight: number): boolean;
  take(at: number, weight: number): void;
}

/**
 * A service's own account of a quota: whether a request of so many characters that arrives at `at` (milliseconds, never
 * earlier than the last one) is let through. One that is refused is not counted.
 *
 * A sliding quota lets at most its amount pass within any window, a fixed one within each window of the clock (so up
 * to twice as much within a window across an edge), a bucket as much again at once after a rest.
 */
export function openQuota(quota: Quota): (at: number, characters: number) => boolean {
  const { kind, characters: amount, windowMs = 60_000, requests, requestsWindowMs = windowMs } = quota;
  const characters = meters[kind](amount, windowMs);
  const calls = requests === undefined ? undefined : meters[kind](requests, requestsWindowMs);
  return (at, weight) => {
    if (!characters.fits(at, weight) || calls?.fits(at, 1) === false) return false;
    characters.take(at, weight);
    calls?.take(at, 1);
    return true;
  };
}

const meters: Readonly<Record<QuotaKind, (amount: number, windowMs: number) => Meter>> = {
  sliding: slidingMeter,
  fixed: fixedMeter,
  bucket: bucketMeter,
};

function slidingMeter(amount: number, windowMs: number): Meter {
  const passed: { readonly at: number; readonly weight: number }[] = [];
  let sum = 0;
  return {
    fits: (at, weight) => {
      let over = 0;
      // What passed exactly one window ago is outside: windows are open at their start.
      for (let entry = passed[over]; entry !== undefined && entry.at <= at - windowMs; entry = passed[over]) {
        sum -= entry.weight;
        over += 1;
      }
      passed.splice(0, over);
      return sum + weight <= amount;
    },
    take: (at, weight) => {
      passed.push({ at, weight });
      sum += weight;
    },
  };
}

function fixedMeter(amount: number, windowMs: number): Meter {
  let window = Number.NEGATIVE_INFINITY;
  let used = 0;
  return {
    fits: (at, weight) => {
      const current = Math.floor(at / windowMs);
      if (current !== window) used = 0;
      window = current;
      return used + weight <= amount;
    },
    take: (_, weight) => {
      used += weight;
    },
  };
}

/** Full at first. */
function bucketMeter(amount: number, windowMs: number): Meter {
  let level = amount;
  let last: number | undefined;
  return {
    fits: (at, weight) => {
      level = Math.min(amount, level + ((at - (last ?? at)) * amount) / windowMs);
      last = at;
      return weight <= level + 1e-6; // what many small flows lose in rounding
    },
    take: (_, weight) => {
      level -= weight;
    },
  };
}
