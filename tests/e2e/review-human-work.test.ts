import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE = "Families gather at the gate. They hold photographs. The police watch.\n\nNobody comes out.\n";
const CONFIG = "targets: [kk]\nengine:\n  google: { project: newsroom }\n";
const XLIFF = "xliff/kk/picket.md.xlf";
const RECORD = "segments/kk/picket.md.json";

async function drafted(): Promise<TemporaryProject> {
  await using server = await startRehearsal();
  const project = temporaryProject({ "translate.config.yaml": CONFIG, "articles/picket.md": ARTICLE });
  await project.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  return project;
}

interface Entry {
  readonly id: string;
  readonly target?: string;
  readonly state: string;
  readonly stale?: true;
  readonly notes?: readonly string[];
}

function entries(project: TemporaryProject): readonly Entry[] {
  return JSON.parse(project.read(RECORD)).segments;
}

function translated(xlf: string, source: string, target: string, state = "translated"): string {
  const unit = new RegExp(`(<source>${source}</source>\\s*)<target[^>]*>[^<]*</target>`);
  expect(xlf).toMatch(unit);
  return xlf.replace(unit, `$1<target state="${state}">${target}</target>`);
}

test("law 1: where the record is gone, what people did in the hand-over file is taken in, not overwritten", async () => {
  using project = await drafted();
  project.write(XLIFF, translated(project.read(XLIFF), "They hold photographs.", "Қолдарында фотосуреттер бар."));
  await project.run(["--lang", "kk"]);
  project.write(XLIFF, translated(project.read(XLIFF), "Nobody comes out.", "Ешкім шықпайды.", "final"));
  project.remove(RECORD);
  project.remove("xliff/kk/picket.md.sent.json");
  await project.run(["--lang", "kk"]);
  expect(entries(project).map(({ target, state }) => [target, state])).toEqual([
    [undefined, "new"],
    ["Қолдарында фотосуреттер бар.", "edited"],
    [undefined, "new"],
    ["Ешкім шықпайды.", "final"],
  ]);
});

test("a crash between record and hand-over file leaves nothing that a later run refuses", async () => {
  using project = await drafted();
  project.write(XLIFF, translated(project.read(XLIFF), "They hold photographs.", "Қолдарында фотосуреттер бар."));
  await project.run(["--lang", "kk"]);
  project.write("articles/picket.md", ARTICLE.replace("They hold photographs. The police watch.", "Rain fell."));
  expect(await project.run(["--lang", "kk"], { FAILPOINT: "after-record:kill" })).toMatchObject({ signal: "SIGKILL" });
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(project.read(XLIFF)).not.toContain("They hold photographs.</source>");
  expect(project.read("memory/superseded/kk/picket.md.jsonl")).toContain("Қолдарында фотосуреттер бар.");
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test("an import keeps what another process has written into the record since it began", async () => {
  using project = await drafted();
  const sent = project.read(XLIFF);
  project.write("a.xlf", translated(sent, "They hold photographs.", "Қолдарында фотосуреттер бар."));
  project.write("b.xlf", translated(sent, "Nobody comes out.", "Ешкім шықпайды."));
  project.write("c.xlf", translated(sent, "The police watch.", "Полиция бақылап тұр."));
  const ran = await Promise.all(["a.xlf", "b.xlf", "c.xlf"].map((file) => project.run(["import", file])));
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(entries(project).map(({ target }) => target)).toEqual([
    expect.stringContaining("⟦kk⟧"),
    "Қолдарында фотосуреттер бар.",
    "Полиция бақылап тұр.",
    "Ешкім шықпайды.",
  ]);
});

test("undo takes back an import of two files that changed the same segment", async () => {
  using project = await drafted();
  const before = entries(project);
  const sent = project.read(XLIFF);
  const first = translated(sent, "Nobody comes out.", "Бірінші.");
  project.write("a.xlf", first);
  project.write("b.xlf", first.replace(/extradata="base:[^"]*"/g, "").replace("Бірінші.", "Екінші."));
  await project.run(["import", "a.xlf", "b.xlf"]);
  expect(await project.run(["undo"])).toMatchObject({ code: 0 });
  expect(entries(project)).toEqual(before);
});

test("a decision whose page somebody has edited by hand says so, and exits 4", async () => {
  using project = await drafted();
  const page = "locales/kk/articles/picket.md";
  project.write(page, `${project.read(page)}A note by the editor.\n`);
  const ran = await project.run(["approve", entries(project)[0]?.id ?? ""]);
  expect(ran).toMatchObject({ code: 4, stderr: expect.stringContaining("E_OUTPUT_EDITED") });
  expect(entries(project)[0]?.state).toBe("reviewed");
});

test("one article with a broken record does not keep the others' decisions out of the undo log", async () => {
  using project = await drafted();
  project.write("articles/zebra.md", "It is striped.\n");
  await project.run(["--lang", "kk", "--engine", "pseudo"]);
  const before = entries(project);
  project.write("segments/kk/zebra.md.json", "{");
  expect(await project.run(["approve", "picket.md", "zebra.md"])).toMatchObject({ code: 4 });
  expect(await project.run(["undo"])).toMatchObject({ stdout: expect.stringContaining("4 segments") });
  expect(entries(project)).toEqual(before);
});

test("a sign-off of stale work in the file makes it fresh, and a note beside it is kept", async () => {
  using project = await drafted();
  project.write(XLIFF, translated(project.read(XLIFF), "They hold photographs.", "Фотосуреттері бар.", "final"));
  await project.run(["--lang", "kk"]);
  project.write("articles/picket.md", ARTICLE.replace("hold photographs", "hold the photographs"));
  await project.run(["--lang", "kk"]);
  expect(entries(project)[1]).toMatchObject({ stale: true, state: "final" });
  const signed = translated(project.read(XLIFF), "They hold the photographs.", "Фотосуреттері бар.", "signed-off");
  project.write(XLIFF, signed.replace("</trans-unit>", '<note from="Dana">Checked twice.</note></trans-unit>'));
  await project.run(["--lang", "kk"]);
  expect(entries(project)[1]).not.toHaveProperty("stale");
  expect(entries(project)[1]?.state).toBe("reviewed");
  expect(entries(project)[0]?.notes).toEqual(["Checked twice."]);
  const before = project.files();
  await project.run(["--lang", "kk"]);
  expect(project.files()).toEqual(before);
});

test("an export into a folder does not put a file over the one that a translator works on there", async () => {
  using project = await drafted();
  await project.run(["export", "--lang", "kk", "--to", "desk"]);
  const copy = `desk/${XLIFF}`;
  const work = translated(project.read(copy), "Nobody comes out.", "Ешкім шықпайды.");
  project.write(copy, work);
  const ran = await project.run(["export", "--lang", "kk", "--to", "desk"]);
  expect(ran).toMatchObject({ code: 4, stderr: expect.stringContaining(copy) });
  expect(project.read(copy)).toBe(work);
  await project.run(["import", copy]);
  expect(await project.run(["export", "--lang", "kk", "--to", "desk"])).toMatchObject({ code: 0 });
  expect(project.read(copy)).toBe(project.read(XLIFF));
});
