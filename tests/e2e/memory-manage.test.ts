import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sampleProject, type TemporaryProject, temporaryProject } from "../support/project.ts";

const CONFIG = "targets: [kk, ru]\n";
const ARTICLE = "Families gather at the gate.\n\nThey hold photographs.\n";

interface Tu {
  readonly en: string;
  readonly kk?: string;
  readonly ru?: string;
  readonly at?: string;
}

function tmx(...units: readonly Tu[]): string {
  const tuv = (lang: string, text: string | undefined): string =>
    text === undefined ? "" : `<tuv xml:lang="${lang}"><seg>${text}</seg></tuv>`;
  const body = units.map(
    ({ en, kk, ru, at }) =>
      `<tu${at === undefined ? "" : ` changedate="${at}"`}>${tuv("en-US", en)}${tuv("kk-KZ", kk)}${tuv("ru", ru)}</tu>`,
  );
  return `<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en-US"/><body>\n${body.join("\n")}\n</body></tmx>\n`;
}

const GATHER = { en: "Families gather at the gate.", kk: "Отбасылар қақпа алдына жиналады." };
const HOLD = { en: "They hold photographs.", kk: "Қолдарында фотосуреттер бар.", ru: "У них в руках фотографии." };

function project(files: Readonly<Record<string, string>> = {}): TemporaryProject {
  return temporaryProject({ "translate.config.yaml": CONFIG, "articles/gate.md": ARTICLE, ...files });
}

async function json(of: TemporaryProject, ...args: readonly string[]) {
  const ran = await of.run(["memory", ...args, "--json"]);
  return { ...ran, json: JSON.parse(ran.stdout) };
}

/** All lines below `memory/`, as objects. */
function lines(of: TemporaryProject, folder = "memory/imported/") {
  return [...of.files()]
    .filter(([path]) => path.startsWith(folder))
    .flatMap(([, text]) => text.split("\n").filter((line) => line !== ""))
    .map((line) => JSON.parse(line));
}

test.each([[[]], [["lookup-all"]]])("translate memory %j names its commands", async (args) => {
  using it = project();
  const ran = await it.run(["memory", ...args]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/E_USAGE_MEMORY .*\n.*import, export, search, lookup, stats, clean, log, undo/);
});

