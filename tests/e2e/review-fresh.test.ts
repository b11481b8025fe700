import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const CONFIG = "targets: [kk]\nengine:\n  google: { project: newsroom }\n";

interface Entry {
  readonly source: string;
  readonly target?: string;
  readonly state: string;
}

function entries(project: TemporaryProject, name: string): readonly Entry[] {
  return JSON.parse(project.read(`segments/kk/${name}.json`)).segments;
}

test("what a budget left unasked is asked by the next run with the same engine", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({ "translate.config.yaml": CONFIG });
  for (let number = 0; number < 20; number++)
    project.write(`articles/a${number}.md`, `The story number ${number} is told in full here, and at some length.\n`);
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  expect(await project.run(["--lang", "kk", "--engine", "google", "--max-chars", "500"], env)).toMatchObject({
    code: 5,
  });
  expect(await project.run(["--lang", "kk", "--engine", "google"], env)).toMatchObject({ code: 0 });
  const open = Array.from({ length: 20 }, (_, number) => entries(project, `a${number}.md`)).flat();
  expect(open.filter(({ target }) => target === undefined)).toEqual([]);
});

test("an article edited while a run waits for the engine is looked at, and its changed sentence not given the old one's answer", async () => {
  await using server = await startRehearsal({ latencyMs: 700 });
  using project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/picket.md": "Families gather at the gate.\n\nNobody comes out of it.\n",
  });
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const running = project.run(["--lang", "kk", "--engine", "google"], env);
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  project.write("articles/picket.md", "Families gather at the old gate.\n\nNobody comes out of it.\n");
  expect(await running).toMatchObject({ code: 0 });
  expect(await project.run(["--lang", "kk", "--engine", "google"], env)).toMatchObject({ code: 0 });
  expect(entries(project, "picket.md").map(({ source, target }) => [source, target])).toEqual([
    ["Families gather at the old gate.", "⟦kk⟧ Families gather at the old gate."],
    ["Nobody comes out of it.", "⟦kk⟧ Nobody comes out of it."],
  ]);
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test("a run under way does not put an older article's record over a newer run's", async () => {
  await using server = await startRehearsal({ latencyMs: 1500 });
  using project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/picket.md": "Families gather at the gate.\n\nNobody comes out of it.\n",
  });
  const slow = project.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  project.write("articles/picket.md", "Families gather at the gate.\n\nA wholly new sentence with other words.\n");
  await project.run(["--lang", "kk", "--engine", "none"]);
  const record = JSON.parse(project.read("segments/kk/picket.md.json"));
  record.segments[1].target = "Мүлде жаңа сөйлем.";
  project.write("segments/kk/picket.md.json", JSON.stringify(record, null, 2));
  await project.run(["--lang", "kk", "--engine", "none"]);
  expect(await slow).toMatchObject({ code: 0 });
  expect(entries(project, "picket.md")[1]).toMatchObject({
    source: "A wholly new sentence with other words.",
    target: "Мүлде жаңа сөйлем.",
    state: "edited",
  });
});

test.each([
  "locales/kk/written.sums",
  "locales/kk/articles/picket.md",
  "locales/kk/resources/picket.md.json",
  "xliff/kk/picket.md.xlf",
  "xliff/kk/picket.md.sent.json",
  "segments/kk/picket.md.json",
  "segments/en/picket.md.json",
])("%s, deleted by hand, is written again by the next run, as a frozen run demands", async (path) => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "articles/picket.md": "Families gather at the gate.\n",
    "articles/second.md": "Nobody comes out of it.\n",
  });
  await project.run(["--lang", "kk"]);
  await project.run(["--lang", "kk"]);
  const before = project.files();
  project.remove(path);
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 6 });
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(project.files()).toEqual(before);
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test.each([
  ["the config", "translate.config.yaml", "targets: [kk]\nmemory: { fuzzy: 60 }\n"],
  [
    "the glossary",
    "glossary.yaml",
    "version: 1\nterms:\n  - { id: gate, source: gate, kk: { term: қақпа }, certainty: A }\n",
  ],
  [
    "a memory",
    "memory/own.tmx",
    '<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>Families gather at the gates.</seg></tuv><tuv xml:lang="kk"><seg>Отбасылар қақпаға жиналды.</seg></tuv></tu></body></tmx>',
  ],
])("a run after a change of %s leaves nothing for a frozen run to find", async (_what, path, content) => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "articles/picket.md": "Families gather at the gate.\n",
  });
  await project.run(["--lang", "kk"]);
  project.write(path, content);
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test("after a union merge of two sums of one file, a line that a person takes out of the file is still noticed", async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "articles/picket.md": "Families gather at the gate.\n\nNobody comes out of it.\n",
  });
  await project.run(["--lang", "kk"]);
  const page = "locales/kk/articles/picket.md";
  const sums = project.read("locales/kk/written.sums");
  const [line] = sums.split("\n").filter((row) => row.includes(page));
  project.write("locales/kk/written.sums", `${"0".repeat(64)}${line?.slice(64)}\n${sums}`);
  await project.run(["--lang", "kk"]);
  project.write(page, project.read(page).replace(/^.*Nobody comes out of it.*\n/m, ""));
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({ code: 4, stderr: expect.stringContaining("E_OUTPUT_EDITED") });
  expect(project.read(page)).not.toContain("Nobody comes out of it.");
});
