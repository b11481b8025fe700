import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { srxFile } from "../segmentation/srx-files.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const article = `# Kandas in the city

The family moved to Astana in Nov. 2022. **They found work.**[^1] “Why here?” she asked.

[^1]: Gen. Director's letter.
`;

const command = join(import.meta.dirname, "..", "..", "bin", "translate.js");

/** Runs `translate segment` in a folder with bytes on its standard input. */
async function stream(folder: string, args: readonly string[], input: string | Uint8Array) {
  const child = spawn(process.execPath, [command, "segment", "--stdin-jsonl", ...args], { cwd: folder });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    code,
    lines: stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}

interface Unit {
  readonly text: string;
  readonly kind: string;
  readonly sentences: readonly { start: number; end: number }[];
  readonly ids: readonly string[];
}

async function unitsOf(project: TemporaryProject, args: readonly string[]): Promise<readonly Unit[]> {
  const { stdout } = await project.run(["segment", ...args, "--json"]);
  return JSON.parse(stdout).files.flatMap((file: { units: readonly Unit[] }) => file.units);
}

test("a file outside any project is shown with ids and offsets, and nothing is written", async () => {
  using project = temporaryProject({ "notes.md": article });
  const { code, stdout } = await project.run(["segment", "notes.md"]);
  expect(code).toBe(0);
  expect(stdout).toContain("notes.md (en): 5 segments");
  expect(stdout).toMatch(/^s[0-9a-f]{12} 22–62 The family moved to Astana in Nov\. 2022\.$/m);
  expect([...project.files().keys()]).toEqual(["notes.md"]);
});

test("--json gives each unit's text with the UTF-16 offsets of its sentences, and their ids", async () => {
  using project = temporaryProject({ "notes.md": article });
  const units = await unitsOf(project, ["notes.md"]);
  expect(
    units.map(({ kind, text, sentences }) => [kind, ...sentences.map(({ start, end }) => text.slice(start, end))]),
  ).toEqual([
    ["heading", "Kandas in the city"],
    ["paragraph", "The family moved to Astana in Nov. 2022.", "They found work.", "“Why here?” she asked."],
    ["footnote", "Gen. Director's letter."],
  ]);
  for (const { ids, sentences } of units) expect(ids).toHaveLength(sentences.length);
});

test("the ids are those that the main job gives, also after an edit that they were carried through", async () => {
  using project = temporaryProject({ "translate.config.yaml": "targets: [kk]\n", "articles/city.md": article });
  await project.run(["--lang", "kk"]);
  project.write("articles/city.md", article.replace("moved to Astana", "moved to Almaty"));
  const shown = (await unitsOf(project, ["articles/city.md"])).flatMap(({ ids }) => ids);
  const before = JSON.parse(project.read("segments/en/city.md.json"));
  expect(before.segments.map((entry: { id: string }) => entry.id)).toEqual(shown);
});

test("a file that cannot be read is named, the others are shown, and the exit code says so", async () => {
  using project = temporaryProject({
    "notes.md": article,
    "photo.raw": "x",
    "bad.txt": new Uint8Array([0xff, 0xfe]) as never,
  });
  const { code, stdout, stderr } = await project.run([
    "segment",
    "photo.raw",
    "gone.md",
    "bad.txt",
    "notes.md",
    "--json",
  ]);
  expect(code).toBe(4);
  const { files, problems } = JSON.parse(stdout);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(["notes.md"]);
  expect(problems.map((problem: { code: string }) => problem.code)).toEqual([
    "E_FORMAT_UNKNOWN",
    "E_FILE_MISSING",
    "E_TEXT_ENCODING",
  ]);
  expect(stderr).toContain("E_FILE_MISSING");
  expect(await project.run(["segment", "gone.md"])).toMatchObject({ code: 2 });
  expect(await project.run(["segment"])).toMatchObject({ code: 2 });
  expect(await project.run(["segment", "notes.md", "--lang", "x"])).toMatchObject({ code: 2 });
});

test("a stream is answered line by line with the ends of all sentences but the last", async () => {
  using project = temporaryProject();
  const input = [
    { id: 1, lang: "kk", text: "Ол 1991 ж. Алматыда туды. 😀 Бұл анық. Иә." },
    { id: "ru-2", lang: "ru", text: "  Закон принят.\n\nОн действует.  " },
    { id: null, text: "One. Two.", extra: true },
    { id: 4, text: "" },
  ];
  const { code, lines } = await stream(project.root, [], input.map((line) => `${JSON.stringify(line)}\r\n`).join(""));
  expect(code).toBe(0);
  expect(lines).toEqual([
    { id: 1, breaks: [28, 38] },
    { id: "ru-2", breaks: [15] },
    { id: null, breaks: [4] },
    { id: 4, breaks: [] },
  ]);
});

test("a broken line gets an answer with its error, and the others go on", async () => {
  using project = temporaryProject();
  const broken = [
    "not json",
    "[]",
    "5",
    "",
    '{"id": 1}',
    '{"id": 2, "text": 5}',
    '{"id": 3, "text": "A.", "lang": "no language"}',
    '{"id": 4, "text": "\\ud83d. A."}',
    `{"id": 5, "text": "${"[".repeat(100_000)}"}`,
  ];
  const bytes = Buffer.concat([
    Buffer.from(`${broken.join("\n")}\n{"id": 6, "text": "`),
    Buffer.from([0xff]),
    Buffer.from('"}'),
  ]);
  const { code, lines } = await stream(project.root, ["--lang", "kk"], bytes);
  expect(code).toBe(4);
  expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([
    [null, "E_LINE"],
    [null, "E_LINE"],
    [null, "E_LINE"],
    [null, "E_LINE"],
    [1, "E_LINE"],
    [2, "E_LINE"],
    [3, "E_LINE"],
    [4, undefined],
    [5, undefined],
    [null, "E_LINE"],
  ]);
});

