import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";
import { workbook } from "../support/workbook.ts";

const GLOSSARY = `# Terms of the desk
version: 1
terms:
  - id: embassy
    source: embassy
    kk: { term: елшілік } # lower case
    ru: { term: посольство }
    certainty: A
  - { id: reuters, source: Reuters, doNotTranslate: true, certainty: B }
`;
const FILES = { "translate.config.yaml": "targets: [kk, ru]\n", "articles/a.md": "One.\n", "glossary.yaml": GLOSSARY };

test("add puts a term into the glossary, and undo takes it out again", async () => {
  using project = temporaryProject(FILES);
  const args = [
    "border crossing",
    "--kk",
    "шекара бекеті | өткізу пункті",
    "--ru=пункт пропуска",
    "--note",
    "Not: застава",
  ];
  const { code, stdout } = await project.run(["glossary", "add", ...args]);
  expect([code, stdout]).toEqual([0, "Added border-crossing to glossary.yaml\n"]);
  const lines = [
    "  - id: border-crossing",
    "    source: border crossing",
    "    kk: { term: шекара бекеті, admitted: [өткізу пункті] }",
    "    ru: { term: пункт пропуска }",
    "    certainty: C",
    '    note: "Not: застава"',
  ];
  expect(project.read("glossary.yaml")).toBe(`${GLOSSARY}${lines.join("\n")}\n`);
  expect((await project.run(["undo"])).code).toBe(0);
  expect(project.read("glossary.yaml")).toBe(GLOSSARY);
});

test("add refuses a term that is known, names its line, and writes nothing", async () => {
  using project = temporaryProject(FILES);
  const { code, stderr } = await project.run(["glossary", "add", "Embassy", "--kk", "елшілік"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('glossary.yaml:4 E_TERM_KNOWN "Embassy"')]);
  expect(project.read("glossary.yaml")).toBe(GLOSSARY);
});

test.each([
  [["glossary", "add"], "E_USAGE_GLOSSARY_ADD"],
  [["glossary", "add", "picket"], "E_USAGE_GLOSSARY_ADD"],
  [["glossary", "add", "picket", "--de", "Mahnwache"], "E_USAGE_LANGUAGE"],
  [["glossary", "add", "picket", "--kk", "пикет", "--certainty", "Z"], "E_GLOSSARY_SHAPE"],
  [["glossary", "import"], "E_USAGE_GLOSSARY_FILE"],
  [["glossary", "import", "no.csv"], "E_GLOSSARY_NO_FILE"],
  [["glossary", "import", "articles/a.md"], "E_GLOSSARY_FORMAT"],
  [["glossary", "bake"], "E_USAGE_GLOSSARY"],
  [["glossary"], "E_USAGE_GLOSSARY"],
])("%j is refused", async (args, code) => {
  using project = temporaryProject(FILES);
  const ran = await project.run(args);
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(code)]);
  expect(project.read("glossary.yaml")).toBe(GLOSSARY);
});

test("undo leaves a glossary that has been edited since", async () => {
  using project = temporaryProject(FILES);
  await project.run(["glossary", "add", "picket", "--kk", "пикет"]);
  const edited = `${project.read("glossary.yaml")}# mine\n`;
  project.write("glossary.yaml", edited);
  const { code, stderr } = await project.run(["undo"]);
  expect([code, stderr]).toEqual([1, expect.stringContaining("glossary.yaml E_UNDO_FILE_CHANGED")]);
  expect(project.read("glossary.yaml")).toBe(edited);
});

// The shape of a public list of terms: columns for part of speech and description, words in brackets that may be left out.
const TABLE = [
  "en\tkk\tru\tpos\tdescription",
  "contagious\tжұқпалы\tзаразный\t\t",
  "active cases\tбелсенді жағдайлар\tактивные случаи [заболевания]\tnoun\tPeople who have the disease now.",
  "CDC\tCDC\tCDC\t\t",
  "Embassy\tелшілік\tпосольство\t\t",
  "embassies\t\t\t\t",
].join("\n");

test("a table with tabs is imported, and a second time changes nothing", async () => {
  using project = temporaryProject({ ...FILES, "terms.tsv": TABLE });
  const { code, stderr, stdout } = await project.run(["glossary", "import", "terms.tsv", "--json"]);
  expect([code, stderr]).toEqual([4, expect.stringContaining("terms.tsv:6 E_GLOSSARY_ROW")]);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: "translate.glossary-import/1",
    added: ["contagious", "active-cases", "cdc"],
    changed: [],
    same: 1,
    conflicts: [],
  });
  const text = project.read("glossary.yaml");
  expect(text).toContain("ru: { term: активные случаи, admitted: [активные случаи заболевания] }");
  expect(text).toContain("kk: { term: елшілік } # lower case");
  const again = await project.run(["glossary", "import", "terms.tsv", "--json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({ written: false, added: [], changed: [], same: 4 });
  expect(project.read("glossary.yaml")).toBe(text);
  await project.run(["undo"]);
  expect(project.read("glossary.yaml")).toBe(GLOSSARY);
});

