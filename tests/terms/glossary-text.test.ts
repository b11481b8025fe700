import fc from "fast-check";
import { expect, test } from "vitest";
import { parseGlossary } from "../../src/terms/glossary.ts";
import { editGlossaryText, type NewTerm } from "../../src/terms/glossary-text.ts";

const KANDAS: NewTerm = { id: "kandas", source: "Kandas", kk: { term: "қандас" }, certainty: "A" };
const LANGS = ["kk", "ru"];

const COMMENTED = `# Our terms
version: 1
terms:
  # People
  - id: oralman   # until 2021
    source: Oralman
    kk: { term: "оралман" }
    ru:
      term: оралман
      forms: [оралмана]
    certainty: A  # the law

  # the end
`;

async function read(text: string) {
  return (await parseGlossary(text, "glossary.yaml", LANGS)).terms;
}

test("a term is put at the end, and every other byte stays", async () => {
  const text = await editGlossaryText(COMMENTED, "g.yaml", { added: [KANDAS] });
  const before = COMMENTED.slice(0, COMMENTED.indexOf("\n\n  # the end"));
  const lines = ["  - id: kandas", "    source: Kandas", "    kk: { term: қандас }", "    certainty: A"];
  expect(text).toBe(`${before}\n${lines.join("\n")}\n\n  # the end\n`);
  expect((await read(text)).map(({ id }) => id)).toEqual(["oralman", "kandas"]);
});

test.each([
  ["an empty list", "version: 1\nterms: []\n", 1],
  ["an empty list with a comment behind it", "version: 1\nterms: []  # none yet\n", 1],
  ["no final newline", "version: 1\nterms:\n- {id: a, source: A, kk: {term: а}, certainty: A}", 2],
  ["a list in one line", "version: 1\nterms: [{id: a, source: A, kk: {term: а}, certainty: A}]\n", 2],
  [
    "another key behind the list",
    "terms:\n  - id: a\n    source: A\n    kk: {term: а}\n    certainty: A\nversion: 1\n",
    2,
  ],
  [
    "a text over several lines at the end",
    "version: 1\nterms:\n  - id: a\n    source: A\n    kk: {term: а}\n    certainty: A\n    note: |\n      one\n      two\n",
    2,
  ],
])("a term can be put into a file with %s", async (_, text, count) => {
  const edited = await editGlossaryText(text, "g.yaml", { added: [KANDAS] });
  expect((await read(edited)).length).toBe(count);
  for (const line of text.split("\n").filter((one) => !one.includes("[]") && !one.includes("[{")))
    expect(edited).toContain(line);
});

test("line ends stay what they are", async () => {
  const text = await editGlossaryText(COMMENTED.replaceAll("\n", "\r\n"), "g.yaml", { added: [KANDAS] });
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});

test("a value is exchanged where it stands, and one that is missing is put in", async () => {
  const text = await editGlossaryText(COMMENTED, "g.yaml", {
    changes: [
      { path: ["terms", 0, "kk", "term"], value: "қандас" },
      { path: ["terms", 0, "kk", "forbidden"], value: ["оралман"] },
      { path: ["terms", 0, "ru", "admitted"], value: ["кандас"] },
      { path: ["terms", 0, "note"], value: 'Yes: "no"' },
    ],
  });
  expect(text).toBe(
    COMMENTED.replace('{ term: "оралман" }', "{ term: қандас, forbidden: [оралман] }")
      .replace("forms: [оралмана]", "forms: [оралмана]\n      admitted: [кандас]")
      .replace("certainty: A  # the law", 'certainty: A  # the law\n    note: "Yes: \\"no\\""'),
  );
});

test("any text that a glossary may hold is read back as it was written", async () => {
  const form = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) =>
    `а${text}`
      .replace(/\p{Cc}/gu, " ")
      .normalize("NFC")
      .trim(),
  );
  await fc.assert(
    fc.asyncProperty(form, fc.boolean(), async (term, isFlow) => {
      fc.pre(term.isWellFormed());
      const start = isFlow ? "version: 1\nterms: [{id: a, source: A, kk: {term: б}, certainty: A}]\n" : COMMENTED;
      const added = [{ ...KANDAS, kk: { term, admitted: [term] }, note: term }];
      const terms = await read(await editGlossaryText(start, "g.yaml", { added }));
      expect(terms[1]?.renderings.get("kk")).toMatchObject({ term, admitted: [term] });
      expect(terms[1]?.note).toBe(term);
    }),
  );
});
