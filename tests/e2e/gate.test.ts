import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Origin, Target } from "../../src/core/model.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";
import { filesBelow } from "../../src/files/tree.ts";
import { formatTargetRecord, parseTargetRecord } from "../../src/record/json.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLES = {
  "articles/gate.md":
    "---\ntitle: At the gate\n---\n\nFamilies gather at the gate. See [the fine](fine.md).\n\nThe ministry did not answer.\n",
  "articles/fine.md": "---\ntitle: The fine\n---\n\nThe fine was 50,000 tenge.\n",
};
const KAZAKH: Readonly<Record<string, string>> = {
  "At the gate": "Қақпа алдында",
  "Families gather at the gate.": "Отбасылар қақпа алдына жиналды.",
  "The ministry did not answer.": "Министрлік жауап бермеді.",
  "The fine": "Айыппұл",
  "The fine was 50,000 tenge.": "Айыппұл 50\u00A0000 теңге болды.",
};
const AT = "2026-01-14T09:00:00Z";
const MACHINE: Origin = { kind: "engine", engine: "google", model: "nmt", terms: [] };

/** A project in Kazakh and Russian; every Kazakh text is reviewed, but for those articles that `machine` has drafts of. */
async function translated(gate: string, machine: readonly string[] = ["fine.md"]): Promise<TemporaryProject> {
  const project = temporaryProject({ "translate.config.yaml": `targets: [kk, ru]\n${gate}`, ...ARTICLES });
  await project.run(["--lang", "kk"]);
  for (const path of ["gate.md", "fine.md"])
    await setKazakh(project, path, machine.includes(path) ? "draft" : "reviewed");
  return project;
}

async function setKazakh(project: TemporaryProject, path: string, state: "draft" | "reviewed"): Promise<void> {
  const standing = await parseTargetRecord(project.read(recordOf(path)), path, { by: "x", at: AT });
  const segments = standing.segments.map(({ id, source }): Target => {
    const target = KAZAKH[plainText(source)];
    const common = { id, source, target: target === undefined ? source : textRuns(target), state, at: AT };
    return state === "draft"
      ? { ...common, origin: MACHINE }
      : { ...common, origin: { kind: "person" }, by: "aidana", reviewedBy: "aidana" };
  });
  project.write(recordOf(path), formatTargetRecord({ segments }));
}

function recordOf(path: string): string {
  return `segments/kk/${path}.json`;
}

const GATE = "gates: { publish: { reviewed: 80, maxUneditedMtParagraph: 50 } }\n";

test("a translation below the gate: exit 3, a table of what is missing, and the minutes", async () => {
  using project = await translated(GATE);
  const { code, stdout } = await project.run(["check", "--gate", "publish", "--lang", "kk"]);
  expect(code).toBe(3);
  expect(stdout.split("\n").map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
    "article | language | what is missing | is | asked | minutes",
    "fine.md | kk | unedited machine text in a paragraph (line 2, 5) | 100 % | 50 % or less | 1",
    " | reviewed text | 0 % | 80 % or more",
    "1 translation of 2 is below the gate.",
    "To bring all through takes about 1 minute of work.",
    "",
  ]);
});

test("named articles and languages are asked about; one that passes gives 0", async () => {
  using project = await translated(GATE);
  expect(await project.run(["check", "--gate", "publish", "--lang", "kk", "gate.md"])).toMatchObject({
    code: 0,
    stdout: "1 translation, and it passes the gate.\n",
  });
  expect((await project.run(["check", "--gate", "publish", "--lang", "ru", "gate.md"])).code).toBe(3);
});

test("--json keeps the fields of translate.check/1 and adds the gate", async () => {
  using project = await translated(GATE);
  const [plain, gated] = [
    await project.run(["check", "--lang", "kk", "--json"]),
    await project.run(["check", "--gate", "publish", "--lang", "kk", "--json"]),
  ];
  expect(gated.code).toBe(3);
  const { gate, ...rest } = JSON.parse(gated.stdout);
  expect(rest).toEqual(JSON.parse(plain.stdout));
  expect(gate).toEqual({
    name: "publish",
    limits: { reviewed: 80, maxUneditedMtParagraph: 50, findings: "none", below: "withhold" },
    passing: 1,
    below: 1,
    minutes: 1,
    articles: [
      {
        article: "fine.md",
        lang: "kk",
        passes: false,
        reviewed: 0,
        uneditedMt: 100,
        uneditedMtParagraph: 100,
        stale: 0,
        untranslated: 0,
        findings: 0,
        minutes: 1,
        misses: [
          { demand: "uneditedMtParagraph", is: 100, limit: 50, lines: [2, 5] },
          { demand: "reviewed", is: 0, limit: 80 },
        ],
      },
      {
        article: "gate.md",
        lang: "kk",
        passes: true,
        reviewed: 100,
        uneditedMt: 0,
        uneditedMtParagraph: 0,
        stale: 0,
        untranslated: 0,
        findings: 0,
        minutes: 0,
        misses: [],
      },
    ],
  });
});

