import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { readZip, writeZip } from "../../src/files/zip.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";
import { csv, projectSave, sdlxliff, xlsx } from "../support/returns.ts";

const CONFIG = "targets: [kk]\nengine:\n  google: { project: newsroom }\n";
const PICKET = "Families gather at the gate. They hold photographs. See the [new decree](/decree) today.\n";
const CENSUS = "The census begins in autumn. Nobody counted the children who came from the south.\n";

/** Two articles whose sentences have machine drafts. */
async function drafted(): Promise<TemporaryProject> {
  await using server = await startRehearsal();
  const project = temporaryProject({
    "translate.config.yaml": CONFIG,
    "articles/picket.md": PICKET,
    "articles/census.md": CENSUS,
  });
  await project.run(["--lang", "kk", "--engine", "google"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  return project;
}

interface Entry {
  readonly id: string;
  readonly source: unknown;
  readonly target?: unknown;
  readonly state: string;
  readonly by?: string;
  readonly stale?: true;
  readonly origin?: { readonly kind: string };
  readonly proposal?: { readonly target: string; readonly origin: { readonly kind: string } };
}

function entries(project: TemporaryProject, article = "picket.md"): readonly Entry[] {
  return JSON.parse(project.read(`segments/kk/${article}.json`)).segments;
}

function handover(project: TemporaryProject, article = "picket.md"): string {
  return project.read(`xliff/kk/${article}.xlf`);
}

/** The hand-over file with the target of one source replaced. */
function translated(xlf: string, source: string, target: string): string {
  const unit = new RegExp(`(<source>${source}</source>\\s*)<target[^>]*>.*</target>`);
  expect(xlf).toMatch(unit);
  return xlf.replace(unit, `$1<target state="translated">${target}</target>`);
}

function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encoder = new TextEncoder();
  return writeZip(
    Object.entries(files).map(([name, content]) => ({
      name,
      bytes: typeof content === "string" ? encoder.encode(content) : content,
    })),
  );
}

async function imported(project: TemporaryProject, ...args: readonly string[]) {
  const ran = await project.run(["import", ...args, "--json"]);
  return { ...ran, json: ran.stdout === "" ? undefined : JSON.parse(ran.stdout) };
}

const GATE = "Families gather at the gate.";
const PHOTOS = "They hold photographs.";
const DECREE = "See the {1}new decree{/1} today.";
const KK = {
  gate: "Отбасылар қақпаның алдына жиналады.",
  photos: "Қолдарында фотосуреттер бар.",
  decree: "Бүгін {1}жаңа жарлықты{/1} қараңыз.",
};

describe("what a translator sends back without a CAT tool's file", () => {
  test.each([
    ["CSV with ids", "back.csv", (ids: readonly string[]) => csv(["id", "source", "target"], pairs(ids))],
    ["CSV of two columns", "back.csv", () => csv(["source", "target"], pairs())],
    ["a workbook of two columns", "back.xlsx", () => xlsx(["source", "target"], pairs())],
    [
      "a workbook with ids under no telling name",
      "from aigerim",
      (ids: readonly string[]) => xlsx(["id", "source", "target"], pairs(ids)),
    ],
    ["OmegaT's memory of the project", "project_save.tmx", () => projectSave(pairs())],
    ["OmegaT's memory with places", "save.tmx", (ids: readonly string[]) => projectSave(pairs(ids))],
  ])("%s is taken in as a person's work, codes in their places", async (_what, name, content) => {
    using project = await drafted();
    project.write(name, content(entries(project).map(({ id }) => id)));
    const { code, json, stderr } = await imported(project, name, "--by", "aigerim");
    expect({ code, stderr, files: json.files }).toEqual({
      code: 0,
      stderr: "",
      files: [
        {
          file: name,
          article: "picket.md",
          lang: "kk",
          accepted: 3,
          unchanged: 0,
          stale: 0,
          proposed: 0,
          conflict: 0,
          damaged: 0,
          unknown: 0,
        },
      ],
    });
    expect(entries(project).map(({ state, by, origin }) => [state, by, origin?.kind])).toEqual(
      Array(3).fill(["edited", "aigerim", "person"]),
    );
    expect(project.read("locales/kk/articles/picket.md")).toContain("Бүгін [жаңа жарлықты](/decree) қараңыз.");
    const before = project.files();
    expect(await imported(project, name)).toMatchObject({ code: 0, json: { files: [{ accepted: 0, unchanged: 3 }] } });
    expect(project.files()).toEqual(before);
  });

  test("machine text that comes back untouched in a memory or a table never becomes anybody's work", async () => {
    using project = await drafted();
    const machine = [
      { source: GATE, target: `⟦kk⟧ ${GATE}` },
      { source: PHOTOS, target: `⟦kk⟧ ${PHOTOS}` },
    ];
    project.write("project_save.tmx", projectSave(machine));
    project.write("back.csv", csv(["source", "target"], machine));
    const before = project.files();
    expect(await imported(project, "project_save.tmx", "back.csv")).toMatchObject({
      code: 0,
      json: { files: [{ unchanged: 2 }, { unchanged: 2 }] },
    });
    expect(project.files()).toEqual(before);
    await imported(project, "project_save.tmx", "--trust-state", "--by", "aigerim");
    expect(entries(project).map(({ state, by }) => [state, by])).toEqual([
      ["edited", "aigerim"],
      ["edited", "aigerim"],
      ["draft", undefined],
    ]);
    const again = await imported(project, "project_save.tmx", "--trust-state");
    expect(again.json.files).toMatchObject([{ accepted: 0, unchanged: 2 }]);
  });

  test("entries of a memory that are of no segment here are counted, and not taken in", async () => {
    using project = await drafted();
    project.write(
      "all.tmx",
      projectSave([
        { source: GATE, target: KK.gate },
        { source: "Another customer's text.", target: "Бөтен мәтін." },
      ]),
    );
    const ran = await project.run(["import", "all.tmx"]);
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining("1 entry of all.tmx is of no segment here") });
    expect([...project.files()].filter(([path, text]) => path !== "all.tmx" && text.includes("Бөтен"))).toEqual([]);
  });

  test("a row with a lost code, one with a formula's error and one without source are named; the rest goes in", async () => {
    using project = await drafted();
    const { workbook } = await import("../support/workbook.ts");
    project.write(
      "back.xlsx",
      workbook([
        ["source", "target"],
        [GATE, KK.gate],
        [DECREE, "Бүгін жаңа жарлықты қараңыз."],
        [PHOTOS, { kind: "error", text: "#NAME?" }],
        ["", "Қайда екені белгісіз."],
      ]),
    );
    const { code, json, stderr } = await imported(project, "back.xlsx");
    expect(code).toBe(4);
    expect(json.files).toMatchObject([{ accepted: 1, damaged: 3 }]);
    expect(stderr).toMatch(/^back\.xlsx:3:1 E_UNIT_CODES/m);
    expect(stderr).toMatch(/^back\.xlsx:4:1 E_SHEET_FORMULA/m);
    expect(stderr).toMatch(/^back\.xlsx:5:1 E_IMPORT_ROW/m);
    expect(entries(project).map(({ state }) => state)).toEqual(["edited", "draft", "draft"]);
  });

  test("where all is damaged nothing is done, and exit 1 says so; a table of other columns is refused", async () => {
    using project = await drafted();
    project.write("back.csv", csv(["source", "target"], [{ source: DECREE, target: "Код жоқ." }]));
    project.write("other.csv", "term,meaning\na,b\n");
    const before = project.files();
    expect(await imported(project, "back.csv")).toMatchObject({ code: 1 });
    expect(await imported(project, "other.csv")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^other\.csv:1 E_IMPORT_COLUMNS/),
    });
    expect(project.files()).toEqual(before);
  });

  test("rows that were sorted by one column alone find their segments by their sources", async () => {
    using project = await drafted();
    const ids = entries(project).map(({ id }) => id);
    const shuffled = pairs([ids[2] ?? "", ids[0] ?? "", ids[1] ?? ""]);
    project.write("back.csv", csv(["id", "source", "target"], shuffled));
    await imported(project, "back.csv");
    expect(
      entries(project)
        .map(({ source, target, stale }) => [source, target, stale])
        .slice(0, 2),
    ).toEqual([
      [GATE, KK.gate, undefined],
      [PHOTOS, KK.photos, undefined],
    ]);
  });
});

