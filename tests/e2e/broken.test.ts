import { expect, test } from "vitest";
import { sampleProject, temporaryProject } from "../support/project.ts";

test.each([
  [
    "glossary.yaml",
    "version: 1\nterms:\n  - id: almaty\n    source: Almaty\n    kk: { term: 5 }\n",
    /^glossary\.yaml:\d+:\d+ E_/,
  ],
  ["glossary.yaml", "version: 1\nterms: [\n", /^glossary\.yaml:\d+:\d+ E_/],
  ["translate.config.yaml", "source:\n  lang: en\n  artikles: here\n", /^translate\.config\.yaml:3:\d+ E_/],
  ["translate.config.yaml", "targets: [kk\n", /^translate\.config\.yaml:\d+:\d+ E_/],
])("a broken %s: exit 2 with file, line and column, and nothing is written", async (name, content, place) => {
  using project = sampleProject();
  project.write(name, content);
  const before = project.files();
  const ran = await project.run(["--lang", "kk"]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(place);
  expect(ran.stderr).toContain("hint: ");
  expect(project.files()).toEqual(before);
});

test("law 8: one broken article among several is named with its place, the others go on, exit 4", async () => {
  using project = temporaryProject({ "articles/good.md": "The centre opened in 2008.\n" });
  project.write("articles/bad.md", Uint8Array.from([0x54, 0x68, 0x65, 0x0a, 0xff, 0xfe, 0x0a]));
  const ran = await project.run(["--lang", "kk"]);
  expect(ran.code).toBe(4);
  expect(ran.stderr).toMatch(/^articles\/bad\.md:2:1 E_/m);
  expect(project.read("segments/kk/good.md.json")).toContain("The centre opened in 2008.");
});

test("nothing but broken articles: exit 2", async () => {
  using project = temporaryProject({});
  project.write("articles/bad.md", Uint8Array.from([0xff, 0xfe, 0x00]));
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 2 });
});

test("a record with merge conflict markers is named with line and column and left alone; the others go on, exit 4", async () => {
  using project = temporaryProject({ "articles/a.md": "One sentence.\n", "articles/b.md": "Another sentence.\n" });
  await project.run(["--lang", "kk"]);
  const broken = project.read("segments/kk/a.md.json").replace('  "segments"', '<<<<<<< ours\n  "segments"');
  project.write("segments/kk/a.md.json", broken);
  const ran = await project.run(["--lang", "kk"]);
  expect(ran.code).toBe(4);
  expect(ran.stderr).toMatch(/^segments\/kk\/a\.md\.json:3:1 E_RECORD_JSON/m);
  expect(project.read("segments/kk/a.md.json")).toBe(broken);
});

test("a broken XLIFF where it lies is named, not overwritten, and does not stop the rest, exit 4", async () => {
  using project = temporaryProject({ "articles/a.md": "One sentence.\n", "articles/b.md": "Another sentence.\n" });
  await project.run(["--lang", "kk"]);
  const broken = project.read("xliff/kk/a.md.xlf").slice(0, -30);
  project.write("xliff/kk/a.md.xlf", broken);
  project.write("articles/b.md", "Another sentence. And a third.\n");
  const ran = await project.run(["--lang", "kk"]);
  expect(ran.code).toBe(4);
  expect(ran.stderr).toMatch(/^xliff\/kk\/a\.md\.xlf:\d+:\d+ E_/m);
  expect(project.read("xliff/kk/a.md.xlf")).toBe(broken);
  expect(project.read("segments/kk/b.md.json")).toContain("And a third.");
});

test("a localised article that somebody edited by hand is named with its line and left alone, exit 4", async () => {
  using project = sampleProject();
  await project.run(["--lang", "kk"]);
  const page = "locales/kk/articles/what-is-a-kandas.md";
  const edited = project.read(page).replace("Бұл сөз", "Осы сөз");
  project.write(page, edited);
  project.write(
    "articles/what-is-a-kandas.md",
    project.read("articles/what-is-a-kandas.md").replace("What is a Kandas?", "What a Kandas is"),
  );
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^locales\/kk\/articles\/what-is-a-kandas\.md:\d+ E_OUTPUT_EDITED/m),
  });
  expect(project.read(page)).toBe(edited);
});

test.each([
  [["--lang", "klingon!"], "E_USAGE_LANGUAGE"],
  [["--lang", "kk", "--max-chars", "many"], "E_USAGE_NUMBER"],
  [["--lang", "kk", "--engine", "magic"], "E_USAGE_VALUE"],
  [["--lang", "kk", "--nonsense"], "E_USAGE "],
  [["--lang", "kk", "nowhere.md"], "E_USAGE_PATH"],
  [["status", "--lang", "en"], "E_USAGE_LANGUAGE"],
  [["approve"], "E_USAGE_NOTHING"],
  [["approve", "sffffffffffff"], "E_USAGE_SEGMENT"],
])("%j is a usage error with a hint, exit 2", async (args, code) => {
  using project = sampleProject();
  const ran = await project.run(args);
  expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(code) });
  expect(ran.stderr).toContain("hint: ");
});

test("a folder without a project: exit 2 and the way to one", async () => {
  using project = temporaryProject();
  expect(await project.run(["--lang", "kk"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("translate init"),
  });
});
