import { expect, test } from "vitest";
import { slotKey } from "../../src/terms/inflection.ts";
import { slotFrom } from "../../src/terms/slot-names.ts";

test.each([
  ["genitive singular", ["genitive", "singular"]],
  ["ablative plural", ["ABL", "PL"]],
  ["nominative singular 1sg", ["NOM", "SG", "PSS1S"]],
  ["nominative singular 2sg", ["N;PSS2S;SG;LSSPEC1"]],
  ["nominative singular 2sg-formal", ["N;PSS2S;SG;LSSPEC2"]],
  ["nominative plural 2pl-formal", ["N;PSS2P;PL;LSSPEC2"]],
  ["dative plural 2sg-formal", ["dat", "pl", "px2frm"]],
  ["locative singular attributive", ["attr", "sg"]],
  ["locative plural 1pl attributive", ["pl.px1pl.attr"]],
  ["instrumental singular 3", ["ins", "", "3"]],
  ["ablative singular", ["ablt"]],
  ["nominative singular", []],
])("in Kazakh %s is what %j means", (key, names) => {
  expect(slotKey(slotFrom(names, "kk"))).toBe(key);
});

test.each([
  ["instrumental plural", ["NOUN,inan,neut plur,ablt".slice(-9)]],
  ["prepositional singular", ["loct", "sing"]],
  ["prepositional singular", ["loc"]],
  ["accusative plural", ["accs", "plur"]],
])("in Russian %s is what %j means", (key, names) => {
  expect(slotKey(slotFrom(names, "ru"))).toBe(key);
});

test("an unknown name is a Problem that lists the known ones", () => {
  expect(() => slotFrom(["dativ"], "kk")).toThrow(
    expect.objectContaining({
      code: "E_TERMS_SLOT",
      values: { name: "dativ", known: expect.stringContaining("dative dat datv") },
    }),
  );
});
