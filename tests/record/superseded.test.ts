import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Target } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { formatPairs, mergePairs, type Pair, parsePairs, unitsOfPairs } from "../../src/record/pairs.ts";
import { pairsOf, supersededPairs } from "../../src/record/superseded.ts";
import { AT, drafted, edited, linked, source } from "./sample.ts";

const proposal = { source, target: textRuns("Ешкім жоқ."), origin: { kind: "person" }, at: AT } as const;
const moved = textRuns("Nobody comes out any more.");

describe("which pairs are kept", () => {
  test.each<[string, Target, number]>([
    ["a person's work", edited, 1],
    ["a machine's work that a person has signed off", { ...drafted, state: "reviewed" }, 1],
    ["locked work", { ...drafted, locked: true }, 1],
    ["a machine's draft", drafted, 0],
    ["nothing", { id: "s1", source, state: "new" }, 0],
    ["a joined sentence, which is empty", { ...edited, target: [], joined: true }, 0],
    ["a person's work and another's proposal", { ...edited, proposal }, 2],
    [
      "a person's work and a machine's proposal",
      { ...edited, proposal: { ...proposal, origin: { kind: "pseudo" } } },
      1,
    ],
  ])("of %s", (_what, target, count) => {
    expect(pairsOf(target)).toHaveLength(count);
  });

  test("an exception is kept as one", () => {
    const [pair] = pairsOf({ ...edited, onlyHere: true });
    expect(pair?.onlyHere).toBe(true);
    const read = parsePairs(formatPairs(pair === undefined ? [] : [pair]), "memory/superseded/kk/a.jsonl");
    expect(unitsOfPairs(read, "en", "kk")).toMatchObject([{ onlyHere: true }]);
  });

  test("a change of the text alone is a correction, and its old text is not kept", () => {
    expect(supersededPairs(edited, { ...edited, target: textRuns("Ешкім жоқ.") })).toEqual([]);
  });

  test("a change of the source keeps the pair that was true", () => {
    expect(supersededPairs(edited, { ...edited, source: moved })).toMatchObject([{ source, target: edited.target }]);
    expect(supersededPairs(drafted, { ...drafted, source: moved })).toEqual([]);
  });

  test("a person's proposal that goes is kept, unless it has become the target", () => {
    const proposed: Target = { ...edited, proposal };
    expect(supersededPairs(proposed, edited)).toMatchObject([{ source, target: proposal.target, state: "edited" }]);
    expect(supersededPairs(proposed, { ...edited, target: proposal.target })).toEqual([]);
    expect(supersededPairs(proposed, proposed)).toEqual([]);
  });
});

const pair: fc.Arbitrary<Pair> = fc.record({
  source: fc.constantFrom(source, moved, linked),
  target: fc.constantFrom(textRuns("Бір."), textRuns("Екі."), linked),
  state: fc.constantFrom("edited" as const, "reviewed" as const),
});
const pairs = fc.array(pair, { maxLength: 6 });

test("both lists are one, each pair once, in an order that does not depend on who came first", () => {
  fc.assert(
    fc.property(pairs, pairs, (a, b) => {
      const merged = mergePairs(a, b);
      const text = (list: readonly Pair[]): string[] =>
        list.map(({ source: s, target }) => JSON.stringify([s, target]));
      expect(new Set(text(merged)).size).toBe(merged.length);
      expect(text(merged)).toEqual(text(mergePairs(b, a)));
      expect(new Set(text(merged))).toEqual(new Set([...text(a), ...text(b)]));
      expect(mergePairs(merged, b)).toEqual(mergePairs(merged, mergePairs([], b)));
    }),
  );
});

test("what was written is read again", () => {
  fc.assert(
    fc.property(pairs, (list) => {
      expect(parsePairs(formatPairs(list), "a.jsonl")).toEqual(mergePairs([], list));
    }),
  );
});

test.each(["{", "[]", '{"source":"x","state":"edited"}', '{"source":5,"target":"x","state":"edited"}'])(
  "the line %j is named as no pair",
  (line) => {
    const text = `${formatPairs([{ source, target: textRuns("Бір."), state: "edited" }])}${line}\n`;
    expect(() => parsePairs(text, "memory/superseded/kk/a.md.jsonl")).toThrow(
      expect.objectContaining({ code: "E_MEMORY_FILE", place: { path: "memory/superseded/kk/a.md.jsonl", line: 2 } }),
    );
  },
);

test("as memory entries they are a person's, and their surroundings are not known", () => {
  const [unit] = unitsOfPairs([{ source, target: textRuns("Бір."), state: "edited", by: "dana" }], "en", "kk");
  expect(unit).toEqual({
    source,
    target: textRuns("Бір."),
    state: "edited",
    by: "dana",
    sourceLang: "en",
    lang: "kk",
    origin: "person",
  });
});
