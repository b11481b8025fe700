import { expect, test } from "vitest";
import { mayFill } from "../../src/journey/propose.ts";
import type { ExaminedMatch } from "../../src/memory/repair/examine.ts";
import { unit } from "../memory/units.ts";

const match: ExaminedMatch = {
  unit: unit("The court met.", "Сот жиналды."),
  memory: "memory/partner.tmx",
  type: "exact",
  score: 100,
  base: 100,
  credit: 0,
  penalties: [],
  guard: [],
  exchanges: [],
  refusals: [],
  remembered: unit("", "Сот жиналды.").target,
};

test("an exact match may fill a target", () => {
  expect(mayFill(match, 100)).toBe(true);
});

test.each([
  ["differs by a negation", { guard: [{ kind: "negation", query: "not", remembered: "" }] }],
  ["differs by a number", { guard: [{ kind: "number", query: "5", remembered: "3" }] }],
  ["differs by a term", { guard: [{ kind: "term", query: "Kandas", remembered: "Oralman" }] }],
  ["differs by a name", { guard: [{ kind: "name", query: "Astana", remembered: "Almaty" }] }],
  ["is another text", { base: 99 }],
  ["is ambiguous", { penalties: [{ reason: "ambiguous", points: 1 }] }],
  ["scores too little", { score: 74 }],
] as const)("a match that %s fills nothing, whatever the threshold", (_, more) => {
  expect(mayFill({ ...match, ...more }, 75)).toBe(false);
});
