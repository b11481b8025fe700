import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultConfig, parseConfig } from "../../src/config/config.ts";
import { CONFIG_FILE, loadConfig } from "../../src/config/load.ts";
import { configProblems } from "../../src/report/problems/config.ts";
import { said, saidValues } from "../report/said.ts";

const PATH = "translate.config.yaml";

test("an empty file, and one of comments only, give the defaults", async () => {
  expect(await parseConfig("", PATH)).toEqual(defaultConfig);
  expect(await parseConfig("# nothing yet\n", PATH)).toEqual(defaultConfig);
});

test("what is written is taken and what is not keeps its default", async () => {
  const text = `# yaml-language-server: $schema=./schema/translate.config.schema.json
source:
  articles: ./content/
  exclude: ["drafts/**"]
targets: [kk, kk-Arab]
memory:
  files: [{ path: "memory/azattyq.tmx", priority: 200, readOnly: false }, { path: "memory/old/*.tmx", penalty: 20 }]
  propagate: false
engine: { name: google, google: { project: demo-1 }, maxChars: 50000 }
outputs: { notice: false }
segmentation: { abbreviations: [обл., қ.] }
`;
  expect(await parseConfig(text, PATH)).toEqual({
    ...defaultConfig,
    source: { ...defaultConfig.source, articles: "content", exclude: ["drafts/**"] },
    targets: ["kk", "kk-Arab"],
    memory: {
      ...defaultConfig.memory,
      files: [
        { path: "memory/azattyq.tmx", penalty: 5, priority: 200, readOnly: false },
        { path: "memory/old/*.tmx", penalty: 20, priority: 0, readOnly: true },
      ],
      propagate: false,
    },
    engine: {
      ...defaultConfig.engine,
      name: "google",
      google: { ...defaultConfig.engine.google, project: "demo-1" },
      maxChars: 50_000,
    },
    outputs: { ...defaultConfig.outputs, notice: false },
    segmentation: { abbreviations: ["обл.", "қ."] },
  });
});

test("a budget of 0 is no budget", async () => {
  expect((await parseConfig("engine: { maxChars: 0 }", PATH)).engine).not.toHaveProperty("maxChars");
});

test("a byte-order mark and CRLF do not move places", async () => {
  await expect(parseConfig("\uFEFFtargets: [kk]\r\nengine:\r\n  nmae: none\r\n", PATH)).rejects.toMatchObject({
    code: "E_CONFIG_KEY",
    place: { path: PATH, line: 3, column: 3 },
  });
});

