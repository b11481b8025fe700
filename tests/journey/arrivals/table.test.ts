import { describe, expect, test } from "vitest";
import type { ArrivalKind } from "../../../src/journey/arrivals/arrival.ts";
import { returnedInTable } from "../../../src/journey/arrivals/table.ts";
import { workbook } from "../../support/workbook.ts";

const KK_RU = { sourceLang: "en", langs: ["kk", "ru"] };

async function read(content: string | Uint8Array, { name = "back.kk.csv", found = false, langs = ["kk"] } = {}) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const kind: ArrivalKind = name.endsWith(".xlsx") ? "workbook" : "table";
  return await returnedInTable({ name, kind, bytes, found }, { sourceLang: "en", langs });
}

async function texts(content: string | Uint8Array, how?: Parameters<typeof read>[1]) {
  const returned = await read(content, how);
  return returned.map(({ lang, units }) => [
    lang,
    ...units.map(({ target }) => target?.map((run) => (run.kind === "text" ? run.text : "")).join("")),
  ]);
}

describe("a table's columns", () => {
  test.each([
    ["source and target", "source,target\nOne.,Бір.\n", [["kk", "Бір."]]],
    ["in any order and spelling", "Target ; Note; SOURCE\nБір.;?;One.\n", [["kk", "Бір."]]],
    ["language tags", "en,kk_KZ\nOne.,Бір.\n", [["kk", "Бір."]]],
    [
      "several targets",
      "id,en,kk,ru\ns1,One.,Бір.,Один.\n",
      [
        ["kk", "Бір."],
        ["ru", "Один."],
      ],
    ],
  ])("may be %s", async (_what, text, expected) => {
    expect(await texts(text, KK_RU)).toEqual(expected);
  });

  test("without names are refused, and passed over where the table was only found", async () => {
    await expect(read("One.,Бір.\n")).rejects.toMatchObject({ code: "E_IMPORT_COLUMNS", place: { line: 1 } });
    expect(await read("term,note\na,b\n", { found: true })).toEqual([]);
    await expect(read("")).rejects.toMatchObject({ code: "E_IMPORT_COLUMNS" });
  });

  test("a target whose language nothing tells is refused with the languages to choose from", async () => {
    await expect(read("source,target\nOne.,Бір.\n", { name: "back.csv", ...KK_RU })).rejects.toMatchObject({
      code: "E_USAGE_NO_LANGUAGE",
    });
  });
});

test("quotes, line ends, a byte-order mark and UTF-16 are as spreadsheet programs write them", async () => {
  const text = '\uFEFFsource,target\r\n"One, ""two"".","Бір,\r\n«екі»."\r\n';
  expect(await texts(text)).toEqual([["kk", "Бір,\r\n«екі»."]]);
  expect(await texts(new Uint8Array(Buffer.from("\uFEFFsource\ttarget\r\nOne.\tБір.\r\n", "utf16le")))).toEqual([
    ["kk", "Бір."],
  ]);
});

test("a row without a target is no work, and its note is kept", async () => {
  const [returned] = await read("source,target,comment\nOne.,,Which one?\n");
  expect(returned?.units).toMatchObject([{ state: "new", notes: ["Which one?"], line: 2 }]);
  expect(returned?.units[0]).not.toHaveProperty("target");
});

test.each([
  ["a comma outside quotes, which cuts a text off", "source,target\nOne.,Бір, екі.\n", "E_IMPORT_CELLS"],
  ["nothing to know it by", "source,target\n,Бір.\n", "E_IMPORT_ROW"],
])("a row with %s is damaged, the others are not", async (_what, text, code) => {
  const [returned] = await read(`${text}Two.,Екі.\n`);
  expect(returned?.units.map(({ problem }) => problem?.code)).toEqual([code, undefined]);
});

test("a formula's error in a workbook is damage with its row", async () => {
  const [returned] = await read(
    workbook([
      ["source", "target"],
      ["One.", { kind: "error", text: "#NAME?" }],
    ]),
    { name: "b.xlsx" },
  );
  expect(returned?.units).toMatchObject([{ problem: { code: "E_SHEET_FORMULA", place: { path: "b.xlsx", line: 2 } } }]);
});

test("a table in no encoding that is known is refused", async () => {
  await expect(read(new Uint8Array([0x73, 0xc0, 0xff]))).rejects.toMatchObject({ code: "E_FILE_ENCODING" });
});
