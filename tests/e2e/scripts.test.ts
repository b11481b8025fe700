import { expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const CONFIG = "targets: [kk]\noutputs: { scripts: { languages: [kk-Arab, kk-Latn] } }\n";
const ARTICLE = `---
title: Kin across the border
---
Kazakhs of **Xinjiang** spoke to [the BBC](https://bbc.com/kz) in 2021.

They wait for news.
`;
const PAGE = `<!doctype html>
<html lang="en"><head><title>Kin</title></head>
<body><p>They wait for <b>news</b>, says BBC News.</p><p>Nobody comes.</p></body></html>
`;
const KAZAKH = [
  "Шекара асқан туыстар",
  [
    "2021 жылы ",
    { open: "1", name: "bold", data: "**" },
    "Шыңжаң",
    { close: "1", name: "bold", data: "**" },
    "дағы қазақтар ",
    { open: "2", name: "link", data: "[" },
    "BBC",
    { close: "2", name: "link", data: "](https://bbc.com/kz)" },
    "-ге сұхбат берді, солай ма?",
  ],
  "Олар хабар күтіп отыр.",
];

/** A project whose article has a Kazakh text by a person; nothing of it is approved yet. */
async function translated(files: Readonly<Record<string, string>> = {}): Promise<TemporaryProject> {
  const project = temporaryProject({ "translate.config.yaml": CONFIG, "articles/kin.md": ARTICLE, ...files });
  await project.run(["--lang", "kk"]);
  edit(project, "kin.md", KAZAKH);
  await project.run(["--lang", "kk"]);
  return project;
}

/** A person's edit in the record where it lies. */
function edit(project: TemporaryProject, article: string, targets: readonly unknown[]): void {
  const path = `segments/kk/${article}.json`;
  const record = JSON.parse(project.read(path));
  for (const [index, target] of targets.entries()) record.segments[index].target = target;
  project.write(path, `${JSON.stringify(record, null, 2)}\n`);
}

function ids(project: TemporaryProject, article: string): readonly string[] {
  return JSON.parse(project.read(`segments/kk/${article}.json`)).segments.map(
    ({ id }: { readonly id: string }) => `${article}#${id}`,
  );
}

/** Approves segments, all where no indices are given, and renders. */
async function approve(project: TemporaryProject, article: string, indices?: readonly number[]): Promise<void> {
  const all = ids(project, article);
  const chosen = indices === undefined ? all : indices.flatMap((index) => all[index] ?? []);
  expect(await project.run(["approve", ...chosen])).toMatchObject({ code: 0 });
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
}

function derived(project: TemporaryProject): readonly string[] {
  return [...project.files().keys()].filter((path) => /^locales\/kk-/.test(path)).sort();
}

test("nothing is written in another script before a person has reviewed the text", async () => {
  using project = await translated();
  expect(derived(project)).toEqual([]);
});

test("nothing is written in another script where none is configured", async () => {
  using project = await translated({ "translate.config.yaml": "targets: [kk]\n" });
  await approve(project, "kin.md");
  expect(derived(project)).toEqual([]);
});

test("a reviewed article is written in Arabic and Latin script, marked as transliterated, and only once", async () => {
  using project = await translated();
  await approve(project, "kin.md");
  const arabic = project.read("locales/kk-Arab/articles/kin.md");
  expect(arabic).toMatch(/^lang: "?kk-Arab"?$/m);
  expect(arabic).toMatch(/^dir: "?rtl"?$/m);
  expect(arabic).toMatch(/^translationState: "?reviewed"?$/m);
  expect(arabic).toMatch(/^translationDerivedFrom: "?kk"?$/m);
  expect(arabic).toMatch(/^title: "?شەكارا اسقان تۋىستار"?$/m);
  expect(arabic).toContain("ءماتىندى كيريل جازۋىنان توتە جازۋعا باعدارلاما كوشىرگەن");
  expect(arabic).toContain(
    "2021 جىلى **شىڭجاڭ**داعى قازاقتار [\u2066BBC\u2069](https://bbc.com/kz)-گە سۇحبات بەردى، سولاي ما؟",
  );
  expect(arabic).not.toMatch(/\p{sc=Cyrillic}/u);
  const latin = project.read("locales/kk-Latn/articles/kin.md");
  expect(latin).toContain("2021 jyly **Şyñjañ**dağy qazaqtar [BBC](https://bbc.com/kz)-ge sūhbat berdı, solai ma?");
  expect(latin).toMatch(/^dir: "?ltr"?$/m);
  const resource = JSON.parse(project.read("locales/kk-Arab/resources/kin.md.json"));
  expect(resource.title).toBe("شەكارا اسقان تۋىستار");
  const before = project.files();
  const again = JSON.parse((await project.run(["--lang", "kk", "--json"])).stdout);
  expect(again.written).toEqual([]);
  expect(project.files()).toEqual(before);
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
});

test("law 5: a sentence that nobody has reviewed stands in the source language, and the notice says so", async () => {
  using project = await translated();
  await approve(project, "kin.md", [0, 1]);
  const arabic = project.read("locales/kk-Arab/articles/kin.md");
  expect(arabic).toContain("They wait for news.");
  expect(arabic).toMatch(/^translationState: "?partial"?$/m);
  expect(arabic).toContain("3 سويلەمنىڭ ىشىندە 1 سويلەمنىڭ تەكسەرىلگەن اۋدارماسى ءالى جوق");
  expect(Object.keys(JSON.parse(project.read("locales/kk-Arab/resources/kin.md.json")))).toHaveLength(3);
});

test("files in other scripts go when nothing of their article is approved any more", async () => {
  using project = await translated();
  await approve(project, "kin.md");
  await project.run(["reject", ...ids(project, "kin.md")]);
  await project.run(["--lang", "kk"]);
  expect(derived(project)).toEqual(["locales/kk-Arab/written.sums", "locales/kk-Latn/written.sums"]);
  expect(project.read("locales/kk-Arab/written.sums")).toBe("");
});

test("an HTML page says its language and direction, and what falls back says English", async () => {
  using project = await translated({ "articles/kin.html": PAGE });
  edit(project, "kin.html", [
    "Туыстар",
    [
      "BBC News айтқандай, олар ",
      { open: "1", name: "bold", data: "<b>" },
      "хабар",
      { close: "1", name: "bold", data: "</b>" },
      "ды күтеді.",
    ],
  ]);
  await project.run(["--lang", "kk"]);
  await approve(project, "kin.html", [0, 1]);
  const page = project.read("locales/kk-Arab/articles/kin.html");
  expect(page).toMatch(/<html (?=[^>]*lang="kk-Arab")(?=[^>]*dir="rtl")/);
  expect(page).toContain("<p>\u2066BBC News\u2069 ايتقانداي، ولار <b>حابار</b>دى كۇتەدى.</p>");
  expect(page).toMatch(/<span lang="en" dir="ltr" data-translation="untranslated">Nobody comes\./);
});

test("the project's exceptions go first, then the glossary's renderings, inflected, and both are taken up when they change", async () => {
  using project = await translated({
    "glossary.yaml":
      "version: 1\nterms:\n  - id: xinjiang\n    source: Xinjiang\n    kk: { term: Шыңжаң }\n    kk-Arab: { term: شينجياڭ }\n    certainty: A\n",
  });
  await approve(project, "kin.md");
  expect(project.read("locales/kk-Arab/articles/kin.md")).toContain("**شينجياڭ**داعى");
  project.write("scripts.yaml", "kk-Arab:\n  Шыңжаң: شىنجاڭ\nkk-Latn:\n  қазақ: kazakh\n");
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 6 });
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(project.read("locales/kk-Arab/articles/kin.md")).toContain("**شىنجاڭ**داعى");
  expect(project.read("locales/kk-Latn/articles/kin.md")).toContain("**Şyñjañ**dağy kazakhtar");
});