describe("import", () => {
  test("units become lines of text, are counted, and serve the next run", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, HOLD, { en: "Nobody comes out.", ru: "Никто не выходит." }) });
    const ran = await json(it, "import", "partner.tmx", "--state", "reviewed", "--by", "aigerim");
    expect(ran.code).toBe(0);
    expect(ran.json).toMatchObject({
      files: [{ file: "partner.tmx", taken: true, units: 4, damaged: 0, elsewhere: 0 }],
      languages: [
        { lang: "kk", added: 2, unchanged: 0 },
        { lang: "ru", added: 2 },
      ],
    });
    expect(lines(it, "memory/imported/kk/")).toContainEqual({
      source: HOLD.en,
      target: HOLD.kk,
      state: "reviewed",
      origin: "memory",
      by: "aigerim",
      memory: "partner.tmx",
    });
    for (const path of it.files().keys())
      if (path.startsWith("memory/")) expect(path).toMatch(/^memory\/imported\/(kk|ru)\/[0-9a-f]\.jsonl$/);
    await it.run(["--lang", "kk"]);
    expect(it.read("locales/kk/articles/gate.md")).toContain(HOLD.kk);
  });

  test("a second import of the same file, and of what was exported, adds nothing", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
    await it.run(["memory", "import", "partner.tmx"]);
    await it.run(["memory", "export", "--lang", "kk", "--to", "all.tmx"]);
    const before = it.files();
    expect((await json(it, "import", "partner.tmx", "all.tmx")).json.languages).toMatchObject([
      { lang: "kk", added: 0, unchanged: 4 },
      { lang: "ru", added: 0, unchanged: 1 },
    ]);
    expect(it.files()).toEqual(before);
  });

  test("what the record has is unchanged, and what it has otherwise stands", async () => {
    using it = sampleProject();
    await it.run(["memory", "export", "--lang", "kk", "--from", "record", "--to", "record.tmx"]);
    const before = it.files();
    const own = await json(it, "import", "record.tmx");
    expect(own.json.languages[0].unchanged).toBeGreaterThan(0);
    expect(own.json.languages[0]).toMatchObject({ added: 0, updated: 0, replaced: 0 });
    it.write("other.tmx", it.read("record.tmx").replaceAll(/(xml:lang="kk"[^>]*><seg>)/g, "$1Басқаша: "));
    const other = await json(it, "import", "other.tmx");
    expect(other.json.languages[0]).toMatchObject({ added: 0, replaced: 0, kept: own.json.languages[0].unchanged });
    it.remove("other.tmx");
    expect(it.files()).toEqual(before);
  });

  const older = tmx({ ...GATHER, at: "20240101T000000Z" });
  const newer = tmx({ en: GATHER.en, kk: "Отбасылар қақпаға жиналып жатыр.", at: "20250101T000000Z" });

  test.each([
    ["newest", 0, { replaced: 1 }, ["Отбасылар қақпаға жиналып жатыр."]],
    ["keep", 0, { kept: 1 }, [GATHER.kk]],
    ["both", 0, { added: 1 }, [GATHER.kk, "Отбасылар қақпаға жиналып жатыр."]],
    ["ask", 4, { open: 1 }, [GATHER.kk]],
  ])("a conflict by the rule %s", async (rule, code, counts, targets) => {
    using it = project({ "older.tmx": older, "newer.tmx": newer });
    await it.run(["memory", "import", "older.tmx"]);
    const ran = await json(it, "import", "newer.tmx", "--conflicts", rule);
    expect(ran.code).toBe(code);
    expect(ran.json.languages).toMatchObject([counts]);
    expect(
      lines(it)
        .map(({ target }) => target)
        .sort(),
    ).toEqual(targets.toSorted());
    expect(ran.stderr.includes("newer.tmx:3 E_MEMORY_CONFLICT")).toBe(rule === "ask");
  });

  test("under newest the order of the files does not matter", async () => {
    const files = { "older.tmx": older, "newer.tmx": newer, "partner.tmx": tmx(GATHER, HOLD) };
    using one = project(files);
    using other = project(files);
    await one.run(["memory", "import", "older.tmx", "newer.tmx", "partner.tmx"]);
    await other.run(["memory", "import", "partner.tmx", "newer.tmx", "older.tmx"]);
    expect(other.files()).toEqual(one.files());
    expect(lines(one).map(({ target }) => target)).toContain("Отбасылар қақпаға жиналып жатыр.");
  });

  test("--lang takes one language in; entries without it are counted", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
    const ran = await json(it, "import", "partner.tmx", "--lang", "ru");
    expect(ran.json).toMatchObject({ files: [{ units: 1, elsewhere: 1 }], languages: [{ lang: "ru", added: 1 }] });
  });

  test("a dry run tells the same counts and writes nothing", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
    const before = it.files();
    const dry = await json(it, "import", "partner.tmx", "--dry-run");
    expect(it.files()).toEqual(before);
    expect((await json(it, "import", "partner.tmx")).json.languages).toEqual(dry.json.languages);
  });

  test("broken XML takes nothing in, and stops no other file", async () => {
    const broken = tmx(GATHER).replace("</tu>", "<tuv></tu>");
    using it = project({ "broken.tmx": broken, "sound.tmx": tmx(HOLD) });
    const alone = await it.run(["memory", "import", "broken.tmx"]);
    expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining("broken.tmx:3:") });
    expect(lines(it)).toEqual([]);
    expect((await it.run(["memory", "import", "broken.tmx", "sound.tmx"])).code).toBe(4);
    expect(lines(it).map(({ source }) => source)).toEqual([HOLD.en, HOLD.en]);
  });

  test("a damaged entry keeps its file out, unless damage may be skipped", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, { en: "Nobody comes out.", kk: "" }) });
    const refused = await it.run(["memory", "import", "partner.tmx"]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("partner.tmx:4:") });
    expect(refused.stderr).toContain("--skip-damaged");
    expect(lines(it)).toEqual([]);
    const ran = await json(it, "import", "partner.tmx", "--skip-damaged");
    expect(ran).toMatchObject({ code: 4, json: { files: [{ damaged: 1, taken: true }] } });
    expect(lines(it)).toHaveLength(1);
  });

  test("tables with a header are read, damage told by line", async () => {
    using it = project({
      "terms.csv": 'en,kk\n"Yes, they said.","Иә, деді олар."\nNo.,Жоқ.\n',
      "pairs.ru.tsv": "source\ttarget\nYes.\tДа.\n",
      "bad.csv": "en,kk\nYes.,\n",
      "nameless.csv": "Yes.,Иә.\n",
    });
    expect((await json(it, "import", "terms.csv", "pairs.ru.tsv")).json.languages).toMatchObject([
      { lang: "kk", added: 2 },
      { lang: "ru", added: 1 },
    ]);
    expect(lines(it)).toContainEqual({
      source: "Yes, they said.",
      target: "Иә, деді олар.",
      state: "edited",
      origin: "memory",
      memory: "terms.csv",
    });
    expect((await it.run(["memory", "import", "bad.csv"])).stderr).toContain("bad.csv:2 E_MEMORY_ROW");
    expect((await it.run(["memory", "import", "nameless.csv"])).stderr).toContain("nameless.csv:1 E_MEMORY_COLUMNS");
  });
});

