import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openKeySet } from "../../src/queue/key-set.ts";

const keyOf = (number: number): string => createHash("sha256").update(String(number)).digest("hex");

test("a key is new exactly the first time, as in a Set", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 200 }), (numbers) => {
      const keys = openKeySet();
      const model = new Set<number>();
      for (const number of numbers) {
        expect(keys.add(keyOf(number))).toBe(!model.has(number));
        model.add(number);
        expect(keys.size).toBe(model.size);
      }
    }),
  );
});

test("tens of thousands of keys are told apart", () => {
  const keys = openKeySet();
  const count = 40_000;
  for (const expected of [true, false])
    for (let number = 0; number < count; number++) expect(keys.add(keyOf(number))).toBe(expected);
  expect(keys.size).toBe(count);
});

test("what is no key is refused", () => {
  for (const key of ["", "ab", "z".repeat(64)]) expect(() => openKeySet().add(key)).toThrow(TypeError);
});
