import { expect, test } from "vitest";
import type { InlineCode, Run, Runs } from "../../src/core/model.ts";
import { codeShapes } from "../../src/exchange/code-shapes.ts";
import type { HandoverUnit } from "../../src/exchange/handover.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";

test.each([
  ["pairs inside pairs", "1 2 /2 /1", "nested nested nested nested"],
  ["pairs one after the other", "1 /1 2 /2", "nested nested nested nested"],
  ["pairs that cross", "1 2 /1 /2", "overlapping overlapping overlapping overlapping"],
  ["a pair inside one that crosses", "1 2 3 /3 /1 /2", "overlapping overlapping nested nested overlapping overlapping"],
  ["a pair around two that cross", "9 1 2 /1 /2 /9", "nested overlapping overlapping overlapping overlapping nested"],
  ["lone ends", "1 /2", "isolated isolated"],
  ["a pair the wrong way round", "/1 1", "isolated isolated"],
  ["an end that occurs twice", "1 /1 /1", "isolated isolated isolated"],
  ["a lone end inside a pair", "1 2 /1", "nested isolated nested"],
])("%s", (_name, codes, shapes) => {
  expect(codeShapes(runsOf(codes)).join(" ")).toBe(shapes);
});

test("300 pairs inside one another are written no deeper than readers accept, and read back", () => {
  const ids = Array.from({ length: 300 }, (_, index) => String(index + 1));
  const source = runsOf([...ids, ...ids.toReversed().map((id) => `/${id}`)].join(" "));
  const unit: HandoverUnit = {
    id: "deep-1",
    group: 0,
    kind: "paragraph",
    headings: [],
    source,
    state: "new",
    base: "00",
    alternatives: [],
    notes: [],
  };
  const xml = writeXliff12({ original: "deep.html", sourceLang: "en", lang: "kk", units: [unit] });
  expect(readXliff12(xml, "deep.xlf")[0]?.units[0]?.source).toEqual(source);
});

/** `1` opens, `/1` closes. */
function runsOf(codes: string): Runs {
  return codes.split(" ").map((mark): Run => {
    const type: InlineCode["type"] = mark.startsWith("/") ? "close" : "open";
    return { kind: "code", code: { id: mark.replace("/", ""), type, name: "bold", data: "**" } };
  });
}
