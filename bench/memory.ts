/**
 * How fast the memory is built and answers, as one JSON object.
 *
 *     node bench/memory.ts [--size 10000]
 *
 * Takes English–Russian pairs from the folder `tm` of `$QAZYNA_DATA` where that is set, else pairs made up here. Queries
 * are sources of the memory with up to a third of their words changed, one in eight unchanged. Each figure is the median
 * of five rounds after one that warms up; `timesExhaustive` compares with a scan of all sources by the same distance.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { TranslationUnit } from "../src/core/model.ts";
import { textRuns } from "../src/core/runs.ts";
import { openMemory, type Query } from "../src/memory/index.ts";
import { patternDistance, preparePattern, releasePattern } from "../src/memory/similarity.ts";
import { tokenise } from "../src/memory/tokens.ts";

type Pair = readonly [source: string, target: string];

const QUERIES = 1000;
const EXHAUSTIVE_QUERIES = 20;
const { values } = parseArgs({ options: { size: { type: "string", default: "10000" } } });
const size = Number(values.size);
const random = seeded(2026);
const folder = process.env["QAZYNA_DATA"];
const pairs =
  folder === undefined ? generatedPairs(size) : storedPairs(join(folder, "tm", "en-ru.debian.tsv.xz"), size);
const sources = pairs.map(([source]) => source);
const queries = Array.from({ length: QUERIES }, (_, at) => changed(sources[random(sources.length)] ?? "", at));

const directory = mkdtempSync(join(tmpdir(), "qazyna-bench-"));
const memory = await openMemory(join(directory, "memory.db"));
const buildMs = await elapsedMs(() =>
  memory.replace({ name: "tm", version: "1", penalty: 0, priority: 0 }, pairs.map(unitOf)),
);
const loadMs = await elapsedMs(() => lookup([queryOf("None of this was ever said")], 75, 1));
const asked = queries.map(queryOf);
const best1 = await perSecond(asked.length, () => lookup(asked, 75, 1));
const top5Scored = await perSecond(asked.length, () => lookup(asked, 70, 5));
const exactOnly = await perSecond(asked.length, () => lookup(asked, 100, 1));
const exhaustive = await exhaustivePerSecond();
await memory.close();
rmSync(directory, { recursive: true });

console.log(
  JSON.stringify({
    size: pairs.length,
    data: folder === undefined ? "generated" : "tm",
    buildMs: Math.round(buildMs),
    loadMs: Math.round(loadMs),
    rssBytes: process.memoryUsage.rss(),
    lookupsPerSecond: { best1, top5Scored, exactOnly },
    timesExhaustive: Math.round((10 * best1) / exhaustive) / 10,
    loadAverage: loadavg()[0],
  }),
);

async function lookup(batch: readonly Query[], threshold: number, limit: number): Promise<void> {
  await memory.lookup(batch, { threshold, limit });
}

/** A scan of every source by the distance alone, without any bound. */
async function exhaustivePerSecond(): Promise<number> {
  const ids = new Map<string, number>();
  const symbolsOf = (text: string): number[] =>
    tokenise(text).map(({ folded }) => ids.get(folded) ?? ids.set(folded, ids.size).size - 1);
  const all = sources.map((source) => Int32Array.from(symbolsOf(source)));
  const some = queries.slice(0, EXHAUSTIVE_QUERIES).map(symbolsOf);
  const slots = new Int32Array(ids.size);
  return perSecond(some.length, async () => {
    for (const symbols of some) {
      const pattern = preparePattern(symbols, slots);
      for (const source of all) patternDistance(pattern, { symbols: source, start: 0, end: source.length }, 1e9);
      releasePattern(symbols, slots);
    }
  });
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  await work();
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) rounds.push(await elapsedMs(work));
  return Math.round((1000 * count) / (rounds.sort((a, b) => a - b)[2] ?? 1));
}

async function elapsedMs(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function unitOf([source, target]: Pair): TranslationUnit {
  return {
    source: textRuns(source),
    target: textRuns(target),
    sourceLang: "en",
    lang: "ru",
    state: "reviewed",
    origin: "person",
  };
}

function queryOf(text: string): Query {
  return { source: textRuns(text), sourceLang: "en", lang: "ru" };
}

/** Pairs at even distances, so that every package's strings are among them. */
function storedPairs(path: string, count: number): readonly Pair[] {
  const lines = execFileSync("xz", ["-dc", path], { maxBuffer: 1e9 }).toString().trimEnd().split("\n");
  const step = Math.max(1, lines.length / count);
  return Array.from({ length: Math.min(count, lines.length) }, (_, at): Pair => {
    const [source = "", target = ""] = lines[Math.floor(at * step)]?.split("\t") ?? [];
    return [source, target];
  });
}

/** Sentences of 3 to 28 made-up words, rare ones and common ones as in a language (Zipf 1935). */
function generatedPairs(count: number): readonly Pair[] {
  const word = (): string =>
    `w${Math.floor(40_000 ** (random(1_000_000) / 1_000_000)).toString(36)}`.replace(/\d/g, "q");
  return Array.from({ length: count }, (): Pair => {
    const source = `${Array.from({ length: 3 + random(26) }, word).join(" ")}.`;
    return [source, source.toUpperCase()];
  });
}

function changed(text: string, at: number): string {
  const words = text.split(" ");
  if (at % 8 === 0) return text;
  for (let edits = 1 + random(Math.ceil(words.length / 3)); edits > 0; edits--)
    words[random(words.length)] = sources[random(sources.length)]?.split(" ")[0] ?? "";
  return words.join(" ");
}

/** Whole numbers below a limit, the same at each run (mulberry32). */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