test("a million characters on one line, and 5,000 lines, come back in order", { timeout: 20_000 }, async () => {
  using project = temporaryProject();
  const long = { id: "long", lang: "en", text: "It rained in Astana. ".repeat(50_000) };
  const many = Array.from({ length: 5000 }, (_, id) => ({ id, lang: "kk", text: "Бір. Екі." }));
  const { lines } = await stream(project.root, [], [long, ...many].map((line) => JSON.stringify(line)).join("\n"));
  expect(lines[0].breaks).toHaveLength(49_999);
  expect(lines.slice(1)).toEqual(many.map(({ id }) => ({ id, breaks: [4] })));
});

const rules = srxFile({
  Default: [
    ["no", "\\bNov\\.", "\\s"],
    ["no", "\\p{Klingon}", "\\s"],
    ["yes", "[.?!]+”?", "\\s"],
  ],
});
const config = "targets: [kk]\nsegmentation: { srx: rules/own.srx, abbreviations: [Gen.] }\n";

test("a project's own SRX rules cut its articles; a rule that cannot be run is named with its line, and the job is partly done", async () => {
  using project = temporaryProject({
    "translate.config.yaml": config,
    "rules/own.srx": rules,
    "articles/city.md": article,
  });
  const { code, stderr } = await project.run(["--lang", "kk"]);
  expect(code).toBe(4);
  expect(stderr).toContain("rules/own.srx:6:");
  expect(stderr).toContain("\\p{Klingon}");
  const record = JSON.parse(project.read("segments/en/city.md.json"));
  expect(record.segmentation).toMatch(/^srx-[0-9a-f]{8}$/);
  expect(record.segments.map((entry: { source: string }) => entry.source)).toEqual([
    "Kandas in the city",
    "The family moved to Astana in Nov. 2022.",
    expect.arrayContaining(["They found work."]),
    "“Why here?”",
    "she asked.",
    "Gen. Director's letter.",
  ]);
});

test("new SRX rules cut the articles anew, and what people wrote is still there", async () => {
  using project = temporaryProject({
    "translate.config.yaml": config,
    "rules/own.srx": rules.replace("\\p{Klingon}", "!"),
    "articles/city.md": article,
  });
  await project.run(["--lang", "kk"]);
  const path = "segments/kk/city.md.json";
  const targets = JSON.parse(project.read(path));
  const work = targets.segments.find((entry: { source: string }) => entry.source.startsWith("The family"));
  Object.assign(work, { target: "Отбасы Астанаға 2022 жылғы қарашада көшті.", state: "edited", by: "aigerim" });
  project.write(path, `${JSON.stringify(targets, null, 2)}\n`);
  project.write("rules/own.srx", srxFile({ Default: [["yes", "\\.", "\\s"]] }));
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(JSON.stringify([...project.files()])).toContain("Отбасы Астанаға 2022 жылғы қарашада көшті.");
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test.each([
  ["targets: [kk]\nsegmentation: { srx: gone.srx }\n", "E_SRX_MISSING"],
  ["targets: [kk]\nsegmentation: { srx: ../own.srx }\n", "E_CONFIG_PATH"],
  ["targets: [kk]\nsegmentation: { srx: articles/city.md }\n", "E_SRX_XML"],
])("the config %j is refused with exit code 2 before anything is written", async (text, code) => {
  using project = temporaryProject({ "translate.config.yaml": text, "articles/city.md": article });
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(code) });
  expect([...project.files().keys()].sort()).toEqual(["articles/city.md", "translate.config.yaml"]);
});

test("a runaway rule stops its article with a Problem that names the rule", { timeout: 20_000 }, async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\nsegmentation: { srx: own.srx }\n",
    "own.srx": srxFile({ Default: [["yes", "\\.", "\\s(a+)+$"]] }),
    "articles/bad.md": `One. ${"a".repeat(60)}b\n`,
    "articles/good.md": "It rained. It poured.\n",
  });
  const { code, stderr } = await project.run(["--lang", "kk"]);
  expect(code).toBe(4);
  expect(stderr).toContain("E_SRX_SLOW");
  expect(stderr).toContain("own.srx:5:");
  expect(project.read("segments/en/good.md.json")).toContain("It poured.");
});

test("the rules for other tools are written to a file or to standard output, and replace no other file", async () => {
  using project = temporaryProject({ "mine.srx": "<srx/>" });
  expect(await project.run(["segment", "--export-srx", "out/qazyna.srx"])).toMatchObject({ code: 0 });
  expect(await project.run(["segment", "--export-srx", "out/qazyna.srx"])).toMatchObject({ code: 0 });
  const { stdout } = await project.run(["segment", "--export-srx", "-"]);
  expect(stdout).toBe(project.read("out/qazyna.srx"));
  expect(await project.run(["segment", "--export-srx", "mine.srx"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("E_SRX_EXISTS"),
  });
  expect(project.read("mine.srx")).toBe("<srx/>");
});
