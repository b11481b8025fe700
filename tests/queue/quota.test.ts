import { expect, test } from "vitest";
import { simulateQueue } from "../support/queue-simulation.ts";
import { seeded } from "../support/random.ts";

/** Segments as long as those of news are: 124 codepoints on average, up to 400. */
const random = seeded(124);
const lengths = Array.from({ length: 2_000 }, () => 20 + Math.floor(380 * random.fraction() ** 2.4));
const simulation = { jitterMs: 400, minutes: 6, warmUpMinutes: 1, lengths, seed: 22 };

test.for(["sliding", "fixed", "bucket"] as const)(
  "a right setting meets no refusal of a %s quota and uses 98 of 100 parts of it",
  async (kind) => {
    for (const [characters, least] of [
      [20_000, 0.97],
      [100_000, 0.98],
    ] as const) {
      const use = await simulateQueue({ ...simulation, quota: { kind, characters }, configured: characters });
      expect(use.refusals).toBe(0);
      expect(use.quotaUsed).toBeGreaterThan(least);
    }
  },
);

test.for(["sliding", "fixed", "bucket"] as const)(
  "a setting two thirds too high meets at most 15 refusals of a %s quota in 20 minutes and uses 94 of 100 parts of it",
  async (kind) => {
    const wrong = { quota: { kind, characters: 60_000 }, configured: 100_000, minutes: 20, warmUpMinutes: 0 };
    const { refusals, quotaUsed } = await simulateQueue({ ...simulation, ...wrong });
    expect(refusals).toBeGreaterThan(0);
    expect(refusals).toBeLessThanOrEqual(15);
    expect(quotaUsed).toBeGreaterThan(0.94);
  },
);
