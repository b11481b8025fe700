import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readTbx, type TermEntry, type TermForm, writeTbx } from "../../src/exchange/tbx.ts";
import { entriesOfTerms } from "../../src/exchange/term-entry.ts";
import { validateDocument } from "../../src/exchange/validate/index.ts";
import { parseGlossary } from "../../src/terms/glossary.ts";

const OPTIONS = { lang: "en", title: "Terms" } as const;

/** The entry that all three files say. */
const KANDAS: TermEntry = {
  id: "kandas",
  forms: [
    { lang: "en", text: "Kandas", status: "preferred" },
    { lang: "en", text: "Qandas", status: "admitted" },
    { lang: "kk", text: "қандас", status: "preferred" },
    { lang: "kk", text: "кандас", status: "deprecated" },
  ],
  notes: ["Lower case in Kazakh."],
  reference: "adilet.zan.kz",
};

const DCT = `<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:min="http://www.tbxinfo.net/ns/min" type="TBX-Basic" style="dct" xml:lang="en">
  <tbxHeader><fileDesc><sourceDesc><p>note <hi>here</hi> is passed over</p></sourceDesc></fileDesc></tbxHeader>
  <text><body><conceptEntry id="kandas">
    <min:subjectField>migration</min:subjectField>
    <note>Lower case in <hi>Kazakh</hi>.</note>
    <basic:source>adilet.zan.kz</basic:source>
    <langSec xml:lang="en">
      <termSec><term>Kandas</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
      <termSec><term> Qandas
      </term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
    </langSec>
    <langSec xml:lang="kk">
      <termSec><term>қандас</term><termNoteGrp><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termNoteGrp></termSec>
      <termSec><term>кандас</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
    </langSec>
  </conceptEntry></body></text>
</tbx>`;

const MARTIF = `<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
  <text><body><termEntry id="kandas">
    <descrip type="subjectField">migration</descrip>
    <note>Lower case in Kazakh.</note>
    <admin type="source">adilet.zan.kz</admin>
    <langSet xml:lang="en">
      <tig><term>Kandas</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
      <ntig><termGrp><term>Qandas</term><termNote type="normativeAuthorization">admittedTerm</termNote></termGrp></ntig>
    </langSet>
    <langSet xml:lang="kk">
      <tig><term>қандас</term><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">preferred</termNote></tig>
      <tig><term>кандас</term><termNote type="administrativeStatus">forbidden</termNote></tig>
    </langSet>
  </termEntry></body></text>
</martif>`;

test.each([
  ["version 3 in DCA style", writeTbx([KANDAS], OPTIONS)],
  ["version 3 in DCT style", DCT],
  ["version 2", MARTIF],
])("TBX %s is read into the same entry", (_style, xml) => {
  expect(readTbx([xml], "terms.tbx")).toEqual({ entries: [KANDAS], problems: [] });
});

test("how the file is divided into pieces makes no difference", () => {
  expect(readTbx(DCT, "terms.tbx")).toEqual(readTbx([DCT], "terms.tbx"));
});

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((raw) =>
    raw
      .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "")
      .replace(/\s+/g, " ")
      .trim(),
  )
  .filter((trimmed) => trimmed !== "");
const form = (lang: string): fc.Arbitrary<TermForm> =>
  fc.record({ lang: fc.constant(lang), text, status: fc.constantFrom("preferred", "admitted", "deprecated") });
const entries = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,10}$/),
    forms: fc.tuple(form("en"), fc.array(form("kk"), { maxLength: 3 })).map(([first, rest]) => [first, ...rest]),
    notes: fc.array(text, { maxLength: 2 }),
    reference: text,
  }),
  { selector: ({ id }) => id, maxLength: 4 },
);

test("any entries come back from TBX as they went in, and it is valid", () => {
  fc.assert(
    fc.property(entries, (all) => {
      const xml = writeTbx(all, OPTIONS);
      expect(readTbx([xml], "terms.tbx")).toEqual({ entries: all, problems: [] });
      // TBX has no document without an entry.
      if (all.length > 0) expect(validateDocument([xml], "terms.tbx").violations).toEqual([]);
    }),
  );
});

