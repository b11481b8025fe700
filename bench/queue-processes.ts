import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startRehearsal } from "../rehearsal/server.ts";
import { textRuns } from "../src/core/runs.ts";
import { googleEngine } from "../src/engines/google.ts";
import { readEndpoint } from "../src/engines/google-endpoint.ts";
import { openLedger } from "../src/queue/ledger.ts";
import { sharedRates } from "../src/queue/shared-rates.ts";
import { streamAsks } from "../src/queue/stream-asks.ts";
import { openWindow, type Sleep } from "../src/queue/window.ts";
import { queueData } from "./queue-data.ts";
import { openTally } from "./queue-tally.ts";

/**
 * Four processes that work on one project and one quota for some seconds, each through all of the same segments, against
 * a server that slides its window. Prints a JSON object; ends with 1 where one of the promises is broken.
 *
 *     node bench/queue-processes.ts
 */
const PROCESSES = 4;
const WINDOW_MS = 5_000;
const QUOTA = 120_000;
const SECONDS = 30;

interface Worked {
  readonly answers: number;
  readonly requests: number;
  readonly uncertain: number;
  readonly failures: number;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-processes-"));
  const tally = openTally({ characters: QUOTA, windowMs: WINDOW_MS });
  await using server = await startRehearsal({
    quota: { kind: "sliding", characters: QUOTA, windowMs: WINDOW_MS },
    latencyMs: [10, 60],
    onOutcome: tally.count,
  });
  const worked = await Promise.all(Array.from({ length: PROCESSES }, () => worker(folder, server.grpcEndpoint)));
  const contents = server.requests.flatMap((request) => request.contents);
  const result = {
    bench: "queue-processes",
    processes: PROCESSES,
    ...tally.result(),
    askedTwice: contents.length - new Set(contents).size,
    requests: server.requests.length,
    requestsByProcess: worked.map(({ requests }) => requests),
    answersByProcess: worked.map(({ answers }) => answers),
    failures: worked.reduce((sum, { failures }) => sum + failures, 0),
    uncertain: worked.reduce((sum, { uncertain }) => sum + uncertain, 0),
    ...{ quota: QUOTA, windowMs: WINDOW_MS, seconds: SECONDS, segments: queueData().source },
  };
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (result.refusals > 0 || result.askedTwice > 0 || result.quotaUsed < 0.98) process.exitCode = 1;
}

async function worker(folder: string, endpoint: string): Promise<Worked> {
  const child = fork(import.meta.filename, ["worker", folder, endpoint]);
  const ended = once(child, "exit");
  const [worked] = await once(child, "message");
  await ended;
  return worked;
}

/** One of the processes: a run over all segments, ended as by Ctrl-C when its time is over. */
async function work(folder: string, endpoint: string): Promise<void> {
  const { sentences } = queueData();
  const engine = googleEngine({
    ...{ project: "qazyna", location: "global", model: "general/nmt" },
    endpoint: readEndpoint(endpoint),
  });
  const sleep: Sleep = async (ms, signal) => void (await delay(ms, undefined, { signal }));
  const limits = [{ unit: "characters", amount: QUOTA, perMs: WINDOW_MS }] as const;
  const rates = sharedRates({ path: join(folder, "rates.db"), account: "google newsroom", limits, now: Date.now });
  const window = openWindow(rates, sleep);
  const ledger = openLedger(join(folder, "ledger.db"));
  const asks = function* () {
    for (let round = 0; ; round++)
      for (const sentence of sentences) yield { runs: textRuns(`${round}: ${sentence}`), terms: [] };
  };
  const count = { answers: 0, failures: 0 };
  const asked = await streamAsks({
    ...{ engine, ledger, window, sleep, random: Math.random, from: "en", to: "kk", asks: asks(), concurrency: 4 },
    run: `worker-${process.pid}`,
    signal: AbortSignal.timeout(SECONDS * 1_000),
    onAnswer: () => {
      count.answers += 1;
    },
    onFailure: () => {
      count.failures += 1;
    },
  });
  await window.close();
  await ledger.close();
  await engine.close();
  process.send?.({ ...count, requests: asked.requests, uncertain: asked.uncertain });
  process.disconnect();
}

const [role, folder = "", endpoint = ""] = process.argv.slice(2);
if (role === "worker") await work(folder, endpoint);
else await main();
