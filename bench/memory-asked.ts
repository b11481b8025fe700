import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { plainText, textRuns } from "../src/core/runs.ts";
import { type Memory, openMemory, type Query } from "../src/memory/index.ts";
import { unpackSource } from "../src/memory/rows.ts";
import { patternDistance, percent, preparePattern, releasePattern } from "../src/memory/similarity.ts";
import { tokenise } from "../src/memory/tokens.ts";
import type { MemoryData } from "./memory-data.ts";

/** What one process measured that opened a memory and asked it. */
export interface Measured {
  /** From opening the file to the first answer. */
  readonly firstMs: number;
  readonly rssBytes: number;
  readonly lookupsPerSecond: {
    /** Which unit is nearest and how near, as the index knows it. */
    readonly best1: number;
    /** The same with its texts and score. */
    readonly best1Scored: number;
    readonly top5Scored: number;
    readonly exactOnly: number;
  };
  readonly p50Us: number;
  readonly p99Us: number;
  readonly differences: number;
  /** Queries that `differences` is of. */
  readonly compared: number;
  readonly run10kSegmentsMs: number;
  /** How many times as fast as a scan of all sources by the same distance, length window and early end. */
  readonly timesExhaustive: number;
}

const THRESHOLD = 75;
const SCANNED_QUERIES = 100;
const ROUNDS = 3;

/** Asks the memory in `folder` the queries that lie there. */
export async function measure(folder: string): Promise<Measured> {
  const { queries, truth }: Pick<MemoryData, "queries" | "truth"> = JSON.parse(
    readFileSync(join(folder, "asked.json"), "utf8"),
  );
  const asked = queries.map((text): Query => ({ source: textRuns(text), sourceLang: "en", lang: "ru" }));
  const before = residentBytes();
  const start = performance.now();
  const memory = await openMemory(join(folder, "memory.db"));
  await memory.nearest([{ source: textRuns("None of this was ever said"), sourceLang: "en", lang: "ru" }], {
    threshold: THRESHOLD,
    limit: 1,
  });
  const firstMs = Math.round(performance.now() - start);
  const best1 = await perSecond(asked, (batch) => memory.similar(batch, { threshold: THRESHOLD, limit: 1 }));
  const best1Scored = await perSecond(asked, (batch) => memory.nearest(batch, { threshold: THRESHOLD, limit: 1 }));
  const rssBytes = residentBytes() - before;
  const top5Scored = await perSecond(asked, (batch) => memory.lookup(batch, { threshold: THRESHOLD, limit: 5 }));
  const exactOnly = await perSecond(asked, (batch) => memory.lookup(batch, { threshold: 100, limit: 1 }));
  const times = await singleTimes(memory, asked);
  const run10kSegmentsMs = await runOf10k(memory, asked);
  const bases = (await memory.similar(asked, { threshold: THRESHOLD, limit: 1 })).map(([best]) => best?.base ?? 0);
  const scored = (await memory.nearest(asked, { threshold: THRESHOLD, limit: 1 })).map(([best]) => best?.base ?? 0);
  await memory.close();
  const scanned = scan(join(folder, "memory.db"), queries.slice(0, SCANNED_QUERIES));
  const expected = truth === null ? scanned.bases : truth.map((value) => Math.floor(value + 1e-9));
  return {
    firstMs,
    rssBytes,
    lookupsPerSecond: { best1, best1Scored, top5Scored, exactOnly },
    p50Us: times[Math.floor(times.length / 2)] ?? 0,
    p99Us: times[Math.floor(times.length * 0.99)] ?? 0,
    differences: expected.filter((base, at) => base !== bases[at] || base !== scored[at]).length,
    compared: expected.length,
    run10kSegmentsMs,
    timesExhaustive: Math.round((10 * best1) / scanned.perSecond) / 10,
  };
}

function residentBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

async function perSecond(
  asked: readonly Query[],
  work: (batch: readonly Query[]) => Promise<unknown>,
): Promise<number> {
  await work(asked);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) best = Math.min(best, await elapsedMs(() => work(asked)));
  return Math.round((1000 * asked.length) / best);
}

/** Microseconds that each query takes alone, ascending. */
async function singleTimes(memory: Memory, asked: readonly Query[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const query of asked)
    times.push(Math.round(1000 * (await elapsedMs(() => memory.nearest([query], { threshold: THRESHOLD, limit: 1 })))));
  return times.sort((a, b) => a - b);
}

/** As a run does it: batches of an article's sentences, at the usual threshold. */
async function runOf10k(memory: Memory, asked: readonly Query[]): Promise<number> {
  const segments = Array.from({ length: 10_000 }, (_, at) => asked[at % asked.length]).filter(
    (query) => query !== undefined,
  );
  return Math.round(
    await elapsedMs(async () => {
      for (let at = 0; at < segments.length; at += 50)
        await memory.lookup(segments.slice(at, at + 50), { threshold: 70, limit: 5 });
    }),
  );
}

/** Every source of fitting length by the bit-parallel distance alone. */
function scan(
  path: string,
  queries: readonly string[],
): { readonly bases: readonly number[]; readonly perSecond: number } {
  const ids = new Map<string, number>();
  const symbolsOf = (text: string): Int32Array =>
    Int32Array.from(tokenise(text), ({ folded }) => ids.get(folded) ?? ids.set(folded, ids.size).size - 1);
  const db = new DatabaseSync(path, { readOnly: true });
  const all: Int32Array[] = [];
  for (const row of db.prepare("SELECT content FROM unit").iterate())
    all.push(symbolsOf(plainText(unpackSource(String(row["content"])))));
  db.close();
  const asked = queries.map(symbolsOf);
  const slots = new Int32Array(ids.size);
  const start = performance.now();
  const bases = asked.map((symbols) => {
    const pattern = preparePattern(symbols, slots);
    let best = 0;
    for (const source of all) {
      const longest = Math.max(source.length, symbols.length);
      const limit = Math.floor((longest * (100 - THRESHOLD)) / 100);
      if (longest - Math.min(source.length, symbols.length) > limit) continue;
      const distance = patternDistance(pattern, { symbols: source, start: 0, end: source.length }, limit);
      if (distance <= limit) best = Math.max(best, percent(distance, longest));
    }
    releasePattern(symbols, slots);
    return best;
  });
  return { bases, perSecond: (1000 * queries.length) / (performance.now() - start) };
}

async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
