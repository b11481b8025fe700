/**
 * Adds and removes 10,000 units of a memory of 30,000 in 40 steps, kills the process in each (at its failpoints, and at
 * random moments, merges among them), and compares what the next process finds with a search through all units.
 *
 *     node tests/crash/memory-index.ts [SEED]
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMemory } from "../../src/memory/index.ts";
import {
  greatestDistance,
  patternDistance,
  percent,
  preparePattern,
  releasePattern,
} from "../../src/memory/similarity.ts";
import { tokenise } from "../../src/memory/tokens.ts";
import { query } from "../memory/units.ts";
import { seeded } from "../support/random.ts";

const COLLECTIONS = 3;
const UNITS = 10_000;
const STEPS = 40;
const CHANGES = 250;
const THRESHOLD = 70;

const random = seeded(Number(process.argv[2] ?? 2026));
const folder = mkdtempSync(join(tmpdir(), "qazyna-crash-index-"));
const path = join(folder, "memory.db");
const WORDS = Array.from(
  { length: 3000 },
  (_, at) => `${"бвгдқңө"[at % 7]}${"аәиоұ"[at % 5]}${at.toString(36).replace(/\d/g, "ш")}`,
);
const sentence = (): string =>
  Array.from({ length: 4 + random.below(14) }, () => WORDS[Math.floor(3000 * random.fraction() ** 2)]).join(" ");

/** What each collection holds, by version; the standing one is whichever the store says. */
const versions = new Map<string, readonly string[]>();
const standing = new Map<string, readonly string[]>();
let failed = 0;

try {
  for (let which = 0; which < COLLECTIONS; which++) {
    const sources = Array.from({ length: UNITS }, sentence);
    await step(`memory/${which}.tmx`, "start", sources, {});
  }
  await check("start");
  for (let number = 1; number <= STEPS; number++) {
    const name = `memory/${random.below(COLLECTIONS)}.tmx`;
    const sources = changed(standing.get(name) ?? []);
    const kind = number % 4;
    const crash = kind === 0 ? "index-save:kill" : kind === 1 ? "memory-replace:kill" : undefined;
    const afterMs = kind === 2 ? 20 + random.below(400) : undefined;
    const end = await step(name, `${number}`, sources, { crash, afterMs });
    await check(
      `step ${number}, ${crash ?? (afterMs === undefined ? "undisturbed" : `killed after ${afterMs} ms`)}: ${end}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.stdout.write(`${STEPS + 1 - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

function changed(sources: readonly string[]): readonly string[] {
  const next = [...sources];
  for (let at = 0; at < CHANGES / 2; at++) next.splice(random.below(next.length), 1);
  for (let at = 0; at < CHANGES / 2; at++) next.splice(random.below(next.length), 0, edited(random.pick(next)));
  return next;
}

function edited(source: string): string {
  const words = source.split(" ");
  words[random.below(words.length)] = random.pick(WORDS);
  return words.join(" ");
}

async function step(
  name: string,
  version: string,
  sources: readonly string[],
  { crash, afterMs }: { readonly crash?: string | undefined; readonly afterMs?: number | undefined },
): Promise<string> {
  versions.set(`${name} ${version}`, sources);
  const file = join(folder, "step.json");
  writeFileSync(file, JSON.stringify({ name, version, sources }));
  const child = spawn(process.execPath, ["tests/memory/use-index.ts", path, file], {
    env: { ...process.env, ...(crash === undefined ? {} : { FAILPOINT: crash }) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const timer = afterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), afterMs);
  const end = await new Promise<string>((resolve) =>
    child.on("exit", (code, signal) => resolve(signal ?? `exit ${code}`)),
  );
  clearTimeout(timer);
  return end;
}

/** Whether the next process finds just what there is, whichever version that is. */
async function check(line: string): Promise<void> {
  const memory = await openMemory(path);
  for (const { name, version } of await memory.collections())
    standing.set(name, versions.get(`${name} ${version}`) ?? []);
  const all = [...standing.values()].flat();
  const asked = Array.from({ length: 30 }, () => edited(random.pick(all)));
  const found = await memory.similar(
    asked.map((text) => query(text)),
    { threshold: THRESHOLD, limit: 1e6 },
  );
  await memory.close();
  const expected = exhaustive(all, asked);
  const wrong = asked.filter((_, at) => JSON.stringify(basesOf(found[at] ?? [])) !== JSON.stringify(expected[at]));
  if (wrong.length > 0) failed++;
  process.stdout.write(`${wrong.length === 0 ? "passed" : "FAILED"}  ${line}, ${all.length} units\n`);
}

function basesOf(found: readonly { readonly base: number }[]): readonly number[] {
  return found.map(({ base }) => base).sort((a, b) => b - a);
}

function exhaustive(all: readonly string[], asked: readonly string[]): readonly (readonly number[])[] {
  const ids = new Map<string, number>();
  const symbolsOf = (text: string): Int32Array =>
    Int32Array.from(tokenise(text), ({ folded }) => ids.get(folded) ?? ids.set(folded, ids.size).size - 1);
  const sequences = all.map(symbolsOf);
  const queries = asked.map(symbolsOf);
  const slots = new Int32Array(ids.size);
  return queries.map((symbols) => {
    const pattern = preparePattern(symbols, slots);
    const bases = sequences.flatMap((source) => {
      const longest = Math.max(source.length, symbols.length);
      const limit = greatestDistance(longest, THRESHOLD);
      const distance = patternDistance(pattern, { symbols: source, start: 0, end: source.length }, limit);
      return distance <= limit ? [percent(distance, longest)] : [];
    });
    releasePattern(symbols, slots);
    return bases.sort((a, b) => b - a);
  });
}
