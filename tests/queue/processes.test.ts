import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startRehearsalProcess } from "../../rehearsal/process.ts";
import type { ProcessOptions } from "../../rehearsal/server-process.ts";
import { openLedger } from "../../src/queue/ledger.ts";
import { temporaryFolder } from "./temporary.ts";

interface Ended {
  readonly signal: string | null;
  readonly answers: number;
  readonly uncertain: number;
  readonly stopped?: string;
  readonly errors: string;
}

function start(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, [path, ...args], { stdio: "pipe", env: { ...process.env, ...env } });
}

/** A ledger's place and the service as a process of its own. */
async function project(options: ProcessOptions) {
  const folder = await temporaryFolder();
  const ledger = join(folder.path, ".qazyna", "ledger.db");
  const server = await startRehearsalProcess(options);
  return {
    ledger,
    requests: server.requests,
    /** How often each sentence was asked. */
    timesAsked: (): ReadonlyMap<string, number> => {
      const times = new Map<string, number>();
      for (const content of server.requests().flatMap(({ contents }) => contents))
        times.set(content, (times.get(content) ?? 0) + 1);
      return times;
    },
    run: (name: string, count: number, env?: Readonly<Record<string, string>>): ChildProcess =>
      start("./ask-process.ts", [ledger, server.grpcEndpoint, name, String(count)], env),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function end(child: ChildProcess): Promise<Ended> {
  const exit = once(child, "exit");
  const [output, errors, [, signal]] = await Promise.all([text(child.stdout!), text(child.stderr!), exit]);
  return { ...(output === "" ? {} : JSON.parse(output)), signal, errors };
}

/** The packs of these processes hold so many sentences, and two are under way at once. */
const packSize = 16;
const inFlight = 2 * packSize;

test.for([2, 4])("%i processes on one ledger ask nothing twice and all have everything", async (number) => {
  await using it = await project({ latencyMs: 10 });
  const children = Array.from({ length: number }, (_, index) => it.run(`run-${index}`, 240));
  for (const ended of await Promise.all(children.map(end)))
    expect(ended).toMatchObject({ answers: 240, uncertain: 0, errors: "" });
  const times = it.timesAsked();
  expect(times.size).toBe(240);
  expect([...times.values()].every((value) => value === 1)).toBe(true);
});

test.for([
  "before-claim",
  "after-claim",
  "after-share",
  "before-request",
  "after-answer",
  "after-settle",
  "after-close-share",
])("a crash at %s loses nothing that was settled, and asks at most what was in flight again", async (name) => {
  await using it = await project({ latencyMs: 10 });
  const crashed = await end(it.run("run-1", 120, { FAILPOINT: `${name}:kill@3` }));
  expect(crashed.signal).toBe("SIGKILL");
  const before = it.timesAsked();
  const ended = await end(it.run("run-2", 120));
  expect(ended).toMatchObject({ answers: 120, signal: null, errors: "" });
  const times = it.timesAsked();
  expect(times.size).toBe(120);
  const again = [...times].filter(([, value]) => value > 1);
  expect(again.length).toBeLessThanOrEqual(inFlight);
  expect(again.every(([sentence, value]) => value === 2 && before.has(sentence))).toBe(true);
  expect(ended.uncertain).toBeGreaterThanOrEqual(again.length);
  expect(ended.uncertain).toBeLessThanOrEqual(inFlight);
});

test("an answer that was received and not settled is asked again, and only that", async () => {
  await using it = await project({ latencyMs: 10 });
  await end(it.run("run-1", packSize, { FAILPOINT: "after-answer:kill" }));
  await end(it.run("run-2", packSize));
  expect([...it.timesAsked().values()]).toEqual(Array(packSize).fill(2));
});

test("processes that start together on a new ledger all open it", async () => {
  for (let round = 0; round < 12; round++) {
    await using folder = await temporaryFolder();
    const path = join(folder.path, ".qazyna", "ledger.db");
    const ended = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = start("./open-process.ts", [path]);
        const [errors] = await Promise.all([text(child.stderr!), once(child, "close")]);
        return errors;
      }),
    );
    expect(ended).toEqual(["", "", "", ""]);
  }
});

test("when one of three processes dies, the others finish its work", async () => {
  await using it = await project({ latencyMs: 20 });
  const dying = end(it.run("run-0", 240, { FAILPOINT: "after-answer:kill" }));
  // It has asked, so that an answer will kill it, whatever the others do.
  await expect.poll(() => it.requests().length, { timeout: 30_000 }).toBeGreaterThan(0);
  const ended = await Promise.all([it.run("run-1", 240), it.run("run-2", 240)].map(end));
  expect((await dying).signal).toBe("SIGKILL");
  for (const each of ended) expect(each).toMatchObject({ answers: 240, errors: "" });
  const again = [...it.timesAsked().values()].filter((value) => value > 1);
  expect(again.length).toBeLessThanOrEqual(inFlight);
  const ledger = openLedger(it.ledger);
  expect(await ledger.uncertain()).toBe(0);
  await ledger.close();
  expect(readdirSync(join(it.ledger, "..", "runs"))).toEqual([]);
});

test("Ctrl-C keeps the answers under way, so that none is asked again", async () => {
  await using it = await project({ latencyMs: 50 });
  const child = it.run("run-1", 240);
  await expect.poll(() => it.requests().length, { timeout: 30_000 }).toBeGreaterThan(1);
  child.kill("SIGINT");
  const first = await end(child);
  expect(first).toMatchObject({ stopped: "interrupted", signal: null });
  const second = await end(it.run("run-2", 240));
  expect(second).toMatchObject({ answers: 240, fromLedger: first.answers, uncertain: 0 });
  expect([...it.timesAsked().values()].every((value) => value === 1)).toBe(true);
});

test("Ctrl-C ends a run whose request hangs", async () => {
  await using it = await project({ faults: { 1: "hang" } });
  const child = it.run("run-1", packSize);
  await expect.poll(() => it.requests().length, { timeout: 30_000 }).toBe(1);
  child.kill("SIGINT");
  expect(await end(child)).toMatchObject({ stopped: "interrupted", answers: 0, signal: null });
});
