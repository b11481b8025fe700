import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const KANDAS = `# Kandas come home

Kazakhstan has welcomed ethnic Kazakhs since 1992. The programme began with one plane. The first families came from Mongolia.
`;
const LATER = `# Ten years later

Kazakhstan has welcomed ethnic Kazakhs since 1992. The programme began with one plane. The first families came from Mongolia.

The programme began with one plane.

The programme began with two trains.

Every family was given a house and a cow. Every family was given a house and a *horse*.

Every family was given a house and a cow.
`;
const LIST = `Every family was given a house and a cow.

See [the list](https://example.org/list) of 10\u00A0000 names.
`;
const PAIRS = [
  ["Kandas come home", "Қандастар елге оралды"],
  [
    "Kazakhstan has welcomed ethnic Kazakhs since 1992.",
    "Қазақстан этникалық қазақтарды 1992 жылдан бері қабылдап келеді.",
  ],
  ["The programme began with one plane.", "Бағдарлама бір ұшақтан басталды."],
  ["The first families came from Mongolia.", "Алғашқы отбасылар Моңғолиядан келді."],
];

function tmx(): string {
  const units = PAIRS.map(
    ([en, kk]) =>
      `<tu><prop type="x-state">reviewed</prop><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="kk"><seg>${kk}</seg></tuv></tu>`,
  );
  const header =
    'creationtool="test" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"';
  return `<?xml version="1.0"?><tmx version="1.4"><header ${header}/><body>${units.join("")}</body></tmx>`;
}

const CONFIG = 'targets: [kk, ru]\nmemory: { files: [{ path: "memory/*.tmx", penalty: 0 }] }\n';

/** A project in which one article is reviewed and partly locked, and two others are new. */
async function preparedProject(): Promise<TemporaryProject> {
  const project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/kandas.md": KANDAS,
    "memory/old.tmx": tmx(),
  });
  for (const args of [
    ["--lang", "kk"],
    ["approve", "kandas.md", "--lang", "kk"],
  ])
    expect(await project.run(args)).toMatchObject({ code: 0 });
  const { segments } = JSON.parse(project.read("segments/kk/kandas.md.json"));
  expect(await project.run(["lock", segments[0].id, "--lang", "kk"])).toMatchObject({ code: 0 });
  project.write("articles/later.md", LATER);
  project.write("articles/list.md", LIST);
  return project;
}

/** The rows that have segments, with how many. */
function placed({ rows }: { rows: readonly { row: string; segments: number }[] }): Record<string, number> {
  return Object.fromEntries(rows.filter(({ segments }) => segments > 0).map(({ row, segments }) => [row, segments]));
}

describe("a job of three articles", () => {
  let project: TemporaryProject;
  beforeAll(async () => {
    project = await preparedProject();
    return () => project[Symbol.dispose]();
  });

  test("every kind of match is in its row, by article, and nothing but the cache is written", async () => {
    const before = project.files();
    const { code, stdout } = await project.run(["analyze", "--lang", "kk", "--json"]);
    expect(code).toBe(0);
    const [kk] = JSON.parse(stdout).languages;
    expect(kk.articles.map(placed)).toEqual([
      { locked: 1, done: 3 },
      { "102": 1, "101": 2, "100": 1, "50-74": 1, new: 2, "internal-85-94": 1, repetitions: 1 },
      { "cross-file-repetitions": 1, new: 1 },
    ]);
    expect(project.files()).toEqual(before);
  });

  test("the JSON is as documented", async () => {
    const { stdout } = await project.run(["analyze", "--lang", "kk", "--json"]);
    const golden = new URL("../fixtures/analysis/project.analyze.json", import.meta.url);
    expect(stdout).toBe(readFileSync(golden, "utf8"));
  });

  test("the table has a line for each kind of match and the total, and one table an article where that is asked for", async () => {
    const { stdout } = await project.run(["analyze", "--lang", "kk"]);
    expect(stdout).toMatch(/^kk +segments +words +characters +codes +weighted words$/m);
    expect(stdout).toMatch(/^already done +4 +22 /m);
    expect(stdout).toMatch(/^102, context both sides +1 /m);
    expect(stdout).toMatch(/^repetitions +2 /m);
    expect(stdout).toMatch(/^85–94, internal +1 /m);
    expect(stdout).toMatch(/^total +15 /m);
    const apart = await project.run(["analyze", "--lang", "kk", "--per-article"]);
    expect(apart.stdout).toMatch(/^kk list\.md +segments/m);
    expect(apart.stdout.endsWith(stdout)).toBe(true);
  });

  test("without internal fuzzies a similar segment is new", async () => {
    const { stdout } = await project.run(["analyze", "later.md", "--lang", "kk", "--no-internal", "--json"]);
    const report = JSON.parse(stdout);
    expect(report.internalFuzzies).toBe(false);
    expect(placed(report.languages[0])).toMatchObject({ new: 3 });
  });

  test("an article is a repetition of another only where both are in the job", async () => {
    const { stdout } = await project.run(["analyze", "articles/list.md", "--lang", "kk", "--json"]);
    expect(placed(JSON.parse(stdout).languages[0])).toEqual({ new: 2 });
  });

  test("a language without a memory has no matches, and every language of the config is counted", async () => {
    const { stdout } = await project.run(["analyze", "--json"]);
    const { languages } = JSON.parse(stdout);
    expect(languages.map(({ lang }: { lang: string }) => lang)).toEqual(["kk", "ru"]);
    expect(Object.keys(placed(languages[1])).filter((row) => /^(10|\d\d-|done)/.test(row))).toEqual([]);
    expect(languages[1].total.words).toBe(languages[0].total.words);
  });

  test("the words of the grid are those of the main job's summary", async () => {
    const { stdout } = await project.run(["analyze", "--lang", "kk", "--json"]);
    const run = await project.run(["--lang", "kk", "--dry-run", "--json"]);
    expect(JSON.parse(run.stdout).languages[0].words).toBe(JSON.parse(stdout).languages[0].total.words);
  });
});