test("exceptions that cannot be right are refused with their place", async () => {
  using project = await translated();
  project.write("scripts.yaml", "kk-Arab:\n  Шыңжаң: Шинжаң\n");
  const { code, stderr } = await project.run(["--lang", "kk"]);
  expect(code).toBe(2);
  expect(stderr).toContain("scripts.yaml:2:");
  project.write("scripts.yaml", "kk-Cyrl:\n  a: b\n");
  expect((await project.run(["--lang", "kk"])).stderr).toContain("E_SCRIPTS_KEY");
});

test("law 1: a transliterated file that somebody edited is left as it is and named", async () => {
  using project = await translated();
  await approve(project, "kin.md");
  const path = "locales/kk-Arab/articles/kin.md";
  const mine = project.read(path).replace("سۇحبات", "سۇقبات");
  project.write(path, mine);
  edit(project, "kin.md", ["Шекарадан асқан туыстар"]);
  await project.run(["--lang", "kk"]);
  const ran = await project.run(["--lang", "kk"]);
  expect(ran.stderr).toContain(`${path}:`);
  expect(ran.stderr).toContain("E_OUTPUT_EDITED");
  expect(project.read(path)).toBe(mine);
});

test("a removed file is written again, and a frozen run sees that it is missing", async () => {
  using project = await translated();
  await approve(project, "kin.md");
  const before = project.files();
  project.remove("locales/kk-Arab/articles/kin.md");
  expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 6 });
  await project.run(["--lang", "kk"]);
  expect(project.files()).toEqual(before);
});

test("several segments of one article are approved by one command", async () => {
  using project = await translated();
  const { stdout } = await project.run(["approve", ...ids(project, "kin.md")]);
  expect(stdout).toContain("3 segments approved");
  const { segments } = JSON.parse(project.read("segments/kk/kin.md.json"));
  expect(segments.map(({ state }: { readonly state: string }) => state)).toEqual(["reviewed", "reviewed", "reviewed"]);
});

test("files in other scripts are listed and pruned with their article", async () => {
  using project = await translated();
  await approve(project, "kin.md");
  project.remove("articles/kin.md");
  expect((await project.run(["--lang", "kk", "--json"])).stdout).toContain("locales/kk-Arab/articles/kin.md");
  expect(await project.run(["--lang", "kk", "--prune"])).toMatchObject({ code: 0 });
  expect(derived(project).filter((path) => !path.endsWith("written.sums"))).toEqual([]);
});
