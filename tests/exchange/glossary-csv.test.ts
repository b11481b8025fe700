import fc from "fast-check";
import { expect, test } from "vitest";
import { readGlossaryCsv, writeGlossaryCsv } from "../../src/exchange/glossary-csv.ts";
import { writeGlossaryTsv } from "../../src/exchange/glossary-omegat.ts";
import type { TermEntry } from "../../src/exchange/term-entry.ts";

const LANGS = { sourceLang: "en", lang: "kk" } as const;

const XINJIANG: TermEntry = {
  id: "xinjiang",
  forms: [
    { lang: "en", text: "Xinjiang", status: "preferred" },
    { lang: "en", text: "Sinkiang", status: "admitted" },
    { lang: "kk", text: "Шыңжаң", status: "preferred" },
    { lang: "kk", text: "Синьцзян", status: "deprecated" },
    { lang: "kk", text: "Шинжаң", status: "deprecated" },
  ],
  notes: ['A "region", in China'],
  reference: "azattyq.org",
};

test("a glossary is a table with a column for each language and status", () => {
  expect(writeGlossaryCsv([XINJIANG], LANGS)).toBe(
    '\uFEFFid,en,en admitted,kk,kk admitted,kk forbidden,note,reference\r\nxinjiang,Xinjiang,Sinkiang,Шыңжаң,,Синьцзян | Шинжаң,"A ""region"", in China",azattyq.org\r\n',
  );
});

const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 15 })
  .map((raw) => raw.replace(/[|\p{Cc}\uFEFF]/gu, "").trim())
  .filter((trimmed) => trimmed !== "");

test("any entries come back from the table as they went in", () => {
  const entry = fc
    .record({
      id: word,
      source: word,
      admitted: fc.array(word, { maxLength: 2 }),
      forbidden: fc.array(fc.oneof(word, fc.constantFrom("=1+1", "-ген", "'=x", "@a")), { maxLength: 2 }),
      notes: fc.array(word, { maxLength: 2 }),
    })
    .map(({ id, source, admitted, forbidden, notes }): TermEntry => {
      const kk = (status: "admitted" | "deprecated") => (text: string) => ({ lang: "kk", text, status }) as const;
      const first = { lang: "en", text: source, status: "preferred" } as const;
      return { id, forms: [first, ...admitted.map(kk("admitted")), ...forbidden.map(kk("deprecated"))], notes };
    });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
      expect(readGlossaryCsv(writeGlossaryCsv(entries, LANGS), "glossary.csv")).toEqual(entries);
    }),
  );
});

test("no cell begins like a formula", () => {
  const forms = ["=HYPERLINK(1)", "+7", "-ген", "@x"].map(
    (text) => ({ lang: "kk", text, status: "preferred" }) as const,
  );
  for (const form of forms) {
    const csv = writeGlossaryCsv([{ id: "a", forms: [form], notes: [] }], LANGS);
    expect(csv).toContain(`,'${form.text}`);
  }
});

test("people's own tables are read: semicolons or tabs, any order, columns that say nothing to us", () => {
  const expected = [
    {
      id: "",
      forms: [
        { lang: "kk", text: "Қытай", status: "preferred" },
        { lang: "en", text: "China", status: "preferred" },
      ],
      notes: [],
    },
  ];
  expect(readGlossaryCsv("kk;Who;en\r\nҚытай;me;China\r\n", "a.csv")).toEqual(expected);
  expect(readGlossaryCsv("kk\ten\nҚытай\tChina\n\t\n", "a.tsv")).toEqual(expected);
});

test.each(["", "term,translation\na,b\n", "en\nChina\n", "en,en forbidden\nChina,Chine\n"])(
  "a table that does not name two languages is refused: %j",
  (table) => {
    expect(() => readGlossaryCsv(table, "a.csv")).toThrow(
      expect.objectContaining({ code: "E_GLOSSARY_TABLE", place: { path: "a.csv", line: 1 } }),
    );
  },
);

test("OmegaT gets a line for each source form and rendering, with what to avoid as its comment", () => {
  const forbidden = (forms: readonly string[]): string => `not: ${forms.join(", ")}.`;
  expect(writeGlossaryTsv([XINJIANG], { ...LANGS, forbidden })).toBe(
    'Xinjiang\tШыңжаң\tnot: Синьцзян, Шинжаң. A "region", in China\nSinkiang\tШыңжаң\tnot: Синьцзян, Шинжаң. A "region", in China\n',
  );
});

test("tabs, line ends and a leading # cannot break OmegaT's lines", () => {
  const entry: TermEntry = {
    id: "a",
    forms: [
      { lang: "en", text: "#a\tb" },
      { lang: "kk", text: "в\r\nг" },
    ],
    notes: ["x\ny"],
  };
  expect(writeGlossaryTsv([entry], { ...LANGS, forbidden: String })).toBe("＃a b\tв г\tx y\n");
});
