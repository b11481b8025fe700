import { expect, test } from "vitest";
import { rateLimits } from "../../src/commands/project-window.ts";
import { defaultEngineConfig, type EngineConfig } from "../../src/config/engine-config.ts";
import type { RateLimit } from "../../src/core/engine.ts";

const perMinute = (amount: number): RateLimit => ({ unit: "characters", amount, perMs: 60_000 });
const perHour = (amount: number): RateLimit => ({ unit: "characters", amount, perMs: 3_600_000 });
const lowest = (limits: readonly RateLimit[], perMs: number): number =>
  Math.min(...limits.filter((limit) => limit.perMs === perMs).map(({ amount }) => amount));

test("a service's own limits hold where the configuration names none", () => {
  const limits = rateLimits(defaultEngineConfig, [perMinute(33_300), perHour(2_000_000)]);
  expect(lowest(limits, 60_000)).toBe(33_300);
  expect(lowest(limits, 3_600_000)).toBe(2_000_000);
});

test("the default of the configuration is kept where the service allows more", () => {
  expect(lowest(rateLimits(defaultEngineConfig, [perMinute(6_000_000)]), 60_000)).toBe(600_000);
});

test("what the configuration names stands in place of the service's own, window by window", () => {
  const config: EngineConfig = {
    ...defaultEngineConfig,
    charactersPerMinute: 900_000,
    limits: [
      { characters: 9_000_000, requests: 500, per: "hour" },
      { tokens: 40_000, per: "day" },
    ],
  };
  const own: readonly RateLimit[] = [perMinute(33_300), perHour(2_000_000), { ...perHour(5), perMs: 1_000 }];
  expect(rateLimits(config, own)).toEqual([
    perMinute(900_000),
    perHour(9_000_000),
    { unit: "requests", amount: 500, perMs: 3_600_000 },
    { unit: "tokens", amount: 40_000, perMs: 86_400_000 },
    { unit: "characters", amount: 5, perMs: 1_000 },
  ]);
});
