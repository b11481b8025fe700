import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ProblemText, problems } from "../../src/report/problems/index.ts";

const SRC = new URL("../../src/", import.meta.url).pathname;
const CATALOGUES = join(SRC, "report/problems");

function catalogueFiles(): readonly string[] {
  return readdirSync(CATALOGUES).filter((name) => name.endsWith(".ts") && name !== "index.ts");
}

/** The codes that the code names, comments and catalogues apart. */
function usedCodes(): ReadonlySet<string> {
  const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .map((name) => join(SRC, name))
    .filter((path) => path.endsWith(".ts") && !path.startsWith(CATALOGUES));
  return new Set(
    files
      .flatMap((path) => withoutComments(readFileSync(path, "utf8")).match(/"E_[A-Z0-9_]+"/g) ?? [])
      .map((code) => code.slice(1, -1)),
  );
}

function withoutComments(code: string): string {
  return code.replace(/^\s*\/\*[\s\S]*?\*\//gm, "").replace(/^\s*\/\/.*$/gm, "");
}

test("every problem that the code can raise has its sentence", () => {
  expect([...usedCodes()].filter((code) => !problems.has(code))).toEqual([]);
});

test("no sentence is kept for a problem that the code cannot raise", () => {
  const used = usedCodes();
  expect([...problems.keys()].filter((code) => !used.has(code))).toEqual([]);
});

test("every file in problems/ is a catalogue of its name, merged in the index, and no code stands in two", async () => {
  const owners = new Map<string, string>();
  for (const name of catalogueFiles()) {
    const module: Record<string, Record<string, ProblemText>> = await import(join(CATALOGUES, name));
    const catalogue = module[`${name.slice(0, -3)}Problems`];
    expect(catalogue, name).toBeDefined();
    for (const [code, text] of Object.entries(catalogue ?? {})) {
      expect(owners.get(code), `${code} in ${name}`).toBeUndefined();
      owners.set(code, name);
      expect(problems.get(code), code).toEqual(text);
    }
  }
  expect([...problems.keys()].sort()).toEqual([...owners.keys()].sort());
});

test("every index line has its file", () => {
  const index = readFileSync(join(CATALOGUES, "index.ts"), "utf8");
  const imported = [...index.matchAll(/from "\.\/(.+?\.ts)"/g)].map((match) => match[1]);
  expect(imported.sort()).toEqual(catalogueFiles().toSorted());
});

test("sentences and hints are not empty and mark their values as {{name}}, with nothing that i18next would run", () => {
  for (const [code, { text, hint }] of problems)
    for (const part of [text, hint]) {
      expect(part.trim(), code).toBe(part);
      expect(part, code).not.toBe("");
      expect(part.replace(/\{\{\w+\}\}/g, ""), code).not.toMatch(/\{\{|\}\}|\$t\(/);
    }
});