describe("files", () => {
  test("XML and CSV go to files that are named, and over their older versions, but never over somebody else's", async () => {
    using project = await preparedProject();
    const args = ["analyze", "--lang", "kk", "--xml", "grid.xml", "--csv", "grid.csv"];
    const first = await project.run(args);
    expect(first).toMatchObject({ code: 0, stderr: "Wrote grid.xml\nWrote grid.csv\n" });
    expect(project.read("grid.xml")).toContain('<task name="analyse">');
    expect(project.read("grid.csv")).toMatch(/^kk,,total,15,/m);
    expect(await project.run(args)).toMatchObject({ code: 0 });
    project.write("grid.xml", "<mine/>");
    expect(await project.run(args)).toMatchObject({ code: 1, stderr: expect.stringContaining("E_ANALYZE_FOREIGN") });
    expect(project.read("grid.xml")).toBe("<mine/>");
  });

  test("a dash prints the file in the table's place, and {lang} gives each language its own", async () => {
    using project = await preparedProject();
    const printed = await project.run(["analyze", "--lang", "kk", "--xml", "-"]);
    const saved = await project.run(["analyze", "--xml", "grid.{lang}.xml", "--csv", "-"]);
    expect(project.read("grid.kk.xml")).toBe(printed.stdout);
    expect(project.read("grid.ru.xml")).toContain('name="Russian"');
    expect(saved.stdout).toMatch(/^language,article,row,/);
  });

  test.each([
    [["--xml", "grid.xml"], "E_USAGE_ANALYZE_LANGUAGES"],
    [["--lang", "kk", "--xml", "-", "--csv", "-"], "E_USAGE_ANALYZE_OUTPUT"],
    [["--lang", "kk", "--xml", "-", "--json"], "E_USAGE_ANALYZE_OUTPUT"],
    [["--rates", "none.yaml"], "E_RATES_FILE"],
    [["nowhere.md"], "E_USAGE_PATH"],
  ])("%j is a usage error", async (args, code) => {
    using project = temporaryProject({ "translate.config.yaml": CONFIG, "articles/kandas.md": KANDAS });
    expect(await project.run(["analyze", ...args])).toMatchObject({ code: 2, stderr: expect.stringContaining(code) });
  });
});

