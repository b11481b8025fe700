import { describe, expect, test } from "vitest";
import { openProject } from "../../src/commands/open-project.ts";
import { folderRules, languageInPath, memoryFiles } from "../../src/journey/memory-files.ts";
import { temporaryProject } from "../support/project.ts";

describe("folders are understood as OmegaT understands them", () => {
  test.each([
    ["memory/law.tmx", {}],
    ["tm/auto/law.tmx", { use: "auto" }],
    ["tm/auto/2024/may/law.tmx", { use: "auto" }],
    ["memory/partner/enforce/law.jsonl", { use: "enforce" }],
    ["tm/mt/law.tmx", { use: "mt" }],
    ["tm/penalty-030/law.tmx", { penalty: 30 }],
    ["tm/penalty-0/law.tmx", { penalty: 0 }],
    ["tm/penalty-999/law.tmx", { penalty: 100 }],
    ["tm/penalty-10/penalty-40/law.tmx", { penalty: 10 }],
    ["tm/mt/penalty-010/law.tmx", { use: "mt", penalty: 10 }],
    ["tm/penalty-010/mt/law.tmx", { use: "mt", penalty: 10 }],
    ["tm/auto/penalty-030/law.tmx", { use: "auto", penalty: 30 }],
    ["tm/penalty-100/auto/law.tmx", { penalty: 100 }],
    ["tm/mt/auto/law.tmx", { use: "mt" }],
    ["tm/auto/mt/law.tmx", { use: "auto" }],
    ["tm/automatic/law.tmx", {}],
    ["tm/penalty-30-old/law.tmx", {}],
    ["tm/penalty-30.tmx", {}],
    ["auto.tmx", {}],
  ])("%s", (path, rules) => {
    expect(folderRules(path)).toEqual(rules);
  });
});

describe("the language of a file of lines", () => {
  test.each([
    ["memory/law.kk.jsonl", "kk"],
    ["memory/ru/law.jsonl", "ru"],
    ["memory/ru/law.kk.jsonl", "kk"],
    ["memory/law.kk_KZ.jsonl", "kk"],
    ["memory/law.jsonl", undefined],
    ["memory/kk-law.jsonl", undefined],
  ])("%s", (path, lang) => {
    expect(languageInPath(path, ["kk", "ru"])).toBe(lang);
  });

  test("is the project's only one where the name says none", () => {
    expect(languageInPath("memory/law.jsonl", ["kk"])).toBe("kk");
  });
});

test("each file is one memory: the first glob that names it says what it is worth, its folders say more", async () => {
  using project = temporaryProject({
    "articles/a.md": "Home.\n",
    "translate.config.yaml": `memory:
  files:
    - { path: "memory/partner/*.tmx", penalty: 2, priority: 50, readOnly: false }
    - { path: "memory/**/*.tmx" }
    - { path: "tm/**/*.tmx", penalty: 0 }
`,
    "memory/partner/law.tmx": "",
    "memory/old.tmx": "",
    "memory/imported/kk/law.tmx": "",
    "memory/superseded/kk/a.tmx": "",
    "memory/notes.txt": "",
    "tm/enforce/names.tmx": "",
    "tm/penalty-030/old.tmx": "",
    "tm/tmx2source/ru.tmx": "",
  });
  expect(memoryFiles(await openProject(project.root, {}))).toEqual([
    { name: "memory/partner/law.tmx", penalty: 2, priority: 50, readOnly: false },
    { name: "memory/old.tmx", penalty: 5, priority: 0, readOnly: true },
    { name: "tm/enforce/names.tmx", penalty: 0, priority: 0, readOnly: true, use: "enforce" },
    { name: "tm/penalty-030/old.tmx", penalty: 30, priority: 0, readOnly: true },
  ]);
});

test("by default TMX and JSONL files at any depth of memory/ are memories, but not the project's own", async () => {
  using project = temporaryProject({
    "articles/a.md": "Home.\n",
    "memory/a.tmx": "",
    "memory/partner/2024/b.tmx": "",
    "memory/c.kk.jsonl": "",
    "memory/imported/kk/d.jsonl": "",
    "memory/superseded/kk/e.jsonl": "",
  });
  const found = memoryFiles(await openProject(project.root, {}));
  expect(found.map(({ name }) => name)).toEqual(["memory/a.tmx", "memory/partner/2024/b.tmx", "memory/c.kk.jsonl"]);
});
