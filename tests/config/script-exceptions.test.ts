import { expect, test } from "vitest";
import { parseScriptExceptions } from "../../src/config/script-exceptions.ts";

const PATH = "scripts.yaml";

test("exceptions are read by language, in the order of the file; an empty file has none", async () => {
  const text = "kk-Arab:\n  Шыңжаң: شىنجاڭ\n  Нью-Йорк: نيۋيورك\nkk-Latn: { Бейжің: Beijiñ }\n";
  const exceptions = await parseScriptExceptions(text, PATH);
  expect(exceptions.get("kk-Arab")).toEqual([
    { from: "Шыңжаң", to: "شىنجاڭ" },
    { from: "Нью-Йорк", to: "نيۋيورك" },
  ]);
  expect(exceptions.get("kk-Latn")).toEqual([{ from: "Бейжің", to: "Beijiñ" }]);
  expect(await parseScriptExceptions("", PATH)).toEqual(new Map());
});

test.each([
  ["no YAML", "kk-Arab: {", "E_SCRIPTS_YAML", undefined],
  ["an alias", "kk-Arab: &a {}\nkk-Latn: *a", "E_SCRIPTS_YAML", undefined],
  ["another language", "kk-Arab: {}\nru-Latn: {}", "E_SCRIPTS_KEY", 2],
  ["a list", "kk-Arab: [а]", "E_SCRIPTS_VALUE", 1],
  ["a number", "kk-Arab:\n  а: 1", "E_SCRIPTS_VALUE", 2],
  ["no text", "kk-Arab:\n  а: ''", "E_SCRIPTS_VALUE", 2],
  ["a word that is still Cyrillic", "kk-Latn:\n  а: а", "E_SCRIPTS_VALUE", 2],
  ["a word that is not Cyrillic", "kk-Latn:\n  Beijing: Beijiñ", "E_SCRIPTS_VALUE", 2],
])("%s is a problem with its place", async (_what, text, code, line) => {
  await expect(parseScriptExceptions(text, PATH)).rejects.toMatchObject({
    code,
    place: { path: PATH, ...(line === undefined ? {} : { line }) },
  });
});
