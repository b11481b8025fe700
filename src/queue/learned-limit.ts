/**
 * A limit found out from refusals, for when the service allows less than its setting says (or others use its share).
 *
 * Additive increase, multiplicative decrease, as TCP has it (Chiu and Jain 1989).
 */
export interface LearnedLimit {
  /** Codepoints a minute when it was learned, at `at` (milliseconds). */
  readonly limit: number;
  /** What the service had let through in the minute before it refused. */
  readonly ceiling: number;
  readonly at: number;
}

const minuteMs = 60_000;
/** For so long it stays just under the ceiling; after that it tries more. */
const memoryMs = 15 * minuteMs;

/**
 * What a refusal teaches: 95 % of what had been let through in the minute before, but at least half of the limit that
 * stood, because a service refuses now and then for reasons that are not ours.
 */
export function learnLimit(letThrough: number, standing: number, at: number): LearnedLimit {
  const half = Number.isFinite(standing) ? standing / 2 : 0;
  const limit = Math.max(1, 0.95 * letThrough, half);
  return { limit, ceiling: limit / 0.95, at };
}

/** The limit that stands now: two per cent more a minute, up to the setting. */
export function limitNow(setting: number, learned: LearnedLimit | undefined, now: number): number {
  if (learned === undefined) return setting;
  const grown = learned.limit * (1 + (0.02 * (now - learned.at)) / minuteMs);
  const remembered = now - learned.at < memoryMs ? 0.97 * learned.ceiling : Number.POSITIVE_INFINITY;
  return Math.min(setting, grown, remembered);
}
