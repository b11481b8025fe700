import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";

const GLOSSARY = `version: 1
terms:
  - id: ministry
    source: Ministry of Foreign Affairs
    kk: { term: Сыртқы істер министрлігі }
    ru: { term: Министерство иностранных дел }
    certainty: A
  - id: volunteer
    source: volunteer
    kk: { term: ерікті }
    ru: { term: доброволец }
    certainty: C
`;
const ARTICLE = "A volunteer stood at the border crossing.\n\nThe border crossing was closed.\n";
const FILES = { "translate.config.yaml": "targets: [kk, ru]\n", "articles/a.md": ARTICLE, "glossary.yaml": GLOSSARY };

test("check names the place of what is doubtful, and sums up the rest", async () => {
  using project = temporaryProject(FILES);
  const { code, stdout } = await project.run(["glossary", "check"]);
  expect(code).toBe(0);
  expect(stdout).toContain("glossary.yaml:10:5 warning volunteer: “ерікті” ends in -ы or -і");
  expect(stdout).toContain("To be confirmed by a native editor (certainty C): volunteer");
  expect(stdout).toContain("In no article: ministry");
  expect(stdout).toMatch(/\n2 terms: 0 errors, 1 warnings, \d remarks\n$/);
  expect((await project.run(["glossary", "check", "--fail-on", "warning"])).code).toBe(3);
  const json = JSON.parse((await project.run(["glossary", "check", "--json"])).stdout);
  expect(json).toMatchObject({ schema: "translate.glossary-check/1", terms: 2, errors: 0, warnings: 1 });
  expect(json.findings).toContainEqual(
    expect.objectContaining({ rule: "class-kk", id: "volunteer", lang: "kk", line: 10, column: 5 }),
  );
});

test("--forms shows a term's table of forms", async () => {
  using project = temporaryProject(FILES);
  const { code, stdout } = await project.run(["glossary", "check", "--forms", "ministry", "--lang", "kk"]);
  expect(code).toBe(0);
  expect(stdout).toContain("Ministry of Foreign Affairs, kk: Сыртқы істер министрлігі\n");
  expect(stdout).toMatch(/\ndative +Сыртқы істер министрлігіне +Сыртқы істер министрліктеріне\n/);
  expect(stdout).not.toContain("prepositional");
  const russian = await project.run(["glossary", "check", "--forms", "ministry", "--lang", "ru", "--json"]);
  expect(JSON.parse(russian.stdout).languages[0].forms).toContainEqual({
    case: "instrumental",
    singular: "Министерством иностранных дел",
    plural: "Министерствами иностранных дел",
  });
  const unknown = await project.run(["glossary", "check", "--forms", "no-such"]);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("E_TERM_UNKNOWN")]);
});

test("extract gives candidates with counts and contexts, and leaves known terms out", async () => {
  using project = temporaryProject(FILES);
  const { code, stdout } = await project.run(["glossary", "extract"]);
  expect(code).toBe(0);
  expect(stdout).toBe(
    [
      "border crossing  2 times, score 3.17",
      "  articles/a.md:1:1 A volunteer stood at the border crossing.",
      "  articles/a.md:3:1 The border crossing was closed.",
      "1 candidate of 1",
      "",
    ].join("\n"),
  );
  const json = JSON.parse((await project.run(["glossary", "extract", "articles/a.md", "--min", "1", "--json"])).stdout);
  expect(json).toMatchObject({ schema: "translate.glossary-extract/1", sentences: 2 });
  expect(json.candidates.map(({ phrase }: { phrase: string }) => phrase)).not.toContain("volunteer");
  expect((await project.run(["glossary", "extract", "--min", "none"])).code).toBe(2);
});
