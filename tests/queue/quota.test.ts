import { expect, test } from "vitest";
import { openWindow } from "../../src/queue/window.ts";
import { virtualTime } from "./virtual-time.ts";

/** How services measure a quota. Each says whether a request of so many codepoints, arriving at `at`, is let through. */
const servers = { sliding: slidingServer, fixed: fixedServer, bucket: bucketServer };

function slidingServer(quota: number): (at: number, codepoints: number) => boolean {
  let passed: { readonly at: number; readonly codepoints: number }[] = [];
  return (at, codepoints) => {
    passed = passed.filter((request) => request.at > at - 60_000);
    const fits = passed.reduce((sum, request) => sum + request.codepoints, codepoints) <= quota;
    if (fits) passed.push({ at, codepoints });
    return fits;
  };
}

function fixedServer(quota: number): (at: number, codepoints: number) => boolean {
  const used = new Map<number, number>();
  return (at, codepoints) => {
    const minute = Math.floor(at / 60_000);
    const sum = (used.get(minute) ?? 0) + codepoints;
    if (sum <= quota) used.set(minute, sum);
    return sum <= quota;
  };
}

function bucketServer(quota: number): (at: number, codepoints: number) => boolean {
  let level = quota;
  let last = 0;
  return (at, codepoints) => {
    level = Math.min(quota, level + ((at - last) * quota) / 60_000);
    last = at;
    if (codepoints > level) return false;
    level -= codepoints;
    return true;
  };
}

/** Eight workers that send as fast as the window lets them, for so many minutes of virtual time. */
async function simulate(setting: number, quota: number, kind: keyof typeof servers, minutes: number) {
  const { now, sleep, run } = virtualTime();
  const passes = servers[kind](quota);
  const window = openWindow({ charactersPerMinute: setting }, now, sleep);
  let seed = 22;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  let refused = 0;
  let codepoints = 0;
  const work = async (): Promise<void> => {
    while (now() < minutes * 60_000) {
      const size = Math.floor((setting / 60) * (0.9 + random() / 10));
      const reservation = await window.reserve(size, new AbortController().signal);
      await sleep(random() * 60);
      const passed = passes(now(), size) && now() < minutes * 60_000;
      await sleep(85 + random() * 220);
      if (passed) codepoints += size;
      if (passed) reservation.done();
      else {
        if (now() < minutes * 60_000) refused += 1;
        reservation.refund();
        window.pause(1_000);
      }
    }
  };
  await run(Promise.all(Array.from({ length: 8 }, work)));
  return { refused, used: codepoints / (quota * minutes) };
}

test.for(["sliding", "fixed", "bucket"] as const)(
  "a right setting meets no refusal of a %s quota and uses 98 %% of it",
  async (kind) => {
    for (const quota of [20_000, 100_000]) {
      const { refused, used } = await simulate(quota, quota, kind, 12);
      expect(refused).toBe(0);
      expect(used).toBeGreaterThan(0.98);
    }
  },
);

test.for(["sliding", "fixed", "bucket"] as const)(
  "a setting two thirds too high meets at most 15 refusals of a %s quota in 20 minutes and uses 90 %% of it",
  async (kind) => {
    const { refused, used } = await simulate(100_000, 60_000, kind, 20);
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThanOrEqual(15);
    expect(used).toBeGreaterThan(0.9);
  },
);
