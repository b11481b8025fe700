import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE =
  "Families gather at the gate.\n\nThe fine was 50,000 tenge.\n\nThe ministry did not answer.\n\nPrices rose by 5% that year.\n";
const RECORD = "segments/kk/picket.md.json";
const XLIFF = "xliff/kk/picket.md.xlf";

interface Entry {
  id: string;
  source: string;
  target?: string;
  state: string;
  origin?: object;
  raw?: string;
  by?: string;
  at?: string;
  waivers?: readonly object[];
}

function entries(project: TemporaryProject): readonly Entry[] {
  return JSON.parse(project.read(RECORD)).segments;
}

/** A project whose record has these Kazakh targets, by the first words of the source. */
async function translated(targets: Readonly<Record<string, Partial<Entry>>>, config = ""): Promise<TemporaryProject> {
  const project = temporaryProject({
    "translate.config.yaml": `targets: [kk]\n${config}`,
    "articles/picket.md": ARTICLE,
  });
  await project.run(["--lang", "kk"]);
  const record = JSON.parse(project.read(RECORD));
  const sources = new Map<string, string>(
    JSON.parse(project.read("segments/en/picket.md.json")).segments.map((entry: Entry) => [entry.id, entry.source]),
  );
  for (const entry of record.segments) {
    const found = Object.entries(targets).find(([start]) => sources.get(entry.id)?.startsWith(start));
    if (found !== undefined)
      Object.assign(
        entry,
        { state: "edited", origin: { kind: "person" }, by: "aidana", at: "2026-01-01T00:00:00Z" },
        found[1],
      );
  }
  project.write(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  await project.run(["--lang", "kk"]);
  return project;
}

function idOf(project: TemporaryProject, start: string): string {
  const source: readonly Entry[] = JSON.parse(project.read("segments/en/picket.md.json")).segments;
  return source.find((entry) => entry.source.startsWith(start))?.id ?? "";
}

const FINE = { target: "Айыппұл 50\u00A0000\u00A0доллар болды." };
const DOUBLED = { target: "Отбасылар қақпаға қақпаға жиналды." };

test("a finding is printed with its place in the article, the segment, and the words it is about", async () => {
  using project = await translated({ Families: DOUBLED });
  const { code, stdout } = await project.run(["check", "--fail-on", "warning"]);
  expect(code).toBe(3);
  expect(stdout).toContain(`articles/picket.md:1:1 warning kk ${idOf(project, "Families")}: The word “қақпаға”`);
  expect(stdout).toContain("    target: Отбасылар [қақпаға қақпаға] жиналды.");
  expect(await project.run(["check"])).toMatchObject({ code: 0 });
});

test("--format json and --json print the same object, with places and fixes", async () => {
  using project = await translated({ Families: DOUBLED });
  const [json, format] = [await project.run(["check", "--json"]), await project.run(["check", "--format", "json"])];
  expect(format.stdout).toBe(json.stdout);
  const line =
    project
      .read(RECORD)
      .split("\n")
      .findIndex((text) => text.includes(idOf(project, "Families"))) + 1;
  expect(JSON.parse(json.stdout)).toEqual({
    schema: "translate.check/1",
    errors: 0,
    warnings: 1,
    infos: 0,
    waived: 0,
    fixed: [],
    findings: [
      {
        lang: "kk",
        article: "picket.md",
        id: idOf(project, "Families"),
        path: "articles/picket.md",
        line: 1,
        column: 1,
        record: { path: RECORD, line },
        check: "doubled-words",
        rule: "word",
        severity: "warning",
        values: { found: "қақпаға" },
        at: { start: 10, end: 25 },
        fix: { start: 17, end: 25, text: "" },
        message: "The word “қақпаға” stands twice in a row.",
      },
    ],
  });
});

test("--format github prints workflow commands whose properties and text are escaped", async () => {
  using project = await translated({ Prices: { target: "Баға сол жылы 5-ке өсті." } });
  const id = idOf(project, "Prices");
  const { stdout, code } = await project.run(["check", "--format", "github", "--fail-on", "warning"]);
  expect(code).toBe(3);
  expect(stdout).toBe(
    `::warning file=articles/picket.md,line=7,col=1,endLine=7,endColumn=29,title=kk ${id} percent.missing::` +
      "The source has a percentage (“5%25”); the translation has none.\n",
  );
});

test("the config sets what a check or a rule counts for, and off leaves it out", async () => {
  const checks = "checks:\n  doubled-words: error\n  currency.other: off\n";
  using project = await translated({ Families: DOUBLED, "The fine": FINE }, checks);
  const { code, stdout } = await project.run(["check", "--json"]);
  expect(code).toBe(3);
  expect(
    JSON.parse(stdout).findings.map(({ check, severity }: { check: string; severity: string }) => [check, severity]),
  ).toEqual([["doubled-words", "error"]]);
  project.write("translate.config.yaml", "targets: [kk]\nchecks: { doubeld-words: error }\n");
  expect(await project.run(["check"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(":2:11 E_CONFIG_KEY"),
  });
});

test("--fix mends the drafts of engines, keeps their words beside, and undo takes it back", async () => {
  await using server = await startRehearsal({
    answers: new Map([["kk", new Map([["Families gather at the gate.", DOUBLED.target]])]]),
  });
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\nengine:\n  google: { project: newsroom }\n",
    "articles/picket.md": "Families gather at the gate.\n",
  });
  await project.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  const before = entries(project);
  const { stdout, code } = await project.run(["check", "--fix"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("1 translation mended.")]);
  const [mended] = entries(project);
  expect(mended).toMatchObject({
    target: "Отбасылар қақпаға жиналды.",
    state: "draft",
    raw: DOUBLED.target,
    origin: { kind: "engine" },
  });
  expect(project.read(XLIFF)).toContain(">Отбасылар қақпаға жиналды.<");
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
  expect(await project.run(["undo"])).toMatchObject({ code: 0 });
  expect(entries(project)).toEqual(before);
});

