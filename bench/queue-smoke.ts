import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startRehearsal } from "../rehearsal/server.ts";
import { textRuns } from "../src/core/runs.ts";
import { googleEngine } from "../src/engines/google.ts";
import { readEndpoint } from "../src/engines/google-endpoint.ts";
import { askEngine } from "../src/queue/ask.ts";
import { openLedger } from "../src/queue/ledger.ts";
import { sharedRates } from "../src/queue/shared-rates.ts";
import { openWindow, type Sleep } from "../src/queue/window.ts";
import { openTally } from "./queue-tally.ts";

const WINDOW_MS = 3_000;
const QUOTA = 90_000;
const SECONDS = 15;

/** Some seconds of real time: Google's own client over gRPC against the rehearsal server, which slides a small window. */
export async function smoke(sentences: readonly string[]): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-smoke-"));
  const seen = openTally({ characters: QUOTA, windowMs: WINDOW_MS });
  const server = await startRehearsal({
    quota: { kind: "sliding", characters: QUOTA, windowMs: WINDOW_MS },
    latencyMs: [5, 30],
    onOutcome: seen.count,
  });
  const engine = googleEngine({
    ...{ project: "qazyna", location: "global", model: "general/nmt" },
    endpoint: readEndpoint(server.grpcEndpoint),
  });
  const ledger = openLedger(join(folder, "ledger.db"));
  const limits = [{ unit: "characters", amount: QUOTA, perMs: WINDOW_MS }] as const;
  const sleep: Sleep = async (ms, signal) => void (await delay(ms, undefined, { signal }));
  const path = join(folder, "rates.db");
  const window = openWindow(sharedRates({ path, account: "smoke", limits, now: Date.now }), sleep);
  const texts = function* () {
    for (let number = 0; ; number++)
      yield { runs: textRuns(`${number} ${sentences[number % sentences.length]}`), terms: [] };
  };
  try {
    const asked = await askEngine({
      ...{ engine, ledger, window, sleep, random: Math.random, from: "en", to: "kk" },
      ...{ asks: texts(), run: "smoke", concurrency: 4, signal: AbortSignal.timeout(SECONDS * 1_000) },
    });
    return {
      ...{ server: "sliding, gRPC in real time", strategy: "qazyna, shared window", ...seen.result() },
      ...{ requests: asked.requests, simulatedMinutes: 0, realSeconds: SECONDS },
      ...{ quota: QUOTA, windowMs: WINDOW_MS, segments: asked.answers.size },
    };
  } finally {
    await window.close();
    await ledger.close();
    await engine.close();
    await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  }
}
