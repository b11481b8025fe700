import fc from "fast-check";
import { expect, test } from "vitest";
import { countBits, HEAD, sign } from "../../src/memory/fuzzy/signature.ts";
import {
  greatestDistance,
  patternDistance,
  percent,
  preparePattern,
  releasePattern,
} from "../../src/memory/similarity.ts";
import { naiveDistance } from "./naive.ts";

const SYMBOLS = 12;
const sequence = (maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(SYMBOLS - 1), { maxLength, size: "max" });

test("the bit-parallel distance is Levenshtein's, across words of 32 positions", () => {
  const slots = new Int32Array(SYMBOLS);
  fc.assert(
    fc.property(sequence(110), sequence(110), (a, b) => {
      const pattern = preparePattern(a, slots);
      const symbols = Int32Array.from([7, ...b, 7]);
      const distance = patternDistance(pattern, { symbols, start: 1, end: b.length + 1 }, 1000);
      releasePattern(a, slots);
      expect(distance).toBe(naiveDistance(a, b));
    }),
    { numRuns: 400 },
  );
});

test("near sequences of every length around the word boundaries have their true distance", () => {
  const slots = new Int32Array(SYMBOLS);
  for (const length of [0, 1, 31, 32, 33, 63, 64, 65, 96, 97]) {
    const a = Array.from({ length }, (_, at) => (at * 7) % SYMBOLS);
    for (let cut = 0; cut <= length; cut++) {
      const b = [...a.slice(0, cut), 3, ...a.slice(cut + 2)];
      const pattern = preparePattern(a, slots);
      const stretch = { symbols: Int32Array.from(b), start: 0, end: b.length };
      expect(patternDistance(pattern, stretch, 1000)).toBe(naiveDistance(a, b));
      releasePattern(a, slots);
    }
  }
});

test("a distance above the limit is only known to be above it, one within it is exact", () => {
  const slots = new Int32Array(SYMBOLS);
  fc.assert(
    fc.property(sequence(70), sequence(70), fc.nat(70), (a, b, limit) => {
      const pattern = preparePattern(a, slots);
      const distance = patternDistance(pattern, { symbols: Int32Array.from(b), start: 0, end: b.length }, limit);
      releasePattern(a, slots);
      const truth = naiveDistance(a, b);
      expect(truth <= limit ? distance === truth : distance > limit).toBe(true);
    }),
  );
});

test("symbols that stand for nothing known equal nothing, and a released pattern leaves no trace", () => {
  const slots = new Int32Array(SYMBOLS);
  const pattern = preparePattern([-1, 5, -1], slots);
  expect(patternDistance(pattern, { symbols: Int32Array.of(5), start: 0, end: 1 }, 9)).toBe(2);
  releasePattern([-1, 5, -1], slots);
  expect([...slots].every((slot) => slot === 0)).toBe(true);
});

test("the greatest distance is the last one that reaches the threshold", () => {
  for (let longest = 1; longest <= 120; longest++)
    for (let threshold = 0; threshold <= 100; threshold++) {
      const distance = greatestDistance(longest, threshold);
      expect(percent(distance, longest)).toBeGreaterThanOrEqual(threshold);
      if (distance < longest) expect(percent(distance + 1, longest)).toBeLessThan(threshold);
    }
});

test("classes that one text has alone never exceed the distance", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 20 }), fc.array(fc.nat(500), { maxLength: 20 }), (a, b) => {
      const [low, high] = signed(a);
      const [otherLow, otherHigh] = signed(b);
      expect(countBits(low & ~otherLow) + countBits(high & ~otherHigh)).toBeLessThanOrEqual(naiveDistance(a, b));
    }),
  );
});

function signed(symbols: readonly number[]): readonly [number, number] {
  const cells = Int32Array.from([0, 0, ...symbols]);
  sign(cells, 0, HEAD + symbols.length);
  return [cells[0]!, cells[1]!];
}
