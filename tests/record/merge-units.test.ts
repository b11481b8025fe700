import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentKey } from "../../src/core/normalise.ts";
import { textRuns } from "../../src/core/runs.ts";
import {
  CONFLICT_RULES,
  type ConflictRule,
  entryOf,
  type Incoming,
  type Merged,
  mergeUnits,
  OUTCOMES,
  type OwnPairs,
  ownPairs,
} from "../../src/record/merge-units.ts";
import { type Entry, formatEntries, type Pair, pairKey, parseEntries } from "../../src/record/pairs.ts";

const GATE = "Families gather at the gate.";
const OLD = "2024-03-01T00:00:00Z";
const NEW = "2025-03-01T00:00:00Z";
const nobody: OwnPairs = { holds: () => false, rival: () => undefined };

function pair(target: string, facts: Partial<Pair> = {}, source = GATE): Pair {
  return { source: textRuns(source), target: textRuns(target), state: "edited", ...facts };
}

function incoming(...pairs: readonly Pair[]): readonly Incoming<number>[] {
  return pairs.map((each, from) => ({ pair: each, sourceKey: contentKey(each.source), from }));
}

function standing(...pairs: readonly Pair[]): readonly Entry[] {
  return parseEntries(formatEntries(incoming(...pairs).map(entryOf)), "memory/imported/kk/0.jsonl");
}

/** The lines that stand once a merge is written. */
function applied(before: readonly Entry[], { changes }: Merged<number>): string {
  const gone = new Set(changes.flatMap((change) => change.before));
  const come = changes.flatMap(({ after }) => (after === undefined ? [] : [entryOf(after)]));
  return formatEntries([...before.filter((entry) => !gone.has(entry)), ...come]);
}

