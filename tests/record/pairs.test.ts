import fc from "fast-check";
import { expect, test } from "vitest";
import { textRuns } from "../../src/core/runs.ts";
import {
  comparePreference,
  formatEntries,
  isNewer,
  type Pair,
  pairFromLine,
  pairLine,
  parseEntries,
  parsePairs,
} from "../../src/record/pairs.ts";
import { AT, linked, source } from "./sample.ts";

const whole: Pair = {
  source: linked,
  target: textRuns("Жарлықты қараңыз."),
  state: "reviewed",
  origin: "memory",
  by: "aigerim",
  at: AT,
  createdBy: "dana",
  createdAt: "2024-01-01T00:00:00Z",
  id: "tu-7",
  previousKey: "",
  nextKey: "beef",
  notes: ["From the decree's official text."],
  props: [
    { type: "x-domain", value: "law" },
    { type: "x-domain", value: "press" },
  ],
  memory: "partner.tmx",
};

const pair: fc.Arbitrary<Pair> = fc.record(
  {
    source: fc.constantFrom(source, linked),
    target: fc.constantFrom(textRuns("Бір."), textRuns("Екі.")),
    state: fc.constantFrom("edited" as const, "reviewed" as const),
    at: fc.constantFrom(AT, "2024-01-01T00:00:00Z"),
    by: fc.constantFrom("dana", "aigerim"),
    previousKey: fc.constantFrom("", "beef"),
    memory: fc.constantFrom("a.tmx", "b.tmx"),
  },
  { requiredKeys: ["source", "target", "state"] },
);
const pairs = fc.array(pair, { maxLength: 8 });

test("a line keeps all that is known of a pair, in a fixed order", () => {
  expect(pairFromLine(pairLine(whole))).toEqual(whole);
  const { memory, props, ...rest } = whole;
  expect(pairLine({ memory: memory ?? "", props: props ?? [], ...rest })).toBe(pairLine(whole));
});

test("a person's pair says nothing of its origin, as superseded pairs always have", () => {
  expect(pairLine({ source, target: textRuns("Ешкім."), state: "edited", origin: "person" })).toBe(
    '{"source":"Nobody comes out.","target":"Ешкім.","state":"edited"}',
  );
});

test("which lines git's union leaves, in what order and how often, does not matter", () => {
  fc.assert(
    fc.property(pairs, fc.infiniteStream(fc.nat(20)), (list, random) => {
      const lines = list.map((each) => pairLine(each));
      const merged = [...lines, ...lines.filter(() => random.next().value % 2 === 0)]
        .map((line) => ({ line, rank: random.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ line }) => line);
      expect(parsePairs(merged.join("\r\n"), "a.jsonl")).toEqual(parsePairs(lines.join("\n"), "a.jsonl"));
    }),
  );
});

test("a file that was written is written again byte for byte", () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const written = list.map((each) => `${pairLine(each)}\n`).join("");
      const sorted = formatEntries(parseEntries(written, "a.jsonl"));
      expect(formatEntries(parseEntries(sorted, "a.jsonl"))).toBe(sorted);
    }),
  );
});

test("preference is an order: nothing is newer than itself, and the newer is preferred", () => {
  fc.assert(
    fc.property(pair, pair, (a, b) => {
      expect(isNewer(a, a)).toBe(false);
      expect(Math.sign(comparePreference(a, b))).toBe(-Math.sign(comparePreference(b, a)) + 0);
      if (isNewer(a, b)) expect(comparePreference(a, b)).toBeGreaterThan(0);
    }),
  );
});

test.each(["{", '{"source":"a","target":"b"}', '{"source":"a","target":"b","state":"done"}', '{"notes":5}', "null"])(
  "the line %j is no pair",
  (line) => {
    expect(pairFromLine(line)).toBeUndefined();
  },
);
