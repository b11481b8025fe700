import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRows, separatorOf } from "../../src/exchange/columns.ts";
import { tuLines } from "../../src/exchange/tu-lines.ts";

describe("tables", () => {
  test.each<[string, "," | ";" | "\t", (readonly [number, ...string[]])[]]>([
    [
      "en,kk\nYes.,Иә.\n",
      ",",
      [
        [1, "en", "kk"],
        [2, "Yes.", "Иә."],
      ],
    ],
    [
      "\uFEFFen;kk\r\nYes.;Иә.",
      ";",
      [
        [1, "en", "kk"],
        [2, "Yes.", "Иә."],
      ],
    ],
    ['"He said ""no"".","Ол ""жоқ"" деді."\n', ",", [[1, 'He said "no".', 'Ол "жоқ" деді.']]],
    [
      '"two\nlines","екі\r\nжол"\nYes.,Иә.\n',
      ",",
      [
        [1, "two\nlines", "екі\r\nжол"],
        [4, "Yes.", "Иә."],
      ],
    ],
    [
      "a\t\n\n\nb\tc",
      "\t",
      [
        [1, "a", ""],
        [4, "b", "c"],
      ],
    ],
    ['"Kin" means туыс\t"Ағайын" деген\n', "\t", [[1, '"Kin" means туыс', '"Ағайын" деген']]],
    ['"open\tb\n', "\t", [[1, '"open', "b"]]],
    ["", ",", []],
  ])("%j", (text, separator, rows) => {
    expect(readRows(text, "a.csv", separator)).toEqual(rows.map(([line, ...cells]) => ({ line, cells })));
  });

  test.each(['Yes.,Иә.\n"never closed,', 'Yes.,Иә.\n"closed" too early,x'])("%j is refused with its line", (text) => {
    expect(() => readRows(text, "a.csv", ",")).toThrow(
      expect.objectContaining({ code: "E_MEMORY_QUOTE", place: { path: "a.csv", line: 2 } }),
    );
  });

  test("cells that were quoted are read as they were", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ә", '"', ",", "\n", "\r", " ") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")).join("\n");
        expect(readRows(text, "a.csv", ",").map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  test.each([
    ["en,kk\na;b;c;d", ","],
    ["en;kk", ";"],
    ["en\tkk", "\t"],
    ["en", ","],
  ])("the separator of %j is %j", (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});

test("the lines of entries in TMX leave out what comments and CDATA hold", () => {
  const xml = `<tmx><body>\n<tu>\n<tuv/></tu><!-- <tu>\n -->\n<tu\n tuid="1"><note><![CDATA[<tu>\n]]></note></tu>\n\n<tu/></body></tmx>`;
  expect(tuLines(xml)).toEqual([2, 5, 9]);
});
