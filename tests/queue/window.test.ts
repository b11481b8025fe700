import fc from "fast-check";
import { expect, test } from "vitest";
import type { RateLimit } from "../../src/core/engine.ts";
import { memoryRates } from "../../src/queue/memory-rates.ts";
import type { Weights } from "../../src/queue/rates.ts";
import { openWindow, type RateWindow, type Reservation } from "../../src/queue/window.ts";
import { virtualTime } from "../support/virtual-time.ts";

const never = new AbortController().signal;
const perMinute = (amount: number): RateLimit => ({ unit: "characters", amount, perMs: 60_000 });
const characters = (amount: number): Weights => ({ characters: amount, requests: 1, tokens: 0 });

test("the quota is never exceeded in any minute as the server counts, whatever the delays, and is well used", async () => {
  const request = fc.record({
    codepoints: fc.integer({ min: 50, max: 1_000 }),
    send: fc.nat(400),
    answer: fc.nat(300),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 60, maxLength: 120 }), async (requests) => {
      const { now, sleep, run } = virtualTime();
      const quota = 10_000;
      const window = openWindow(memoryRates([perMinute(quota)], now), sleep);
      const arrivals: { readonly at: number; readonly codepoints: number }[] = [];
      const send = async ({ codepoints, send, answer }: (typeof requests)[number]): Promise<void> => {
        const reservation = await window.reserve(characters(codepoints), never);
        await sleep(send);
        arrivals.push({ at: now(), codepoints });
        await sleep(answer);
        await reservation.done();
      };
      await run(Promise.all(requests.map(send)));
      for (const { at } of arrivals) {
        const minute = arrivals.filter((other) => other.at > at - 60_000 && other.at <= at);
        expect(minute.reduce((sum, { codepoints }) => sum + codepoints, 0)).toBeLessThanOrEqual(quota);
      }
      const total = arrivals.reduce((sum, { codepoints }) => sum + codepoints, 0);
      const minutes = Math.max(1, now() / 60_000);
      expect(total / (Math.ceil(minutes) * quota)).toBeGreaterThan(0.4);
    }),
    { numRuns: 20 },
  );
});

async function reserveAll(window: RateWindow, weights: readonly number[]): Promise<readonly Reservation[]> {
  const reservations: Reservation[] = [];
  for (const weight of weights) reservations.push(await window.reserve(characters(weight), never));
  return reservations;
}

test("the minute of a request begins when its response is in", async () => {
  const { now, sleep, run } = virtualTime();
  const window = openWindow(memoryRates([perMinute(100)], now), sleep);
  const [first] = await reserveAll(window, [100]);
  await run(sleep(45_000));
  await first?.done();
  const second = window.reserve(characters(100), never);
  await run(second);
  expect(now()).toBe(105_000);
});

test("a refunded share is free at once, and a pause holds everybody", async () => {
  const { now, sleep, run } = virtualTime();
  const window = openWindow(memoryRates([perMinute(100)], now), sleep);
  const [first] = await reserveAll(window, [100]);
  await first?.refund();
  await window.pause(2_000);
  await run(window.reserve(characters(100), never));
  expect(now()).toBe(2_000);
});

test("requests are limited by number, too", async () => {
  const { now, sleep, run } = virtualTime();
  const window = openWindow(memoryRates([{ unit: "requests", amount: 2, perMs: 1_000 }], now), sleep);
  for (const reservation of await reserveAll(window, [5, 5])) await reservation.done();
  await run(window.reserve(characters(5), never));
  expect(now()).toBe(1_000);
});

test("a request larger than the whole quota is sent when nothing else is counted", async () => {
  const { now, sleep, run } = virtualTime();
  const window = openWindow(memoryRates([perMinute(100)], now), sleep);
  const [small] = await reserveAll(window, [10]);
  await small?.done();
  await run(window.reserve(characters(500), never));
  expect(now()).toBe(60_000);
});

test("a wait for a response that never comes ends with the signal", async () => {
  const { now, sleep } = virtualTime();
  const window = openWindow(memoryRates([perMinute(100)], now), sleep);
  await reserveAll(window, [100]);
  const controller = new AbortController();
  const waiting = window.reserve(characters(100), controller.signal);
  const reason = new Error("interrupted");
  setImmediate(() => controller.abort(reason));
  await expect(waiting).rejects.toBe(reason);
});