describe("undo and log", () => {
  test("an import taken back leaves every file as it was", async () => {
    using it = project({
      "partner.tmx": tmx(GATHER, HOLD),
      "new.tmx": tmx({ ...GATHER, kk: "Жаңа.", at: "20250101T000000Z" }),
    });
    await it.run(["memory", "import", "partner.tmx", "--by", "aigerim"]);
    const before = it.files();
    await it.run(["memory", "import", "new.tmx"]);
    expect(it.files()).not.toEqual(before);
    const log = (await json(it, "log")).json.changes;
    expect(log).toMatchObject([
      { id: 2, command: "memory import", added: 0, replaced: 1, undone: false },
      { id: 1, by: "aigerim", added: 3, replaced: 0, undone: false },
    ]);
    expect((await json(it, "undo")).json).toMatchObject({ id: 2, count: 2, kept: 0 });
    expect(it.files()).toEqual(before);
    expect((await json(it, "log")).json.changes.map(({ undone }: { undone: boolean }) => undone)).toEqual([
      true,
      false,
    ]);
  });

  test("an earlier change is taken back by its number, and names what was changed since", async () => {
    using it = project({
      "partner.tmx": tmx(GATHER, HOLD),
      "new.tmx": tmx({ ...GATHER, kk: "Жаңа.", at: "20250101T000000Z" }),
    });
    await it.run(["memory", "import", "partner.tmx"]);
    await it.run(["memory", "import", "new.tmx"]);
    const ran = await it.run(["memory", "undo", "1"]);
    expect(ran.code).toBe(4);
    expect(ran.stderr).toMatch(/memory\/imported\/kk\/[0-9a-f]\.jsonl:1 E_UNDO_MEMORY_CHANGED/);
    expect(lines(it).map(({ target }) => target)).toEqual(["Жаңа."]);
    expect((await it.run(["memory", "undo", "1"])).stderr).toContain("E_MEMORY_UNDO_ID");
  });

  test("translate undo takes back a change of the memory where that was the last, else the decision", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
    await it.run(["memory", "import", "partner.tmx", "--state", "reviewed"]);
    await it.run(["--lang", "kk"]);
    await it.run(["approve", "gate.md", "--lang", "kk"]);
    const ran = await it.run(["undo", "--json"]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ command: "approve" });
    expect(lines(it)).toHaveLength(3);
    const again = await it.run(["undo", "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ command: "memory import", count: 3, kept: 0 });
    expect(lines(it)).toEqual([]);
  });

  test.each([1, 2, 3])(
    "an import killed before its file %i is replaced is taken back by the next command",
    async (at) => {
      using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
      const before = it.files();
      const killed = await it.run(["memory", "import", "partner.tmx"], { FAILPOINT: `before-rename:kill@${at}` });
      expect(killed.signal).toBe("SIGKILL");
      expect(lines(it)).toHaveLength(at - 1);
      const log = await json(it, "log");
      expect(log.stderr).toContain("was cut short");
      expect(log.json.changes).toMatchObject([{ undone: true }]);
      expect(it.files()).toEqual(before);
      expect((await json(it, "import", "partner.tmx")).json.languages).toMatchObject([{ added: 2 }, { added: 1 }]);
    },
  );
});

test("imports by two processes at once are both in, and each can be undone", async () => {
  using it = project({ "a.tmx": tmx(GATHER, HOLD), "b.tmx": tmx({ en: "Nobody comes out.", kk: "Ешкім шықпайды." }) });
  const rans = await Promise.all(["a.tmx", "b.tmx"].map(async (file) => it.run(["memory", "import", file])));
  expect(rans.map(({ code }) => code)).toEqual([0, 0]);
  expect(lines(it)).toHaveLength(4);
  for (const _ of rans) expect((await json(it, "undo")).json.kept).toBe(0);
  expect(lines(it)).toEqual([]);
});