test("law 1: --fix leaves people's work alone unless --all asks for it, and locked work even then", async () => {
  const human = { ...DOUBLED, state: "reviewed", origin: { kind: "person" }, by: "aidana", reviewedBy: "aidana" };
  using project = await translated({ Families: human });
  expect((await project.run(["check", "--fix"])).stdout).toContain("Nothing to fix.");
  expect(entries(project)[0]).toMatchObject({ target: DOUBLED.target, by: "aidana" });
  await project.run(["lock", idOf(project, "Families")]);
  await project.run(["check", "--fix", "--all"]);
  expect(entries(project)[0]).toMatchObject({ target: DOUBLED.target });
  await project.run(["unlock", idOf(project, "Families")]);
  expect((await project.run(["check", "--fix", "--all", "--by", "nurlan"])).stdout).toContain("1 translation mended.");
  expect(entries(project)[0]).toMatchObject({ target: "Отбасылар қақпаға жиналды.", state: "reviewed", by: "nurlan" });
  expect(await project.run(["check", "--all"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("E_USAGE_NEEDS"),
  });
});

test("a waiver keeps its reason in the record, outlives an import, is counted, and can be taken away or undone", async () => {
  using project = await translated({ "The fine": FINE });
  const id = idOf(project, "The fine");
  const waived = await project.run([
    "waive",
    "currency.other",
    id,
    "--reason",
    "Converted for readers abroad.",
    "--by",
    "aidana",
  ]);
  expect(waived).toMatchObject({ code: 0, stdout: "currency.other is waived for 1 segment.\n" });
  const waiver = {
    check: "currency.other",
    reason: "Converted for readers abroad.",
    by: "aidana",
    at: "2026-01-15T09:00:00Z",
  };
  const waivers = (): unknown => entries(project).find((entry) => entry.id === id)?.waivers;
  expect(waivers()).toEqual([waiver]);
  expect((await project.run(["check", "--fail-on", "info"])).stdout).toBe("No findings.\n1 finding is waived.\n");

  const back = project
    .read(XLIFF)
    .replace(">Айыппұл 50\u00A0000\u00A0доллар болды.<", ">Айыппұл 50\u00A0000 АҚШ доллары болды.<");
  project.write("returned.xlf", back);
  await project.run(["import", "returned.xlf"]);
  expect(entries(project).find((entry) => entry.id === id)).toMatchObject({
    target: "Айыппұл 50\u00A0000 АҚШ доллары болды.",
    waivers: [waiver],
  });

  expect((await project.run(["waive", "currency.other", id, "--remove"])).stdout).toContain(
    "looked for again in 1 segment",
  );
  expect(waivers()).toBeUndefined();
  await project.run(["undo"]);
  expect(waivers()).toEqual([waiver]);
});

test("a waiver without a reason, or of a check that is none, is refused", async () => {
  using project = await translated({ "The fine": FINE });
  const id = idOf(project, "The fine");
  expect(await project.run(["waive", "currency", id])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("E_USAGE_REASON"),
  });
  expect(await project.run(["waive", "curency", id, "--reason", "x"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("E_USAGE_CHECK"),
  });
  expect(await project.run(["waive"])).toMatchObject({ code: 2, stderr: expect.stringContaining("E_USAGE_NO_CHECK") });
  expect(await project.run(["check", "--format", "xml"])).toMatchObject({ code: 2 });
});
