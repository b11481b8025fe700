import { expect, test } from "vitest";
import type { Target } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { carryTargets } from "../../src/record/carry.ts";
import type { SourceEntry } from "../../src/record/record.ts";

const ITEMS = textRuns("items");
const entry = (id: string): SourceEntry => ({ id, kind: "value", source: ITEMS });
const target = (id: string, text: string): Target => ({
  id,
  source: ITEMS,
  target: textRuns(text),
  state: "edited",
  origin: { kind: "person" },
});

test("a target whose id is gone goes to a segment with the same text only in the same plural form", () => {
  const source = { segmentation: "", segments: [entry("s2"), entry("s2-few"), entry("s2-many")] };
  const { record, left } = carryTargets(source, {
    segments: [target("s1-many", "предметов"), target("s1", "предмета")],
  });
  expect(record.segments.map(({ id, target: text }) => [id, text])).toEqual([
    ["s2", textRuns("предмета")],
    ["s2-few", undefined],
    ["s2-many", textRuns("предметов")],
  ]);
  expect(left).toEqual([]);
});

test("a person's form that a language no longer has is left over for the memory, not dropped", () => {
  const { record, left } = carryTargets(
    { segmentation: "", segments: [entry("s1")] },
    {
      segments: [target("s1", "зат"), target("s1-few", "предмета")],
    },
  );
  expect(record.segments).toHaveLength(1);
  expect(left.map(({ id }) => id)).toEqual(["s1-few"]);
});