test("a decision killed before its record is replaced changes nothing, and one killed right after it can be undone", async () => {
  using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
  await it.run(["memory", "import", "partner.tmx", "--state", "reviewed"]);
  await it.run(["--lang", "kk"]);
  const before = it.read("segments/kk/gate.md.json");
  const early = await it.run(["approve", "gate.md", "--lang", "kk"], { FAILPOINT: "before-rename:kill" });
  expect([early.signal, it.read("segments/kk/gate.md.json")]).toEqual(["SIGKILL", before]);
  const late = await it.run(["approve", "gate.md", "--lang", "kk"], { FAILPOINT: "after-rename:kill" });
  expect([late.signal, it.read("segments/kk/gate.md.json") === before]).toEqual(["SIGKILL", false]);
  const undone = await it.run(["undo", "--json"]);
  expect(JSON.parse(undone.stdout)).toMatchObject({ command: "approve", kept: 0 });
  expect(it.read("segments/kk/gate.md.json")).toBe(before);
});

test("two people's imports merge in git without conflict, and what both brought counts once", async () => {
  using it = project({
    "a.tmx": tmx(GATHER, HOLD),
    "b.tmx": tmx(HOLD, { en: "Nobody comes out.", kk: "Ешкім шықпайды." }),
  });
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=dana", "-c", "user.email=dana@example.org", ...args], {
      cwd: it.root,
      encoding: "utf8",
    });
  it.write(".gitattributes", readFileSync(".gitattributes"));
  it.write(".gitignore", ".qazyna/\n");
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "--message=base");
  for (const [branch, file] of [
    ["one", "a.tmx"],
    ["two", "b.tmx"],
  ] as const) {
    git("checkout", "--quiet", "-b", branch, "main");
    await it.run(["memory", "import", file, "--lang", "kk"]);
    git("add", ".");
    git("commit", "--quiet", `--message=${branch}`);
  }
  git("merge", "--quiet", "--no-edit", "one");
  const ran = await json(it, "import", "a.tmx", "b.tmx", "--lang", "kk");
  expect(ran.json.languages).toMatchObject([{ added: 0, unchanged: 4 }]);
  await it.run(["memory", "clean", "--fix"]);
  expect(lines(it).map(({ target }) => target)).toHaveLength(3);
});

describe("export", () => {
  test("what it writes reads as the same units, one file a language", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
    await it.run(["memory", "import", "partner.tmx"]);
    const ran = await json(it, "export", "--to", "out.tmx");
    expect(ran.json.files).toEqual([
      { path: "out.kk.tmx", units: 2 },
      { path: "out.ru.tmx", units: 1 },
    ]);
    expect(it.read("out.kk.tmx")).toContain('<tuv xml:lang="kk"');
    using other = project({ "out.kk.tmx": it.read("out.kk.tmx"), "out.ru.tmx": it.read("out.ru.tmx") });
    await other.run(["memory", "import", "out.kk.tmx", "out.ru.tmx"]);
    expect(lines(other)).toEqual(lines(it));
  });

  test("JSONL holds all languages, and comes back as it was", async () => {
    using it = project({ "partner.tmx": tmx(GATHER, HOLD) });
    await it.run(["memory", "import", "partner.tmx"]);
    await it.run(["memory", "export", "--to", "out.jsonl"]);
    using other = project({ "out.jsonl": it.read("out.jsonl") });
    await other.run(["memory", "import", "out.jsonl"]);
    expect(lines(other)).toEqual(lines(it));
  });

  test("a selection by state and by memory", async () => {
    using it = project({ "a.tmx": tmx(GATHER), "b.tmx": tmx({ en: HOLD.en, kk: HOLD.kk }) });
    await it.run(["memory", "import", "a.tmx", "--state", "reviewed"]);
    await it.run(["memory", "import", "b.tmx"]);
    const reviewed = await it.run(["memory", "export", "--lang", "kk", "--state", "reviewed"]);
    expect([reviewed.stdout.includes(GATHER.kk), reviewed.stdout.includes(HOLD.kk)]).toEqual([true, false]);
    const named = await it.run(["memory", "export", "--lang", "kk", "--from", "b.tmx"]);
    expect([named.stdout.includes(GATHER.kk), named.stdout.includes(HOLD.kk)]).toEqual([false, true]);
    expect((await it.run(["memory", "export", "--from", "c.tmx"])).stderr).toContain("E_MEMORY_FROM");
  });

  test("nothing that stands is overwritten", async () => {
    using it = project({ "partner.tmx": tmx(GATHER), "out.tmx": "mine" });
    await it.run(["memory", "import", "partner.tmx"]);
    const ran = await it.run(["memory", "export", "--to", "out.tmx"]);
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining("E_MEMORY_EXPORT_EXISTS") });
    expect(it.read("out.tmx")).toBe("mine");
  });
});

