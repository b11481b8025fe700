import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine, RateLimit } from "../src/core/engine.ts";
import { plainText, textRuns } from "../src/core/runs.ts";
import { openLedger } from "../src/queue/ledger.ts";
import { memoryRates } from "../src/queue/memory-rates.ts";
import { sharedRates } from "../src/queue/shared-rates.ts";
import { streamAsks } from "../src/queue/stream-asks.ts";
import { openWindow, type RateWindow } from "../src/queue/window.ts";
import { queueData } from "./queue-data.ts";

/**
 * What a queue of a million segments takes of memory over the idle process, with the real ledger and an engine that
 * answers at once; and what a share of the rate window costs. Prints a JSON object.
 *
 *     node bench/queue-memory.ts [SEGMENTS]
 */
const SEGMENTS = Number(process.argv[2] ?? 1_000_000);
const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1024 / 1024);

const engine: Engine = {
  name: "echo",
  model: "none",
  options: "",
  rates: [],
  capabilities: () => ({
    codes: "elements",
    terms: "none",
    examples: false,
    context: false,
    limits: { maxStrings: 1_024, maxCodepoints: 30_000, mixesCodes: true },
    price: undefined,
  }),
  cost: ({ runs }) => plainText(runs).length,
  estimate: () => ({ sent: 0, answered: 0 }),
  translate: async ({ items }) => ({
    answers: items.map(({ runs }) => ({ kind: "translated", runs, raw: plainText(runs) }) as const),
  }),
  probe: async () => [],
  close: async () => {},
};

const { source, sentences } = queueData();

function* asks() {
  for (let number = 0; number < SEGMENTS; number++)
    yield { runs: textRuns(`${number} ${sentences[number % sentences.length]}`), terms: [] };
}

/** Microseconds that a share takes, the median of 5,000: taken and closed. */
async function costOfShare(window: RateWindow): Promise<number> {
  const { signal } = new AbortController();
  const times: number[] = [];
  for (let number = 0; number < 5_000; number++) {
    const began = performance.now();
    const reservation = await window.reserve({ characters: 4_900, requests: 1, tokens: 0 }, signal);
    await reservation.done();
    times.push((performance.now() - began) * 1_000);
  }
  return Math.round((times.sort((a, b) => a - b)[2_500] ?? 0) * 10) / 10;
}

const folder = mkdtempSync(join(tmpdir(), "qazyna-memory-"));
try {
  const sleep = async (): Promise<void> => {};
  const limits: readonly RateLimit[] = [
    { unit: "characters", amount: 1_000_000_000, perMs: 60_000 },
    { unit: "characters", amount: 1_000_000_000_000, perMs: 86_400_000 },
    { unit: "requests", amount: 1_000_000, perMs: 1_000 },
  ];
  const inMemory = openWindow(
    memoryRates(limits, () => performance.now()),
    sleep,
  );
  const path = join(folder, "rates.db");
  const shared = openWindow(sharedRates({ path, account: "bench", limits, now: Date.now }), sleep);
  const share = { inMemoryUs: await costOfShare(inMemory), sharedUs: await costOfShare(shared) };
  await shared.close();

  const ledger = openLedger(join(folder, "ledger.db"));
  const idle = megabytes();
  let [most, answers] = [idle, 0];
  const began = performance.now();
  const asked = await streamAsks({
    ...{ engine, ledger, sleep, from: "en", to: "kk", run: "bench", concurrency: 4, asks: asks() },
    window: openWindow(
      memoryRates([], () => performance.now()),
      sleep,
    ),
    signal: new AbortController().signal,
    random: Math.random,
    onAnswer: () => {
      answers += 1;
      if (answers % 1_000 === 0) most = Math.max(most, megabytes());
    },
    onFailure: (_, problem) => {
      throw problem;
    },
  });
  const seconds = (performance.now() - began) / 1_000;
  await ledger.close();
  const result = {
    ...{ bench: "queue-memory", segments: SEGMENTS, answers, requests: asked.requests },
    ...{ idleMegabytes: idle, mostMegabytes: most, overIdleMegabytes: most - idle },
    seconds: Math.round(seconds),
    ledgerMegabytes: Math.round(statSync(join(folder, "ledger.db")).size / 1024 / 1024),
    share,
    segmentsFrom: source,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
