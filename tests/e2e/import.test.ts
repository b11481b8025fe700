import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE = "Families gather at the gate. They hold photographs. The police watch.\n\nNobody comes out.\n";
const CONFIG = "targets: [kk]\nengine:\n  google: { project: newsroom }\n";
const XLIFF = "xliff/kk/picket.md.xlf";

/** A project whose four sentences have machine drafts. */
async function drafted(): Promise<TemporaryProject> {
  await using server = await startRehearsal();
  const project = temporaryProject({ "translate.config.yaml": CONFIG, "articles/picket.md": ARTICLE });
  await project.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  return project;
}

interface Entry {
  readonly id: string;
  readonly source: string;
  readonly target?: string;
  readonly state: string;
  readonly stale?: true;
  readonly by?: string;
  readonly origin?: { readonly kind: string };
  readonly proposal?: { readonly target: string };
}

function entries(project: TemporaryProject): readonly Entry[] {
  return JSON.parse(project.read("segments/kk/picket.md.json")).segments;
}

/** The hand-over file with the target of one source replaced, and its state set. */
function translated(xlf: string, source: string, target: string, state = "translated"): string {
  const unit = new RegExp(`(<source>${source}</source>\\s*)<target[^>]*>[^<]*</target>`);
  expect(xlf).toMatch(unit);
  return xlf.replace(unit, `$1<target state="${state}">${target}</target>`);
}

test("a returned file under another name is taken in as a person's work, remembered, and rendered", async () => {
  using project = await drafted();
  project.write(
    "back/from-aigerim.xlf",
    translated(project.read(XLIFF), "They hold photographs.", "Қолдарында фотосуреттер бар."),
  );
  const ran = await project.run(["import", "back/from-aigerim.xlf", "--by", "aigerim", "--json"]);
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout).files).toMatchObject([
    { article: "picket.md", lang: "kk", accepted: 1, unchanged: 3, conflict: 0 },
  ]);
  expect(entries(project)[1]).toMatchObject({
    target: "Қолдарында фотосуреттер бар.",
    state: "edited",
    by: "aigerim",
    origin: { kind: "person" },
  });
  expect(project.read("locales/kk/articles/picket.md")).toContain("Қолдарында фотосуреттер бар.");
  project.write("articles/second.md", "They hold photographs.\n");
  await project.run(["--lang", "kk"]);
  expect(project.read("xliff/kk/second.md.xlf")).toContain("Қолдарында фотосуреттер бар.");
});

test("importing the same file twice changes nothing", async () => {
  using project = await drafted();
  project.write("back.xlf", translated(project.read(XLIFF), "They hold photographs.", "Қолдарында фотосуреттер бар."));
  await project.run(["import", "back.xlf"]);
  const before = project.files();
  const again = await project.run(["import", "back.xlf", "--json"]);
  expect(JSON.parse(again.stdout).files).toMatchObject([{ accepted: 0, unchanged: 4 }]);
  expect(project.files()).toEqual(before);
});

test("machine text that comes back unchanged as translated stays a machine draft and never enters the memory", async () => {
  using project = await drafted();
  project.write(
    "back.xlf",
    project.read(XLIFF).replaceAll(/<target state="[^"]*"[^>]*>/g, '<target state="translated">'),
  );
  await project.run(["import", "back.xlf"]);
  expect(entries(project).map(({ state, origin }) => [state, origin?.kind])).toEqual(
    Array(4).fill(["draft", "engine"]),
  );
});

test("an explicit sign-off approves even an unchanged text", async () => {
  using project = await drafted();
  const signed = project
    .read(XLIFF)
    .replace(/approved="no"/, 'approved="yes"')
    .replace(/<target state="[^"]*"[^>]*>/, '<target state="signed-off">');
  project.write("back.xlf", signed);
  await project.run(["import", "back.xlf", "--by", "dana"]);
  expect(entries(project)[0]).toMatchObject({ state: "reviewed", reviewedBy: "dana" });
});

test("a text that changed on both sides is a conflict: the record stands, the other lies beside it, exit 4", async () => {
  using project = await drafted();
  const sent = project.read(XLIFF);
  project.write("a.xlf", translated(sent, "They hold photographs.", "Бірінші нұсқа."));
  project.write("b.xlf", translated(sent, "They hold photographs.", "Екінші нұсқа."));
  await project.run(["import", "a.xlf"]);
  const second = await project.run(["import", "b.xlf"]);
  expect(second).toMatchObject({ code: 4, stderr: expect.stringMatching(/^b\.xlf:\d+:\d+ E_TARGET_CONFLICT/) });
  expect(entries(project)[1]).toMatchObject({ target: "Бірінші нұсқа.", proposal: { target: "Екінші нұсқа." } });
});

test("an old hand-over that comes back after a newer one does not undo what was done since", async () => {
  using project = await drafted();
  const old = project.read(XLIFF);
  project.write("first.xlf", translated(old, "They hold photographs.", "Бірінші нұсқа."));
  await project.run(["import", "first.xlf"]);
  project.write("late.xlf", translated(old, "Nobody comes out.", "Ешкім шықпайды."));
  expect(await project.run(["import", "late.xlf"])).toMatchObject({ code: 0 });
  expect(entries(project).map(({ target }) => target)).toEqual([
    expect.anything(),
    "Бірінші нұсқа.",
    expect.anything(),
    "Ешкім шықпайды.",
  ]);
});