function counted(before: readonly Entry[], pairs: readonly Pair[], rule: ConflictRule, own = nobody) {
  const { counts } = mergeUnits(before, incoming(...pairs), own, rule);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

const FIRST = "Отбасылар қақпа алдына жиналады.";
const SECOND = "Отбасылар қақпаның алдына жиналып жатыр.";

describe("what becomes of a unit that is brought", () => {
  test.each<[string, Pair[], Pair, ConflictRule, object]>([
    ["a new one is added", [], pair(FIRST), "newest", { added: 1 }],
    ["one that stands is unchanged", [pair(FIRST)], pair(FIRST), "newest", { unchanged: 1 }],
    [
      "under another id it is the same",
      [pair(FIRST, { id: "7" })],
      pair(FIRST, { id: "9" }),
      "newest",
      { unchanged: 1 },
    ],
    ["changed later, it is updated", [pair(FIRST, { at: OLD })], pair(FIRST, { at: NEW }), "keep", { updated: 1 }],
    ["reviewed since, it is updated", [pair(FIRST)], pair(FIRST, { state: "reviewed" }), "newest", { updated: 1 }],
    ["changed earlier, it is not", [pair(FIRST, { at: NEW })], pair(FIRST, { at: OLD }), "newest", { unchanged: 1 }],
    ["in other surroundings it is another", [pair(FIRST)], pair(FIRST, { previousKey: "" }), "newest", { added: 1 }],
    [
      "newest: a later target replaces",
      [pair(FIRST, { at: OLD })],
      pair(SECOND, { at: NEW }),
      "newest",
      { replaced: 1 },
    ],
    ["newest: any time is later than none", [pair(FIRST)], pair(SECOND, { at: OLD }), "newest", { replaced: 1 }],
    ["newest: an earlier one does not", [pair(FIRST, { at: NEW })], pair(SECOND, { at: OLD }), "newest", { kept: 1 }],
    ["newest: at no time what stands stays", [pair(FIRST)], pair(SECOND), "newest", { kept: 1 }],
    ["keep: what stands stays", [pair(FIRST, { at: OLD })], pair(SECOND, { at: NEW }), "keep", { kept: 1 }],
    ["both: beside what stands", [pair(FIRST)], pair(SECOND), "both", { added: 1 }],
    ["ask: left open", [pair(FIRST)], pair(SECOND, { at: NEW }), "ask", { open: 1 }],
    ["other surroundings are no conflict", [pair(FIRST)], pair(SECOND, { previousKey: "" }), "ask", { added: 1 }],
    ["another id changes nothing", [pair(FIRST, { id: "a" })], pair(SECOND, { id: "b" }), "ask", { open: 1 }],
  ])("%s", (_what, before, unit, rule, counts) => {
    expect(counted(standing(...before), [unit], rule)).toEqual(counts);
  });

  test("of two targets in the files themselves, the rule chooses too", () => {
    const two = [pair(FIRST, { at: OLD }), pair(SECOND, { at: NEW })];
    expect(counted([], two, "newest")).toEqual({ added: 1, kept: 1 });
    expect(counted([], two, "both")).toEqual({ added: 2 });
    expect(counted([], two, "ask")).toEqual({ open: 2 });
    expect(applied([], mergeUnits([], incoming(...two), nobody, "newest"))).toContain(SECOND);
  });
});

describe("what the project's own people wrote", () => {
  const inPlace = { previousKey: "", nextKey: "f00d" };
  const own = ownPairs([{ ...pair(FIRST, { ...inPlace, id: "s1" }), sourceKey: contentKey(textRuns(GATE)) }]);

  test.each<[string, Pair, ConflictRule, object]>([
    ["is not added again", pair(FIRST, inPlace), "both", { unchanged: 1 }],
    ["is not added again where the file does not know the surroundings", pair(FIRST), "newest", { unchanged: 1 }],
    ["is added for other surroundings", pair(FIRST, { previousKey: "beef" }), "newest", { added: 1 }],
    ["is not outvoted by a newer target", pair(SECOND, { ...inPlace, at: NEW }), "newest", { kept: 1 }],
    ["may have another beside it", pair(SECOND, { ...inPlace, at: NEW }), "both", { added: 1 }],
    ["may be asked about", pair(SECOND, inPlace), "ask", { open: 1 }],
  ])("%s", (_what, unit, rule, counts) => {
    expect(counted([], [unit], rule, own)).toEqual(counts);
  });
});

const units: fc.Arbitrary<Pair[]> = fc.array(
  fc.record(
    {
      source: fc.constantFrom(textRuns(GATE), textRuns("They hold photographs.")),
      target: fc.constantFrom(textRuns(FIRST), textRuns(SECOND), textRuns("Қолдарында фотосуреттер.")),
      state: fc.constantFrom("draft" as const, "edited" as const, "reviewed" as const),
      at: fc.constantFrom(OLD, NEW),
      id: fc.constantFrom("a", "b"),
      previousKey: fc.constantFrom("", "beef"),
      by: fc.constantFrom("dana", "aigerim"),
      memory: fc.constantFrom("first.tmx", "second.tmx"),
    },
    { requiredKeys: ["source", "target", "state"] },
  ),
  { maxLength: 12 },
);
const rule = fc.constantFrom(...CONFLICT_RULES);

describe("laws", () => {
  test("every unit that is brought has one outcome", () => {
    fc.assert(
      fc.property(units, units, rule, (before, brought, by) => {
        const { counts } = mergeUnits(standing(...before), incoming(...brought), nobody, by);
        expect(OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(brought.length);
      }),
    );
  });

  test("the order in which units are brought does not matter", () => {
    fc.assert(
      fc.property(units, units, rule, fc.infiniteStream(fc.nat(50)), (before, brought, by, random) => {
        const entries = standing(...before);
        const shuffled = brought
          .map((each) => ({ each, rank: random.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ each }) => each);
        const once = mergeUnits(entries, incoming(...brought), nobody, by);
        const again = mergeUnits(entries, incoming(...shuffled), nobody, by);
        expect(applied(entries, again)).toBe(applied(entries, once));
        expect(again.counts).toEqual(once.counts);
      }),
    );
  });

  test("bringing the same twice adds nothing the second time", () => {
    fc.assert(
      fc.property(units, units, rule, (before, brought, by) => {
        const entries = standing(...before);
        const once = applied(entries, mergeUnits(entries, incoming(...brought), nobody, by));
        const again = mergeUnits(parseEntries(once, "memory/imported/kk/0.jsonl"), incoming(...brought), nobody, by);
        expect(again.changes).toEqual([]);
      }),
    );
  });

  test("newest: units of two files, each with a time of its own, end alike whichever file comes first", () => {
    const dated = units.map((list) =>
      list.map((each, index) => ({ ...each, at: `2025-01-${String(index + 1).padStart(2, "0")}T00:00:00Z` })),
    );
    const later = units.map((list) =>
      list.map((each, index) => ({ ...each, at: `2025-01-${String(index + 1).padStart(2, "0")}T12:00:00Z` })),
    );
    fc.assert(
      fc.property(dated, later, (first, second) => {
        const then = (text: string, brought: readonly Pair[]): string => {
          const entries = parseEntries(text, "memory/imported/kk/0.jsonl");
          return applied(entries, mergeUnits(entries, incoming(...brought), nobody, "newest"));
        };
        const keys = (text: string): readonly string[] =>
          parseEntries(text, "a.jsonl").map((entry) => `${pairKey(entry.pair)} ${entry.pair.at}`);
        expect(keys(then(then("", second), first))).toEqual(keys(then(then("", first), second)));
      }),
    );
  });
});
