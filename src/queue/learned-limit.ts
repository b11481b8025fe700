/**
 * A limit found out from refusals, for when the service allows less than its setting says (or others use its share).
 *
 * Additive increase, multiplicative decrease, as TCP has it (Chiu and Jain 1989).
 */
export interface LearnedLimit {
  /** What may be sent in a window, as learned at `at` (milliseconds). */
  readonly limit: number;
  /** What the service had let through in the window before it refused. */
  readonly ceiling: number;
  readonly at: number;
}

/** What refusals have brought about for one account. Times are milliseconds. */
export interface Refusals {
  readonly learned: LearnedLimit | undefined;
  /** What was allowed before the refusals that came together. */
  readonly standing: number;
  readonly pausedAt: number;
  readonly pauseMs: number;
}

/** Nothing was refused yet. */
export const NO_REFUSALS: Refusals = {
  learned: undefined,
  standing: Number.POSITIVE_INFINITY,
  pausedAt: Number.NEGATIVE_INFINITY,
  pauseMs: 0,
};

const minuteMs = 60_000;
/** For so long it stays just under the ceiling; after that it tries more. */
const memoryMs = 15 * minuteMs;

/**
 * What a refusal teaches: 97 % of what had been let through in the window before, but at least half of the limit that
 * stood, because a service refuses now and then for reasons that are not ours.
 */
function learnLimit(letThrough: number, standing: number, at: number): LearnedLimit {
  const half = Number.isFinite(standing) ? standing / 2 : 0;
  const ceiling = Math.max(1, letThrough, half);
  return { limit: 0.97 * ceiling, ceiling, at };
}

/** The limit that stands now: two per cent more a minute, up to the setting. */
export function limitNow(setting: number, learned: LearnedLimit | undefined, now: number): number {
  // What lies far ahead was learned before the clock went back: nobody knows how long ago that is.
  if (learned === undefined || learned.at - now > memoryMs) return setting;
  const passed = Math.max(0, now - learned.at);
  const grown = learned.limit * (1 + (0.02 * passed) / minuteMs);
  const remembered = passed < memoryMs ? 0.98 * learned.ceiling : Number.POSITIVE_INFINITY;
  return Math.min(setting, grown, remembered);
}

/** Milliseconds until anything may be sent again. */
export function pausedFor({ pausedAt, pauseMs }: Refusals, now: number): number {
  // Before the pause began there is no time, unless the clock went back, by nobody knows how much: better one refusal
  // more than a pause without end.
  return now < pausedAt ? 0 : Math.max(0, pausedAt + pauseMs - now);
}

/**
 * How things stand after one more refusal. Requests that were under way together are refused together: that is one
 * lesson, which each of them makes more exact.
 *
 * @param letThrough what counts in the window of the limit that learns, the refused request left out
 */
export function refused(
  before: Refusals,
  now: number,
  { letThrough, setting, pauseMs }: { readonly letThrough: number; readonly setting: number; readonly pauseMs: number },
): Refusals {
  const waiting = pausedFor(before, now);
  const standing = waiting > 0 ? before.standing : limitNow(setting, before.learned, now);
  return {
    learned: learnLimit(letThrough, standing, now),
    standing,
    pausedAt: now,
    pauseMs: Math.max(waiting, pauseMs),
  };
}
