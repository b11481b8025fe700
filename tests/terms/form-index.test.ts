import { expect, test } from "vitest";
import { buildFormIndex, foldForm } from "../../src/terms/form-index.ts";
import { kazakh } from "../../src/terms/kazakh/index.ts";

const terms = ["қандас", "Сыртқы істер министрлігі", "Нұр-Сұлтан", "«Центр Азия»", "ат", "аты"].map((term) => ({
  term,
}));
const index = buildFormIndex(terms, kazakh);

function found(form: string): readonly (string | undefined)[] {
  return index.find(form).map(({ lexeme }) => terms[lexeme]?.term);
}

test("a form is found whatever its case, hyphens, spaces and quotation marks", () => {
  expect(found("Қандастардың")).toEqual(["қандас"]);
  expect(found("сыртқы  істер\u00a0министрліктеріне")).toEqual(["Сыртқы істер министрлігі"]);
  expect(found("нұр сұлтанда")).toEqual(["Нұр-Сұлтан"]);
  expect(found("“Центр Азия”-ның")).toEqual(["«Центр Азия»"]);
  expect(found("«Центр Азияның»")).toEqual(["«Центр Азия»"]);
});

test("a form of two words gives both, in the order of the list, each with its slots", () => {
  const readings = index.find("аты");
  expect(readings.map(({ lexeme }) => terms[lexeme]?.term)).toEqual(["ат", "аты"]);
  expect(readings[0]?.slots).toEqual([{ case: "nominative", number: "singular", possessor: "3" }]);
  expect(readings[1]?.slots).toEqual([{ case: "nominative", number: "singular" }]);
});

test("what is no form is not found", () => {
  expect(["", "қанд", "министрлігі", "нұрсұлтан", "центр", "constructor"].flatMap(found)).toEqual([]);
});

test("folding is idempotent and leaves plain forms as they are", () => {
  for (const form of ["қандас", "Нұр-Сұлтан", "«Центр Азия»-ның", " А  Б ", "ІІМ\u2011нің", "й"]) {
    expect(foldForm(foldForm(form))).toBe(foldForm(form));
  }
  expect(foldForm("ІІМ\u2011нің")).toBe("іім нің");
});