const WRONG: readonly (readonly [what: string, text: string, code: string, at: string, values: object])[] = [
  ["an unknown key", "targets: [kk]\nengin: { name: none }", "E_CONFIG_KEY", "2:1", { key: "engin", within: "(top)" }],
  ["an unknown key inside", "engine:\n  conc: 4", "E_CONFIG_KEY", "2:3", { key: "conc", within: "engine" }],
  ["a key of Object.prototype", "toString: 1", "E_CONFIG_KEY", "1:1", { key: "toString" }],
  ["a key __proto__", "engine:\n  __proto__: { name: none }", "E_CONFIG_KEY", "2:3", { key: "__proto__" }],
  ["a missing key", "memory:\n  files:\n    - penalty: 3", "E_CONFIG_MISSING", "3:7", { key: "path" }],
  ["a list for a map", "source: []", "E_CONFIG_VALUE", "1:9", { expected: "map", found: "list" }],
  ["a map for a list", "targets: { kk: true }", "E_CONFIG_VALUE", "1:10", { expected: "list", found: "map" }],
  ["nothing for a value", "glossary:\nperson: x", "E_CONFIG_VALUE", "1:10", { key: "glossary", found: "nothing" }],
  ["no targets", "targets: []", "E_CONFIG_VALUE", "1:10", { expected: "list with an entry" }],
  ["a number for text", "person: 007", "E_CONFIG_VALUE", "1:9", { key: "person", found: "7" }],
  ["an engine we lack", "engine: { name: babel }", "E_CONFIG_VALUE", "1:17", { found: '"babel"' }],
  ["a fraction", "engine: { concurrency: 2.5 }", "E_CONFIG_VALUE", "1:24", { expected: "integer 1–64", found: "2.5" }],
  ["too large a number", "memory:\n  fill: 103", "E_CONFIG_VALUE", "2:9", { expected: "integer 75–102" }],
  ["infinity", "memory: { fuzzy: .inf }", "E_CONFIG_VALUE", "1:18", { key: "memory.fuzzy" }],
  [
    "a priority above all bounds",
    "memory:\n  files:\n    - path: m.tmx\n      priority: 1001",
    "E_CONFIG_VALUE",
    "4:17",
    { key: "memory.files[0].priority", expected: "integer 0–1000" },
  ],
  [
    "no flag for a memory",
    "memory: { files: [{ path: m.tmx, readOnly: no }] }",
    "E_CONFIG_VALUE",
    "1:44",
    { key: "memory.files[0].readOnly", expected: "true | false" },
  ],
  ["no flag for repetitions", "memory: { propagate: 1 }", "E_CONFIG_VALUE", "1:22", { key: "memory.propagate" }],
  ["yes for true", "outputs: { notice: yes }", "E_CONFIG_VALUE", "1:20", { expected: "true | false", found: '"yes"' }],
  ["an absolute path", "xliff: /tmp/xliff", "E_CONFIG_PATH", "1:8", { key: "xliff", found: "/tmp/xliff" }],
  ["a path upwards", "source:\n  articles: articles/../..", "E_CONFIG_PATH", "2:13", { key: "source.articles" }],
  [
    "exceptions upwards",
    "outputs: { scripts: { exceptions: ../x.yaml } }",
    "E_CONFIG_PATH",
    "1:35",
    { found: "../x.yaml" },
  ],
  ["a script we have no rules for", "outputs:\n  scripts: { languages: [kk-Mong] }", "E_CONFIG_VALUE", "2:26", {}],
  [
    "a script that is a target as well",
    "targets: [kk, kk-Arab]\noutputs:\n  scripts: { languages: [kk-Arab] }",
    "E_CONFIG_LANGUAGE_TWICE",
    "3:26",
    { other: "kk-Arab" },
  ],
  ["a drive", 'glossary: "C:/terms.yaml"', "E_CONFIG_PATH", "1:11", { key: "glossary" }],
  ["a backslash", "glossary: ..\\terms.yaml", "E_CONFIG_PATH", "1:11", { key: "glossary" }],
  ["a home folder", 'xliff: "~/x"', "E_CONFIG_PATH", "1:8", { key: "xliff" }],
  ["git's folder", "xliff: ./.GIT/hooks", "E_CONFIG_PATH", "1:8", { key: "xliff" }],
  ["a glob upwards", 'source: { include: ["*.md", "../*.md"] }', "E_CONFIG_PATH", "1:29", { key: "source.include[1]" }],
  [
    "a memory outside",
    'memory: { files: [{ path: "/m.tmx" }] }',
    "E_CONFIG_PATH",
    "1:27",
    { key: "memory.files[0].path" },
  ],
  ["xliff among the articles", "xliff: Articles/", "E_CONFIG_FOLDER", "1:8", { key: "xliff" }],
  ["the whole project as articles", "source: { articles: ./ }", "E_CONFIG_FOLDER", "1:21", { key: "source.articles" }],
  ["articles in locales", "source: { articles: locales }", "E_CONFIG_FOLDER", "1:21", { key: "source.articles" }],
  ["a target that is no tag", "targets: [kazakh language]", "E_CONFIG_LANGUAGE", "1:11", { found: "kazakh language" }],
  [
    "a code of another script",
    "languageCodes: { kk: kk-Latn }",
    "E_CONFIG_LANGUAGE_CODE",
    "1:22",
    { found: "kk-Latn" },
  ],
  ["a code of another language", "languageCodes: { kk: ru-RU }", "E_CONFIG_LANGUAGE_CODE", "1:22", { found: "ru-RU" }],
  [
    "a code of no language of ours",
    "languageCodes: { de: de-DE }",
    "E_CONFIG_LANGUAGE_CODE",
    "1:22",
    { found: "de-DE" },
  ],
  ["the source as target", "targets: [kk, en-GB]", "E_CONFIG_LANGUAGE_TWICE", "1:15", { other: "en" }],
  ["one target twice", "targets: [kk, kk-Cyrl-KZ]", "E_CONFIG_LANGUAGE_TWICE", "1:15", { other: "kk" }],
  ["a duplicate key", "xliff: a\nxliff: b", "E_CONFIG_YAML", "2:1", {}],
  ["a tab", "engine:\n\tname: none", "E_CONFIG_YAML", "2:1", {}],
  ["a second document", "xliff: a\n---\nxliff: b", "E_CONFIG_YAML", "2:1", {}],
  ["an anchor", "targets: &t [kk]", "E_CONFIG_YAML", "1:13", { reason: "anchor &t" }],
  ["a tag", "targets: !!set {kk}", "E_CONFIG_YAML", "1:16", {}],
  ["an unknown tag", "person: !js/function 'x'", "E_CONFIG_YAML", "1:9", {}],
  ["half a surrogate pair", 'person: "\\ud83d"', "E_CONFIG_YAML", "1:9", {}],
  ["unfinished YAML", "targets: [kk, ru", "E_CONFIG_YAML", "1:17", {}],
  ["a key that is a map", "? { a: 1 }\n: 2", "E_CONFIG_YAML", "1:3", {}],
];

