import type { Outcome, SeenRequest } from "../rehearsal/server.ts";

/** What a server in real time has let through. */
export interface Tally {
  readonly count: (request: SeenRequest, outcome: Outcome) => void;
  result(): { readonly quotaUsed: number; readonly refusals: number };
}

/**
 * Counts what a server answers, for the share of its quota that is used in steady state: over the whole windows that
 * follow the first one, which is used at once.
 */
export function openTally({ characters, windowMs }: { readonly characters: number; readonly windowMs: number }): Tally {
  const answered: { readonly at: number; readonly characters: number }[] = [];
  let refusals = 0;
  return {
    count: (request, outcome) => {
      if (outcome === "answered") answered.push({ at: performance.now(), characters: request.characters });
      else refusals += 1;
    },
    result: () => {
      const from = (answered[0]?.at ?? 0) + windowMs;
      const windows = Math.floor(((answered.at(-1)?.at ?? 0) - from) / windowMs);
      const counted = answered.filter(({ at }) => at >= from && at < from + windows * windowMs);
      const sum = counted.reduce((total, entry) => total + entry.characters, 0);
      return { quotaUsed: Math.round((sum / (windows * characters)) * 10_000) / 10_000, refusals };
    },
  };
}
