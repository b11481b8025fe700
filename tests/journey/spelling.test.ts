import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSpellers } from "../../src/journey/spelling.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "qazyna-spelling-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const FILES: Readonly<Record<string, string>> = {
  "ru.aff": "\uFEFFSET UTF-8\n",
  "old.aff": "SET KOI8-R\n",
  "ru.dic": "2\nдом\nагентство\n",
};
const read = (path: string): string | undefined => FILES[path];

/** A package with the interface of hunspell-wasm 0.3.0, which knows no affixes, where the user would install it. */
function installPackage(): void {
  const folder = join(root, "node_modules", "hunspell-wasm");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ main: "./index.js", type: "module" }));
  writeFileSync(
    join(folder, "index.js"),
    `export async function createHunspellFromStrings(affixes, dictionary) {
      const words = new Set(dictionary.split("\\n").slice(1));
      if (words.size < 2) throw new Error("empty");
      return { testSpelling: (word) => words.has(word) };
    }`,
  );
}

test("a dictionary of the config says which words there are", async () => {
  installPackage();
  const spell = (await loadSpellers({ ru: { aff: "ru.aff", dic: "ru.dic" } }, root, read)).get("ru");
  expect(["дом", "агентство", "агенство", "агенство"].map((word) => spell?.(word))).toEqual([true, true, false, false]);
});

test("no package is loaded where no dictionary is named", async () => {
  expect((await loadSpellers({}, root, read)).size).toBe(0);
});

test.each([
  ["a missing file", { aff: "ru.aff", dic: "none.dic" }, "E_SPELLING_FILE", { path: "none.dic", lang: "ru" }],
  ["another encoding", { aff: "old.aff", dic: "ru.dic" }, "E_SPELLING_ENCODING", { encoding: "KOI8-R" }],
  ["a file without words", { aff: "ru.aff", dic: "ru.aff" }, "E_SPELLING_DICTIONARY", { path: "ru.aff" }],
])("%s is named", async (_, ru, code, values) => {
  installPackage();
  await expect(loadSpellers({ ru }, root, read)).rejects.toMatchObject({ code, values });
});
