import { renameSync } from "node:fs";
import { expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE = "Families gather at the gate. They hold photographs.\n\nNobody comes out.\n";

async function edited(): Promise<TemporaryProject> {
  const project = temporaryProject({ "translate.config.yaml": "targets: [kk, ru]\n", "articles/picket.md": ARTICLE });
  await project.run(["--lang", "kk,ru"]);
  for (const lang of ["kk", "ru"]) {
    const record = JSON.parse(project.read(`segments/${lang}/picket.md.json`));
    record.segments[2].target = lang === "kk" ? "Ешкім шықпайды." : "Никто не выходит.";
    project.write(`segments/${lang}/picket.md.json`, JSON.stringify(record, null, 2));
  }
  await project.run(["--lang", "kk,ru"]);
  return project;
}

test("law 3: a renamed article carries its segments along in every language, whichever one is run", async () => {
  using project = await edited();
  const ids = JSON.parse(project.read("segments/en/picket.md.json")).segments.map(({ id }: { id: string }) => id);
  renameSync(project.path("articles/picket.md"), project.path("articles/gate.md"));
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining("Renamed: picket.md → gate.md") });
  expect(JSON.parse(project.read("segments/en/gate.md.json")).segments.map(({ id }: { id: string }) => id)).toEqual(
    ids,
  );
  expect(project.read("segments/kk/gate.md.json")).toContain("Ешкім шықпайды.");
  expect(project.read("segments/ru/gate.md.json")).toContain("Никто не выходит.");
  expect(project.read("locales/kk/articles/gate.md")).toContain("Ешкім шықпайды.");
  expect(project.files().has("segments/kk/picket.md.json")).toBe(false);
});

test("a renamed article's old pages are listed, and removed with --prune", async () => {
  using project = await edited();
  renameSync(project.path("articles/picket.md"), project.path("articles/gate.md"));
  const ran = await project.run(["--lang", "kk,ru"]);
  expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining("locales/kk/articles/picket.md") });
  expect(await project.run(["--lang", "kk,ru", "--prune"])).toMatchObject({ code: 0 });
  expect([...project.files().keys()].filter((path) => path.includes("picket"))).toEqual([]);
  expect(project.read("locales/ru/written.sums")).not.toContain("picket");
});

test("law 3: a deleted article's pairs stay in the memory; its files are listed, and removed only with --prune", async () => {
  using project = await edited();
  project.remove("articles/picket.md");
  project.write("articles/other.md", "Nobody comes out.\n");
  const listed = await project.run(["--lang", "kk,ru"]);
  expect(listed.stderr).toContain("locales/kk/articles/picket.md");
  expect(project.files().has("locales/kk/articles/picket.md")).toBe(true);
  expect(project.read("xliff/kk/other.md.xlf")).toContain("Ешкім шықпайды.");
  await project.run(["--lang", "kk,ru", "--prune"]);
  const left = [...project.files().keys()].filter((path) => path.includes("picket"));
  expect(left).toEqual(["memory/superseded/kk/picket.md.jsonl", "memory/superseded/ru/picket.md.jsonl"]);
  expect(await project.run(["--lang", "kk,ru"])).toMatchObject({ code: 0 });
  expect(project.read("xliff/kk/other.md.xlf")).toContain("Ешкім шықпайды.");
});

test("prune keeps and names what somebody has edited by hand", async () => {
  using project = await edited();
  project.write(
    "locales/kk/articles/picket.md",
    `${project.read("locales/kk/articles/picket.md")}A note by the editor.\n`,
  );
  project.remove("articles/picket.md");
  const ran = await project.run(["--lang", "kk,ru", "--prune"]);
  expect(ran).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^locales\/kk\/articles\/picket\.md:\d+ E_OUTPUT_EDITED/m),
  });
  expect(project.read("locales/kk/articles/picket.md")).toContain("A note by the editor.");
});