test("forbidden renderings are deprecated terms, and what is not translated is its own rendering", async () => {
  const yaml = readFileSync("glossary.yaml", "utf8");
  const { terms } = await parseGlossary(yaml, "glossary.yaml", ["kk", "ru"]);
  const all = entriesOfTerms(terms, "en", "kk");
  expect(all).toHaveLength(terms.length);
  const xinjiang = all.find(({ id }) => id === "xinjiang");
  expect(xinjiang?.forms).toContainEqual({ lang: "kk", text: "Синьцзян", status: "deprecated" });
  for (const term of terms.filter(({ doNotTranslate }) => doNotTranslate)) {
    const entry = all.find(({ id }) => id === term.id);
    expect(entry?.forms).toContainEqual({ lang: "kk", text: term.source, status: "preferred" });
  }
  const xml = writeTbx(all, OPTIONS);
  expect(xml).toContain(
    '<term>Синьцзян</term>\n            <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>',
  );
});

test("ids that XML cannot have, or that occur twice, get others", () => {
  const ids = ["a b", "kin", "kin", "", "9", "entry-1"].map((id) => ({ ...KANDAS, id }));
  const xml = writeTbx(ids, OPTIONS);
  const written = [...xml.matchAll(/conceptEntry id="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(written).size).toBe(6);
  for (const id of written) expect(id).toMatch(/^[a-z_][\w.-]*$/);
});

test("a character that XML cannot hold is refused by the term's id", () => {
  const entry = { ...KANDAS, notes: ["\u0001"] };
  expect(() => writeTbx([entry], OPTIONS)).toThrow(
    expect.objectContaining({ code: "E_TBX_CHARACTER", values: { id: "kandas", character: "U+0001" } }),
  );
});

test("a damaged entry is named with its place, and the others are read", () => {
  const { entries: read, problems } = readTbx(
    [
      `<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="one"><langSec><termSec><term>a</term></termSec></langSec></conceptEntry>
<conceptEntry id="two"><langSec xml:lang="en"><termSec><term> </term></termSec><termSec><term>b</term></termSec></langSec></conceptEntry>
<conceptEntry id="three"/></body></text></tbx>`,
    ],
    "terms.tbx",
  );
  expect(read.map(({ id }) => id)).toEqual(["two"]);
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
    ["E_TBX_LANGUAGE", 2],
    ["E_TBX_NO_TERM", 2],
    ["E_TBX_EMPTY", 3],
    ["E_TBX_NO_TERM", 4],
  ]);
});

test.each([
  ["another root", "<xliff/>", "E_XML_ROOT"],
  ["a document type with declarations", '<!DOCTYPE martif [<!ENTITY a "b">]><martif/>', "E_XML_DOCTYPE"],
  ["an external entity", '<!DOCTYPE tbx SYSTEM "file:///etc/passwd"><tbx/>', "E_XML_DOCTYPE"],
  ["broken XML", '<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text>', "E_XML"],
  ["an undeclared prefix", "<tbx><basic:term/></tbx>", "E_XML"],
  ["deep nesting", `<tbx>${"<a>".repeat(300)}`, "E_XML_DEPTH"],
])("%s is refused", (_what, xml, code) => {
  expect(() => readTbx([xml], "terms.tbx")).toThrow(expect.objectContaining({ code }));
});

test("bytes changed anywhere give entries or a Problem, never another error", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(DCT, MARTIF),
      fc.nat(1500),
      fc.nat(1500),
      fc.string({ maxLength: 3 }),
      (xml, at, length, put) => {
        try {
          readTbx([xml.slice(0, at) + put + xml.slice(at + (length % 40))], "terms.tbx");
        } catch (error) {
          expect(error).toMatchObject({ name: "Problem" });
        }
      },
    ),
  );
});
