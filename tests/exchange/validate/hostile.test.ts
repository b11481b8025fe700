import { expect, test } from "vitest";
import { type Validation, validateDocument } from "../../../src/exchange/validate/index.ts";
import { inFile, segment, unit12, xliff12 } from "./documents.ts";

/** Hangs are found by the test runner's own limit. */
function validate(xml: string): Validation {
  return validateDocument([xml], "a.xlf");
}

function rules(xml: string): readonly string[] {
  return validate(xml).violations.map(({ rule }) => rule);
}

const BILLION_LAUGHS = `<!DOCTYPE xliff [<!ENTITY a "ha">${Array.from(
  { length: 30 },
  (_, index) => `<!ENTITY a${index} "${`&a${index - 1};`.repeat(10)}">`,
).join("")}]>`;

test.each([
  ["an external entity", '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/hostname">]>'],
  ["an external definition", '<!DOCTYPE xliff SYSTEM "https://example.org/xliff.dtd">'],
  ["a definition within TMX's own", '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY x "y">]>'],
  ["a billion laughs", BILLION_LAUGHS],
])("%s is refused with its place", (_, doctype) => {
  const { violations } = validate(`${doctype}${unit12("<source>&x;</source>")}`);
  expect(violations).toMatchObject([{ rule: "XML-DOCTYPE", place: { path: "a.xlf", line: 1, column: 1 } }]);
});

test("nesting without end is refused at its 257th level", () => {
  expect(rules(segment('<pc id="a">'.repeat(100_000))).at(-1)).toBe("XML-DEPTH");
});

test("an attribute of 5 MB is judged, and shown cut", () => {
  const { violations } = validate(segment(`<ph id="${"қ ".repeat(2_500_000)}"/>`));
  expect(violations).toMatchObject([{ rule: "X2-VALUE", values: { attribute: "id" } }]);
  expect(String(violations[0]?.values["value"]).length).toBeLessThan(100);
});

test("a language tag, a date and a list of 5 MB are judged", () => {
  const long = "a-".repeat(2_500_000);
  expect(rules(xliff12("", "", `date="${long}"`))).toEqual(["X12-VALUE"]);
  expect(rules(inFile("").replace('srcLang="en"', `srcLang="${long}"`))).toContain("X2-VALUE");
  expect(rules(segment(`<ph id="1" subFlows="${"u ".repeat(500_000)}"/>`))).toContain("X2-SUBFLOW");
});

test("of a million violations a thousand are held, and all are counted", () => {
  const { violations, counts } = validate(unit12(`<source>${"<b/>".repeat(200_000)}</source>`));
  expect([violations.length, counts.error]).toEqual([1000, 400_000]);
});

test("many codes in one unit are looked at in one pass", () => {
  const codes = Array.from({ length: 50_000 }, (_, id) => `<sc id="${id}"/><ec startRef="${id}"/><ph id="p${id}"/>`);
  expect(rules(segment(codes.join("")))).toEqual([]);
});

test("many notes, matches and comments in one unit are looked at in one pass", () => {
  const numbers = Array.from({ length: 20_000 }, (_, id) => id);
  const notes = `<notes>${numbers.map((id) => `<note id="${id}">A</note>`).join("")}</notes>`;
  const marks = numbers.map((id) => `<mrk id="m${id}" type="comment" ref="#n=${id}">Kandas</mrk>`).join("");
  expect(rules(segment(marks, undefined, notes))).toEqual([]);
});

test("names of the language's own objects are names like others", () => {
  const names = ["__proto__", "constructor", "toString"];
  expect(rules(segment(names.map((name) => `<ph id="${name}"/>`).join("")))).toEqual([]);
  for (const name of names) {
    expect(rules(unit12(`<source>Yes</source><${name}/>`))).toEqual(["X12-CONTENT", "X12-ELEMENT"]);
    expect(rules(segment(`<ph id="1" ${name}="1"/>`))).toEqual(["X2-ATTRIBUTE"]);
  }
});

test("a file of another kind is a problem, not a violation", () => {
  for (const xml of ["<html/>", "<martif/>", '<tmx version="1.1"/>', '<xliff version="1.1"/>'])
    expect(() => validate(xml)).toThrow("E_VALIDATE_UNKNOWN");
});