test("what the glossary says differently is a conflict, unless it is to be replaced", async () => {
  const table = "id;en;kk;kk forbidden;ru\nembassy;embassy;елшiлiк үйі;посольство;посольство\n";
  using project = temporaryProject({ ...FILES, "terms.csv": table });
  const { code, stdout } = await project.run(["glossary", "import", "terms.csv"]);
  expect(code).toBe(4);
  expect(stdout).toContain("terms.csv:2 embassy kk: the glossary has “елшілік”, the file has “елшiлiк үйі”");
  expect(project.read("glossary.yaml")).toBe(GLOSSARY);
  expect((await project.run(["glossary", "import", "terms.csv", "--replace"])).code).toBe(0);
  expect(project.read("glossary.yaml")).toBe(
    GLOSSARY.replace("{ term: елшілік } #", "{ term: елшiлiк үйі, forbidden: [посольство] } #"),
  );
});

test("a dry run says what an import would do, and writes nothing", async () => {
  using project = temporaryProject({ ...FILES, "terms.tsv": TABLE });
  const { stdout } = await project.run(["glossary", "import", "terms.tsv", "--dry-run"]);
  expect(stdout).toContain("3 would be added, 0 changed, 1 the same, 0 in conflict; nothing was written");
  expect(project.read("glossary.yaml")).toBe(GLOSSARY);
});

test.each(["csv", "tsv", "tbx"])("what is exported as %s and imported again changes nothing", async (format) => {
  using project = temporaryProject(FILES);
  const file = `out/terms.${format}`;
  project.write("out/.keep", "");
  const exported = await project.run(["glossary", "export", "-o", file]);
  expect([exported.code, exported.stdout]).toEqual([0, `Wrote 2 terms to ${file}\n`]);
  const { code, stdout } = await project.run(["glossary", "import", file]);
  expect([code, stdout]).toEqual([0, "glossary.yaml: 0 added, 0 changed, 2 the same, 0 in conflict\n"]);
  expect(project.read("glossary.yaml")).toBe(GLOSSARY);
});

test("a glossary with mistakes names line and column, and nothing is written", async () => {
  using project = temporaryProject({ ...FILES, "glossary.yaml": GLOSSARY.replace("certainty: A", "certainty: Z") });
  const { code, stderr } = await project.run(["glossary", "add", "picket", "--kk", "пикет"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("glossary.yaml:8:16 E_GLOSSARY_SHAPE")]);
});

test("a project without a glossary gets one, and loses it again", async () => {
  using project = temporaryProject({ "translate.config.yaml": "targets: [kk]\n", "articles/a.md": "One.\n" });
  expect((await project.run(["glossary", "add", "picket", "--kk", "пикет"])).code).toBe(0);
  expect(project.read("glossary.yaml")).toBe(
    "version: 1\nterms:\n  - id: picket\n    source: picket\n    kk: { term: пикет }\n    certainty: C\n",
  );
  await project.run(["undo"]);
  expect(project.files().has("glossary.yaml")).toBe(false);
});

test("one entry that no glossary can hold does not stop the others", async () => {
  const rows = [
    "en,en admitted,kk,kk forbidden",
    "picket,,пикет,пикет",
    `a\u0007b,,пикет,`,
    `long,,${"а".repeat(501)},`,
    "march,Embassy,шеру,",
    "&*!{},,---,",
    '"quoted: # x",,«шеру»: # {а},',
  ];
  using project = temporaryProject({ ...FILES, "terms.csv": rows.join("\n") });
  const { code, stdout, stderr } = await project.run(["glossary", "import", "terms.csv", "--json"]);
  expect(code).toBe(4);
  expect(JSON.parse(stdout)).toMatchObject({
    added: ["picket", "quoted-x"],
    conflicts: [{ id: "embassy", line: 5, field: "source", incoming: "march" }],
    skipped: [{ line: 3 }, { line: 4 }, { line: 6 }],
  });
  expect(stderr).toContain("terms.csv:3 E_GLOSSARY_ROW");
  const json = JSON.parse((await project.run(["glossary", "export", "--json"])).stdout);
  expect(json.text).toContain("«шеру»: # {а}");
});

test("a workbook is imported as a table is", async () => {
  using project = temporaryProject({ ...FILES });
  project.write(
    "terms.xlsx",
    workbook([
      ["en", "kk", "ru"],
      ["picket", "пикет", "пикет"],
    ]),
  );
  const { code, stdout } = await project.run(["glossary", "import", "terms.xlsx"]);
  expect([code, stdout]).toEqual([0, "glossary.yaml: 1 added, 0 changed, 0 the same, 0 in conflict\n"]);
});
