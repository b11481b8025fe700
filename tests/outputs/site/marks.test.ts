import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText, textRuns } from "../../../src/core/runs.ts";
import { marksFor } from "../../../src/outputs/site/marks.ts";

test("a mark stands before the first letter, behind the quotes that open the sentence", () => {
  const marks = marksFor([])!;
  const text = plainText(marks.put(textRuns("«Үйге», — дейді ана."), 12));
  expect(marks.cut(text)).toEqual([
    { segment: undefined, text: "«" },
    { segment: 12, text: "Үйге», — дейді ана." },
  ]);
});

test("law: whatever private-use characters a text has, marks are told from them", () => {
  const character = fc.oneof(
    fc.integer({ min: 0xe000, max: 0xf8ff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom("а", "1", " ", "*"),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 30 }), fc.nat(5000), (characters, index) => {
      const text = characters.join("");
      const marks = marksFor([text])!;
      const marked = plainText(marks.put(textRuns(text), index));
      expect(marks.strip(marked)).toBe(text);
      const found = marks.cut(marked).filter(({ segment }) => segment !== undefined);
      expect(found.map(({ segment }) => segment)).toEqual(/[\p{L}\p{N}]/u.test(text) ? [index] : []);
    }),
  );
});
