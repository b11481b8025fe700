import fc from "fast-check";
import { expect, test } from "vitest";
import { openQuota, type QuotaKind } from "../../rehearsal/quotas.ts";

const AMOUNT = 100;
const WINDOW = 60;

interface Arrival {
  readonly at: number;
  readonly weight: number;
}

/** Requests that arrive one after the other, some at the same time, some after a rest. */
const arrivals = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 90 }), weight: fc.integer({ min: 0, max: 120 }) }), {
    maxLength: 80,
  })
  .map((requests) => {
    let at = 0;
    return requests.map(({ gap, weight }): Arrival => {
      at += gap;
      return { at, weight };
    });
  });

function passed(kind: QuotaKind, requests: readonly Arrival[]): readonly Arrival[] {
  const passes = openQuota({ kind, characters: AMOUNT, windowMs: WINDOW });
  return requests.filter(({ at, weight }) => passes(at, weight));
}

function sumWithin(requests: readonly Arrival[], from: number, to: number): number {
  return requests.filter(({ at }) => at >= from && at < to).reduce((sum, { weight }) => sum + weight, 0);
}

test("a sliding quota never lets more than its amount pass in any window", () => {
  fc.assert(
    fc.property(arrivals, (requests) => {
      const through = passed("sliding", requests);
      for (const { at } of through) expect(sumWithin(through, at, at + WINDOW)).toBeLessThanOrEqual(AMOUNT);
    }),
  );
});

test("a sliding quota refuses only what would not fit into the window that ends there", () => {
  fc.assert(
    fc.property(arrivals, (requests) => {
      const passes = openQuota({ kind: "sliding", characters: AMOUNT, windowMs: WINDOW });
      const through: Arrival[] = [];
      for (const request of requests) {
        const fits = sumWithin(through, request.at - WINDOW + 1, request.at + 1) + request.weight <= AMOUNT;
        expect(passes(request.at, request.weight)).toBe(fits);
        if (fits) through.push(request);
      }
    }),
  );
});

test("a fixed quota never lets more than its amount pass between two ticks of its clock", () => {
  fc.assert(
    fc.property(arrivals, (requests) => {
      const through = passed("fixed", requests);
      for (const { at } of through) {
        const tick = Math.floor(at / WINDOW) * WINDOW;
        expect(sumWithin(through, tick, tick + WINDOW)).toBeLessThanOrEqual(AMOUNT);
      }
    }),
  );
});

test("a fixed quota lets twice its amount pass across a tick, a sliding one and a bucket do not", () => {
  const burst = [
    { at: 59, weight: AMOUNT },
    { at: 61, weight: AMOUNT },
  ];
  const counts = (["fixed", "sliding", "bucket"] as const).map((kind) => passed(kind, burst).length);
  expect(counts).toEqual([2, 1, 1]);
});

test("a bucket never lets more pass than it held and what flowed in since", () => {
  fc.assert(
    fc.property(arrivals, (requests) => {
      const through = passed("bucket", requests);
      for (const first of through) {
        for (const last of through.filter(({ at }) => at >= first.at)) {
          const flowedIn = ((last.at - first.at) * AMOUNT) / WINDOW;
          expect(sumWithin(through, first.at, last.at + 1)).toBeLessThanOrEqual(AMOUNT + flowedIn + 1e-6);
        }
      }
    }),
  );
});

test.for(["sliding", "fixed", "bucket"] as const)("a %s quota has room again after a rest of one window", (kind) => {
  const full = { at: 0, weight: AMOUNT };
  expect(passed(kind, [full, { at: 1, weight: AMOUNT }, { at: WINDOW, weight: AMOUNT }])).toHaveLength(2);
});

test("requests are counted in a window of their own, and a request refused for one measure takes from neither", () => {
  const passes = openQuota({ kind: "sliding", characters: 100, requests: 2, requestsWindowMs: 1_000 });
  expect([passes(0, 10), passes(1, 10), passes(2, 10), passes(1_000, 200), passes(1_000, 80)]).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
});
