import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { normaliseText } from "../../src/core/normalise.ts";
import { plainText } from "../../src/core/runs.ts";
import { type Memory, openMemory } from "../../src/memory/index.ts";
import { naiveBase } from "./naive.ts";
import { collection, query, unit } from "./units.ts";

const WORDS = [
  ..."президент жарлыққа қол қойды Kandas Қандас мәртебесі the The court in Astana decree 5 12 1,200 4.8 , . — “ ”".split(
    " ",
  ),
  "co-chair",
  "Tokayev’s",
];
const sentence = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength, size: "max" }).map((words) => words.join(" "));
/** Sentences with likes among them, as chance alone would give none of 70 % and more. */
const sentences: fc.Arbitrary<string[]> = fc
  .array(fc.tuple(sentence(45), fc.array(fc.tuple(fc.nat(45), fc.constantFrom(...WORDS, "")), { maxLength: 8 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((families) =>
    families.flatMap(([first, edits]) => {
      const words = first.split(" ");
      const likes = edits.map(([at, word]) => {
        words.splice(at, 1, ...(word === "" ? [] : [word]));
        return words.join(" ");
      });
      return [first, ...likes];
    }),
  );

type Answer = readonly (readonly [name: string, base: number])[];

function expected(stored: ReadonlyMap<string, string>, asked: string, threshold: number): Answer {
  const wanted = normaliseText(asked);
  return [...stored]
    .map(([name, source]) => [name, naiveBase(wanted, normaliseText(source))] as const)
    .filter((pair): pair is readonly [string, number] => pair[1] !== undefined && pair[1] >= threshold)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Each stored target is its unit's name, so that no two pairs are equal. */
async function answer(memory: Memory, asked: string, threshold: number): Promise<Answer> {
  const [matches = []] = await memory.lookup([query(asked)], { threshold, limit: 1e6 });
  const pairs = matches.map((match) => [plainText(match.unit.target), match.base] as const);
  return pairs.sort(([a], [b]) => (a < b ? -1 : 1));
}

test("look-ups find exactly what a search through all units by definition finds, at every threshold", async () => {
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  await fc.assert(
    fc.asyncProperty(sentences, sentence(45), fc.integer({ min: 1, max: 99 }), async (sources, other, threshold) => {
      const stored = new Map(sources.map((source, index) => [`unit ${index}`, source]));
      await memory.replace(
        collection("m"),
        [...stored].map(([name, source]) => unit(source, name)),
      );
      for (const asked of [other, ...sources.slice(0, 3)])
        expect(await answer(memory, asked, threshold)).toEqual(expected(stored, asked, threshold));
    }),
    { numRuns: 120 },
  );
});

test("a limit cuts the full list, whatever was read to find it", async () => {
  const memory = await openMemory(":memory:");
  onTestFinished(() => memory.close());
  const states = fc.constantFrom("draft", "edited", "reviewed");
  const targets = fc.constantFrom("бір", "екі", "5 үш");
  const units = fc.array(fc.tuple(fc.nat(40), states, targets, fc.nat(2)), { minLength: 5, maxLength: 30 });
  const use = fc.constantFrom("repeat", "auto", "enforce", "mt");
  const worth = fc.record({ penalty: fc.nat(9), priority: fc.nat(2), use }, { requiredKeys: ["penalty", "priority"] });
  await fc.assert(
    fc.asyncProperty(
      sentences,
      units,
      fc.array(worth, { minLength: 3, maxLength: 3 }),
      async (sources, all, worths) => {
        for (const [index, more] of worths.entries()) {
          const its = all.filter(([, , , where]) => where === index);
          await memory.replace(
            collection(`m${index}`, more),
            its.map(([which, state, target]) => unit(sources[which % sources.length]!, target, { state })),
          );
        }
        const asked = sources.slice(0, 4).map((source) => query(source));
        const full = await memory.lookup(asked, { threshold: 40, limit: 1e6 });
        for (const limit of [1, 2, 5]) {
          const cut = await memory.lookup(asked, { threshold: 40, limit });
          expect(cut).toEqual(full.map((matches) => matches.slice(0, limit)));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("after 5,000 random replacements and removals, a file answers as a naive model does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-memory-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  let memory = await openMemory(join(folder, "memory.db"));
  const model = new Map<string, { penalty: number; units: ReadonlyMap<string, string> }>();
  const [pool] = fc.sample(fc.array(sentence(12), { minLength: 60, maxLength: 60 }), { seed: 7, numRuns: 1 });
  const random = seeded(2026);
  for (let step = 1; step <= 5000; step++) {
    const name = `memory/${random(12)}.tmx`;
    if (random(5) === 0) {
      await memory.remove([name]);
      model.delete(name);
    } else {
      const units = new Map(Array.from({ length: random(6) }, (_, at) => [`${step} ${at}`, pool![random(60)]!]));
      const penalty = random(4);
      await memory.replace(
        { name, version: `${step}`, penalty, priority: 0 },
        [...units].map(([id, source]) => unit(source, id)),
      );
      model.set(name, { penalty, units });
    }
    if (step % 50 !== 0) continue;
    if (step % 1000 === 0) {
      await memory.close();
      memory = await openMemory(join(folder, "memory.db"));
    }
    const stored = new Map([...model.values()].flatMap(({ units }) => [...units]));
    for (const asked of [pool![random(60)]!, `${pool![random(60)]!} Astana`])
      expect(await answer(memory, asked, 60)).toEqual(expected(stored, asked, 60));
    const held = await memory.collections();
    expect(held.map((each) => [each.name, each.penalty])).toEqual(
      [...model].map(([each, { penalty }]) => [each, penalty]).sort(([a], [b]) => (a! < b! ? -1 : 1)),
    );
  }
  await memory.close();
});

/** A small generator of whole numbers below `limit` (mulberry32). */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
