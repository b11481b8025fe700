import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { textRuns } from "../../src/core/runs.ts";
import { googleEngine } from "../../src/engines/google.ts";
import { readEndpoint } from "../../src/engines/google-endpoint.ts";
import { type Ask, askEngine } from "../../src/queue/ask.ts";
import { openLedger } from "../../src/queue/ledger.ts";
import { sharedRates } from "../../src/queue/shared-rates.ts";
import { openWindow, type Sleep } from "../../src/queue/window.ts";

/**
 * A process that asks for a number of sentences, as a run of the command line would, and prints what came of it.
 *
 *     node tests/queue/ask-process.ts LEDGER ENDPOINT RUN COUNT
 *
 * The first interruption (SIGINT) ends it gracefully.
 */
const [path = "", endpoint = "", run = "", count = "0"] = process.argv.slice(2);
const asks = Array.from({ length: Number(count) }, (_, index): Ask => {
  return { runs: textRuns(`Deputy number ${index + 1} spoke on the water code in the lower house.`), terms: [] };
});
const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());
const sleep: Sleep = async (ms, signal) => void (await delay(ms, undefined, { signal }));
const engine = googleEngine({
  project: "qazyna",
  location: "global",
  model: "general/nmt",
  endpoint: readEndpoint(endpoint),
});
const ledger = openLedger(path);
const window = openWindow(
  sharedRates({
    path: join(dirname(path), "rates.db"),
    account: "google",
    limits: [{ unit: "characters", amount: 60_000, perMs: 60_000 }],
    now: Date.now,
  }),
  sleep,
);
const asked = await askEngine({
  ...{ engine, ledger, asks, run, sleep, from: "en", to: "kk", concurrency: 2, random: Math.random },
  window,
  signal: interruption.signal,
});
await window.close();
await engine.close();
await ledger.close();
const { answers, failures, ...rest } = asked;
process.stdout.write(`${JSON.stringify({ ...rest, answers: answers.size, failures: failures.size })}\n`);
