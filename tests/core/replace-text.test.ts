import fc from "fast-check";
import { expect, test } from "vitest";
import { replaceText } from "../../src/core/replace-text.ts";
import { codesOf, markedText, plainText } from "../../src/core/runs.ts";
import { markedRuns } from "../checks/marked-runs.ts";

test("a stretch is replaced inside its run; codes and what they part stay", () => {
  const runs = markedRuns("Отбасылар {1}қақпаға қақпаға{/1} жиналды.");
  expect(markedText(replaceText(runs, [{ start: 17, end: 25, text: "" }]))).toBe("Отбасылар {1}қақпаға{/1} жиналды.");
  expect(replaceText(runs, [{ start: 5, end: 12, text: "x" }])).toEqual(runs);
});

test("of two that overlap the first is done", () => {
  const runs = markedRuns("абвгд");
  const both = [
    { start: 2, end: 4, text: "Y" },
    { start: 1, end: 3, text: "X" },
  ];
  expect(plainText(replaceText(runs, both))).toBe("аXгд");
});

test("codes stay in their order whatever is replaced", () => {
  const span = fc.tuple(fc.nat(12), fc.nat(12), fc.string());
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const runs = markedRuns("аб{1}вгд{2/}еж{/1}з");
      const wanted = spans.map(([a, b, text]) => ({ start: Math.min(a, b), end: Math.max(a, b), text }));
      expect(codesOf(replaceText(runs, wanted))).toEqual(codesOf(runs));
    }),
  );
});

test("an insertion where two runs meet is made once", () => {
  expect(markedText(replaceText(markedRuns("аб{1/}вг"), [{ start: 2, end: 2, text: "-" }]))).toBe("аб-{1/}вг");
});