test.each(WRONG)("%s is a problem with its place", async (_what, text, code, at, values) => {
  const [line, column] = at.split(":").map(Number);
  await expect(parseConfig(text, PATH)).rejects.toMatchObject({
    name: "Problem",
    code,
    place: { path: PATH, line, column },
    values: expect.objectContaining(saidValues(values)),
  });
});

test("the first of several problems is told, and how many follow", async () => {
  const text = "memory: { fuzzy: 20 }\nengine: { name: x, concurrency: 0 }";
  await expect(parseConfig(text, PATH)).rejects.toMatchObject({
    values: { key: "memory.fuzzy", further: 2 },
    place: { line: 1, column: 18 },
  });
});

test("every code has a sentence whose placeholders its problems fill", async () => {
  for (const [, text, code] of WRONG) {
    const problem = await parseConfig(text, PATH).catch((error: unknown) => error);
    const message = Object.entries(configProblems).find(([known]) => known === code)?.[1];
    expect(message, code).toBeDefined();
    const names = Array.from(`${message?.text} ${message?.hint}`.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1]);
    expect(problem).toMatchObject({ values: Object.fromEntries(names.map((name) => [name, expect.anything()])) });
  }
});

describe("hostile YAML", () => {
  test("an alias bomb is refused at its first anchor", async () => {
    const bomb = ["a: &a [x, x, x, x]", "b: &b [*a, *a, *a, *a]", "c: &c [*b, *b, *b, *b]"].join("\n");
    await expect(parseConfig(bomb, PATH)).rejects.toMatchObject({ code: "E_CONFIG_YAML", place: { line: 1 } });
  });

  test.each([
    ["[", 100_000],
    ["{a: ", 50_000],
    ["- ", 50_000],
  ])("%s nested without end is a problem, not a crash", async (opening, times) => {
    await expect(parseConfig(opening.repeat(times), PATH)).rejects.toMatchObject({ code: "E_CONFIG_YAML" });
  });

  test("a file of more than four million characters is refused unread", async () => {
    await expect(parseConfig("#".repeat(4_000_001), PATH)).rejects.toMatchObject({
      values: { reason: said("too long") },
    });
  });
});

describe("loadConfig", () => {
  async function inProject(use: (root: string) => Promise<void>): Promise<void> {
    const root = await mkdtemp(join(tmpdir(), "qazyna-config-"));
    try {
      await use(root);
    } finally {
      await rm(root, { recursive: true });
    }
  }

  test("gives the defaults where there is no file", () =>
    inProject(async (root) => {
      expect(await loadConfig(root)).toBe(defaultConfig);
    }));

  test("reads the file at the project's top", () =>
    inProject(async (root) => {
      await writeFile(join(root, CONFIG_FILE), "person: айгүл\n");
      expect(await loadConfig(root)).toEqual({ ...defaultConfig, person: "айгүл" });
    }));

  test("names a file that is not UTF-8", () =>
    inProject(async (root) => {
      await writeFile(join(root, CONFIG_FILE), Buffer.from([0x70, 0x3a, 0x20, 0xff, 0xfe]));
      await expect(loadConfig(root)).rejects.toMatchObject({
        code: "E_CONFIG_UNREADABLE",
        place: { path: CONFIG_FILE },
      });
    }));

  test("names a folder in the file's place", () =>
    inProject(async (root) => {
      await mkdir(join(root, CONFIG_FILE));
      await expect(loadConfig(root)).rejects.toMatchObject({
        code: "E_CONFIG_UNREADABLE",
        values: { reason: "EISDIR" },
      });
    }));
});

test("the defaults cannot be changed by who reads them", () => {
  expect(Object.isFrozen(defaultConfig)).toBe(true);
  expect(Object.isFrozen(defaultConfig.memory.files[0])).toBe(true);
});

test("checks take levels, and a name that is no check or rule is refused with its place", async () => {
  const known = new Set(["numbers", "numbers.separator", "negation"]);
  const text = "targets: [kk]\nchecks:\n  negation: off\n  numbers.separator: error\n";
  const { checks } = await parseConfig(text, "translate.config.yaml", known);
  expect(checks).toEqual({ negation: "off", "numbers.separator": "error" });
  await expect(parseConfig("checks:\n  nubmers: off\n", "translate.config.yaml", known)).rejects.toMatchObject({
    code: "E_CONFIG_KEY",
    values: { key: "nubmers", within: "checks", known: "negation, numbers" },
    place: { path: "translate.config.yaml", line: 2, column: 3 },
  });
  await expect(parseConfig("checks: { numbers: loud }\n", "translate.config.yaml", known)).rejects.toMatchObject({
    code: "E_CONFIG_VALUE",
  });
});
