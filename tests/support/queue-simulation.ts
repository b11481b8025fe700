import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openQuota, type Quota } from "../../rehearsal/quotas.ts";
import { type Engine, EngineFailure, type EngineItem, type EngineRequest } from "../../src/core/engine.ts";
import { Problem } from "../../src/core/problem.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";
import { type Ask, type Asked, askEngine } from "../../src/queue/ask.ts";
import { openLedger } from "../../src/queue/ledger.ts";
import { memoryRates } from "../../src/queue/memory-rates.ts";
import { openWindow } from "../../src/queue/window.ts";
import { seeded } from "./random.ts";
import { type VirtualTime, virtualTime } from "./virtual-time.ts";

/** What is simulated: a service with its quota, and what our configuration says of that quota. */
export interface SimulationOptions {
  readonly quota: Quota;
  /** Codepoints a minute that the configuration names. */
  readonly configured: number;
  /** A request takes up to so long to arrive. */
  readonly jitterMs: number;
  /** Minutes that are counted, after `warmUpMinutes` that are not. */
  readonly minutes: number;
  readonly warmUpMinutes: number;
  /** Lengths of the segments in codepoints; they come over and over. */
  readonly lengths: readonly number[];
  readonly seed: number;
}

/** What a service saw. */
export interface SimulatedUse {
  /** Codepoints let through in the minutes that are counted, as a share of what the quota allows in them. */
  readonly quotaUsed: number;
  readonly refusals: number;
  readonly requests: number;
  readonly segments: number;
}

/** A service in virtual time, as queues of all kinds may ask it. */
export interface SimulatedService {
  /** One request; false where it is refused. Takes 85 to 305 ms and the time that it takes to arrive. */
  request(codepoints: number, segments: number): Promise<boolean>;
  use(): SimulatedUse;
}

/** When a simulation begins: in the middle of a minute of the service's clock. */
const beginMs = 17_300;

/** A service whose requests wait in `sleep`. */
export function simulatedService(
  options: SimulationOptions,
  now: () => number,
  sleep: (ms: number) => Promise<void>,
): SimulatedService {
  const passes = openQuota(options.quota);
  const random = seeded(options.seed);
  const from = options.warmUpMinutes * 60_000;
  const to = from + options.minutes * 60_000;
  const seen = { passed: 0, refusals: 0, requests: 0, segments: 0 };
  return {
    request: async (codepoints, segments) => {
      await sleep(random.fraction() * options.jitterMs);
      const at = now();
      const isPassed = passes(at + beginMs, codepoints);
      if (at < to) {
        seen.requests += 1;
        if (isPassed) seen.segments += segments;
        else seen.refusals += 1;
      }
      if (isPassed && at >= from && at < to) seen.passed += codepoints;
      await sleep(85 + random.fraction() * 220);
      return isPassed;
    },
    use: () => ({
      quotaUsed: seen.passed / (options.quota.characters * options.minutes),
      refusals: seen.refusals,
      requests: seen.requests,
      segments: seen.segments,
    }),
  };
}

/** Segments of these lengths, over and over, each another one. */
function* endless(lengths: readonly number[]): Generator<Ask> {
  for (let number = 0; ; number++) {
    const length = lengths[number % lengths.length] ?? 1;
    yield { runs: textRuns(`${number} `.padEnd(length, "a").slice(0, Math.max(length, 7))), terms: [] };
  }
}

function engineOf(service: SimulatedService): Engine {
  const cost = ({ runs }: EngineItem): number => plainText(runs).length;
  const translate = async ({ items }: EngineRequest) => {
    const sum = items.reduce((total, item) => total + cost(item), 0);
    if (!(await service.request(sum, items.length)))
      throw new EngineFailure("throttle", new Problem("E_ENGINE_QUOTA", { engine: "simulated", detail: "quota" }));
    return { answers: items.map(({ runs }) => ({ kind: "translated", runs, raw: plainText(runs) }) as const) };
  };
  return {
    name: "simulated",
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
    cost,
    estimate: () => ({ sent: 0, answered: 0 }),
    translate,
    probe: async () => [],
    close: async () => {},
  };
}

/** Our own queue, with its ledger and its window, against a simulated service: all of it but the network. */
export async function simulateQueue(options: SimulationOptions): Promise<SimulatedUse> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-simulation-"));
  const clock = virtualTime();
  const ledger = openLedger(join(folder, "ledger.db"), clock.now);
  try {
    const service = simulatedService(options, clock.now, clock.sleep);
    const over = new AbortController();
    const job = ask(options, { clock, ledger, engine: engineOf(service), signal: over.signal });
    const end = clock.sleep((options.warmUpMinutes + options.minutes) * 60_000).then(() => over.abort());
    await clock.run(Promise.all([job, end]));
    return service.use();
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Simulated {
  readonly clock: VirtualTime;
  readonly ledger: ReturnType<typeof openLedger>;
  readonly engine: Engine;
  readonly signal: AbortSignal;
}

async function ask(options: SimulationOptions, { clock, ledger, engine, signal }: Simulated): Promise<Asked> {
  const limits = [{ unit: "characters", amount: options.configured, perMs: 60_000 }] as const;
  const random = seeded(options.seed + 1);
  return await askEngine({
    ...{ engine, ledger, signal, from: "en", to: "kk", run: "simulation", concurrency: 4 },
    asks: endless(options.lengths),
    window: openWindow(memoryRates(limits, clock.now), clock.sleep),
    sleep: clock.sleep,
    random: random.fraction,
  });
}
