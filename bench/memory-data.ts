import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Pair = readonly [source: string, target: string];

/** A memory, queries, and for each the best base similarity in percent, 0 below 75; null where that is to be searched. */
export interface MemoryData {
  readonly pairs: readonly Pair[];
  readonly queries: readonly string[];
  readonly truth: readonly number[] | null;
}

/** The memory of the development data, made by its own generator into `work`. */
export function storedData(folder: string, work: string, size: number): MemoryData {
  const unpacked = (name: string): string =>
    execFileSync("xz", ["-dc", join(folder, name)], { encoding: "utf8", maxBuffer: 1e9 });
  writeFileSync(join(work, "en-ru.tsv"), unpacked("en-ru.debian.tsv.xz"));
  execFileSync(process.execPath, [join(folder, "gen.mjs"), "en-ru.tsv"], { cwd: work, stdio: "ignore" });
  const lines = readFileSync(join(work, "tm.tsv"), "utf8").trimEnd().split("\n").slice(0, size);
  const pairs = lines.map((line): Pair => {
    const [source = "", target = ""] = line.split("\t");
    return [source, target];
  });
  const queries = unpacked("queries.en.tsv.xz").trimEnd().split("\n");
  const column = { 10000: 0, 100000: 3, 1000000: 6 }[size];
  const truth = unpacked("truth.word75.tsv.xz").trimEnd().split("\n");
  return {
    pairs,
    queries: queries.map((line) => line.split("\t")[1] ?? ""),
    truth: column === undefined ? null : truth.map((line) => Number(line.split("\t")[column])),
  };
}

const QUERIES = 1800;

/** Sentences of 3 to 28 made-up words, rare ones and common ones as in a language (Zipf 1935), and changed ones to ask. */
export function generatedPairs(size: number): MemoryData {
  const random = seeded(2026);
  const word = (): string =>
    `w${Math.floor(40_000 ** (random(1_000_000) / 1_000_000)).toString(36)}`.replace(/\d/g, "q");
  const pairs = Array.from({ length: size }, (): Pair => {
    const source = `${Array.from({ length: 3 + random(26) }, word).join(" ")}.`;
    return [source, source.toUpperCase()];
  });
  const changed = (text: string, at: number): string => {
    const words = text.split(" ");
    if (at % 8 === 0) return text;
    for (let edits = 1 + random(Math.ceil(words.length / 3)); edits > 0; edits--) words[random(words.length)] = word();
    return words.join(" ");
  };
  const queries = Array.from({ length: QUERIES }, (_, at) => changed(pairs[random(size)]?.[0] ?? "", at));
  return { pairs, queries, truth: null };
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
