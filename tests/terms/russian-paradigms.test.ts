import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NUMBERS } from "../../src/terms/inflection.ts";
import { russian } from "../../src/terms/russian/index.ts";

const CASES = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"] as const;
const SLOTS = NUMBERS.flatMap((number) => CASES.map((name) => ({ case: name, number })));

/** One lexeme a row: term, class, six cases of the singular, six of the plural; — where nothing is surely right. */
const [, ...rows] = readFileSync("tests/fixtures/russian/paradigms.tsv", "utf8").trimEnd().split("\n");
const paradigms = rows.map((row) => row.split("\t"));

test("the paradigms are whole, and of at least forty lexemes", () => {
  expect(paradigms.length).toBeGreaterThanOrEqual(40);
  expect(paradigms.every((cells) => cells.length === 14)).toBe(true);
});

test.each(paradigms)("%s (%s) declines as its dictionary says", (term = "", wordClass = "", ...forms) => {
  expect(SLOTS.map((slot) => russian.inflect({ term, class: wordClass }, slot) ?? "—")).toEqual(forms);
});