test("work on a sentence that has changed since is kept as stale, never as a translation of the new one", async () => {
  using project = await drafted();
  const sent = project.read(XLIFF);
  project.write("articles/picket.md", ARTICLE.replace("They hold photographs.", "They hold old photographs."));
  await project.run(["--lang", "kk", "--engine", "none"]);
  project.write("back.xlf", translated(sent, "They hold photographs.", "Қолдарында фотосуреттер бар."));
  await project.run(["import", "back.xlf"]);
  expect(entries(project)[1]).toMatchObject({
    source: "They hold photographs.",
    target: "Қолдарында фотосуреттер бар.",
    stale: true,
    state: "edited",
  });
  expect(project.read("locales/kk/articles/picket.md")).toContain('translationStale: "1"');
});

test("undo takes an import back as a whole, and a second undo has nothing more to do", async () => {
  using project = await drafted();
  const before = project.files();
  project.write("back.xlf", translated(project.read(XLIFF), "They hold photographs.", "Қолдарында фотосуреттер бар."));
  await project.run(["import", "back.xlf"]);
  expect(await project.run(["undo"])).toMatchObject({ code: 0, stdout: expect.stringContaining("1 segment") });
  project.remove("back.xlf");
  expect(project.files()).toEqual(before);
  expect((await project.run(["undo"])).stdout).toBe("Nothing to take back.\n");
});

test("one broken file among several is named with its place, the others go in, exit 4", async () => {
  using project = await drafted();
  project.write("good.xlf", translated(project.read(XLIFF), "Nobody comes out.", "Ешкім шықпайды."));
  project.write("bad.xlf", project.read(XLIFF).slice(0, 700));
  const ran = await project.run(["import", "bad.xlf", "good.xlf"]);
  expect(ran).toMatchObject({ code: 4, stderr: expect.stringMatching(/^bad\.xlf:\d+:\d+ E_XML/) });
  expect(entries(project)[3]?.target).toBe("Ешкім шықпайды.");
});

test("a dry run shows the table and writes nothing", async () => {
  using project = await drafted();
  project.write("back.xlf", translated(project.read(XLIFF), "Nobody comes out.", "Ешкім шықпайды."));
  const before = project.files();
  const ran = await project.run(["import", "back.xlf", "--dry-run"]);
  expect(ran.stdout).toMatch(/back\.xlf +kk +1 +3/);
  expect(project.files()).toEqual(before);
});

test("import works in a fresh clone, without anything of .qazyna", async () => {
  using project = await drafted();
  project.write("back.xlf", translated(project.read(XLIFF), "Nobody comes out.", "Ешкім шықпайды."));
  project.remove(".qazyna");
  expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
  expect(entries(project)[3]).toMatchObject({ target: "Ешкім шықпайды.", state: "edited" });
});

test("a hand-over file edited where it lies is taken in by the next run, whatever that run does", async () => {
  using project = await drafted();
  project.write(XLIFF, translated(project.read(XLIFF), "Nobody comes out.", "Ешкім шықпайды."));
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("1 segment edited in a hand-over file was taken in"),
  });
  expect(entries(project)[3]).toMatchObject({ target: "Ешкім шықпайды.", state: "edited", by: "translator" });
});

test("a record edited where it lies is a person's work from then on", async () => {
  using project = await drafted();
  project.write(
    "segments/kk/picket.md.json",
    project.read("segments/kk/picket.md.json").replace("⟦kk⟧ Nobody comes out.", "Ешкім шықпайды."),
  );
  await project.run(["--lang", "kk"]);
  expect(entries(project)[3]).toMatchObject({ target: "Ешкім шықпайды.", state: "edited", origin: { kind: "person" } });
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test("deleting memory.db loses no pair", async () => {
  using project = await drafted();
  project.write("back.xlf", translated(project.read(XLIFF), "Nobody comes out.", "Ешкім шықпайды."));
  await project.run(["import", "back.xlf"]);
  project.write("articles/second.md", "Nobody comes out.\n");
  await project.run(["--lang", "kk"]);
  const before = project.files();
  project.remove(".qazyna/memory.db");
  await project.run(["--lang", "kk"]);
  expect(project.files()).toEqual(before);
  expect(before.get("xliff/kk/second.md.xlf")).toContain("Ешкім шықпайды.");
});

test("decisions move states, lock stops imports, and unlock lets them in again", async () => {
  using project = await drafted();
  const [first] = entries(project);
  await project.run(["approve", first?.id ?? "", "--by", "dana"]);
  expect(entries(project)[0]).toMatchObject({ state: "reviewed", reviewedBy: "dana" });
  await project.run(["lock", "articles/picket.md"]);
  project.write("back.xlf", translated(project.read(XLIFF), "Nobody comes out.", "Ешкім шықпайды."));
  expect(await project.run(["import", "back.xlf"])).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("E_TARGET_LOCKED"),
  });
  await project.run(["unlock", "picket.md"]);
  expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
  expect(entries(project)[3]?.target).toBe("Ешкім шықпайды.");
  await project.run(["reject", first?.id ?? ""]);
  expect(entries(project)[0]?.state).toBe("draft");
});
