import fc from "fast-check";
import { expect, test } from "vitest";
import { withLineEndsOf } from "../../src/core/line-ends.ts";
import { textRuns } from "../../src/core/runs.ts";

const lines = fc
  .array(fc.constantFrom("қыс", "күз", "\n", "\r", "\r\n", ""), { maxLength: 8 })
  .map((all) => all.join(""));

test("line ends that XML has made line feeds are what they were", () => {
  fc.assert(
    fc.property(lines, (text) => {
      const read = textRuns(text.replace(/\r\n?/g, "\n"));
      expect(withLineEndsOf(read, [textRuns(text)])).toEqual(textRuns(text));
    }),
  );
});

test("a text that has carriage returns of its own, or a model without any, changes nothing", () => {
  fc.assert(
    fc.property(lines, lines, (text, model) => {
      fc.pre(text.includes("\r") || !model.includes("\r"));
      expect(withLineEndsOf(textRuns(text), [textRuns(model)])).toEqual(textRuns(text));
    }),
  );
});

test("lines that a translator adds end as the last line of the model does", () => {
  expect(withLineEndsOf(textRuns("бір\nекі\nүш"), [textRuns("one\r\ntwo")])).toEqual(textRuns("бір\r\nекі\r\nүш"));
});

test("the first model with several lines counts", () => {
  const models = [textRuns("бір"), textRuns("one\ntwo"), textRuns("one\r\ntwo")];
  expect(withLineEndsOf(textRuns("бір\nекі"), models)).toEqual(textRuns("бір\nекі"));
});
