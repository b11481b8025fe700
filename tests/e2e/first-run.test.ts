import { expect, test } from "vitest";
import { sampleProject } from "../support/project.ts";

const ESCAPE = String.fromCharCode(27);

test("from a fresh clone the first run drafts the newest article, and a frozen run then finds nothing to do", async () => {
  using project = sampleProject();
  const first = await project.run(["--lang", "kk"]);
  expect(first).toMatchObject({ code: 0 });
  expect(first.stdout).toMatch(/^articles +3$/m);
  for (const row of [
    "segments",
    "words",
    "from memory, in context",
    "from memory, exact",
    "by engine (none)",
    "left for the translator",
    "findings: errors",
    "files written",
  ])
    expect(first.stdout).toContain(row);
  expect(first.stdout).toContain("Next: translate export --lang kk");
  expect(project.read("locales/kk/articles/what-is-a-kandas.md")).toContain("lang: kk");
  expect(project.read("xliff/kk/what-is-a-kandas.md.xlf")).toContain('target-language="kk"');
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test("law 3: a second run sends nothing and writes nothing", async () => {
  using project = sampleProject();
  await project.run(["--lang", "kk,ru"]);
  const before = project.files();
  const second = await project.run(["--lang", "kk,ru", "--json"]);
  const report = JSON.parse(second.stdout);
  expect(report).toMatchObject({ schema: "translate.run/1", written: [], exit: 0 });
  expect(project.files()).toEqual(before);
});

test("the memory gives exact, context and fuzzy matches, and at least four of five sentences their target", async () => {
  using project = sampleProject();
  const { stdout } = await project.run(["--lang", "kk,ru", "--json"]);
  for (const { memory, left, segments, person } of JSON.parse(stdout).languages) {
    expect(memory.exact + memory.context + person + left).toBe(segments);
    expect(memory.fuzzy).toBeGreaterThan(0);
    expect(left / segments).toBeLessThanOrEqual(0.2);
  }
});

test("nothing that is piped has escape codes or spinner frames, and --json is one object", async () => {
  using project = sampleProject();
  const plain = await project.run(["--lang", "kk", "--engine", "pseudo"]);
  expect(plain.stdout + plain.stderr).not.toContain(ESCAPE);
  expect(plain.stdout + plain.stderr).not.toContain("\r");
  for (const args of [["status"], ["check"], ["doctor"], ["--lang", "ru"], ["export", "--lang", "kk"], ["undo"]]) {
    const { stdout } = await project.run([...args, "--json"]);
    expect(JSON.parse(stdout).schema).toMatch(/^translate\.\w+\/1$/);
  }
});

test("law 5: pseudo-text stays a draft, is never shown to readers, and cannot be approved", async () => {
  using project = sampleProject();
  await project.run(["--lang", "kk", "--engine", "pseudo"]);
  const record = JSON.parse(project.read("segments/kk/what-is-a-kandas.md.json"));
  const pseudo = record.segments.filter((entry: { origin?: { kind: string } }) => entry.origin?.kind === "pseudo");
  expect(pseudo.length).toBeGreaterThan(0);
  expect(new Set(pseudo.map((entry: { state: string }) => entry.state))).toEqual(new Set(["draft"]));
  const page = project.read("locales/kk/articles/what-is-a-kandas.md");
  for (const entry of pseudo) if (typeof entry.target === "string") expect(page).not.toContain(entry.target);
  const refused = await project.run(["approve", pseudo[0].id, "--lang", "kk"]);
  expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("E_TARGET_PSEUDO") });
});

test("init --demo fills an empty folder with a project that runs", async () => {
  using project = (await import("../support/project.ts")).temporaryProject();
  expect(await project.run(["init", "--demo"])).toMatchObject({ code: 0 });
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(await project.run(["init", "--demo"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("E_INIT_NOT_EMPTY"),
  });
});

test("init sets a project up, keeps what is there, and its first run goes well", async () => {
  using project = (await import("../support/project.ts")).temporaryProject({
    "glossary.yaml": "version: 1\nterms: []\n",
  });
  const { code, stderr } = await project.run(["init"]);
  expect([code, stderr]).toEqual([0, "Kept glossary.yaml, which was there\n"]);
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
});