test("formats for programs keep stdout as it is, and the table goes to stderr", async () => {
  using project = await translated(GATE);
  const plain = await project.run(["check", "--lang", "kk", "--format", "sarif"]);
  const gated = await project.run(["check", "--gate", "publish", "--lang", "kk", "--format", "sarif"]);
  expect([gated.code, gated.stdout]).toEqual([3, plain.stdout]);
  expect(gated.stderr).toContain("1 translation of 2 is below the gate.");
});

test("findings fail the gate from the severity that it names, unless they are waived", async () => {
  using project = await translated("gates: { publish: { findings: warning } }\n", []);
  const file = "segments/kk/fine.md.json";
  project.write(file, project.read(file).replace("теңге", "доллар"));
  const asked = ["check", "--gate", "publish", "--lang", "kk"];
  const { code, stdout } = await project.run(asked);
  expect([code, stdout.includes("findings")]).toEqual([3, true]);
  const { findings } = JSON.parse((await project.run(["check", "--lang", "kk", "--json"])).stdout);
  for (const { check, rule, id } of findings)
    await project.run(["waive", `${check}.${rule}`, id, "--lang", "kk", "--reason", "So agreed."]);
  expect((await project.run(asked)).code).toBe(0);
});

test("without a gate in the config, and for another gate, the question is refused", async () => {
  using project = await translated("");
  const none = await project.run(["check", "--gate", "publish"]);
  expect([none.code, none.stderr.includes("E_USAGE_GATE")]).toEqual([2, true]);
  expect((await project.run(["check", "--gate", "print"])).code).toBe(2);
});

