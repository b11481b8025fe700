import { mock } from "node:test";
import PQueue from "p-queue";
import type { QuotaKind } from "../rehearsal/quotas.ts";
import { plainText, textRuns } from "../src/core/runs.ts";
import { type KeyedAsk, packAsks, packLimits } from "../src/queue/packs.ts";
import {
  type SimulatedUse,
  type SimulationOptions,
  simulatedService,
  simulateQueue,
} from "../tests/support/queue-simulation.ts";
import { seeded } from "../tests/support/random.ts";
import { queueData } from "./queue-data.ts";
import { smoke } from "./queue-smoke.ts";

/**
 * How much of a quota our queue uses and how often it is refused, beside p-queue as it is commonly used, in virtual
 * time; then some seconds of real time over gRPC with the real client. Prints a JSON array.
 *
 *     QAZYNA_DATA=… node bench/queue.ts
 *
 * `quotaUsed` is what was let through in the minutes after the first one; where the quota is configured too high, in
 * all of them. Refusals and requests are those of all minutes.
 */
const KINDS: readonly QuotaKind[] = ["sliding", "fixed", "bucket"];
const QUOTAS = [20_000, 100_000, 1_000_000];
const JITTER_MS = 400;

const { source, sentences } = queueData();
const lengths = sentences.map((sentence) => [...sentence].length);
const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
const longest = lengths.reduce((most, length) => Math.max(most, length), 0);

const right = (kind: QuotaKind, characters: number): SimulationOptions => ({
  quota: { kind, characters },
  configured: characters,
  ...{ jitterMs: JITTER_MS, minutes: 12, warmUpMinutes: 1, lengths, seed: 22 },
});

/** Configured 1.67 times too high. */
const wrong = (kind: QuotaKind): SimulationOptions => ({
  ...right(kind, 60_000),
  ...{ configured: 100_000, minutes: 20, warmUpMinutes: 0 },
});

/** One segment a task, so many tasks a minute, and again after a while where it was refused. */
async function simulateNaive(options: SimulationOptions, intervalCap: number): Promise<SimulatedUse> {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 0 });
  try {
    const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
    const service = simulatedService(options, Date.now, sleep);
    const random = seeded(options.seed + 1);
    const endMs = (options.warmUpMinutes + options.minutes) * 60_000;
    const queue = new PQueue({ concurrency: 256, interval: 60_000, intervalCap });
    const task = async (length: number): Promise<void> => {
      for (let attempt = 0; Date.now() < endMs; attempt++) {
        if (await service.request(length, 1)) return;
        await sleep(Math.min(60_000, 1_000 * 2 ** attempt) * (0.5 + random.fraction() / 2));
      }
    };
    const produce = async (): Promise<void> => {
      for (let number = 0; Date.now() < endMs; number++) {
        await queue.onSizeLessThan(300);
        void queue.add(() => task(lengths[number % lengths.length] ?? 1));
      }
    };
    void produce();
    while (Date.now() < endMs) {
      await new Promise((resolve) => void setImmediate(resolve));
      mock.timers.tick(5);
    }
    queue.clear();
    return service.use();
  } finally {
    mock.timers.reset();
  }
}

function entry(strategy: string, options: SimulationOptions, use: SimulatedUse): object {
  return {
    server: options.quota.kind,
    strategy,
    quotaUsed: Math.round(use.quotaUsed * 10_000) / 10_000,
    refusals: use.refusals,
    requests: use.requests,
    simulatedMinutes: options.warmUpMinutes + options.minutes,
    quota: options.quota.characters,
    quotaConfigured: options.configured,
    jitterMs: options.jitterMs,
    segments: use.segments,
    segmentLengths: source,
  };
}

/** What one run over all documents sends at the quota that is set by default, against one request a segment. */
function requestsOfDocuments(): object {
  const limits = { maxStrings: 1_024, maxCodepoints: 30_000, mixesCodes: false };
  const asks = [...new Set(sentences)].map((sentence, index): KeyedAsk => {
    const runs = textRuns(sentence);
    return { key: String(index), ask: { runs, terms: [] }, cost: [...plainText(runs)].length };
  });
  const rates = [{ unit: "characters", amount: 600_000, perMs: 60_000 }] as const;
  const requests = [...packAsks(asks, packLimits(limits, rates))].length;
  return {
    ...{ server: "none", strategy: "qazyna, all documents once", quotaUsed: null, refusals: 0, requests },
    ...{ simulatedMinutes: 0, quota: 600_000, segments: asks.length, segmentsPerRequest: asks.length / requests },
    segmentLengths: source,
  };
}

const entries: object[] = [];
for (const kind of KINDS) {
  for (const quota of QUOTAS) {
    const options = right(kind, quota);
    entries.push(entry("qazyna", options, await simulateQueue(options)));
    const cap = Math.floor(quota / mean);
    entries.push(entry("p-queue, quota / mean length", options, await simulateNaive(options, cap)));
    const safe = Math.floor(quota / longest);
    entries.push(entry("p-queue, quota / longest", options, await simulateNaive(options, safe)));
  }
  const options = wrong(kind);
  entries.push(entry("qazyna, quota configured too high", options, await simulateQueue(options)));
  const cap = Math.floor(options.configured / mean);
  entries.push(entry("p-queue, quota configured too high", options, await simulateNaive(options, cap)));
}
entries.push(requestsOfDocuments());
entries.push(await smoke(sentences));
process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
