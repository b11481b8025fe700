import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryProject } from "../support/project.ts";

const CONFIG = { "translate.config.yaml": "targets: [kk]\n" };

test.each([
  "with spaces.md",
  "tab\tulator.md",
  "new\nline.md",
  "carriage\rreturn.md",
  "line\u2028separator.md",
  "back\\slash.md",
  "quote\"s and 'apostrophes'.md",
  "percent%20#hash?.md",
  "-dash.md",
  "__proto__.md",
  "constructor/prototype.md",
  "қазына/тіл.md",
  "NFD-é.md",
  "two  spaces\t0000.md",
])("an article named %j goes through, a second run writes nothing, and a frozen one agrees", async (name) => {
  using project = temporaryProject({ ...CONFIG, [`articles/${name}`]: "Families gather at the gate.\n" });
  expect(await project.run(["--lang", "kk", "--engine", "pseudo"])).toMatchObject({ code: 0 });
  const before = project.files();
  expect([...before.keys()].filter((path) => path.includes(name))).toHaveLength(8);
  project.remove(".qazyna");
  const second = JSON.parse((await project.run(["--lang", "kk", "--engine", "pseudo", "--json"])).stdout);
  expect(second).toMatchObject({ written: [], orphans: [], exit: 0 });
  expect(project.files()).toEqual(before);
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
  project.write(`articles/${name}`, "Families gather at the old gate.\n");
  expect(await project.run(["--lang", "kk", "--engine", "pseudo"])).toMatchObject({ code: 0 });
});

test.each(["segments", "xliff/kk", "locales", "memory"])(
  "law 9: nothing is written through %s where it is a link that leads out of the project",
  async (link) => {
    using outside = temporaryProject();
    using project = temporaryProject({ ...CONFIG, "articles/picket.md": "Families gather at the gate.\n" });
    await project.run(["--lang", "kk"]);
    const record = JSON.parse(project.read("segments/kk/picket.md.json"));
    Object.assign(record.segments[0], { target: "Отбасылар қақпада.", state: "edited" });
    project.write("segments/kk/picket.md.json", JSON.stringify(record));
    project.write("articles/picket.md", "Wholly other words.\n");
    project.remove(link);
    mkdirSync(join(project.path(link), ".."), { recursive: true });
    symlinkSync(outside.root, project.path(link));
    const ran = await project.run(["--lang", "kk"]);
    expect([...outside.files().keys()]).toEqual([]);
    // Without its record, the only article there is comes to nothing.
    const code = link === "segments" || link === "memory" ? 2 : 4;
    expect(ran).toMatchObject({ code, stderr: expect.stringContaining("E_FILE_OUTSIDE") });
  },
);

test.each([
  "locales/kk/articles/a.md",
  "locales/kk/resources/a.md.json",
  "xliff/kk/a.md.xlf",
  "xliff/kk/a.md.sent.json",
  "segments/kk/a.md.json",
  "segments/en/a.md.json",
])("law 8: a folder that stands where %s should be stops only that article", async (path) => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": "Families gather at the gate.\n",
    "articles/b.md": "Nobody comes out.\n",
  });
  mkdirSync(project.path(path), { recursive: true });
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({ code: 4, stderr: expect.stringContaining(path) });
  expect(ran.stderr).not.toContain(project.root);
  for (const file of ["segments/kk/b.md.json", "xliff/kk/b.md.xlf", "locales/kk/articles/b.md"])
    expect(project.files().has(file)).toBe(true);
});

test("law 8: a broken list of superseded pairs stops only its article", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": "Families gather at the gate.\n",
    "articles/b.md": "Nobody comes out.\n",
  });
  await project.run(["--lang", "kk"]);
  const record = JSON.parse(project.read("segments/kk/a.md.json"));
  Object.assign(record.segments[0], { target: "Отбасылар қақпада.", state: "edited" });
  project.write("segments/kk/a.md.json", JSON.stringify(record));
  project.write("memory/superseded/kk/a.md.jsonl", "<<<<<<< ours\n");
  project.write("articles/a.md", "Wholly other words.\n");
  project.write("articles/b.md", "Somebody comes out.\n");
  expect(await project.run(["--lang", "kk"])).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("memory/superseded/kk/a.md.jsonl"),
  });
  expect(project.read("segments/kk/b.md.json")).toContain("Somebody comes out.");
  expect(project.read("segments/kk/a.md.json")).toContain("Отбасылар қақпада.");
  expect(project.read("memory/superseded/kk/a.md.jsonl")).toBe("<<<<<<< ours\n");
});

test("a language is the same whatever the case of its tag", async () => {
  using project = temporaryProject({ ...CONFIG, "articles/a.md": "Families gather at the gate.\n" });
  await project.run(["--lang", "KK,kk"]);
  expect([...project.files().keys()].filter((path) => path.startsWith("segments/"))).toEqual([
    "segments/en/a.md.json",
    "segments/kk/a.md.json",
  ]);
  expect(await project.run(["--lang", "EN"])).toMatchObject({ code: 2 });
});

test("a run in one language leaves another's memory standing, also of one that the config no longer names", async () => {
  using project = temporaryProject({ ...CONFIG, "articles/a.md": "Families gather at the gate.\n" });
  const config = project.read("translate.config.yaml");
  project.write("translate.config.yaml", "targets: [kk, de]\n");
  await project.run(["--lang", "de"]);
  const record = JSON.parse(project.read("segments/de/a.md.json"));
  Object.assign(record.segments[0], { target: "Familien stehen am Tor.", state: "reviewed" });
  project.write("segments/de/a.md.json", JSON.stringify(record));
  await project.run(["--lang", "de"]);
  project.write("translate.config.yaml", config);
  await project.run(["--lang", "kk"]);
  const { openMemory } = await import("../../src/memory/index.ts");
  const memory = await openMemory(project.path(".qazyna/memory.db"));
  expect((await memory.collections()).map(({ name }) => name)).toContain("segments/de/a.md.json");
  await memory.close();
});

test("a target that was emptied by hand is no translation: it is counted as left, and filled again", async () => {
  using project = temporaryProject({ ...CONFIG, "articles/a.md": "Families gather at the gate.\n" });
  await project.run(["--lang", "kk", "--engine", "pseudo"]);
  const record = JSON.parse(project.read("segments/kk/a.md.json"));
  record.segments[0].target = "";
  project.write("segments/kk/a.md.json", JSON.stringify(record));
  const ran = JSON.parse((await project.run(["--lang", "kk", "--engine", "none", "--json"])).stdout);
  expect(ran.languages[0]).toMatchObject({ left: 1 });
  expect(JSON.parse(project.read("segments/kk/a.md.json")).segments[0]).toMatchObject({ state: "new" });
});
