import { linkSync, renameSync } from "node:fs";
import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE = "Families gather at the gate. They hold photographs.\n\nNobody comes out.\n";

/** A project with one article in Kazakh, whose third sentence a person has reviewed. */
async function reviewed(lang = "kk"): Promise<TemporaryProject> {
  const project = temporaryProject({ "translate.config.yaml": `targets: [${lang}]\n`, "articles/picket.md": ARTICLE });
  await project.run(["--lang", lang]);
  const record = JSON.parse(project.read(`segments/${lang}/picket.md.json`));
  Object.assign(record.segments[2], { target: "Ешкім шықпайды.", state: "reviewed" });
  project.write(`segments/${lang}/picket.md.json`, JSON.stringify(record, null, 2));
  await project.run(["--lang", lang]);
  project.write("translate.config.yaml", "targets: [kk]\n");
  return project;
}

function states(project: TemporaryProject, name: string, lang = "kk"): readonly string[] {
  return JSON.parse(project.read(`segments/${lang}/${name}.json`)).segments.map(
    ({ state }: { state: string }) => state,
  );
}

test.each([1, 2, 3])("a crash after move %i of a renamed article's files loses no state", async (number) => {
  using project = await reviewed();
  renameSync(project.path("articles/picket.md"), project.path("articles/gate.md"));
  const crashed = await project.run(["--lang", "kk"], { FAILPOINT: `after-move:kill@${number}` });
  expect(crashed).toMatchObject({ signal: "SIGKILL" });
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(states(project, "gate.md")).toEqual(["new", "new", "reviewed"]);
  expect(project.files().has("segments/kk/picket.md.json")).toBe(false);
});

test("processes that find a renamed article at the same time all end well", async () => {
  using project = await reviewed();
  renameSync(project.path("articles/picket.md"), project.path("articles/gate.md"));
  const ran = await Promise.all(Array.from({ length: 4 }, () => project.run(["--lang", "kk"])));
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(states(project, "gate.md")).toEqual(["new", "new", "reviewed"]);
});

test("of two new articles that are like a gone one, the more alike is the renamed one, whatever their names", async () => {
  using project = await reviewed();
  project.write("articles/a-follow-up.md", ARTICLE.replace("Nobody comes out.", "Everybody has gone home by now."));
  renameSync(project.path("articles/picket.md"), project.path("articles/z-gate.md"));
  expect((await project.run(["--lang", "kk"])).stderr).toContain("picket.md → z-gate.md");
  expect(states(project, "z-gate.md")).toEqual(["new", "new", "reviewed"]);
});

test("a copied article takes nothing from the one that stays", async () => {
  using project = await reviewed();
  project.write("articles/copy.md", ARTICLE);
  await project.run(["--lang", "kk"]);
  expect(states(project, "picket.md")).toEqual(["new", "new", "reviewed"]);
});

test("what readers got under the old name is listed, and removed by --prune", async () => {
  using project = await reviewed();
  renameSync(project.path("articles/picket.md"), project.path("articles/gate.md"));
  const resources = "locales/kk/resources/picket.md";
  const old = ["locales/kk/articles/picket.md", `${resources}.json`, `${resources}.state.json`];
  const listed = await project.run(["--lang", "kk", "--json"]);
  expect(JSON.parse(listed.stdout).orphans).toEqual(old);
  expect((await project.run(["status", "--lang", "kk"])).stdout).toContain("translate --lang kk --prune");
  expect(old.filter((path) => project.files().has(path))).toEqual(old);
  await project.run(["--lang", "kk", "--prune"]);
  expect(old.filter((path) => project.files().has(path))).toEqual([]);
  expect(project.read("locales/kk/written.sums")).not.toContain("picket.md");
  expect(project.read("locales/kk/articles/gate.md")).toContain("Ешкім шықпайды.");
});

test("--prune leaves files in locales/ that translate has not written", async () => {
  using project = await reviewed();
  project.write("locales/kk/articles/about-us.md", "Біз туралы.\n");
  const ran = await project.run(["--lang", "kk", "--prune", "--json"]);
  expect(JSON.parse(ran.stdout).orphans).toEqual([]);
  expect(project.read("locales/kk/articles/about-us.md")).toBe("Біз туралы.\n");
});

test("a language that the config no longer names is carried along and pruned, too", async () => {
  using project = await reviewed("de");
  renameSync(project.path("articles/picket.md"), project.path("articles/gate.md"));
  await project.run(["--lang", "kk"]);
  expect(states(project, "gate.md", "de")).toEqual(["new", "new", "reviewed"]);
  project.remove("articles/gate.md");
  project.write("articles/other.md", "Rain fell.\n");
  await project.run(["--lang", "kk", "--prune"]);
  expect([...project.files().keys()].filter((path) => /gate|picket/.test(path))).toEqual([
    "memory/superseded/de/gate.md.jsonl",
  ]);
});

test("an article renamed only by case keeps its states, and where case makes no difference --prune removes nothing", async () => {
  using project = await reviewed();
  renameSync(project.path("articles/picket.md"), project.path("articles/Picket.md"));
  await project.run(["--lang", "kk"]);
  expect(states(project, "Picket.md")).toEqual(["new", "new", "reviewed"]);
  // What a disk looks like that finds a file under either name.
  for (const name of ["segments/en/Picket.md.json", "segments/kk/Picket.md.json"])
    linkSync(project.path(name), project.path(name.replace("Picket", "picket")));
  await project.run(["--lang", "kk", "--prune"]);
  expect(project.files().has("segments/kk/picket.md.json")).toBe(true);
});

test("a dry run reckons with a rename as the run itself does", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\nengine:\n  google: { project: newsroom }\n",
    "articles/picket.md": ARTICLE,
  });
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  await project.run(["--lang", "kk", "--engine", "google"], env);
  renameSync(project.path("articles/picket.md"), project.path("articles/gate.md"));
  project.remove(".qazyna/ledger.db");
  const before = project.files();
  const dry = JSON.parse(
    (await project.run(["--lang", "kk", "--engine", "google", "--dry-run", "--json"], env)).stdout,
  );
  expect(dry.asked).toMatchObject([{ wished: 0, codepoints: 0 }]);
  expect(dry.orphans).toEqual([]);
  expect(project.files()).toEqual(before);
});
