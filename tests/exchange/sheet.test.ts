import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ERROR_MARK, readSheet } from "../../src/exchange/sheet.ts";
import { readZip } from "../../src/files/zip.ts";
import { type Cell, workbook } from "../support/workbook.ts";

function rowsOf(rows: readonly (readonly Cell[])[], more?: Readonly<Record<string, string>>) {
  const parts = new Map(Array.from(readZip(workbook(rows, more), "back.xlsx"), ({ name, bytes }) => [name, bytes]));
  return readSheet(parts, "back.xlsx");
}

const SHEET = "xl/worksheets/sheet7.xml";
const sheet = (rows: string): Record<string, string> => ({
  [SHEET]: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
});

test("texts are read as a person sees them, however they are kept", () => {
  const rows = rowsOf([
    ["source", "target"],
    ["Nobody comes out.", { kind: "inline", text: "Ешкім шықпайды." }],
    [
      { kind: "rich", text: "Families gather." },
      { kind: "formula", text: "Отбасылар жиналады." },
    ],
    [
      { kind: "number", text: "1992" },
      { kind: "error", text: "#NAME?" },
    ],
  ]);
  expect(rows).toEqual([
    { cells: ["source", "target"], line: 1 },
    { cells: ["Nobody comes out.", "Ешкім шықпайды."], line: 2 },
    { cells: ["Families gather.", "Отбасылар жиналады."], line: 3 },
    { cells: ["1992", `${ERROR_MARK}#NAME?`], line: 4 },
  ]);
});

test("empty rows are left out and keep their number; empty cells are empty texts", () => {
  expect(rowsOf([["source", "", "target"], [], ["", "", "Ешкім."]])).toEqual([
    { cells: ["source", "", "target"], line: 1 },
    { cells: ["", "", "Ешкім."], line: 3 },
  ]);
});

test("cells and rows without names follow one another", () => {
  expect(
    rowsOf([], sheet('<row><c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')),
  ).toEqual([
    { cells: ["a", "2"], line: 1 },
    { cells: ["3"], line: 2 },
  ]);
});

test("any text comes through a workbook whole", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((one) => /^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]+$/u.test(one) && !/_x[0-9A-Fa-f]{4}_/.test(one));
  fc.assert(
    fc.property(text, text, (source, target) => {
      expect(rowsOf([[source, { kind: "inline", text: target }]])).toEqual([{ cells: [source, target], line: 1 }]);
    }),
  );
});

test("what XML cannot hold is written as _xHHHH_, and that shape itself with an escape before it", () => {
  expect(rowsOf([["line_x000D_end", "_x005F_x000D_"]])[0]?.cells).toEqual(["line\rend", "_x000D_"]);
});

describe("a hostile or broken workbook is refused with its place", () => {
  test.each([
    ["a column beyond all tables", '<row r="1"><c r="XFD1"><v>1</v></c></row>', "E_SHEET_CELL"],
    ["a column twice", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "E_SHEET_CELL"],
    ["rows that go back", '<row r="5"/><row r="2"/>', "E_SHEET_CELL"],
    ["a row beyond all sheets", '<row r="99999999"/>', "E_SHEET_CELL"],
    ["a shared text that is not there", '<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "E_SHEET_CELL"],
    ["a shared text called __proto__", '<row r="1"><c r="A1" t="s"><v>__proto__</v></c></row>', "E_SHEET_CELL"],
    ["broken XML", '<row r="1"><c r="A1">', "E_XML"],
  ])("%s", (_what, rows, code) => {
    expect(() => rowsOf([], sheet(rows))).toThrow(
      expect.objectContaining({ code, place: expect.objectContaining({ path: `back.xlsx/${SHEET}`, line: 1 }) }),
    );
  });

  test("a first sheet that leads out of the workbook is only a name that is not there", () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Target="../../../etc/passwd"/></Relationships>';
    expect(() => rowsOf([["a"]], { "xl/_rels/workbook.xml.rels": rels })).toThrow(
      expect.objectContaining({ code: "E_SHEET_PART", values: { part: "xl/../../../etc/passwd" } }),
    );
  });

  test("entities are not expanded", () => {
    const bomb = '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst xmlns="x"><si><t>&a;</t></si></sst>';
    expect(() => rowsOf([["a"]], { "xl/sharedStrings.xml": bomb })).toThrow(
      expect.objectContaining({ code: "E_XML_DOCTYPE" }),
    );
  });
});
