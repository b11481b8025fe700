import { expect, test } from "vitest";
import { russian } from "../../src/terms/russian/index.ts";
import { casesAfter } from "../../src/terms/russian/prepositions.ts";
import { repairSlots } from "../../src/terms/russian/repair-slots.ts";

const oralman = { term: "оралман", class: "2m", animate: true };
const kandas = { term: "кандас", class: "2m", animate: true };

function slotsOf(form: string, of = oralman) {
  return russian.forms(of).find((one) => one.form === form)?.slots ?? [];
}

test.each([
  ["для", ["genitive"]],
  ["К", ["dative"]],
  ["между", ["instrumental"]],
  ["о", ["prepositional", "accusative"]],
  ["по", ["dative", "prepositional", "accusative"]],
  ["из-за", ["genitive"]],
  ["в  отношении", ["genitive"]],
  ["по сравнению с", ["instrumental"]],
  ["дом", []],
])("%s governs %j", (preposition, cases) => {
  expect(casesAfter(preposition)).toEqual(cases);
});

test("a preposition leaves the slots that it governs", () => {
  const slots = slotsOf("оралманов");
  expect(slots.map((slot) => slot.case)).toEqual(["genitive", "accusative"]);
  expect(repairSlots(slots, ["помощь", "для"]).map((slot) => slot.case)).toEqual(["genitive"]);
  expect(repairSlots(slots, ["про"]).map((slot) => slot.case)).toEqual(["accusative"]);
});

test("a compound preposition decides before its last word would", () => {
  const granitsa = { term: "граница", class: "1f", animate: false };
  const slots = slotsOf("границы", granitsa);
  expect(repairSlots(slots, ["в", "отношении"]).every((slot) => slot.case === "genitive")).toBe(true);
  expect(repairSlots(slots, ["за"]).map((slot) => slot.case)).toEqual(["accusative"]);
});

test("without a preposition, or with one that fits nothing, every slot stays", () => {
  const slots = slotsOf("оралманов");
  expect(repairSlots(slots, [])).toEqual(slots);
  expect(repairSlots(slots, ["пятьсот"])).toEqual(slots);
  expect(repairSlots(slots, ["при"])).toEqual(slots);
});

test("whatever the slot chosen, оралман and кандас of the same slot are the same step apart", () => {
  for (const { form, slots } of russian.forms(oralman))
    for (const slot of slots) expect(russian.inflect(kandas, slot)).toBe(form.replace("оралман", "кандас"));
});
