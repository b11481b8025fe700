import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { hash } from "../../src/core/normalise.ts";
import { plainText } from "../../src/core/runs.ts";
import { decodeXml } from "../../src/exchange/decode-xml.ts";
import type { ReturnedUnit } from "../../src/exchange/handover.ts";
import { readTbx } from "../../src/exchange/tbx.ts";
import { readTmx } from "../../src/exchange/tmx.ts";
import { readXliff } from "../../src/exchange/xliff.ts";
import { readXml } from "../../src/exchange/xml-reader.ts";
import { readZip, writeZip } from "../../src/files/zip.ts";
import { sampleProject, type TemporaryProject, temporaryProject } from "../support/project.ts";

type Files = ReadonlyMap<string, Uint8Array>;

function unpacked(project: TemporaryProject, path: string): Files {
  return new Map([...readZip(readFileSync(project.path(path)), path)].map(({ name, bytes }) => [name, bytes]));
}

function textOf(files: Files, name: string): string {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`no ${name} among ${[...files.keys()].join(", ")}`);
  return new TextDecoder().decode(bytes);
}

/** The units of all XLIFF files below a folder of the package. */
function unitsOf(files: Files, folder = "xliff/"): readonly ReturnedUnit[] {
  return [...files].flatMap(([name, bytes]) =>
    name.startsWith(folder) && name.endsWith(".xlf")
      ? readXliff([decodeXml(bytes, name)], name).flatMap((file) => file.units)
      : [],
  );
}

function tmxOf(files: Files, name: string): readonly string[] {
  const { units, skipped } = readTmx(textOf(files, name), name, { sourceLang: "en", lang: "kk" });
  expect(skipped).toEqual([]);
  return units.map(({ source }) => plainText(source));
}

/** Exports with `--json`, asserts that all went well, and gives the packages. */
async function exported(
  project: TemporaryProject,
  ...args: readonly string[]
): Promise<readonly { path: string; segments: number; words: number; weightedWords: number; written: boolean }[]> {
  const ran = await project.run(["export", "--json", ...args]);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(ran.stdout).packages;
}

const NEWS = "Families gather at the gate. They hold photographs. The police watch.\n\nNobody comes out.\n";
const NEWS_CONFIG = "targets: [kk]\nengine:\n  google: { project: newsroom }\n";

/** A project whose four sentences have machine drafts. */
async function drafted(files: Readonly<Record<string, string>> = {}): Promise<TemporaryProject> {
  await using server = await startRehearsal();
  const project = temporaryProject({ "translate.config.yaml": NEWS_CONFIG, "articles/picket.md": NEWS, ...files });
  await project.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  return project;
}

test("a package holds XLIFF, memories, glossary, preview, README and a manifest with the hash of each", async () => {
  using project = sampleProject();
  const [made] = await exported(project, "--lang", "kk", "--for", "generic", "--to", "job.zip");
  expect(made?.path).toBe("job.zip");
  const files = unpacked(project, "job.zip");
  expect([...files.keys()].sort()).toEqual([
    "README.md",
    "glossary.csv",
    "glossary.tbx",
    "glossary.txt",
    "manifest.json",
    "mt.tmx",
    "preview.html",
    "tm.tmx",
    "xliff/day-at-the-centre.md.xlf",
    "xliff/kin-across-the-border.md.xlf",
    "xliff/what-is-a-kandas.md.xlf",
  ]);
  const manifest = JSON.parse(textOf(files, "manifest.json"));
  expect(manifest).toMatchObject({ schema: "qazyna.package/1", lang: "kk", for: "generic", part: 1, parts: 1 });
  const others = [...files].filter(([name]) => name !== "manifest.json").sort(([a], [b]) => (a < b ? -1 : 1));
  expect(manifest.files).toEqual(others.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: hash(bytes) })));
  expect(unitsOf(files)).toHaveLength(made?.segments ?? 0);
});

test("the manifest says of every segment what was sent, as the hand-over's own base does", async () => {
  using project = sampleProject();
  await exported(project, "--lang", "ru", "--for", "generic", "--to", "job.zip");
  const { articles } = JSON.parse(textOf(unpacked(project, "job.zip"), "manifest.json"));
  for (const { path, units } of articles) {
    const sent = JSON.parse(project.read(`xliff/ru/${path}.sent.json`));
    expect(units).toEqual(sent.units);
  }
  expect(articles).toHaveLength(3);
});

