import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STATES } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { parseMemoryLines } from "../../src/record/memory-lines.ts";
import { formatPairs } from "../../src/record/pairs.ts";
import { said } from "../report/said.ts";
import { AT, linked } from "./sample.ts";

const PATH = "memory/partner.jsonl";
const EN_KK = { sourceLang: "en", lang: "kk" };

test("plain strings are texts, and what is not said has its default", () => {
  const lines = '{"source": "Home", "target": "Басты бет"}\n\n{"source":"Court","target":"Суд","lang":"ru"}\r\n';
  expect(parseMemoryLines(lines, PATH, EN_KK)).toEqual([
    { source: textRuns("Home"), target: textRuns("Басты бет"), ...EN_KK, state: "edited", origin: "memory" },
    {
      source: textRuns("Court"),
      target: textRuns("Суд"),
      sourceLang: "en",
      lang: "ru",
      state: "edited",
      origin: "memory",
    },
  ]);
});

test("all that is known of an entry is taken, unknown keys are passed over", () => {
  const said = { state: "final", origin: "engine", by: "aigerim", at: AT, id: "k1", previousKey: "", nextKey: "ab" };
  const line = JSON.stringify({
    source: "Home",
    target: "Үй",
    sourceLang: "en-GB",
    lang: "kk-KZ",
    ...said,
    quality: 4,
  });
  expect(parseMemoryLines(line, PATH, { sourceLang: "ru" })).toEqual([
    { source: textRuns("Home"), target: textRuns("Үй"), sourceLang: "en-GB", lang: "kk-KZ", ...said },
  ]);
});

test("superseded pairs of any project can be brought along as they are", () => {
  const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== "");
  const pair = fc.record({
    source: fc.oneof(text.map(textRuns), fc.constant(linked)),
    target: fc.oneof(text.map(textRuns), fc.constant(linked)),
    state: fc.constantFrom(...STATES),
    by: text,
    at: fc.constant(AT),
  });
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const units = parseMemoryLines(formatPairs(pairs), PATH, EN_KK);
      expect(units).toEqual(pairs.map((one) => ({ ...one, ...EN_KK, origin: "memory" })));
    }),
  );
});

describe("a line that is no entry is named, and nothing of the file is used", () => {
  test.each([
    ["no JSON", '{"source": "Home"', "it is not JSON"],
    ["a list", "[1]", "source is missing"],
    ["text", '"Home"', "expected a map"],
    ["no source", '{"target": "Үй"}', "source is missing"],
    ["an empty target", '{"source": "Home", "target": " "}', "target, expected: text"],
    ["a number for text", '{"source": "Home", "target": 5}', "target, expected: text"],
    [
      "an unknown state",
      '{"source": "Home", "target": "Үй", "state": "done"}',
      `state, expected: ${STATES.join(" | ")}`,
    ],
    [
      "a language that is none",
      '{"source": "Home", "target": "Үй", "lang": "no such tag"}',
      "lang, expected: language tag",
    ],
  ])("%s", (_, line, reason) => {
    const lines = `{"source": "Court", "target": "Сот"}\n${line}\n`;
    expect(() => parseMemoryLines(lines, PATH, EN_KK)).toThrow(
      expect.objectContaining({
        code: "E_MEMORY_LINE",
        place: { path: PATH, line: 2 },
        values: { path: PATH, reason: said(reason) },
      }),
    );
  });

  test("a line without a language where none is known", () => {
    expect(() => parseMemoryLines('{"source": "Court", "target": "Сот"}', PATH, { sourceLang: "en" })).toThrow(
      expect.objectContaining({
        place: { path: PATH, line: 1 },
        values: { path: PATH, reason: said("lang is missing") },
      }),
    );
  });
});
