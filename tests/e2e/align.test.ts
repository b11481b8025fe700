import { expect, test } from "vitest";
import { readTmx } from "../../src/exchange/tmx.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ENGLISH = `---
title: A village library opens its doors
---

# A village library opens its doors

The library in Karatal opened again on **3 September 2024**. About 150 people came.

The district gave [12.5 million tenge](/budget), and the readers gave the rest.

Who will pay next year? Nobody knows.
`;

const KAZAKH = `---
title: Ауыл кітапханасы есігін ашты
---

# Ауыл кітапханасы есігін ашты

Қараталдағы кітапхана **2024 жылғы 3 қыркүйекте** қайта ашылды. Шамамен 150 адам келді.

Аудан 12,5 миллион теңге бөлді. Қалғанын оқырмандар берді.

Who will pay next year? Ешкім білмейді.
`;

const CONFIG = `targets: [kk, ru]
memory:
  files:
    - { path: "memory/aligned/*.tmx", penalty: 0 }
`;

const FILE = "memory/aligned/old.kk.tmx";

function project(): TemporaryProject {
  return temporaryProject({
    "translate.config.yaml": CONFIG,
    "old/old.en.md": ENGLISH,
    "old/old.kk.md": KAZAKH,
    "articles/new.md": "Nobody knows.\n",
  });
}

const units = (files: TemporaryProject, file = FILE) =>
  readTmx(files.read(file), file, { sourceLang: "en", lang: "kk" }).units;

const words = (runs: readonly { readonly kind: string; readonly text?: string }[]): string =>
  runs.map((run) => run.text ?? "¤").join("");

test("an old article and its translation become a memory of aligned drafts, with scores shown", async () => {
  using files = project();
  const ran = await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  expect(ran.stdout).toMatch(/^[01]\.\d{3} {2}About 150 people came\. +Шамамен 150 адам келді\.$/m);
  expect(ran.stdout).toContain("memory/aligned/old.kk.tmx: 6 pairs");
  expect(units(files).map(({ source, target }) => [words(source), words(target)])).toEqual([
    ["A village library opens its doors", "Ауыл кітапханасы есігін ашты"],
    ["A village library opens its doors", "Ауыл кітапханасы есігін ашты"],
    [
      "The library in Karatal opened again on ¤3 September 2024¤.",
      "Қараталдағы кітапхана ¤2024 жылғы 3 қыркүйекте¤ қайта ашылды.",
    ],
    ["About 150 people came.", "Шамамен 150 адам келді."],
    [
      "The district gave 12.5 million tenge, and the readers gave the rest.",
      "Аудан 12,5 миллион теңге бөлді. Қалғанын оқырмандар берді.",
    ],
    ["Nobody knows.", "Ешкім білмейді."],
  ]);
  expect(new Set(units(files).map(({ state, origin }) => `${state} ${origin}`))).toEqual(new Set(["draft aligned"]));
});

test("source text that stands untranslated in the translation never becomes a pair", async () => {
  using files = project();
  const ran = await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  expect(ran.stdout).toContain("1 pair left out: its translation is the source text");
  expect(files.read(FILE)).not.toContain("Who will pay");
});

test("the memory offers aligned pairs with the penalties of aligned and of unreviewed", async () => {
  using files = project();
  await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  await files.run(["--lang", "kk", "--engine", "none"]);
  const [segment] = JSON.parse(files.read("segments/kk/new.md.json")).segments;
  const explained = await files.run(["explain", segment.id, "--lang", "kk"]);
  expect(explained.stdout).toMatch(/match: memory\/aligned\/old\.kk\.tmx.*→ Ешкім білмейді\./);
  expect(explained.stdout).toContain("−3 aligned");
  expect(explained.stdout).toContain("−5 unreviewed");
});

test("the same texts give the same bytes again, and changed ones replace what was written", async () => {
  using files = project();
  await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  const before = files.read(FILE);
  await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  expect(files.read(FILE)).toBe(before);
  files.write("old/old.kk.md", KAZAKH.replace("Ешкім білмейді", "Оны ешкім білмейді"));
  expect(await files.run(["align", "old/old.en.md", "old/old.kk.md"])).toMatchObject({ code: 0 });
  expect(files.read(FILE)).toContain("Оны ешкім білмейді.");
});

test.each([
  ["edited since", (files: TemporaryProject) => files.write(FILE, files.read(FILE).replace("Шамамен", "Бар болғаны"))],
  [
    "written by somebody else",
    (files: TemporaryProject) => files.write(FILE, '<tmx version="1.4"><header/><body/></tmx>\n'),
  ],
])("a file that was %s is refused by name and left as it is, exit 1", async (_, change) => {
  using files = project();
  await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  change(files);
  const before = files.read(FILE);
  const ran = await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining(`${FILE} E_ALIGN_FOREIGN`) });
  expect(files.read(FILE)).toBe(before);
});

test("other texts do not replace an alignment of the same name", async () => {
  using files = project();
  await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  files.write("other/old.en.md", "Nobody knows.\n");
  files.write("other/old.kk.md", "Ешкім білмейді.\n");
  expect(await files.run(["align", "other/old.en.md", "other/old.kk.md"])).toMatchObject({ code: 1 });
  const ran = await files.run(["align", "other/old.en.md", "other/old.kk.md", "--out", "memory/aligned/other.tmx"]);
  expect(ran.code).toBe(0);
});

test("--json gives each bead with its sentences, their offsets and its score", async () => {
  using files = project();
  const ran = await files.run(["align", "old/old.en.md", "old/old.kk.md", "--json"]);
  const result = JSON.parse(ran.stdout);
  expect(result).toMatchObject({
    schema: "translate.align/1",
    source: { path: "old/old.en.md", lang: "en", sentences: 7 },
    target: { path: "old/old.kk.md", lang: "kk", sentences: 8 },
    minScore: 0.6,
    units: 6,
    copied: 1,
    file: FILE,
    problems: 0,
  });
  const [bead] = result.beads.filter(({ shape }: { shape: string }) => shape === "1-2");
  expect(bead.target.map(({ start, end }: { start: number; end: number }) => KAZAKH.slice(start, end))).toEqual([
    "Аудан 12,5 миллион теңге бөлді.",
    "Қалғанын оқырмандар берді.",
  ]);
  expect(bead.score).toBeGreaterThan(0.6);
});

test("nothing below --min-score is written, by default nothing of texts that are unrelated", async () => {
  using files = project();
  files.write("old/old.kk.md", "Таңертең өзен жағасында тұман болды. Балықшылар қайықтарын итеріп жатты. Ит үрді.\n");
  const ran = await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("0 pairs; nothing was written") });
  expect([...files.files().keys()]).not.toContain(FILE);
  await files.run(["align", "old/old.en.md", "old/old.kk.md", "--min-score", "0"]);
  expect(units(files).length).toBeGreaterThan(0);
});

test("a --min-score outside 0 to 1 is refused, exit 2", async () => {
  using files = project();
  expect(await files.run(["align", "old/old.en.md", "old/old.kk.md", "--min-score", "60"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("E_USAGE_MIN_SCORE"),
  });
});

test("where the config does not read the file yet, it says which line to add", async () => {
  using files = project();
  files.write("translate.config.yaml", 'targets: [kk]\nmemory: { files: [{ path: "memory/*.tmx" }] }\n');
  const ran = await files.run(["align", "old/old.en.md", "old/old.kk.md"]);
  expect(ran.stderr).toContain('{ path: "memory/aligned/*.tmx", penalty: 0 }');
  files.write("translate.config.yaml", "targets: [kk]\n");
  expect((await files.run(["align", "old/old.en.md", "old/old.kk.md"])).stderr).not.toContain("memory/aligned/*.tmx");
});

test("outside a project pairs are shown, and written only where a file is named", async () => {
  using files = temporaryProject({ "a.txt": "Nobody knows.\n", "b.txt": "Никто не знает.\n" });
  const shown = await files.run(["align", "a.txt", "b.txt", "--lang", "ru"]);
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing was written") });
  expect(await files.run(["align", "a.txt", "b.txt", "--lang", "ru", "--out", "c.tmx"])).toMatchObject({ code: 0 });
  expect([...files.files().keys()]).toEqual(["a.txt", "b.txt", "c.tmx"]);
});

test.each([
  [["align", "old/old.en.md"], "E_USAGE_ALIGN"],
  [["align", "old/old.en.md", "none.kk.md"], "E_FILE_MISSING"],
  [["align", "old/old.en.md", "articles/new.md"], "E_USAGE_NO_LANGUAGE"],
  [["align", "old/old.en.md", "old/old.kk.md", "--lang", "english"], "E_USAGE_LANGUAGE"],
  [["align", "old/old.en.md", "old/old.kk.docx", "--lang", "kk"], "E_FORMAT_UNKNOWN"],
])("%j is refused with %s, exit 2", async (args, code) => {
  using files = project();
  expect(await files.run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining(code) });
});
