import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { plainText } from "../../src/core/runs.ts";
import { openDatabase } from "../../src/memory/database.ts";
import { openMemory } from "../../src/memory/index.ts";
import { createLookup } from "../../src/memory/lookup.ts";
import { prepareStatements } from "../../src/memory/statements.ts";
import { naiveBase } from "./naive.ts";
import { collection, query, unit } from "./units.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qazyna-index-"));
  path = join(folder, "memory.db");
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const COURTS = ["court", "council", "ministry", "mayor", "party", "union", "bank", "press", "army"];
const PLACES = ["Astana", "Almaty", "Shymkent", "Aktau", "Semey", "Taraz", "Oral"];

function sourceOf(at: number): string {
  const subject = COURTS[at % COURTS.length];
  return `The ${subject} of ${PLACES[at % PLACES.length]} heard case ${Math.floor(at / 63)} on the law of kandas today.`;
}

/** More than are looked at one by one, so that they are indexed. */
const MANY = 6000;

async function fill(from: number, to: number, name = "memory/law.tmx"): Promise<void> {
  const memory = await openMemory(path);
  const units = Array.from({ length: to - from }, (_, at) => unit(sourceOf(from + at), `${from + at}`));
  await memory.replace(collection(name, { version: `${from} ${to}` }), units);
  await memory.close();
}

const ASKED = [17, 4000, 7100].map((at) => sourceOf(at).replace("heard", "will hear"));

async function answers(): Promise<readonly (readonly (readonly [string, number])[])[]> {
  const memory = await openMemory(path);
  const found = await memory.lookup(
    ASKED.map((text) => query(text)),
    { threshold: 80, limit: 1e6 },
  );
  await memory.close();
  return found.map((matches) => matches.map((match) => [plainText(match.unit.target), match.base] as const).sort());
}

function exhaustive(units: Iterable<number>) {
  const all = [...units];
  return ASKED.map((asked) =>
    all
      .map((at) => [`${at}`, naiveBase(asked, sourceOf(at)) ?? 0] as const)
      .filter(([, base]) => base >= 80)
      .sort(),
  );
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
const indexFiles = (): string[] => readdirSync(folder).filter((name) => name.includes(".index"));

test("a large memory's index is saved, read by the next process, and kept up with what changes", async () => {
  await fill(0, MANY);
  expect(await answers()).toEqual(exhaustive(range(0, MANY)));
  expect(indexFiles()).toEqual(["memory.en-Latn.kk-Cyrl.70.index"]);
  const saved = readFileSync(join(folder, indexFiles()[0]!));
  expect(await answers()).toEqual(exhaustive(range(0, MANY)));
  // One unit goes, three hundred come: the index stays.
  await fill(1, MANY + 300);
  expect(await answers()).toEqual(exhaustive(range(1, MANY + 300)));
  expect(readFileSync(join(folder, indexFiles()[0]!)).equals(saved)).toBe(true);
});

test.each([
  ["damaged", (file: string) => writeFileSync(file, readFileSync(file).fill(7, 5000, 5100))],
  ["cut off", (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 9000))],
  ["empty", (file: string) => writeFileSync(file, "")],
  ["another's", (file: string) => writeFileSync(file, "#!/bin/sh\necho нет\n")],
])("an index that is %s is made anew without a word", async (_, harm) => {
  await fill(0, MANY);
  const before = await answers();
  harm(join(folder, indexFiles()[0]!));
  expect(await answers()).toEqual(before);
  expect(await answers()).toEqual(before);
});

test("an index of a memory that is gone is not used for the one in its place", async () => {
  await fill(0, MANY);
  await answers();
  for (const name of readdirSync(folder)) if (!name.includes(".index")) rmSync(join(folder, name));
  await fill(1000, MANY + 1000);
  expect(await answers()).toEqual(exhaustive(range(1000, MANY + 1000)));
});

test("while collections come, change and go, a file with an index answers as a naive model does", async () => {
  const steps = fc.sample(
    fc.record({
      name: fc.constantFrom("a.tmx", "b.tmx", "base.tmx"),
      first: fc.nat(MANY),
      size: fc.constantFrom(0, 400, 2600, MANY),
      reopens: fc.boolean(),
      asked: fc.nat(2 * MANY),
    }),
    { seed: 3, numRuns: 14 },
  );
  let memory = await openMemory(path);
  const model = new Map<string, readonly number[]>();
  for (const [step, { name, first, size, reopens, asked }] of [{ ...steps[0]!, size: MANY }, ...steps].entries()) {
    const held = range(first, first + size);
    if (size === 0) await memory.remove([name]);
    else
      await memory.replace(
        collection(name, { version: `${step}` }),
        held.map((at) => unit(sourceOf(at), `${name} ${at}`)),
      );
    model.set(name, held);
    if (reopens) {
      await memory.close();
      memory = await openMemory(path);
    }
    const text = sourceOf(asked).replace("heard", "will hear");
    const expected = [...model].flatMap(([of, all]) =>
      all.flatMap((at): [string, number][] => [[`${of} ${at}`, naiveBase(text, sourceOf(at)) ?? 0]]),
    );
    for (const threshold of [55, 80]) {
      const [found = []] = await memory.nearest([query(text)], { threshold, limit: 1e6 });
      const near = expected.filter(([, base]) => base >= threshold).sort();
      expect(found.map((match) => [plainText(match.unit.target), match.base]).sort()).toEqual(near);
    }
  }
  await memory.close();
});

test("an index that another process has saved since a transaction began is not used in it", async () => {
  await fill(0, MANY);
  const { db } = openDatabase(path);
  const statements = prepareStatements(db);
  const lookup = createLookup(statements, path);
  const asked = sourceOf(17).replace("heard", "will hear");
  db.exec("BEGIN");
  statements.mark(); // the first read decides what the transaction sees
  await fill(1000, 2 * MANY + 1000);
  await answers();
  const nearest = () => lookup.nearest([query(asked)], { threshold: 80, limit: 1e6 })[0] ?? [];
  const places = (found: ReturnType<typeof nearest>) => found.map((match) => plainText(match.unit.target)).sort();
  const expected = (all: readonly number[]) =>
    all.flatMap((at) => ((naiveBase(asked, sourceOf(at)) ?? 0) >= 80 ? [`${at}`] : [])).sort();
  expect(places(nearest())).toEqual(expected(range(0, MANY)));
  db.exec("COMMIT; BEGIN");
  expect(places(nearest())).toEqual(expected(range(1000, 2 * MANY + 1000)));
  db.exec("COMMIT");
  db.close();
});

test("what has come is merged in the background, and a crash in the middle of it loses nothing", async () => {
  await fill(0, MANY);
  await answers();
  const before = readFileSync(join(folder, indexFiles()[0]!));
  await fill(MANY, MANY + 5500, "memory/second.tmx");
  const expected = exhaustive(range(0, MANY + 5500));
  const crashed = spawnSync(process.execPath, ["tests/memory/use-index.ts", path], {
    env: { ...process.env, FAILPOINT: "index-save:kill" },
  });
  expect(crashed.signal).toBe("SIGKILL");
  expect(readFileSync(join(folder, "memory.en-Latn.kk-Cyrl.70.index")).equals(before)).toBe(true);
  expect(await answers()).toEqual(expected);
  expect(readFileSync(join(folder, "memory.en-Latn.kk-Cyrl.70.index")).equals(before)).toBe(false);
  expect(await answers()).toEqual(expected);
});