describe("rates", () => {
  test("the config names them, the command line others, and a price gives the cost", async () => {
    using project = temporaryProject({
      "translate.config.yaml": `${CONFIG}analyze: { rates: office/rates.yaml }\n`,
      "articles/list.md": LIST,
      "office/rates.yaml": "version: 1\nweights: { new: 0.5 }\n",
      "articles/other.yaml": "version: 1\npricePerWord: 20\ncurrency: KZT\n",
    });
    const half = JSON.parse((await project.run(["analyze", "--lang", "kk", "--json"])).stdout);
    expect(half.rates.path).toBe("office/rates.yaml");
    expect(half.languages[0].total).toMatchObject({ words: 15, weightedWords: 7.5 });
    const { stdout } = await project.run(["analyze", "--lang", "kk", "--rates", "articles/other.yaml"]);
    expect(stdout).toMatch(/cost, KZT$/m);
    expect(stdout).toMatch(/^total +2 +15 +\d+ +2 +15 +300$/m);
  });

  test("a wrong rates file is told with its place, and nothing is counted", async () => {
    using project = temporaryProject({
      "translate.config.yaml": CONFIG,
      "articles/list.md": LIST,
      "rates.yaml": "version: 1\nweights:\n  100: ten\n",
    });
    const { code, stdout, stderr } = await project.run(["analyze", "--rates", "rates.yaml"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^rates\.yaml:3:8 E_RATES_VALUE weights\.100 is "ten"/);
  });
});

describe("what cannot be read", () => {
  test("one broken article is named and the others are counted: exit 4; none readable: exit 2", async () => {
    using project = temporaryProject({ "translate.config.yaml": CONFIG, "articles/kandas.md": KANDAS });
    project.write("articles/broken.txt", new Uint8Array([0x4b, 0xe9, 0x20]));
    const { code, stdout } = await project.run(["analyze", "--lang", "kk", "--json"]);
    const report = JSON.parse(stdout);
    expect([code, report.exit]).toEqual([4, 4]);
    expect(report.problems).toMatchObject([{ code: "E_TEXT_ENCODING", place: { path: "articles/broken.txt" } }]);
    expect(report.languages[0].articles.map(({ article }: { article: string }) => article)).toEqual(["kandas.md"]);
    expect(await project.run(["analyze", "broken.txt"])).toMatchObject({ code: 2 });
  });

  test("a memory that cannot be read makes the grid incomplete, which the exit code says", async () => {
    using project = temporaryProject({
      "translate.config.yaml": CONFIG,
      "articles/kandas.md": KANDAS,
      "memory/torn.tmx": tmx().slice(0, 400),
    });
    const { code, stderr, stdout } = await project.run(["analyze", "--lang", "kk"]);
    expect(code).toBe(4);
    expect(stderr).toContain("memory/torn.tmx");
    expect(stdout).toMatch(/^no match +4 /m);
  });

  test("a project without articles has an empty grid", async () => {
    using project = temporaryProject({ "translate.config.yaml": CONFIG, "articles/.keep": "" });
    const { code, stdout } = await project.run(["analyze", "--lang", "kk"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^total +0 +0 +0 +0 +0$/m);
  });
});

test("people's work in a hand-over file where it lies is done, and a match for other articles", async () => {
  using project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/a.md": "The steppe is wide.\n",
  });
  await project.run(["--lang", "kk"]);
  const xliff = project.read("xliff/kk/a.md.xlf");
  const target = '<target xml:lang="kk" state="translated">Дала кең.</target>';
  const edited = xliff.includes("<target")
    ? xliff.replace(/<target[^>]*\/>|<target[^>]*>[^<]*<\/target>/, target)
    : xliff.replace("</source>", `</source>${target}`);
  project.write("xliff/kk/a.md.xlf", edited);
  project.write("articles/b.md", "The steppe is wide.\n");
  const { stdout } = await project.run(["analyze", "--lang", "kk", "--json"]);
  const [kk] = JSON.parse(stdout).languages;
  // A person's translation stands for the repetitions of its sentence, reviewed or not.
  expect(kk.articles.map(placed)).toEqual([{ done: 1 }, { "102": 1 }]);
  expect(project.read("xliff/kk/a.md.xlf")).toBe(edited);
});

test("a reviewed translation whose source has changed is open, and its own old pair is its match", async () => {
  using project = await preparedProject();
  project.remove("memory/old.tmx");
  project.write("articles/kandas.md", KANDAS.replace("with one plane", "with one big plane"));
  const { stdout } = await project.run(["analyze", "kandas.md", "--lang", "kk", "--json"]);
  expect(placed(JSON.parse(stdout).languages[0])).toEqual({ locked: 1, done: 2, "85-94": 1 });
});

test("plural forms that only the target language has are no repetitions", async () => {
  using project = temporaryProject({
    "translate.config.yaml": 'targets: [ru]\nsource: { include: ["**/*.json"] }\n',
    "articles/ui.json": '{ "villages_one": "One old village", "villages_other": "Many old villages of Altai" }\n',
  });
  const { stdout } = await project.run(["analyze", "--json"]);
  expect(placed(JSON.parse(stdout).languages[0])).toEqual({ new: 2, "internal-95-99": 2 });
});
