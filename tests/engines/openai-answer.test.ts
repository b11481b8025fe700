import fc from "fast-check";
import { expect, test } from "vitest";
import { readTexts } from "../../src/engines/openai-answer.ts";

const texts = fc.array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 6 });

function message(list: readonly (readonly [number, string])[]): string {
  return JSON.stringify({ translations: list.map(([id, text]) => ({ id, text })) });
}

test("texts come by their ids, in whatever order the model gives them", () => {
  const shuffled = texts.chain((list) => {
    const numbered = list.map((text, index): [number, string] => [index + 1, text]);
    return fc.tuple(fc.constant(numbered), fc.shuffledSubarray(numbered, { minLength: list.length }));
  });
  fc.assert(
    fc.property(shuffled, ([list, order]) => {
      expect(readTexts(message(order))).toEqual(new Map(order));
      expect(readTexts(message(order))?.size).toBe(list.length);
    }),
  );
});

test("an id that occurs twice has no text, and the others keep theirs", () => {
  fc.assert(
    fc.property(texts, fc.nat(5), (list, twice) => {
      const numbered = list.map((text, index): [number, string] => [index + 1, text]);
      const read = readTexts(message([...numbered, [twice, "again"], [twice, "again"]]));
      expect(read).toEqual(new Map(numbered.filter(([id]) => id !== twice)));
    }),
  );
});

test("what stands around the object changes nothing of it", () => {
  const around = fc.string({ unit: "grapheme-ascii", maxLength: 20 }).filter((text) => !/[{}]/.test(text));
  fc.assert(
    fc.property(texts, around, around, (list, before, after) => {
      const numbered = list.map((text, index): [number, string] => [index + 1, text]);
      expect(readTexts(`${before}${message(numbered)}${after}`)).toEqual(new Map(numbered));
    }),
  );
});

test("no message, whatever it is, gives a text under an id that is no whole number", () => {
  const entry = fc.oneof(
    fc.json(),
    fc.record({ id: fc.jsonValue(), text: fc.jsonValue() }).map((one) => JSON.stringify(one)),
  );
  const hostile = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(entry).map((list) => `{"translations":[${list.join(",")}]}`),
  );
  fc.assert(
    fc.property(hostile, (given) => {
      for (const [id, text] of readTexts(given) ?? []) {
        expect(typeof id).toBe("number");
        expect(typeof text).toBe("string");
      }
    }),
  );
});

test("a message of a million braces is read at once", () => {
  expect(readTexts("{".repeat(1_000_000))).toBeUndefined();
  expect(readTexts("<think>".repeat(100_000))).toBeUndefined();
});
