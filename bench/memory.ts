/**
 * How fast the memory is built, loaded and asked, and whether it misses anything, as one JSON object.
 *
 *     node bench/memory.ts [--size 10k|100k|1m]
 *
 * Takes the memory, the queries and their truth from the folder `tm` of `$QAZYNA_DATA` where that is set (the million is
 * made by the generator there), else pairs made up here and an exhaustive search for 100 of the queries. `buildMs` is the
 * index from stored units, `storeMs` the store before it; `rssBytes` is what a process has more after loading and asking.
 * Rates are those of the best of three rounds after one that warms up; all figures come from a process of its own.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { TranslationUnit } from "../src/core/model.ts";
import { textRuns } from "../src/core/runs.ts";
import { openMemory } from "../src/memory/index.ts";
import { type Measured, measure } from "./memory-asked.ts";
import { generatedPairs, type MemoryData, type Pair, storedData } from "./memory-data.ts";

const SIZES: Readonly<Record<string, number>> = { "10k": 10_000, "100k": 100_000, "1m": 1_000_000 };

const { values } = parseArgs({ options: { size: { type: "string", default: "10k" }, asked: { type: "string" } } });
if (values.asked === undefined) await run();
else console.log(JSON.stringify(await measure(values.asked)));

async function run(): Promise<void> {
  const size = SIZES[values.size] ?? Number(values.size);
  const folder = mkdtempSync(join(tmpdir(), "qazyna-bench-"));
  try {
    const data = process.env["QAZYNA_DATA"];
    const set = data === undefined ? generatedPairs(size) : storedData(join(data, "tm"), folder, size);
    const storeMs = await store(join(folder, "memory.db"), set);
    writeFileSync(join(folder, "asked.json"), JSON.stringify({ queries: set.queries, truth: set.truth }));
    // The first process builds the index, the second one loads it.
    const built = asked(folder);
    const loaded = asked(folder);
    const file = readdirSync(folder).find((name) => name.endsWith(".index"));
    console.log(
      JSON.stringify({
        size: set.pairs.length,
        data: data === undefined ? "generated" : "tm",
        storeMs: Math.round(storeMs),
        buildMs: built.firstMs,
        loadMs: loaded.firstMs,
        indexBytes: file === undefined ? 0 : statSync(join(folder, file)).size,
        rssBytes: loaded.rssBytes,
        lookupsPerSecond: loaded.lookupsPerSecond,
        p50Us: loaded.p50Us,
        p99Us: loaded.p99Us,
        differencesFromExhaustive: loaded.differences,
        queriesCompared: loaded.compared,
        run10kSegmentsMs: loaded.run10kSegmentsMs,
        timesExhaustive: loaded.timesExhaustive,
        loadAverage: loadavg()[0],
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function store(path: string, { pairs }: MemoryData): Promise<number> {
  const memory = await openMemory(path);
  const start = performance.now();
  await memory.replace({ name: "memory/bench.tmx", version: "1", penalty: 0, priority: 0 }, units(pairs));
  await memory.close();
  return performance.now() - start;
}

function* units(pairs: readonly Pair[]): Generator<TranslationUnit> {
  const more = { sourceLang: "en", lang: "ru", state: "reviewed", origin: "person" } as const;
  for (const [source, target] of pairs) yield { source: textRuns(source), target: textRuns(target), ...more };
}

function asked(folder: string): Measured {
  const args = ["--expose-gc", import.meta.filename, "--asked", folder];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e8 }));
}
