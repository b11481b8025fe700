import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startRehearsal } from "../rehearsal/server.ts";
import { filesBelow } from "../src/files/tree.ts";
import { formatFor } from "../src/formats/index.ts";
import { segmentUnit } from "../src/segmentation/index.ts";
import { sampleProject, temporaryProject } from "./support/project.ts";

// The laws of docs/architecture.md that have no other test by their name; 1, 3, 5, 8 and 10 stand with what they govern.

const OPTIONS = { path: "article", lang: "en", frontMatter: ["title", "description", "summary", "caption"] };

const articles = [
  ...filesBelow("articles").map((path) => `articles/${path}`),
  ...filesBelow("tests/fixtures/formats")
    .filter((path) => /\.(md|txt)$/.test(path))
    .map((path) => `tests/fixtures/formats/${path}`),
];

test.each(articles)(
  "law 2: %s comes back byte for byte, untranslated and with every sentence translated by itself",
  (path) => {
    const bytes = new Uint8Array(readFileSync(path));
    const format = formatFor(path);
    const article = format.parse(bytes, OPTIONS);
    const edits = article.units.flatMap((unit, index) =>
      segmentUnit(unit, "en").map(({ start, end, source }) => ({
        unit: index,
        start,
        end,
        content: { kind: "target", runs: source } as const,
      })),
    );
    expect(format.render(article, [])).toEqual(bytes);
    expect(format.render(article, edits)).toEqual(bytes);
  },
);

test("law 2: a run leaves every byte of the articles alone", async () => {
  using project = sampleProject();
  project.write("articles/odd.md", "\uFEFFOne.\r\nTwo &amp; three.  \r\n\r\n\tcode\r\n\r\nFour");
  const before = filesBelow(project.path("articles")).map((path) => readFileSync(project.path(`articles/${path}`)));
  expect(await project.run(["--lang", "kk,ru"])).toMatchObject({ code: 0 });
  expect(filesBelow(project.path("articles")).map((path) => readFileSync(project.path(`articles/${path}`)))).toEqual(
    before,
  );
});

test("law 4: what was answered before a failure is never asked again", async () => {
  const broken = { from: 3 };
  await using server = await startRehearsal({
    fail: ({ number }) => (number >= broken.from ? "permission" : undefined),
  });
  const story = (number: number): string =>
    `Story ${number} is long enough to fill a good part of a request. ${"It goes on and on, as stories of its kind do. ".repeat(60)}\n`;
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\nengine:\n  google: { project: newsroom }\n",
  });
  for (let number = 0; number < 30; number++)
    project.write(`articles/${number}.md`, story(number).replaceAll("on and on", `on and on in ${number}`));
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  await project.run(["--lang", "kk", "--engine", "google", "--concurrency", "1"], env);
  const answered = server.requests.filter(({ number }) => number < 3).flatMap(({ contents }) => contents);
  broken.from = Number.POSITIVE_INFINITY;
  const asked = server.requests.length;
  expect(await project.run(["--lang", "kk", "--engine", "google"], env)).toMatchObject({ code: 0 });
  const again = new Set(server.requests.slice(asked).flatMap(({ contents }) => contents));
  expect(answered.length).toBeGreaterThan(10);
  expect(answered.filter((text) => again.has(text))).toEqual([]);
});

test("law 6: every target says where it comes from, when, and from which source; the raw answer stays beside an edit", async () => {
  await using server = await startRehearsal();
  using project = sampleProject();
  await project.run(["--lang", "kk", "--engine", "google"], {
    QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint,
    GOOGLE_CLOUD_PROJECT: "newsroom",
  });
  const file = "segments/kk/what-is-a-kandas.md.json";
  const { segments } = JSON.parse(project.read(file));
  for (const { source, origin, at } of segments)
    expect([source, origin?.kind, at]).toEqual([
      expect.anything(),
      expect.stringMatching(/^(memory|engine)$/),
      expect.any(String),
    ]);
  const machine = segments.find(({ origin }: { origin: { kind: string } }) => origin.kind === "engine");
  project.write(
    "back.xlf",
    project.read("xliff/kk/what-is-a-kandas.md.xlf").replace(`>${machine.target}</target>`, ">Адамның сөзі.</target>"),
  );
  await project.run(["import", "back.xlf"]);
  const edited = JSON.parse(project.read(file)).segments.find(({ id }: { id: string }) => id === machine.id);
  expect(edited).toMatchObject({ target: "Адамның сөзі.", raw: machine.target });
  const explained = await project.run(["explain", machine.id, "--lang", "kk"]);
  expect(explained.stdout).toContain(`as the engine said it: ${machine.target}`);
});

test("law 7: the same inputs give the same bytes, whatever the time zone, the locale and the folder", async () => {
  using here = sampleProject();
  using there = sampleProject();
  await here.run(["--lang", "kk,ru"], { TZ: "Asia/Almaty", LANG: "kk_KZ.UTF-8", LC_ALL: "kk_KZ.UTF-8" });
  await there.run(["--lang", "kk"], { TZ: "America/New_York", LANG: "C" });
  await there.run(["--lang", "ru"], { TZ: "UTC" });
  expect(there.files()).toEqual(here.files());
});

test("law 9: hostile articles and files are answered or named; nothing crashes, hangs or leaves the project", {
  timeout: 120_000,
}, async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "articles/brackets.md": `${"[".repeat(100_000)}\n`,
    "articles/quotes.md": `${">".repeat(100_000)} deep\n`,
    "articles/stars.md": `${"*a **b ".repeat(20_000)}\n`,
    "articles/line.txt": `${"word ".repeat(200_000)}\n`,
    "articles/nul.md": "A \u0000 byte.\n",
    "articles/front.md": "---\ntitle: &a [*a, *a]\n__proto__: { polluted: yes }\n---\nText.\n",
    "articles/escape.md": "Red \u001b[31malert\u001b[0m and \u202Ereversed\u202C text.\n",
    "articles/interpolation.md": "Say $t(secret) and {{constructor}} to i18next.\n",
    "segments/kk/front.md.json": '{"version":1,"segments":[{"id":"__proto__","source":"x","state":"final"}]}',
    "xliff/kk/brackets.md.xlf": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><xliff/>',
    "memory/bomb.tmx":
      '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><tmx version="1.4"/>',
  });
  const ran = await project.run(["--lang", "kk", "--engine", "pseudo"]);
  expect(ran.code).toBe(4);
  expect(ran.stderr).not.toContain("E_BUG");
  expect(ran.stdout + ran.stderr).not.toMatch(/[\u202E]/);
  expect(ran.stderr).toMatch(/^articles\/nul\.md:1:3 E_/m);
  expect(ran.stderr).toMatch(/^memory\/bomb\.tmx:1:\d+ E_XML_DOCTYPE/m);
  expect(ran.stderr).toMatch(/^segments\/kk\/front\.md\.json:\d+:\d+ E_RECORD_SHAPE/m);
  expect(JSON.parse(project.read("locales/kk/resources/interpolation.md.json"))).toEqual({});
});
