import { join } from "node:path";
import { setTimeout as realSleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type RehearsalOptions, type RehearsalServer, startRehearsal } from "../../rehearsal/server.ts";
import {
  type Capabilities,
  type Engine,
  EngineFailure,
  type FailureClass,
  type RateLimit,
} from "../../src/core/engine.ts";
import type { Runs } from "../../src/core/model.ts";
import { Problem } from "../../src/core/problem.ts";
import { markedText, textRuns, withCodesOf } from "../../src/core/runs.ts";
import { googleEngine } from "../../src/engines/google.ts";
import { readEndpoint } from "../../src/engines/google-endpoint.ts";
import { type Ask, type Asked, type AskJob, askEngine, askKey, planAsks } from "../../src/queue/ask.ts";
import { type Ledger, openLedger } from "../../src/queue/ledger.ts";
import { memoryRates } from "../../src/queue/memory-rates.ts";
import { streamAsks } from "../../src/queue/stream-asks.ts";
import { openWindow, type Sleep } from "../../src/queue/window.ts";
import { said } from "../report/said.ts";
import { temporaryFolder } from "./temporary.ts";

/** Distinct sentences, 60 codepoints and a little more each. */
function sentences(count: number, from = 1): readonly Ask[] {
  return Array.from({ length: count }, (_, index) => ({
    runs: textRuns(`Deputy number ${index + from} spoke on the water code in the lower house.`),
    terms: [],
  }));
}

const perMinute = (amount: number): RateLimit => ({ unit: "characters", amount, perMs: 60_000 });

