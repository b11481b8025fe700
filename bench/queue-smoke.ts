import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { textRuns } from "../src/core/runs.ts";
import { googleEngine } from "../src/engines/google.ts";
import { readEndpoint } from "../src/engines/google-endpoint.ts";
import { askEngine } from "../src/queue/ask.ts";
import { openLedger } from "../src/queue/ledger.ts";
import { sharedRates } from "../src/queue/shared-rates.ts";
import { openWindow, type Sleep } from "../src/queue/window.ts";
import { startGoogleServer } from "../tests/support/google-server.ts";

const WINDOW_MS = 2_000;
const QUOTA = 60_000;
const SECONDS = 12;

/** Some seconds of real time: Google's own client over gRPC against the rehearsal server, which slides a small window. */
export async function smoke(sentences: readonly string[]): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-smoke-"));
  const server = await startGoogleServer({ quota: QUOTA, windowMs: WINDOW_MS, delayMs: 10 });
  const engine = googleEngine({
    ...{ project: "qazyna", location: "global", model: "general/nmt" },
    endpoint: readEndpoint(server.endpoint),
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
  const began = performance.now();
  const over = AbortSignal.timeout(SECONDS * 1_000);
  try {
    const asked = await askEngine({
      ...{ engine, ledger, window, sleep, signal: over, random: Math.random, from: "en", to: "kk" },
      ...{ asks: texts(), run: "smoke", concurrency: 4 },
    });
    const windows = (performance.now() - began) / WINDOW_MS;
    const passed = server.requests.filter(({ fault }) => fault === undefined);
    const characters = passed.reduce((sum, request) => sum + request.characters, 0);
    return {
      ...{ server: "sliding, gRPC in real time", strategy: "qazyna, shared window" },
      // The first window is used at once, so there is one more of them than have gone by.
      quotaUsed: Math.round((characters / (QUOTA * (windows + 1))) * 10_000) / 10_000,
      refusals: server.requests.length - passed.length,
      requests: asked.requests,
      ...{ simulatedMinutes: 0, realSeconds: SECONDS, quota: QUOTA, windowMs: WINDOW_MS, segments: asked.answers.size },
    };
  } finally {
    await window.close();
    await ledger.close();
    await engine.close();
    await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  }
}