describe("stats and clean", () => {
  test("stats count each memory", async () => {
    using it = project({
      "partner.tmx": tmx(GATHER, { ...HOLD, at: "20240101T000000Z" }),
      "memory/brought.tmx": tmx(GATHER, { en: GATHER.en, kk: "Отбасылар жиналып жатыр." }, GATHER),
    });
    await it.run(["memory", "import", "partner.tmx", "--state", "reviewed"]);
    const { json: stats } = await json(it, "stats", "--lang", "kk");
    expect(stats.memories).toMatchObject([
      {
        name: "memory/imported/kk: partner.tmx",
        sourceLang: "en",
        lang: "kk",
        units: 2,
        words: 8,
        states: { reviewed: 2 },
        origins: { memory: 2 },
        newest: "2024-01-01T00:00:00Z",
        duplicates: 0,
        conflicts: 0,
      },
      { name: "memory/brought.tmx", kind: "file", units: 3, duplicates: 1, conflicts: 1 },
    ]);
  });

  const dirty = {
    duplicate: '{"source":"Yes.","target":"Иә.","state":"edited"}\n{"source":"Yes.","target":"Иә.","state":"draft"}\n',
    empty: '{"source":"No.","target":" ","state":"edited"}\n',
    same: '{"source":"The police watch.","target":"The police watch.","state":"edited"}\n',
    language: '{"source":"Nobody comes out.","target":"Nobody leaves the building.","state":"edited"}\n',
    numbers: '{"source":"It has 12 gates.","target":"Онда 13 қақпа бар.","state":"edited"}\n',
    codes: '{"source":["See ",{"standalone":"1"}],"target":"Қараңыз","state":"edited"}\n',
  };

  test("clean lists what it finds with its place, and writes nothing", async () => {
    using it = project({
      "memory/imported/kk/0.jsonl": Object.values(dirty).join(""),
      "memory/brought.tmx": tmx({ en: "It has 12 gates.", kk: "Онда 13 қақпа бар." }),
    });
    const before = it.files();
    const ran = await json(it, "clean");
    expect(ran.code).toBe(0);
    expect(ran.json.counts).toEqual({ duplicate: 1, empty: 1, same: 1, language: 1, codes: 1, numbers: 2 });
    const at = ran.json.units.map(({ path, line, rule }: { path: string; line: number; rule: string }) => [
      path,
      line,
      rule,
    ]);
    const shard = "memory/imported/kk/0.jsonl";
    expect(at).toEqual([
      [shard, 2, "duplicate"],
      [shard, 3, "empty"],
      [shard, 4, "same"],
      [shard, 5, "language"],
      [shard, 6, "numbers"],
      [shard, 7, "codes"],
      ["memory/brought.tmx", 3, "numbers"],
    ]);
    expect(it.files()).toEqual(before);
  });

  test("--fix removes what is safe, --only what it names, as one change each; brought along memories stay", async () => {
    using it = project({
      "memory/imported/kk/0.jsonl": Object.values(dirty).join(""),
      "memory/brought.tmx": tmx({ en: "It has 12 gates.", kk: "Онда 13 қақпа бар." }),
    });
    expect((await json(it, "clean", "--fix")).json.removed).toBe(2);
    expect(lines(it).map(({ target, state }) => [target, state])).toContainEqual(["Иә.", "edited"]);
    expect(lines(it)).toHaveLength(5);
    const fixed = it.files();
    expect((await json(it, "clean", "--fix", "--only", "numbers,language")).json.removed).toBe(2);
    expect(it.read("memory/brought.tmx")).toContain("13 қақпа");
    expect((await json(it, "undo")).json.count).toBe(2);
    expect(it.files()).toEqual(fixed);
    await it.run(["memory", "undo"]);
    expect(lines(it)).toHaveLength(7);
  });

  test("the record is never changed, and what it says is a duplicate elsewhere", async () => {
    using it = sampleProject();
    await it.run(["memory", "export", "--lang", "kk", "--from", "record", "--to", "record.jsonl"]);
    it.write("memory/imported/kk/0.jsonl", it.read("record.jsonl"));
    const before = new Map(it.files());
    const ran = await json(it, "clean", "--lang", "kk", "--fix", "--only", "duplicate");
    expect(ran.json.removed).toBe(it.read("record.jsonl").trimEnd().split("\n").length);
    before.delete("memory/imported/kk/0.jsonl");
    expect(it.files()).toEqual(before);
  });
});