test("words and weighted words are those of translate analyze", async () => {
  using project = sampleProject();
  const packages = await exported(project, "--lang", "kk,ru", "--for", "omegat");
  const analysis = JSON.parse((await project.run(["analyze", "--lang", "kk,ru", "--json"])).stdout);
  const counted = analysis.languages.map(({ total }: { total: object }) => total);
  expect(packages).toHaveLength(2);
  for (const [index, { segments, words, weightedWords }] of packages.entries())
    expect(JSON.stringify(counted[index])).toEqual(
      expect.stringMatching(
        new RegExp(`(?=.*"segments":${segments}\\b)(?=.*"words":${words}\\b)(?=.*"weightedWords":${weightedWords}\\b)`),
      ),
    );
});

test("the README gives the numbers in Kazakh, Russian and English", async () => {
  using project = sampleProject();
  const [made] = await exported(project, "--lang", "kk", "--for", "generic", "--to", "job.zip");
  const readme = textOf(unpacked(project, "job.zip"), "README.md");
  for (const label of ["Сегмент саны", "Сегментов", "Segments"])
    expect(readme).toContain(`| ${label} | ${made?.segments} |`);
  expect(readme).toContain("ағылшын тілі → қазақ тілі");
  expect(readme).toContain("английский → казахский");
  expect(readme).not.toMatch(/\{\{|package\.\w/);
});

test("the same project gives the same bytes, without what was kept between, in another time zone and language", async () => {
  using project = sampleProject();
  const args = ["export", "--lang", "kk", "--for", "omegat", "--to", "job.zip"];
  await project.run(args);
  const before = readFileSync(project.path("job.zip"));
  expect((await project.run(args)).stdout).toContain("job.zip is up to date");
  project.remove("job.zip");
  project.remove(".qazyna");
  const elsewhere = { TZ: "America/New_York", LANG: "ru_RU.UTF-8", LC_ALL: "ru_RU.UTF-8" };
  expect((await project.run(args, elsewhere)).stdout).toContain("job.zip");
  expect(readFileSync(project.path("job.zip")).equals(before)).toBe(true);
});

test("machine translation lies apart: in mt.tmx, never in tm.tmx, and not-done in the XLIFF", async () => {
  using project = await drafted();
  await exported(project, "--lang", "kk", "--for", "generic", "--to", "job.zip");
  const files = unpacked(project, "job.zip");
  expect(tmxOf(files, "mt.tmx")).toHaveLength(4);
  expect(tmxOf(files, "tm.tmx")).toEqual([]);
  expect(unitsOf(files).map(({ state }) => state)).toEqual(["draft", "draft", "draft", "draft"]);
});

test("what a machine said of an older source is still a machine's", async () => {
  using project = await drafted();
  project.write("articles/picket.md", NEWS.replace("hold photographs", "hold many photographs"));
  await project.run(["--lang", "kk", "--engine", "none"]);
  await exported(project, "--lang", "kk", "--for", "generic", "--to", "job.zip");
  const files = unpacked(project, "job.zip");
  expect(tmxOf(files, "mt.tmx")).toContain("They hold photographs.");
  expect(tmxOf(files, "tm.tmx")).toEqual([]);
});

test("an article whose name no archive can hold is told, and the others are packed", async () => {
  using project = await drafted({ "articles/why:now.md": "Nobody knows.\n" });
  const { code, stderr } = await project.run(["export", "--lang", "kk", "--for", "generic", "--to", "job.zip"]);
  expect(code).toBe(4);
  expect(stderr).toContain("articles/why:now.md E_ZIP_NAME");
  expect(unitsOf(unpacked(project, "job.zip"))).toHaveLength(4);
});

test("for OmegaT it is a project, with no draft in the XLIFF, no alternative, and machine translation under a penalty", async () => {
  using project = await drafted();
  await exported(project, "--lang", "kk", "--for", "omegat", "--to", "job.zip");
  const files = unpacked(project, "job.zip");
  const elements = new Map<string, string>();
  const open: string[] = [];
  readXml(textOf(files, "omegat.project"), "omegat.project", {
    open: ({ name }) => open.push(name),
    close: () => open.pop(),
    text: (text) => elements.set(open.at(-1) ?? "", text),
  });
  expect(elements.get("source_lang")).toBe("EN");
  expect(elements.get("target_lang")).toBe("KK");
  expect(elements.get("sentence_seg")).toBe("false");
  expect(unitsOf(files, "source/").map(({ target }) => target)).toEqual([undefined, undefined, undefined, undefined]);
  expect(textOf(files, "source/picket.md.xlf")).not.toContain("<alt-trans");
  expect(tmxOf(files, "tm/penalty-030/mt.tmx")).toHaveLength(4);
  const bytes = readFileSync(project.path("job.zip"));
  for (const folder of ["source/", "target/", "omegat/", "tm/", "glossary/", "dictionary/"])
    expect(bytes.includes(folder), folder).toBe(true);
  expect(files.has("glossary/glossary.txt")).toBe(true);
});

test("a draft that OmegaT was not shown, and comes back without a translation, is nobody's work", async () => {
  using project = await drafted();
  const record = project.read("segments/kk/picket.md.json");
  for (const tool of ["omegat", "omegat3"]) {
    await exported(project, "--lang", "kk", "--for", tool, "--to", `${tool}.zip`);
    project.write("back.xlf", textOf(unpacked(project, `${tool}.zip`), "source/picket.md.xlf"));
    expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
    expect(project.read("segments/kk/picket.md.json")).toBe(record);
  }
});

test("for OmegaT 3 the source stands in the target, where it is shown, and comes back translated as a person's work", async () => {
  using project = await drafted();
  await exported(project, "--lang", "kk", "--for", "omegat3", "--to", "job.zip");
  const xlf = textOf(unpacked(project, "job.zip"), "source/picket.md.xlf");
  expect(xlf).toMatch(/<source>Nobody comes out.<\/source>\s*<target[^>]*>Nobody comes out.<\/target>/);
  project.write("back.xlf", xlf.replace(/(<target[^>]*>)Nobody comes out\./, "$1Ешкім шықпайды."));
  expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
  const { segments } = JSON.parse(project.read("segments/kk/picket.md.json"));
  expect(segments.map(({ state }: { state: string }) => state)).toEqual(["draft", "draft", "draft", "edited"]);
});

const PEOPLE = ["Gulnar Omarova", "gulnar@newsroom.kz", "B. Sadyqov", "Aigerim", "aigerim@tm.example"] as const;

/** A project in which people are named wherever their tools can have put them. */
async function peopled(): Promise<TemporaryProject> {
  const project = await drafted({
    "translate.config.yaml": `${NEWS_CONFIG}person: Gulnar Omarova\nmemory:\n  files:\n    - { path: "memory/*.tmx" }\n`,
    "glossary.yaml":
      "version: 1\nterms:\n  - { id: gate, source: gate, kk: { term: қақпа }, certainty: A, note: Ask aigerim@tm.example., reference: B. Sadyqov }\n",
    "memory/old.tmx": `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext" creationid="Aigerim"/><body>
<tu creationid="Aigerim" changeid="B. Sadyqov"><note>Aigerim asked gulnar@newsroom.kz</note><prop type="author">Aigerim</prop>
<tuv xml:lang="en"><seg>Nobody comes out now.</seg></tuv><tuv xml:lang="kk"><seg>Қазір ешкім шықпайды.</seg></tuv></tu></body></tmx>`,
  });
  const record = JSON.parse(project.read("segments/kk/picket.md.json"));
  Object.assign(record.segments[0], {
    target: "Отбасылар қақпа алдына жиналды.",
    state: "reviewed",
    origin: { kind: "person" },
    by: "Gulnar Omarova",
    reviewedBy: "B. Sadyqov",
    notes: ["GULNAR OMAROVA: see gulnar@newsroom.kz"],
  });
  project.write("segments/kk/picket.md.json", `${JSON.stringify(record, null, 2)}\n`);
  project.remove("xliff");
  return project;
}

test.each(["generic", "omegat", "trados"])(
  "no person's name or address is in any byte of a package for %s",
  async (tool) => {
    using project = await peopled();
    await exported(project, "--lang", "kk", "--for", tool, "--to", "job.zip");
    const files = unpacked(project, "job.zip");
    const all = [...files].map(([name, bytes]) => `${name}\n${new TextDecoder().decode(bytes)}`).join("\n");
    for (const person of PEOPLE) expect(all.toLowerCase(), person).not.toContain(person.toLowerCase());
    expect(all).toContain("person-1");
    expect(all).toContain("Nobody comes out now.");
  },
);

test("with --names people are named", async () => {
  using project = await peopled();
  await exported(project, "--lang", "kk", "--for", "generic", "--names", "--to", "job.zip");
  const files = unpacked(project, "job.zip");
  const all = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join("\n");
  for (const person of ["Gulnar Omarova", "gulnar@newsroom.kz", "B. Sadyqov", "aigerim@tm.example"])
    expect(all, person).toContain(person);
});

test("the glossary goes along as TBX that says what must not be written", async () => {
  using project = sampleProject();
  await exported(project, "--lang", "kk", "--for", "trados", "--to", "job.zip");
  const { entries, problems } = readTbx([textOf(unpacked(project, "job.zip"), "glossary.tbx")], "glossary.tbx");
  expect(problems).toEqual([]);
  const xinjiang = entries.find(({ id }) => id === "xinjiang");
  // Trados wants a region with every language.
  expect(xinjiang?.forms).toContainEqual({ lang: "kk-KZ", text: "Синьцзян", status: "deprecated" });
});

test("parts hold every segment once, cut no paragraph, and come to the whole", async () => {
  using project = sampleProject();
  const [whole] = await exported(project, "--lang", "kk", "--for", "generic", "--to", "whole.zip");
  const parts = await exported(project, "--lang", "kk", "--for", "generic", "--split", "300w", "--to", "part.zip");
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.map(({ path }) => path)).toEqual(parts.map((_, index) => `part-${index + 1}of${parts.length}.zip`));
  for (const { words } of parts) expect(words).toBeLessThanOrEqual(300);
  const ids = parts.flatMap(({ path }) => unitsOf(unpacked(project, path)).map(({ id }) => id));
  expect(ids).toEqual(unitsOf(unpacked(project, "whole.zip")).map(({ id }) => id));
  expect(parts.reduce((sum, { words }) => sum + words, 0)).toBe(whole?.words);
  const bySegments = await exported(project, "--lang", "kk", "--for", "generic", "--split", "40", "--to", "s.zip");
  for (const { segments } of bySegments) expect(segments).toBeLessThanOrEqual(40);
});

test("a part of an article comes back as what it is: the rest is not missed", async () => {
  using project = await drafted();
  const [first] = await exported(project, "--lang", "kk", "--for", "generic", "--split", "3", "--to", "p.zip");
  const xlf = textOf(unpacked(project, first?.path ?? ""), "xliff/picket.md.part-1.xlf");
  project.write("back.xlf", xlf.replace(/<target[^>]*>[^<]*/, '<target state="translated">Отбасылар жиналды.'));
  expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
  const { segments } = JSON.parse(project.read("segments/kk/picket.md.json"));
  expect(segments.map(({ state }: { state: string }) => state)).toEqual(["edited", "draft", "draft", "draft"]);
});

test("an older package of ours is replaced; one that somebody changed, or another file, is not", async () => {
  using project = await drafted();
  const args = ["export", "--lang", "kk", "--for", "generic", "--to", "job.zip"];
  await project.run(args);
  project.write("articles/picket.md", NEWS.replace("Nobody", "No one"));
  expect(await project.run(args)).toMatchObject({ code: 0 });
  const files = unpacked(project, "job.zip");
  expect(textOf(files, "preview.html")).toContain("No one comes out.");
  const entries = [...files].map(([name, bytes]) => ({ name, bytes: name === "tm.tmx" ? new Uint8Array(3) : bytes }));
  for (const content of [writeZip(entries), Buffer.from("a letter")]) {
    project.write("job.zip", content);
    const ran = await project.run(args);
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("E_EXPORT_PACKAGE_FOREIGN") });
    expect(readFileSync(project.path("job.zip")).equals(content)).toBe(true);
  }
});

test.each([
  [["--split", "500w"], "E_USAGE_EXPORT_FOR"],
  [["--names"], "E_USAGE_EXPORT_FOR"],
  [["--for", "wordfast"], "E_USAGE_VALUE"],
  [["--for", "generic", "--split", "0w"], "E_USAGE_SPLIT"],
  [["--for", "generic", "--split", "many"], "E_USAGE_SPLIT"],
  [["--for", "generic", "--format", "docx"], "E_USAGE_VALUE"],
])("%j is refused before anything is written", async (args, code) => {
  using project = sampleProject();
  const before = project.files();
  expect(await project.run(["export", "--lang", "kk", ...args])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(code),
  });
  expect(project.files()).toEqual(before);
});

test("a package can hold XLIFF 2.1", async () => {
  using project = sampleProject();
  const [made] = await exported(project, "--lang", "kk", "--for", "generic", "--format", "xliff21", "--to", "job.zip");
  const files = unpacked(project, "job.zip");
  expect(textOf(files, "xliff/kin-across-the-border.md.xlf")).toContain('version="2.1"');
  expect(unitsOf(files)).toHaveLength(made?.segments ?? 0);
});
