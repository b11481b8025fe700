import { expect, test } from "vitest";
import type { Target } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { unitsOfRecord } from "../../src/record/units.ts";
import { edited, source } from "./sample.ts";

const after: Target = { ...edited, id: "s3", source: textRuns("It rains."), target: textRuns("Жаңбыр жауып тұр.") };
const last: Target = { ...edited, id: "s4", source: textRuns("They wait."), target: textRuns("Олар күтіп тұр.") };

function onlyHere(segments: readonly Target[]): readonly (true | undefined)[] {
  return unitsOfRecord({ segments }, "en", "kk").map((unit) => unit.onlyHere);
}

test("what a person meant for one place is remembered as that", () => {
  expect(onlyHere([{ ...edited, onlyHere: true }, after])).toEqual([true, undefined]);
});

test("beside a joined sentence, whose meaning may stand there, a translation is for its own place", () => {
  const joined: Target = { ...edited, id: "s5", source, target: [], joined: true };
  expect(onlyHere([edited, joined, after, last])).toEqual([true, true, undefined]);
});
