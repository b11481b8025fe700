import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RateLimit } from "../../src/core/engine.ts";
import { memoryRates } from "../../src/queue/memory-rates.ts";
import type { RateStore, Taken, Weights } from "../../src/queue/rates.ts";
import { sharedRates } from "../../src/queue/shared-rates.ts";
import { temporaryFolder } from "./temporary.ts";

const perMinute = (amount: number): RateLimit => ({ unit: "characters", amount, perMs: 60_000 });
const perHour = (amount: number): RateLimit => ({ unit: "characters", amount, perMs: 3_600_000 });
const characters = (amount: number): Weights => ({ characters: amount, requests: 1, tokens: 0 });

interface Opened extends AsyncDisposable {
  readonly rates: RateStore;
  /** Another holder of the same rates, where a store has such. */
  readonly other: (limits?: readonly RateLimit[]) => RateStore;
  readonly pass: (ms: number) => void;
}

async function shared(limits: readonly RateLimit[]): Promise<Opened> {
  const folder = await temporaryFolder();
  let time = 1_800_000_000_000;
  const stores: RateStore[] = [];
  const other = (own = limits): RateStore => {
    const path = join(folder.path, ".qazyna", "rates.db");
    const store = sharedRates({ path, account: "google newsroom", limits: own, now: () => time });
    stores.push(store);
    return store;
  };
  return {
    rates: other(),
    other,
    pass: (ms) => {
      time += ms;
    },
    [Symbol.asyncDispose]: async () => {
      for (const store of stores) await store.end();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function inMemory(limits: readonly RateLimit[]): Promise<Opened> {
  let time = 1_800_000_000_000;
  const rates = memoryRates(limits, () => time);
  return {
    rates,
    other: () => rates,
    pass: (ms) => {
      time += ms;
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

async function share(taken: Promise<Taken>): Promise<number> {
  const given = await taken;
  if (given.kind !== "share") throw new Error(`no room for ${given.ms} ms`);
  return given.share;
}

async function waitOf(taken: Promise<Taken>): Promise<number> {
  const given = await taken;
  return given.kind === "wait" ? given.ms : 0;
}

describe.each([
  ["in memory", inMemory],
  ["in a file", shared],
] as const)("rates %s", (_, open) => {
  test("shares are taken of all limits or of none", async () => {
    await using it = await open([perMinute(100), { unit: "requests", amount: 2, perMs: 1_000 }]);
    await it.rates.close(await share(it.rates.take(characters(60))));
    expect(await it.rates.take(characters(60))).toMatchObject({ kind: "wait", ms: 60_000, limit: { amount: 100 } });
    await it.rates.close(await share(it.rates.take(characters(10))));
    expect(await it.rates.take(characters(10))).toMatchObject({ kind: "wait", limit: { unit: "requests" } });
    expect((await it.rates.used()).map(({ used }) => used)).toEqual([2, 70]);
  });

  test("a share counts until a window after its response, however long that takes", async () => {
    await using it = await open([perMinute(100)]);
    const taken = await share(it.rates.take(characters(100)));
    it.pass(90_000);
    expect(await waitOf(it.rates.take(characters(1)))).toBe(Number.POSITIVE_INFINITY);
    await it.rates.close(taken);
    it.pass(59_000);
    expect(await waitOf(it.rates.take(characters(1)))).toBeGreaterThanOrEqual(1_000);
    it.pass(1_060);
    await share(it.rates.take(characters(100)));
  });

  test("a refunded share is free at once, and closing it later does nothing", async () => {
    await using it = await open([perMinute(100)]);
    const taken = await share(it.rates.take(characters(100)));
    await it.rates.refund(taken);
    await it.rates.close(taken);
    await share(it.rates.take(characters(100)));
  });

  test("what is heavier than the limit has room when nothing else counts", async () => {
    await using it = await open([perMinute(100)]);
    await it.rates.close(await share(it.rates.take(characters(1))));
    expect(await waitOf(it.rates.take(characters(500)))).toBe(60_000);
    it.pass(60_060);
    await share(it.rates.take(characters(500)));
    expect(await waitOf(it.rates.take(characters(1)))).toBe(Number.POSITIVE_INFINITY);
  });

  test("many small shares fall free one after the other", async () => {
    await using it = await open([perMinute(1_000)]);
    for (let number = 0; number < 100; number++) {
      await it.rates.close(await share(it.rates.take(characters(10))));
      it.pass(600);
    }
    const wait = await waitOf(it.rates.take(characters(35)));
    expect(wait).toBeGreaterThan(1_200);
    it.pass(wait);
    await share(it.rates.take(characters(35)));
  });

  test("a refusal lets nobody take anything for a while, and less than before from then on", async () => {
    await using it = await open([perMinute(1_000)]);
    for (const weight of [300, 300]) await it.rates.close(await share(it.rates.take(characters(weight))));
    await it.rates.refund(await share(it.rates.take(characters(300))));
    await it.rates.refuse(70_000);
    it.pass(60_060);
    expect(await waitOf(it.other().take(characters(1)))).toBe(70_000 - 60_060);
    it.pass(70_000 - 60_060);
    await it.other().refund(await share(it.other().take(characters(550))));
    const [use] = await it.other().used();
    expect(use?.allowed).toBeGreaterThan(0.95 * 600);
    expect(use?.allowed).toBeLessThan(600);
    it.pass(16 * 60_000);
    expect((await it.rates.used())[0]?.allowed).toBeGreaterThan(700);
    it.pass(60 * 60_000);
    expect((await it.rates.used())[0]?.allowed).toBe(1_000);
  });

  test("refusals of requests that were under way together are one lesson", async () => {
    await using it = await open([perMinute(1_000)]);
    const taken = [];
    for (const weight of [250, 250, 250, 250]) taken.push(await share(it.rates.take(characters(weight))));
    await it.rates.close(taken[0]!);
    for (const refused of taken.slice(1)) {
      await it.rates.refund(refused);
      await it.rates.refuse(1_000);
    }
    // A quarter was let through; less than half of the setting is believed only when it happens again.
    expect((await it.rates.used())[0]?.allowed).toBeCloseTo(485, 0);
  });

  test("a clock that goes back an hour makes nobody wait longer than a window, and ends a pause", async () => {
    await using it = await open([perMinute(100)]);
    await it.rates.close(await share(it.rates.take(characters(100))));
    await it.rates.refuse(30_000);
    it.pass(-3_600_000);
    const wait = await waitOf(it.rates.take(characters(50)));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60_060);
    it.pass(60_060);
    await share(it.rates.take(characters(50)));
  });

  test("a clock that goes back by days takes what a refusal taught along, and by moments does not", async () => {
    await using it = await open([perMinute(1_000)]);
    for (const weight of [300, 300]) await it.rates.close(await share(it.rates.take(characters(weight))));
    await it.rates.refuse(1_000);
    it.pass(-50);
    expect((await it.rates.used())[0]?.allowed).toBeLessThan(600);
    it.pass(-2 * 86_400_000);
    expect((await it.rates.used())[0]?.allowed).toBe(1_000);
  });

  test("tokens are limited like characters", async () => {
    await using it = await open([{ unit: "tokens", amount: 1_000, perMs: 60_000 }]);
    await it.rates.close(await share(it.rates.take({ characters: 4_000, requests: 1, tokens: 900 })));
    expect(await it.rates.take({ characters: 1, requests: 1, tokens: 101 })).toMatchObject({
      kind: "wait",
      limit: { unit: "tokens" },
    });
  });
});

describe("rates that processes share", () => {
  test("what one uses the others have not", async () => {
    await using it = await shared([perMinute(100)]);
    const other = it.other();
    const taken = await share(it.rates.take(characters(60)));
    await share(other.take(characters(40)));
    expect(await waitOf(other.take(characters(1)))).toBe(Number.POSITIVE_INFINITY);
    await it.rates.refund(taken);
    await share(other.take(characters(60)));
  });

  test("what an hour allows is counted over several runs", async () => {
    await using it = await shared([perMinute(1_000), perHour(1_500)]);
    await it.rates.close(await share(it.rates.take(characters(1_000))));
    await it.rates.end();
    it.pass(120_000);
    const next = it.other();
    await next.close(await share(next.take(characters(500))));
    it.pass(120_000);
    const wait = await next.take(characters(600));
    expect(wait).toMatchObject({ kind: "wait", limit: { perMs: 3_600_000 } });
    expect(await waitOf(next.take(characters(600)))).toBeCloseTo(3_600_000 - 240_000, -4);
  });

  test("a share whose holder has ended falls free a window after that is noticed", async () => {
    await using it = await shared([perMinute(100)]);
    const other = it.other();
    await share(it.rates.take(characters(100)));
    expect(await waitOf(other.take(characters(100)))).toBe(Number.POSITIVE_INFINITY);
    it.pass(10_000);
    await it.rates.end();
    expect(await waitOf(other.take(characters(100)))).toBeLessThanOrEqual(60_060);
    it.pass(60_060);
    await share(other.take(characters(100)));
  });

  test("accounts have nothing to do with each other", async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, "rates.db");
    const stores = ["google a", "google b"].map((account) =>
      sharedRates({ path, account, limits: [perMinute(100)], now: () => 0 }),
    );
    for (const store of stores) await share(store.take(characters(100)));
    for (const store of stores) await store.end();
  });
});