function linksOf(project: TemporaryProject, path: string): readonly string[] {
  return [...project.read(path).matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** Links of the site, other than anchors, that lead to no file of it. */
function deadLinks(project: TemporaryProject): readonly string[] {
  const files = project.files();
  return [...files.keys()]
    .filter((path) => /^site\/.*\.(?:html|xml)$/.test(path))
    .flatMap((path) =>
      linksOf(project, path)
        .filter((href) => !/^(?:https?:|#)/.test(href))
        .map((href) => new URL(href, `file:///${path}`).pathname.slice(1))
        .filter((target) => !files.has(target))
        .map((target) => `${path} → ${target}`),
    );
}

test("a page below the gate is left out, with every link, hreflang and list entry that would lead to it", async () => {
  using project = await translated(GATE);
  const built = await project.run(["build", "--json"]);
  expect(built.code).toBe(0);
  const { pages, withheld } = JSON.parse(built.stdout);
  expect(pages.map(({ url }: { url: string }) => url).sort()).toEqual(["en/fine.html", "en/gate.html", "kk/gate.html"]);
  expect(withheld).toContainEqual({
    article: "fine.md",
    lang: "kk",
    missing: [
      { demand: "uneditedMtParagraph", is: 100, limit: 50 },
      { demand: "reviewed", is: 0, limit: 80 },
    ],
    minutes: 1,
  });
  expect(deadLinks(project)).toEqual([]);
  expect(project.files().has("site/kk/fine.html")).toBe(false);
  expect(project.read("site/kk/index.html") + project.read("site/kk/feed.xml")).not.toContain("fine");
  expect(project.read("site/en/fine.html")).not.toContain('hreflang="kk"');
  expect(linksOf(project, "site/kk/gate.html")).toContain("../en/fine.html");
});

test("a page comes with the review it waited for, goes when it falls below, and takes the links to it along", async () => {
  using project = await translated(GATE);
  await project.run(["build"]);
  await setKazakh(project, "fine.md", "reviewed");
  const { written } = JSON.parse((await project.run(["build", "--json"])).stdout);
  expect(written).toEqual(expect.arrayContaining(["kk/fine.html", "kk/gate.html", "en/fine.html"]));
  expect(written).not.toContain("en/gate.html");
  expect(linksOf(project, "site/kk/gate.html")).toContain("fine.html");
  expect(JSON.parse((await project.run(["build", "--json"])).stdout)).toMatchObject({ written: [], removed: [] });
  await setKazakh(project, "fine.md", "draft");
  const { removed } = JSON.parse((await project.run(["build", "--json"])).stdout);
  expect(removed).toEqual(["kk/fine.html"]);
  expect(deadLinks(project)).toEqual([]);
});

test("below: notice publishes the page with a notice that says so, on the page and in the list", async () => {
  using project = await translated("gates: { publish: { reviewed: 80, below: notice } }\n");
  const { code, stderr } = await project.run(["build", "--lang", "kk"]);
  expect([code, stderr.includes("1 page is below the gate and says so.")]).toEqual([0, true]);
  const sentence = "Бұл аударма осы сайттың аудармаларға қоятын талаптарына әлі толық сай келмейді.";
  expect(project.read("site/kk/fine.html")).toContain(sentence);
  expect(project.read("site/kk/index.html").split(sentence)).toHaveLength(2);
  expect(project.read("site/kk/gate.html")).not.toContain(sentence);
  expect(project.read("site/en/fine.html")).not.toContain("yet meet");
});

test("the gate leaves locales/ alone: files there carry their state", async () => {
  using project = await translated("");
  await project.run(["--lang", "kk"]);
  const locales = (): readonly (readonly [string, string])[] =>
    [...project.files()].filter(([path]) => path.startsWith("locales/"));
  const before = locales();
  expect(before.length).toBeGreaterThan(0);
  project.write("translate.config.yaml", `targets: [kk, ru]\n${GATE}`);
  await project.run(["--lang", "kk"]);
  expect(locales()).toEqual(before);
});

test("a record that cannot be read withholds the page that never stood, and is named", async () => {
  using project = await translated(GATE);
  project.write("segments/kk/gate.md.json", "{");
  const { code, stderr } = await project.run(["build", "--lang", "kk"]);
  expect([code, stderr.includes("gate.md.json")]).toEqual([4, true]);
  expect(deadLinks(project)).toEqual([]);
});

const PAYLOADS = [
  "<script>window.hit=1</script>",
  '"><img src=x onerror=window.hit=1>',
  "</style><script>",
  "</td></table>",
];

test("the preview shows what articles, translators, engines and memories bring as text, whatever it is", async () => {
  const payload = PAYLOADS.join(" ");
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "glossary.yaml": `version: 1\nterms:\n  - id: ministry\n    source: ministry\n    certainty: A\n    kk: { term: ${JSON.stringify(`министрлік ${payload}`)} }\n    note: ${JSON.stringify(payload)}\n`,
    "articles/a.md": `---\ntitle: ${JSON.stringify(payload)}\n---\n\nThe ministry did not answer.\n\nText ${payload} here.\n\nLast one.\n`,
  });
  expect((await project.run(["--lang", "kk"])).code).toBe(0);
  const record = await parseTargetRecord(project.read(recordOf("a.md")), "a.md", { by: "x", at: AT });
  const origins: readonly Origin[] = [
    { kind: "engine", engine: payload, model: payload, terms: [payload] },
    { kind: "memory", match: "exact", score: 100, memory: payload, penalties: [{ reason: payload, points: 1 }] },
    { kind: "person" },
  ];
  const segments = record.segments.map(({ id, source }, index): Target => {
    const origin = origins[index % 3] ?? MACHINE;
    const target = textRuns(`Мәтін ${payload}`);
    return { id, source, target, state: "draft", origin, notes: [payload], by: payload, at: AT };
  });
  project.write(recordOf("a.md"), formatTargetRecord({ segments }));
  const { code, stderr } = await project.run(["build", "--preview", "--out", "p.html"]);
  expect([code, stderr]).toEqual([0, ""]);
  const page = project.read("p.html").replace(/<style>[^<]*<\/style>/, "");
  expect(page.split("&lt;script&gt;").length).toBeGreaterThan(10);
  const names = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map((match) => match[1]));
  for (const name of ["script", "img", "style", "iframe", "object"]) expect([...names]).not.toContain(name);
  expect(page.match(/<\/table>/g)).toHaveLength(1);
  expect(page).not.toMatch(/ on[a-z]+="/);
});

const FIXTURE = join(import.meta.dirname, "..", "fixtures", "site");

function fixture(): TemporaryProject {
  const project = temporaryProject();
  for (const path of filesBelow(FIXTURE)) project.write(path, readFileSync(join(FIXTURE, path)));
  return project;
}

test("the preview of the fixture is as expected, and the same again", async () => {
  using project = fixture();
  const ran = await project.run(["build", "--preview", "--lang", "kk", "--out", "preview.html"]);
  expect(ran).toMatchObject({ code: 0, stdout: "3 articles stand side by side in preview.html.\n", stderr: "" });
  const page = project.read("preview.html");
  const shown = page.replace(/<style>[^<]*<\/style>/, "<style></style>").replace(/sha256-[A-Za-z0-9+/=]+/, "sha256-");
  expect(shown).toBe(readFileSync(join(import.meta.dirname, "..", "golden", "preview", "kk.html"), "utf8"));
  await project.run(["build", "--preview", "--lang", "kk", "--out", "preview.html"]);
  expect(project.read("preview.html")).toBe(page);
});

test("every link of a preview leads to a place in it", async () => {
  using project = fixture();
  await project.run(["build", "--preview", "--out", "preview.html"]);
  const page = project.read("preview.html");
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  const links = linksOf(project, "preview.html");
  expect(links.length).toBeGreaterThan(20);
  for (const href of links) expect(ids).toContain(href.slice(1));
});

test("without --out the preview stands where git ignores it, and a file that is none is never replaced", async () => {
  using project = fixture();
  expect((await project.run(["build", "--preview"])).stdout).toContain(".qazyna/preview.html");
  expect(project.read(".qazyna/preview.html")).toContain("<!DOCTYPE html>");
  const article = project.read("articles/page.html");
  const { code, stderr } = await project.run(["build", "--preview", "--out", "articles/page.html"]);
  expect([code, stderr.includes("E_USAGE_OUT"), project.read("articles/page.html") === article]).toEqual([
    2,
    true,
    true,
  ]);
});