/** A project with a ledger, the service on loopback, and a clock that jumps over every wait. */
async function project(
  options: RehearsalOptions & { readonly charactersPerMinute?: number; readonly limits?: readonly RateLimit[] } = {},
) {
  const folder = await temporaryFolder();
  let time = 0;
  const now = (): number => time;
  const waits: number[] = [];
  const sleep: Sleep = async (ms, signal) => {
    signal.throwIfAborted();
    waits.push(ms);
    time += ms;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  };
  const server: RehearsalServer = await startRehearsal({ now, ...options });
  const endpoint = readEndpoint(server.grpcEndpoint);
  const engine = googleEngine({ project: "qazyna", location: "global", model: "general/nmt", endpoint });
  const ledger = openLedger(join(folder.path, "ledger.db"), now);
  const window = openWindow(
    memoryRates([perMinute(options.charactersPerMinute ?? 60_000), ...(options.limits ?? [])], now),
    sleep,
  );
  let runs = 0;
  const ask = (asks: readonly Ask[], more: Partial<AskJob> = {}): Promise<Asked> => {
    runs += 1;
    const { signal } = new AbortController();
    const languages = { from: "en", to: "kk" };
    const means = { engine, ledger, run: `run-${runs}`, concurrency: 1, window, signal, sleep, random: () => 0.5 };
    return askEngine({ asks, ...languages, ...means, ...more });
  };
  return {
    server,
    engine,
    ledger,
    waits,
    ask,
    plan: (asks: readonly Ask[]) => planAsks({ engine, ledger, asks, from: "en", to: "kk", limits: window.limits }),
    keyOf: (asked: Ask) => askKey(asked, "en", "kk", engine),
    async [Symbol.asyncDispose]() {
      await engine.close();
      await ledger.close();
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The engine while its service is away, and says for how long. */
function outage(engine: Engine, retryAfterMs: number, failure: FailureClass = "transient") {
  const problem = new Problem("E_ENGINE_UNREACHABLE", { engine: "google", detail: "away" });
  const away = {
    requests: 0,
    engine: {
      ...engine,
      translate: async () => {
        away.requests += 1;
        throw new EngineFailure(failure, problem, retryAfterMs);
      },
    } satisfies Engine,
  };
  return away;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const sentTexts = (server: RehearsalServer): readonly string[] =>
  server.requests.flatMap((request) => request.contents);

test("a run sends packs, and a second run sends nothing", async () => {
  await using it = await project();
  const asks = sentences(40);
  const first = await it.ask(asks);
  expect(first).toMatchObject({ requests: 3, fromLedger: 0, uncertain: 0 });
  expect(first.answers.size).toBe(40);
  expect(first.stopped).toBeUndefined();
  expect(it.server.requests).toHaveLength(3);
  const second = await it.ask(asks);
  expect(second).toMatchObject({ requests: 0, codepoints: 0, fromLedger: 40, answers: first.answers });
  expect(it.server.requests).toHaveLength(3);
});

test("equal sentences are asked once, and each gets its own link back", async () => {
  await using it = await project();
  const link = (address: string): Runs => [
    { kind: "text", text: "See the " },
    { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
    { kind: "text", text: "decree" },
    { kind: "code", code: { id: "1", type: "close", name: "link", data: `](${address})` } },
  ];
  const asks = [link("/2025"), link("/2026")].map((runs): Ask => ({ runs, terms: [] }));
  const asked = await it.ask(asks);
  expect(sentTexts(it.server)).toHaveLength(1);
  const answer = asked.answers.get(it.keyOf(asks[1]!));
  const fitted = answer?.kind === "translated" ? withCodesOf(answer.runs, asks[1]!.runs) : undefined;
  expect(fitted?.at(-1)).toMatchObject({ code: { data: "](/2026)" } });
  const again = (await it.ask([asks[1]!])).answers.get(it.keyOf(asks[1]!));
  expect(again).toEqual({ ...answer, runs: fitted });
});

test("the plan is what the first attempts then send, to the codepoint", async () => {
  await using it = await project();
  await it.ask(sentences(10));
  const asks = [...sentences(50), { runs: textRuns("  "), terms: [] }];
  const plan = await it.plan(asks);
  const asked = await it.ask(asks);
  const sent = it.server.requests.slice(1);
  expect(plan).toEqual({
    asks: 40,
    requests: sent.length,
    codepoints: sum(sent.map(({ characters }) => characters)),
    cost: (asked.codepoints * 20) / 1_000_000,
    isUpper: false,
  });
  expect(asked).toMatchObject({ requests: plan.requests, codepoints: plan.codepoints });
  expect([...asked.failures.values()]).toMatchObject([{ code: "E_ASK_BLANK" }]);
});

test("whoever runs it is told how long a throttled request makes all of them wait", async () => {
  await using it = await project({ fail: ({ number }) => (number === 1 ? "throttle" : undefined) });
  const pauses: number[] = [];
  await it.ask(sentences(3), { onPause: (ms) => void pauses.push(ms) });
  expect(pauses).toEqual([2_000]);
});

test("a throttled request is sent again, not before the service says, and is not charged", async () => {
  await using it = await project({ fail: ({ number }) => (number <= 2 ? "throttle" : undefined) });
  const asked = await it.ask(sentences(5));
  expect(asked.answers.size).toBe(5);
  expect(asked).toMatchObject({ requests: 3, codepoints: it.server.requests[0]?.characters });
  expect(it.waits.slice(0, 2)).toEqual([2_000, 2_000]);
  expect(await it.ledger.spent({ run: "run-1" })).toBe(asked.codepoints);
});

test("a quota set too high is found out, and everything is answered in the end", async () => {
  await using it = await project({
    quota: { kind: "sliding", characters: 3_000 },
    charactersPerMinute: 60_000,
  });
  const asked = await it.ask(sentences(150));
  expect(asked.answers.size).toBe(150);
  expect(asked.stopped).toBeUndefined();
});

test("a quota set right is never exceeded, with several requests at once", async () => {
  await using it = await project({
    quota: { kind: "sliding", characters: 6_000 },
    charactersPerMinute: 6_000,
  });
  const asked = await it.ask(sentences(300), { concurrency: 4 });
  expect(asked.answers.size).toBe(300);
  expect(asked.requests).toBe(it.server.requests.length);
  expect(sum(it.server.requests.map(({ characters }) => characters))).toBe(asked.codepoints);
});

test("an outage is waited out with growing pauses, five attempts in all", async () => {
  await using it = await project({ fail: ({ number }) => (number <= 4 ? "unavailable" : undefined) });
  const asked = await it.ask(sentences(5));
  expect(asked.answers.size).toBe(5);
  expect(it.waits).toEqual([750, 1_500, 3_000, 6_000]);
});

test("an outage for which the service names hours is not sat out: the texts fail, and nobody asks before", async () => {
  await using it = await project();
  const away = outage(it.engine, 7_200_000);
  const asked = await it.ask(sentences(5), { engine: away.engine });
  expect(away.requests).toBe(1);
  expect(it.waits).toEqual([]);
  expect([...asked.failures.values()].map(({ code }) => code)).toEqual(Array(5).fill("E_ENGINE_UNREACHABLE"));
  const again = await it.ask(sentences(5), { engine: away.engine });
  expect(again.requests).toBe(0);
  expect([...again.failures.values()][0]).toMatchObject({ code: "E_ASK_LATER" });
});

test("a service that asks for centuries is believed for a day", async () => {
  await using it = await project();
  const asked = await it.ask(sentences(5), { engine: outage(it.engine, 1e13, "throttle").engine });
  expect(asked).toMatchObject({ stopped: "engine", problem: { code: "E_WINDOW_PAUSED", values: { hours: 24 } } });
});

test("a pack that fails five times fails alone, and the next run asks it again", async () => {
  await using it = await project({ fail: ({ number }) => (number <= 5 ? "unavailable" : undefined) });
  const asks = sentences(40);
  const asked = await it.ask(asks);
  expect(asked.failures.size).toBe(16);
  expect(asked.answers.size).toBe(24);
  expect([...asked.failures.values()][0]).toMatchObject({ code: "E_ENGINE_UNREACHABLE" });
  expect((await it.ask(asks)).answers.size).toBe(40);
});

test("an engine that answers nothing at all is given up after three packs", async () => {
  await using it = await project({ fail: () => "unavailable" });
  const asked = await it.ask(sentences(200));
  expect(asked).toMatchObject({ stopped: "engine", requests: 15, problem: { code: "E_ENGINE_UNREACHABLE" } });
});

test("one bad segment is found by halving and fails alone", async () => {
  const bad = "Deputy number 11 spoke on the water code in the lower house.";
  await using it = await project({ fail: ({ contents }) => (contents.includes(bad) ? "bad-request" : undefined) });
  const asked = await it.ask(sentences(16));
  expect(asked.answers.size).toBe(15);
  expect([...asked.failures.values()]).toMatchObject([{ code: "E_ENGINE_BAD_REQUEST" }]);
  expect(asked.requests).toBe(1 + 2 * 4);
  const answered = it.server.requests.filter(({ contents }) => !contents.includes(bad));
  expect(asked.codepoints).toBe(sum(answered.map(({ characters }) => characters)));
});

test.for([
  ["unauthenticated", "E_ENGINE_AUTH"],
  ["daily", "E_ENGINE_DAILY"],
] as const)("the failure %s stops the engine after one request and keeps the rest for later", async ([fault, code]) => {
  await using it = await project({ fail: ({ number }) => (number === 2 ? fault : undefined) });
  const asks = sentences(60);
  const asked = await it.ask(asks);
  expect(asked).toMatchObject({ stopped: "engine", problem: { code }, requests: 2 });
  expect(asked.answers.size).toBe(16);
  const later = await it.ask(asks);
  expect(later).toMatchObject({ fromLedger: 16 });
  expect(later.answers.size).toBe(60);
  expect(new Set(sentTexts(it.server)).size).toBe(60);
});

test("an unusable answer is a failure, is not asked again in the same run, and at most twice more later", async () => {
  await using it = await project({ fail: () => "blank" });
  const asks = [...sentences(3), ...sentences(3)];
  for (const _ of [1, 2, 3, 4]) expect((await it.ask(asks)).failures.size).toBe(3);
  expect(it.server.requests).toHaveLength(3);
  expect(await it.plan(asks)).toMatchObject({ asks: 0, requests: 0, codepoints: 0 });
});

test("the budget is used as far as it goes and never exceeded, by retries neither", async () => {
  await using it = await project({ fail: ({ number }) => (number % 2 === 1 ? "unavailable" : undefined) });
  const asked = await it.ask(sentences(60), { maxCodepoints: 3_000, concurrency: 3 });
  const sent = sum(it.server.requests.map(({ characters }) => characters));
  expect(asked).toMatchObject({ stopped: "budget", codepoints: sent });
  expect(sent).toBeLessThanOrEqual(3_000);
  expect(sent).toBeGreaterThan(2_900);
  expect(asked.answers.size).toBeGreaterThan(0);
});

test("a budget in dollars is one in codepoints, and the next run goes on where it ended", async () => {
  await using it = await project();
  const asks = sentences(20);
  const one = it.engine.cost(asks[0]!, "en", "kk");
  const asked = await it.ask(asks, { maxCost: (one * 3 * 20) / 1_000_000 });
  expect(asked).toMatchObject({ stopped: "budget", codepoints: one * 3 });
  expect((await it.ask(asks)).fromLedger).toBe(3);
  expect(sentTexts(it.server)).toHaveLength(20);
});

test("a budget in dollars is refused where the price is not known", async () => {
  await using it = await project();
  const capabilities = (): Capabilities => ({
    ...(it.engine.capabilities("en", "kk") as Capabilities),
    price: undefined,
  });
  const engine = { ...it.engine, capabilities };
  await expect(it.ask(sentences(1), { engine, maxCost: 1 })).rejects.toMatchObject({ code: "E_BUDGET_PRICE" });
});

test("an interrupted run waits for the answers under way and takes no further packs", async () => {
  const controller = new AbortController();
  await using it = await project({ latencyMs: 30, onRequest: () => controller.abort() });
  const asks = sentences(60);
  const sleep: Sleep = async (ms, signal) => void (await realSleep(ms, undefined, { signal }));
  const asked = await it.ask(asks, { signal: controller.signal, sleep, concurrency: 2 });
  expect(asked.stopped).toBe("interrupted");
  expect(asked.answers.size).toBe(it.server.requests.length * 16);
  const later = await it.ask(asks);
  expect(later).toMatchObject({ fromLedger: asked.answers.size, uncertain: 0 });
  expect(sentTexts(it.server)).toHaveLength(60);
});

test("answers that do not come in time after an interruption are given up and counted as uncertain", async () => {
  const controller = new AbortController();
  await using it = await project({
    fail: ({ number }) => (number === 1 ? "hang" : undefined),
    onRequest: () => setImmediate(() => controller.abort()),
  });
  const asks = sentences(40);
  const asked = await it.ask(asks, { signal: controller.signal });
  expect(asked).toMatchObject({ stopped: "interrupted", requests: 1 });
  expect(asked.answers.size).toBe(0);
  expect(await it.ledger.uncertain()).toBe(16);
  const later = await it.ask(asks);
  expect(later).toMatchObject({ uncertain: 16 });
  expect(later.answers.size).toBe(40);
});

test("a second interruption waits for nothing", async () => {
  const stop = new AbortController();
  await using it = await project({ fail: () => "hang", onRequest: () => setImmediate(() => stop.abort()) });
  const asked = await it.ask(sentences(5), { stopSignal: stop.signal });
  expect(asked.stopped).toBe("interrupted");
  expect(it.waits).toEqual([]);
});

test("a run that is interrupted before it begins sends nothing", async () => {
  await using it = await project();
  expect(await it.ask(sentences(5), { signal: AbortSignal.abort() })).toMatchObject({
    stopped: "interrupted",
    requests: 0,
  });
});

test("two runs of one process share the work: nothing is asked twice", async () => {
  await using it = await project({ latencyMs: 5 });
  const asks = sentences(120);
  const sleep: Sleep = async (ms, signal) => void (await realSleep(Math.min(ms, 10), undefined, { signal }));
  const both = await Promise.all([it.ask(asks, { concurrency: 2, sleep }), it.ask(asks, { concurrency: 2, sleep })]);
  for (const asked of both) expect(asked.answers.size).toBe(120);
  expect(sentTexts(it.server).toSorted()).toEqual(asks.map(({ runs }) => markedText(runs)).toSorted());
});

test("trouble with the ledger ends the run with its Problem, and what was settled before is kept", async () => {
  await using it = await project();
  const problem = new Problem("E_LEDGER_DISK");
  let settled = 0;
  const settle: Ledger["settle"] = async (...settling) => {
    settled += 1;
    if (settled === 3) throw problem;
    await it.ledger.settle(...settling);
  };
  const asks = sentences(120);
  const call = it.ask(asks, { ledger: { ...it.ledger, settle }, concurrency: 2 });
  await expect(call).rejects.toBe(problem);
  const later = await it.ask(asks);
  expect(later.answers.size).toBe(120);
  expect(later.fromLedger).toBeGreaterThanOrEqual(32);
});

test("progress counts up to the total", async () => {
  await using it = await project();
  const seen: number[] = [];
  await it.ask(sentences(40), { onProgress: ({ settled, total }) => seen.push(settled / total) });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});

test("a segment larger than a request may be fails without one", async () => {
  await using it = await project();
  const asked = await it.ask([{ runs: textRuns("Word ".repeat(7_000)), terms: [] }]);
  expect([...asked.failures.values()]).toMatchObject([{ code: "E_ASK_TOO_LONG", values: { max: 30_000 } }]);
  expect(it.server.requests).toHaveLength(0);
});

test("a limit of a day that is used up stops the engine, and what was answered is kept", async () => {
  await using it = await project({ limits: [{ unit: "characters", amount: 2_000, perMs: 86_400_000 }] });
  const asked = await it.ask(sentences(60));
  expect(asked).toMatchObject({
    stopped: "engine",
    problem: { code: "E_WINDOW_USED_UP", values: { per: said("day") } },
  });
  expect(asked.answers.size).toBeGreaterThan(0);
  expect(asked.codepoints).toBeLessThanOrEqual(2_000);
  expect(sum(it.server.requests.map(({ characters }) => characters))).toBe(asked.codepoints);
  expect(await it.ledger.uncertain()).toBe(0);
});

test("asks are taken no sooner than they can be sent, and each answer is handed over once", async () => {
  await using it = await project();
  const count = 3_000;
  let taken = 0;
  const asks = function* (): Generator<Ask> {
    for (const ask of sentences(count)) {
      taken += 1;
      yield ask;
    }
  };
  const seen = new Set<string>();
  const ahead: number[] = [];
  const { signal } = new AbortController();
  const streamed = await streamAsks({
    ...{
      engine: it.engine,
      ledger: it.ledger,
      from: "en",
      to: "kk",
      run: "stream",
      concurrency: 2,
      asks: asks(),
      signal,
    },
    window: openWindow(
      memoryRates([], () => 0),
      async () => {},
    ),
    sleep: async () => {},
    random: () => 0.5,
    onAnswer: (key) => {
      expect(seen.has(key)).toBe(false);
      seen.add(key);
      ahead.push(taken - seen.size);
    },
    onFailure: (_, problem) => {
      throw problem;
    },
  });
  expect(seen.size).toBe(count);
  expect(streamed).toMatchObject({ fromLedger: 0, uncertain: 0 });
  expect(Math.max(...ahead)).toBeLessThanOrEqual(1_000);
});

test("an engine that was stopped leaves what the ledger knows, however late it comes", async () => {
  await using it = await project({ fail: ({ number }) => (number > 1 ? "unauthenticated" : undefined) });
  const known = sentences(16, 5_000);
  await it.ask(known);
  const asked = await it.ask([...sentences(600), ...known]);
  expect(asked).toMatchObject({ stopped: "engine", fromLedger: 16 });
  expect(asked.answers.size).toBe(16);
});

test("a service that takes fewer bytes than it says gets halves, and nothing fails", async () => {
  const most = 700;
  const bytes = (contents: readonly string[]): number => Buffer.byteLength(contents.join(""));
  await using it = await project({ fail: ({ contents }) => (bytes(contents) > most ? "bad-request" : undefined) });
  const asks = Array.from({ length: 20 }, (_, index): Ask => {
    return { runs: textRuns(`${index + 1}-депутат су кодексі туралы сөйледі.`), terms: [] };
  });
  const asked = await it.ask(asks);
  expect(asked.answers.size).toBe(20);
  expect(asked.failures.size).toBe(0);
  const answered = it.server.requests.filter(({ contents }) => bytes(contents) <= most);
  expect(answered.flatMap(({ contents }) => contents)).toHaveLength(20);
  expect(answered.length).toBeLessThan(20);
});