function pairs(ids: readonly string[] = []) {
  return [
    { source: GATE, target: KK.gate },
    { source: PHOTOS, target: KK.photos },
    { source: DECREE, target: KK.decree },
  ].map((pair, at) => ({ ...pair, ...(ids[at] !== undefined && { id: ids[at] }) }));
}

describe("archives, folders and other tools' files", () => {
  test("an archive of renamed files is taken in as a whole", async () => {
    using project = await drafted();
    project.write(
      "back.zip",
      zip({
        "жұмыс/бірінші.xlf": translated(handover(project), PHOTOS, KK.photos),
        "жұмыс/2.txt": "Сәлем!",
        "жұмыс/екінші.sdlxliff": translated(
          handover(project, "census.md"),
          "The census begins in autumn.",
          "Санақ күзде басталады.",
        ),
      }),
    );
    const { code, json } = await imported(project, "back.zip");
    expect(code).toBe(0);
    expect(json.files).toMatchObject([
      { file: "back.zip/жұмыс/бірінші.xlf", article: "picket.md", accepted: 1, unchanged: 2 },
      { file: "back.zip/жұмыс/екінші.sdlxliff", article: "census.md", accepted: 1, unchanged: 1 },
    ]);
    expect(entries(project, "census.md")[0]).toMatchObject({ target: "Санақ күзде басталады.", state: "edited" });
    expect(await project.run(["undo"])).toMatchObject({ code: 0, stdout: expect.stringContaining("2 segments") });
    expect([...entries(project), ...entries(project, "census.md")].map(({ state }) => state)).toEqual(
      Array(5).fill("draft"),
    );
  });

  test.each(["folder", "archive"])(
    "an OmegaT project as a %s gives its translations, and not its helps",
    async (how) => {
      using project = await drafted();
      const copied = handover(project).replaceAll(
        /<source>(.*)<\/source>(\s*)<target[^>]*>.*<\/target>/g,
        '<source>$1</source>$2<target state="translated">$1</target>',
      );
      const files = {
        "job/omegat.project": "<omegat/>",
        "job/source/picket.md.xlf": handover(project),
        "job/target/picket.md.xlf": translated(copied, PHOTOS, KK.photos),
        "job/omegat/project_save.tmx": projectSave([{ source: PHOTOS, target: KK.photos }]),
        "job/tm/mt.tmx": projectSave([{ source: GATE, target: "Машина аудармасы." }]),
      };
      if (how === "archive") project.write("back.zip", zip(files));
      else for (const [name, content] of Object.entries(files)) project.write(`back/${name}`, content);
      const name = how === "archive" ? "back.zip" : "back";
      const { code, json } = await imported(project, name);
      expect(code).toBe(0);
      expect(json.files).toMatchObject([
        { file: `${name}/job/omegat/project_save.tmx`, unchanged: 1 },
        { file: `${name}/job/target/picket.md.xlf`, accepted: 1, unchanged: 2 },
      ]);
      expect(json.skipped).toEqual([`${name}/job/source/picket.md.xlf`, `${name}/job/tm/mt.tmx`]);
      expect(
        entries(project)
          .map(({ target }) => target)
          .slice(0, 2),
      ).toEqual([`⟦kk⟧ ${GATE}`, KK.photos]);
    },
  );

  test("Trados' own file: ids of its own, states beside the segments", async () => {
    using project = await drafted();
    project.write(
      "back.sdlxliff",
      sdlxliff("C:\\jobs\\picket.md.xlf", [
        { source: GATE, target: KK.gate, conf: "ApprovedSignOff" },
        { source: PHOTOS, target: `⟦kk⟧ ${PHOTOS}`, conf: "Translated" },
        { source: DECREE, target: KK.decree, conf: "Draft" },
      ]),
    );
    expect(await imported(project, "back.sdlxliff", "--by", "dana")).toMatchObject({
      code: 0,
      json: { files: [{ accepted: 2, unchanged: 1 }] },
    });
    expect(entries(project).map(({ state, by }) => [state, by])).toEqual([
      ["final", "dana"],
      ["draft", undefined],
      ["edited", "dana"],
    ]);
    expect(project.read("locales/kk/articles/picket.md")).toContain("[жаңа жарлықты](/decree)");
  });

  test.each([
    ["a name that leads out", "../../etc/evil.xlf"],
    ["an absolute name", "/etc/evil.xlf"],
  ])("an archive with %s is refused as a whole, with its place", async (_what, evil) => {
    using project = await drafted();
    const good = translated(handover(project), PHOTOS, KK.photos);
    const honest = "x".repeat(evil.length);
    const bytes = Buffer.from(zip({ [honest]: good, "good.xlf": good }));
    for (let at = bytes.indexOf(honest); at >= 0; at = bytes.indexOf(honest, at)) bytes.write(evil, at);
    project.write("back.zip", bytes);
    const before = project.files();
    const { code, stderr } = await imported(project, "back.zip");
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^back\.zip E_ZIP_NAME/) });
    expect(project.files()).toEqual(before);
  });

  test("an archive of too many files, and one that unpacks to too much, are refused; what was named beside them goes in", async () => {
    using project = await drafted();
    project.write(
      "many.zip",
      zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}.xlf`, "<xliff/>"]))),
    );
    project.write("bomb.zip", zip({ "bomb.xlf": new Uint8Array(64 * 2 ** 20) }));
    project.write("good.xlf", translated(handover(project), PHOTOS, KK.photos));
    const { code, stderr, json } = await imported(project, "many.zip", "bomb.zip", "good.xlf");
    expect(code).toBe(4);
    expect(stderr).toMatch(/^many\.zip E_ZIP_/m);
    expect(stderr).toMatch(/^bomb\.zip E_ZIP_/m);
    expect(json.files).toMatchObject([{ file: "good.xlf", accepted: 1 }]);
  });

  test("a damaged file in an archive is named, the others go in", async () => {
    using project = await drafted();
    project.write(
      "back.zip",
      zip({ "a.xlf": handover(project).slice(0, 900), "b.xlf": translated(handover(project), PHOTOS, KK.photos) }),
    );
    expect(await imported(project, "back.zip")).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/^back\.zip\/a\.xlf:\d+:\d+ E_XML/),
      json: { files: [{ file: "back.zip/b.xlf", accepted: 1 }] },
    });
  });

  test("a folder or an archive without a return says so", async () => {
    using project = await drafted();
    project.write("empty/readme.md", "Nothing.");
    project.write("empty.zip", zip({ "tm.tmx": projectSave([]) }));
    expect(await imported(project, "empty", "empty.zip")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^empty E_IMPORT_NONE[\s\S]*^empty\.zip E_IMPORT_NONE/m),
    });
  });
});

describe("our own packages", () => {
  function unpacked(project: TemporaryProject, path: string): Record<string, string> {
    const entries = [...readZip(readFileSync(project.path(path)), path)];
    return Object.fromEntries(entries.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]));
  }

  test("a package comes back as it was sent: nothing of it is anybody's work", async () => {
    using project = await drafted();
    await project.run(["export", "--lang", "kk", "--for", "generic", "--to", "job.zip"]);
    const before = project.files();
    const { code, json } = await imported(project, "job.zip");
    expect({ code, skipped: json.skipped }).toEqual({
      code: 0,
      skipped: ["job.zip/glossary.csv", "job.zip/mt.tmx", "job.zip/tm.tmx"],
    });
    expect(json.files).toMatchObject([{ unchanged: 2 }, { unchanged: 3 }]);
    expect(project.files()).toEqual(before);
  });

  test("where a tool dropped what was sent, the package's manifest tells it: older work does not undo newer", async () => {
    using project = await drafted();
    await project.run(["export", "--lang", "kk", "--for", "generic", "--to", "job.zip"]);
    const files = unpacked(project, "job.zip");
    project.write("first.xlf", translated(handover(project), PHOTOS, "Бірінші нұсқа."));
    await project.run(["import", "first.xlf", "--by", "bolat"]);
    for (const [name, text] of Object.entries(files))
      if (name.endsWith(".xlf")) files[name] = text.replaceAll(/ extradata="[^"]*"/g, "");
    const [name = ""] = Object.keys(files).filter((path) => path.endsWith("picket.md.xlf"));
    const late = { ...files, [name]: translated(files[name] ?? "", PHOTOS, "Кешіккен нұсқа.") };
    project.write("late.zip", zip(late));
    const { code, stderr } = await imported(project, "late.zip");
    expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining("E_TARGET_CONFLICT") });
    expect(entries(project)[1]).toMatchObject({
      target: "Бірінші нұсқа.",
      by: "bolat",
      proposal: { target: "Кешіккен нұсқа." },
    });
  });

  test.each(["omegat", "omegat3"])("a project for %s comes home from target/ and from its memory", async (tool) => {
    using project = await drafted();
    await project.run(["export", "--lang", "kk", "--for", tool, "--to", "job.zip"]);
    const files = unpacked(project, "job.zip");
    const [source = ""] = Object.keys(files).filter((path) => path.endsWith("picket.md.xlf"));
    const sent = files[source] ?? "";
    const filled = sent.replace(
      /(<source>They hold photographs\.<\/source>)\s*(<target[^>]*>.*<\/target>)?/,
      `$1<target state="translated">${KK.photos}</target>`,
    );
    expect(filled).not.toBe(sent);
    project.write(
      "home.zip",
      zip({
        ...files,
        [source.replace("source/", "target/")]: filled,
        "omegat/project_save.tmx": projectSave([
          { source: PHOTOS, target: KK.photos },
          { source: DECREE, target: KK.decree },
          { source: GATE, target: `⟦kk⟧ ${GATE}` },
        ]),
      }),
    );
    const { code, stderr } = await imported(project, "home.zip", "--by", "aigerim");
    expect({ code, errors: stderr.match(/E_\w+/g) }).toEqual({ code: 0, errors: null });
    expect(entries(project).map(({ state }) => state)).toEqual(["draft", "edited", "edited"]);
    expect(project.read("locales/kk/articles/picket.md")).toContain("[жаңа жарлықты](/decree)");
  });
});

describe("sentences that stand elsewhere now", () => {
  test("one that moved to another article is found there", async () => {
    using project = await drafted();
    const sent = handover(project);
    project.write("articles/picket.md", PICKET.replace(`${PHOTOS} `, ""));
    project.write("articles/census.md", `${CENSUS.trim()} ${PHOTOS}\n`);
    await project.run(["--lang", "kk", "--engine", "none"]);
    project.write("back.xlf", translated(sent, PHOTOS, KK.photos));
    const { code, json } = await imported(project, "back.xlf");
    expect(code).toBe(0);
    expect(json.files).toMatchObject([
      { article: "census.md", accepted: 1, unchanged: 0 },
      { article: "picket.md", accepted: 0, unchanged: 2 },
    ]);
    expect(entries(project, "census.md").at(-1)).toMatchObject({ source: PHOTOS, target: KK.photos, state: "edited" });
  });

  test("an article that was renamed is known by its ids", async () => {
    using project = await drafted();
    const sent = handover(project);
    project.write("articles/2026/gate.md", PICKET);
    project.remove("articles/picket.md");
    await project.run(["--lang", "kk", "--engine", "none"]);
    project.write("back.xlf", translated(sent, PHOTOS, KK.photos));
    expect(await imported(project, "back.xlf")).toMatchObject({
      code: 0,
      json: { files: [{ article: "2026/gate.md", accepted: 1 }] },
    });
  });

  test("a sentence that is only like one of ours is proposed beside it, never its target; a run keeps it there", async () => {
    using project = await drafted();
    project.write(
      "back.csv",
      csv(
        ["source", "target"],
        [
          {
            source: "Nobody has counted the children who came from the south.",
            target: "Оңтүстіктен келген балаларды ешкім санаған жоқ.",
          },
        ],
      ),
    );
    const first = await imported(project, "back.csv");
    expect(first).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/^back\.csv:2:1 E_UNIT_NEAR/),
      json: { files: [{ article: "census.md", proposed: 1 }] },
    });
    const [, kept] = entries(project, "census.md");
    expect(kept).toMatchObject({
      state: "draft",
      origin: { kind: "engine" },
      proposal: { target: "Оңтүстіктен келген балаларды ешкім санаған жоқ.", origin: { kind: "person" } },
    });
    expect(handover(project, "census.md")).toContain("Оңтүстіктен келген балаларды ешкім санаған жоқ.");
    const before = project.files();
    expect(await imported(project, "back.csv")).toMatchObject({
      code: 0,
      json: { files: [{ unchanged: 1, proposed: 0 }] },
    });
    await project.run(["--lang", "kk", "--engine", "none"]);
    expect(project.files()).toEqual(before);
    expect(await project.run(["undo"])).toMatchObject({ code: 0 });
    expect(entries(project, "census.md")[1]).not.toHaveProperty("proposal");
  });

  test("one that nothing is like is unknown, and named", async () => {
    using project = await drafted();
    project.write(
      "back.csv",
      csv(
        ["source", "target"],
        [
          { source: GATE, target: KK.gate },
          { source: "Quite another matter altogether, of another article.", target: "Бөтен." },
        ],
      ),
    );
    expect(await imported(project, "back.csv")).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/^back\.csv:3:1 E_UNIT_UNKNOWN/),
      json: { files: [{ accepted: 1, unknown: 1 }] },
    });
  });
});

describe("several returns at once", () => {
  test("three people's versions of one sentence come to the same, whatever the order; once more changes nothing", async () => {
    using one = await drafted();
    using other = await drafted();
    const outcomes: string[][] = [];
    for (const project of [one, other]) {
      for (const [name, text] of [
        ["a", "Бірінші нұсқа."],
        ["b", "Екінші нұсқа."],
        ["c", "Үшінші нұсқа."],
      ] as const)
        project.write(`${name}.xlf`, translated(handover(project), PHOTOS, text));
    }
    for (const [project, names] of [
      [one, ["a.xlf", "b.xlf", "c.xlf"]],
      [other, ["c.xlf", "a.xlf", "b.xlf"]],
    ] as const) {
      const { code, json } = await imported(project, ...names);
      expect(code).toBe(4);
      outcomes.push(
        json.files
          .map(
            (file: { file: string; accepted: number; conflict: number }) =>
              `${file.file} ${file.accepted} ${file.conflict}`,
          )
          .sort(),
      );
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(one.files()).toEqual(other.files());
    const held = [...one.files()]
      .filter(([path]) => !path.endsWith(".xlf"))
      .map(([, text]) => text)
      .join();
    for (const text of ["Бірінші нұсқа.", "Екінші нұсқа.", "Үшінші нұсқа."]) expect(held).toContain(text);
    expect(await imported(one, "b.xlf", "c.xlf", "a.xlf")).toMatchObject({ code: 4 });
    expect(one.files()).toEqual(other.files());
  });

  test("a dry run of everything prints the same table as the import, and writes nothing", async () => {
    using project = await drafted();
    project.write("back/a.xlf", translated(handover(project), PHOTOS, KK.photos));
    project.write(
      "back/b.csv",
      csv(
        ["source", "target"],
        [
          { source: DECREE, target: "Код жоқ." },
          { source: GATE, target: KK.gate },
        ],
      ),
    );
    project.write("back/c.zip", zip({ "c.xlf": translated(handover(project), PHOTOS, "Басқа нұсқа.") }));
    const before = project.files();
    const dry = await project.run(["import", "back", "--dry-run"]);
    expect(project.files()).toEqual(before);
    const real = await project.run(["import", "back"]);
    expect({ code: dry.code, stdout: dry.stdout }).toEqual({ code: real.code, stdout: real.stdout });
    expect(real.code).toBe(4);
  });
});

test("another person imports in a fresh clone, and only what came back is changed", async () => {
  using project = await drafted();
  using clone = temporaryProject();
  const git = (cwd: string, ...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Aigerim", "-c", "user.email=aigerim@example.org", ...args], {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    });
  project.write(".gitignore", ".qazyna/\n");
  git(project.root, "init", "-q");
  git(project.root, "add", "-A");
  git(project.root, "commit", "-qm", "Begin");
  git(clone.root, "clone", "-q", project.root, ".");
  // A tool that drops the base inside the file: what was sent is known from the clone alone.
  const back = translated(handover(clone), PHOTOS, KK.photos)
    .replaceAll(/ extradata="[^"]*"/g, "")
    .replaceAll('state="needs-review-translation" state-qualifier="leveraged-mt"', 'state="translated"');
  clone.write("back.zip", zip({ "picket.xlf": back }));
  expect(await imported(clone, "back.zip", "--by", "bolat")).toMatchObject({
    code: 0,
    json: { files: [{ accepted: 1, unchanged: 2 }] },
  });
  expect(entries(clone).map(({ state, by }) => [state, by])).toEqual([
    ["draft", undefined],
    ["edited", "bolat"],
    ["draft", undefined],
  ]);
  clone.remove("back.zip");
  expect(
    git(clone.root, "status", "--porcelain")
      .trim()
      .split("\n")
      .map((line) => line.trim().split(" ").at(-1))
      .filter((path) => path?.startsWith("segments/")),
  ).toEqual(["segments/kk/picket.md.json"]);
});

test("in a folder an archive that is refused, or holds no return, does not stop the files beside it", async () => {
  using project = await drafted();
  project.write("back/picket.xlf", handover(project).replace(/(<target [^>]*>)[^<]*/, "$1Отбасылар қақпаға жиналды."));
  project.write("back/photos.zip", writeZip([{ name: "photo.jpg", bytes: new Uint8Array(3) }]));
  expect(await project.run(["import", "--dry-run", "back"])).toMatchObject({ code: 0 });
  project.write("back/broken.zip", "PK\u0003\u0004, and no more");
  const { code, stderr } = await project.run(["import", "back"]);
  expect(code).toBe(4);
  expect(stderr).toContain("back/broken.zip E_ZIP_NONE");
  expect(entries(project)[0]).toMatchObject({ state: "edited", target: "Отбасылар қақпаға жиналды." });
});

test("a note that came in goes with undo, and one that a package has made anonymous is no new one", async () => {
  using project = await drafted();
  const before = project.read("segments/kk/picket.md.json");
  const noted = handover(project).replace("</trans-unit>", "<note>Ask a.b@news.kz, please.</note></trans-unit>");
  project.write("back.xlf", noted);
  expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
  const record = project.read("segments/kk/picket.md.json");
  expect(record).toContain("Ask a.b@news.kz, please.");
  await project.run(["export", "--lang", "kk", "--for", "generic", "--to", "job.zip"]);
  expect(await project.run(["import", "job.zip"])).toMatchObject({ code: 0 });
  expect(project.read("segments/kk/picket.md.json")).toBe(record);
  expect(await project.run(["undo"])).toMatchObject({ code: 0 });
  expect(project.read("segments/kk/picket.md.json")).toBe(before);
});

test("undo leaves a note that somebody has written in the hand-over file since", async () => {
  using project = await drafted();
  project.write("back.xlf", handover(project).replace(/(<target [^>]*>)[^<]*/, "$1Отбасылар қақпаға жиналды."));
  expect(await project.run(["import", "back.xlf"])).toMatchObject({ code: 0 });
  const noted = handover(project).replace("</trans-unit>", "<note>Is this the same gate?</note></trans-unit>");
  project.write("xliff/kk/picket.md.xlf", noted);
  await project.run(["--lang", "kk", "--engine", "none"]);
  expect(await project.run(["undo"])).toMatchObject({ code: 0 });
  expect(entries(project)[0]).toMatchObject({ state: "draft", notes: ["Is this the same gate?"] });
});
