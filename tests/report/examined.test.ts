import { expect, test } from "vitest";
import { REFUSALS } from "../../src/core/repair.ts";
import { messages } from "../../src/report/messages/index.ts";
import { words } from "../../src/report/wording.ts";
import { unit } from "../memory/units.ts";

const match = {
  unit: unit("Growth was 4.8%.", "Өсім 5,2% болды."),
  memory: "memory/partner.tmx",
  type: "repaired",
  score: 94,
  base: 85,
  credit: 9,
  penalties: [],
  exchanges: [{ kind: "number", query: "5.2", remembered: "4.8", wrote: "5,2", instead: "4,8" }],
  refusals: [{ kind: "term", reason: "inflected", text: "Kandas" }],
  guard: [{ kind: "negation", query: "not", remembered: "" }],
} as const;

test("a match tells how its score comes about", () => {
  const penalties = [{ reason: "unreviewed", points: 5 }];
  const of = (more: object): string => words.match({ ...match, type: "fuzzy", penalties: [], ...more });
  expect(of({ base: 80, credit: 9, score: 84, penalties })).toBe(
    "memory/partner.tmx: fuzzy 84 (text 80, +9 words alone, −5 unreviewed)",
  );
  expect(of({ type: "context", base: 100, credit: 0, score: 97, penalties })).toBe(
    "memory/partner.tmx: in context 97 (text 100, +2 context, −5 unreviewed)",
  );
  expect(of({ base: 90, credit: 0, score: 90 })).toBe("memory/partner.tmx: fuzzy 90 (text 90)");
});

test("what was exchanged, what guards a match and what was refused are told with their place and reason", () => {
  expect(words.examined(match)).toEqual([
    "match memory/partner.tmx 94: the number “4.8” is “5.2” here, so “4,8” became “5,2”; please check it",
    "match memory/partner.tmx 94 differs in a negation and is never taken over by itself: here not, remembered nothing",
  ]);
  expect(words.refusals(match)).toEqual([
    "not repaired: term Kandas: the other term is not known in the form that stands there",
  ]);
});

test("inline codes that were placed or taken out are told apart", () => {
  const codes = { kind: "codes", query: "{1}{/1}", remembered: "", wrote: "{1}{/1}", instead: "" } as const;
  const told = (
    exchange: typeof codes | { readonly [Key in keyof typeof codes]: Key extends "kind" ? "codes" : string },
  ) => words.examined({ ...match, exchanges: [exchange], guard: [] });
  expect(told(codes)).toEqual(["match memory/partner.tmx 94: inline codes were placed as this text has them: {1}{/1}"]);
  expect(told({ ...codes, query: "", remembered: "{1}{/1}", wrote: "", instead: "{1}{/1}" })).toEqual([
    "match memory/partner.tmx 94: inline codes that this text does not have were taken out",
  ]);
});

test("a fragment is told with its translation and memory", () => {
  const part = {
    text: "Ministry of Justice",
    unit: unit("Ministry of Justice", "Әділет министрлігі"),
    memory: "memory/t.tmx",
  };
  expect(words.fragment(part)).toBe(
    "fragment: “Ministry of Justice” is remembered as “Әділет министрлігі” (memory/t.tmx)",
  );
});

test("every reason for a refusal has its sentence", () => {
  expect(REFUSALS.filter((reason) => !(`repair.refused.${reason}` in messages))).toEqual([]);
});
