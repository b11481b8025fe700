import { expect, test } from "vitest";
import type { State, Target } from "../../src/core/model.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";
import { formatTargetRecord, parseTargetRecord } from "../../src/record/json.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const CONFIG = `targets: [kk, ru]
outputs: { scripts: { languages: [kk-Arab, kk-Latn] } }
site: { baseUrl: "https://example.org/" }
`;
const ARTICLES = {
  "articles/gate.md":
    "---\ntitle: At the gate\ndate: 2026-01-15\n---\n\nFamilies gather in Xinjiang. See [the fine](fine.md).\n\nThe ministry did not answer.\n",
  "articles/fine.md": "---\ntitle: The fine\n---\n\nThe fine was 50,000 tenge.\n",
};
const KAZAKH: Readonly<Record<string, string>> = {
  "At the gate": "Қақпа алдында",
  "Families gather in Xinjiang.": "Отбасылар Шыңжаңда жиналды.",
  "The ministry did not answer.": "Министрлік жауап бермеді.",
  "The fine": "Айыппұл",
  "The fine was 50,000 tenge.": "Айыппұл 50\u00A0000 теңге болды.",
};
const AT = "2026-01-14T09:00:00Z";
const DERIVED = ["kk-Arab", "kk-Latn"];

/** A project whose article `gate.md` is reviewed in Kazakh, but for the link's sentence; nothing of `fine.md` is. */
async function translated(files: Readonly<Record<string, string>> = {}): Promise<TemporaryProject> {
  const project = temporaryProject({ "translate.config.yaml": CONFIG, ...ARTICLES, ...files });
  expect((await project.run(["--lang", "kk"])).code).toBe(0);
  await setKazakh(project, "gate.md", "reviewed");
  await setKazakh(project, "fine.md", "edited");
  return project;
}

async function setKazakh(project: TemporaryProject, path: string, state: State): Promise<void> {
  const standing = await parseTargetRecord(project.read(recordOf(path)), path, { by: "x", at: AT });
  const segments = standing.segments.map(({ id, source }): Target => {
    const target = KAZAKH[plainText(source)];
    if (target === undefined) return { id, source, state: "new" };
    const text: Target = {
      id,
      source,
      target: textRuns(target),
      state,
      at: AT,
      origin: { kind: "person" },
      by: "aidana",
    };
    return state === "reviewed" ? { ...text, reviewedBy: "aidana" } : text;
  });
  project.write(recordOf(path), formatTargetRecord({ segments }));
}

function recordOf(path: string): string {
  return `segments/kk/${path}.json`;
}

interface Report {
  readonly pages: readonly { readonly url: string; readonly derivedFrom?: string; readonly belowGate: boolean }[];
  readonly withheld: readonly { readonly article: string; readonly lang: string }[];
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

async function build(project: TemporaryProject, ...args: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await project.run(["build", "--json", ...args]);
  expect([code, stderr.includes("E_")]).toEqual([0, false]);
  return JSON.parse(stdout);
}

function urls({ pages }: Report): readonly string[] {
  return pages.map(({ url }) => url).sort();
}

function siteFiles(project: TemporaryProject): readonly string[] {
  return [...project.files().keys()].filter((path) => path.startsWith("site/"));
}

/** Where a page leads to within the site, by links of every kind. */
function targetsOf(project: TemporaryProject, path: string): readonly string[] {
  return [...project.read(path).matchAll(/href="([^"#]+)[^"]*"/g)]
    .map((match) => new URL(match[1] ?? "", `https://example.org/${path.slice("site/".length)}`))
    .filter(({ host }) => host === "example.org")
    .map(({ pathname }) => `site${pathname.replace(/\/$/, "/index.html")}`);
}

function deadLinks(project: TemporaryProject): readonly string[] {
  const files = new Set(siteFiles(project));
  return siteFiles(project)
    .filter((path) => /\.(?:html|xml)$/.test(path))
    .flatMap((path) => targetsOf(project, path).filter((target) => !files.has(target)));
}

function alternatesOf(page: string): readonly string[] {
  return [...page.matchAll(/<link rel="alternate" hreflang="([^"]+)"/g)].map((match) => match[1] ?? "");
}

function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/ id="(s[0-9a-f]{12})"/g)].map((match) => match[1] ?? "");
}

function linkedData(page: string): { readonly inLanguage: string; readonly [key: string]: unknown } {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? "");
}

test("reviewed Kazakh has a page in each script, which says what it is and what is not reviewed", async () => {
  using project = await translated();
  const report = await build(project);
  expect(report.pages.filter(({ derivedFrom }) => derivedFrom === "kk").map(({ url }) => url)).toEqual([
    "kk-Arab/gate.html",
    "kk-Latn/gate.html",
  ]);
  const [arabic, latin] = DERIVED.map((lang) => project.read(`site/${lang}/gate.html`));
  expect(arabic).toContain('<html lang="kk-Arab" dir="rtl">');
  expect(arabic).toContain("وتباسىلار شىڭجاڭدا جينالدى.");
  expect(arabic).toContain("ءماتىندى كيريل جازۋىنان توتە جازۋعا باعدارلاما كوشىرگەن");
  expect(arabic).toMatch(
    /<span class="src" lang="en" dir="ltr">See <a href="\.\.\/en\/fine\.html">the fine<\/a>\.<\/span>/,
  );
  expect(arabic).toContain('<span class="src">تەكسەرىلگەن اۋدارماسى ءالى جوق</span>');
  expect(arabic).toContain('<span lang="kk-Arab" dir="rtl" aria-current="true">قازاق ءتىلى</span>');
  expect(latin).toContain('<html lang="kk-Latn" dir="ltr">');
  expect(latin).toContain("Otbasylar Şyñjañda jinaldy.");
  expect(latin).toContain('<time datetime="2026-01-15">2026 jylğy 15 qañtar</time>');
  expect(latin).toContain("būl nūsqany adam teksergen joq");
  expect(latin).toContain('<span lang="kk-Latn" dir="ltr" aria-current="true">qazaq tılı</span>');
  for (const lang of DERIVED) {
    expect(project.read(`site/${lang}/index.html`)).toContain(lang === "kk-Arab" ? "تەكسەرگەن جوق" : "teksergen joq");
    expect(project.read(`site/${lang}/feed.xml`)).toContain('<category term="derived"');
  }
});

test("the text is that of locales/: the project's exceptions first, then its glossary", async () => {
  using project = await translated({
    "glossary.yaml":
      "version: 1\nterms:\n  - id: xinjiang\n    source: Xinjiang\n    kk: { term: Шыңжаң }\n    kk-Arab: { term: شينجياڭ }\n    kk-Latn: { term: Xinjiang }\n    certainty: A\n",
    "scripts.yaml": "kk-Latn:\n  Шыңжаң: Shyñjang\n",
  });
  await project.run(["--lang", "kk"]);
  await build(project);
  for (const [lang, text] of [
    ["kk-Arab", "وتباسىلار شينجياڭدا جينالدى."],
    ["kk-Latn", "Otbasylar Shyñjangda jinaldy."],
  ]) {
    expect(project.read(`locales/${lang}/articles/gate.md`)).toContain(text);
    expect(project.read(`site/${lang}/gate.html`)).toContain(text);
  }
});

test("pages name each other as versions: hreflang, Open Graph, JSON-LD, the sitemap, the same anchors", async () => {
  using project = await translated();
  await build(project);
  const langs = ["en", "kk", "kk-Arab", "kk-Latn", "ru"];
  const pages = langs.map((lang) => project.read(`site/${lang}/gate.html`));
  for (const page of pages) {
    expect(alternatesOf(page)).toEqual([...langs, "x-default"]);
    expect(anchorsOf(page)).toEqual(anchorsOf(pages[0] ?? ""));
  }
  const [english, kazakh, arabic, latin] = pages.map(linkedData);
  expect(english?.["workTranslation"]).toMatchObject([{ inLanguage: "kk" }, { inLanguage: "ru" }]);
  expect(kazakh).toMatchObject({
    translationOfWork: { inLanguage: "en" },
    workTranslation: [{ inLanguage: "kk-Arab" }, { inLanguage: "kk-Latn" }],
  });
  const cyrillic = { "@type": "Article", inLanguage: "kk", url: "https://example.org/kk/gate.html" };
  expect(arabic).toMatchObject({ inLanguage: "kk-Arab", translationOfWork: cyrillic });
  expect(latin).toMatchObject({ inLanguage: "kk-Latn", translationOfWork: cyrillic });
  expect(pages[2]).toContain('<meta property="og:locale" content="kk_CN">');
  expect(pages[3]).toContain('<meta property="og:locale" content="kk_KZ">');
  expect(pages[3]).not.toContain('<meta property="og:locale:alternate" content="kk_KZ">');
  expect(project.read("site/kk-Arab/sitemap.xml")).toContain("<loc>https://example.org/kk-Arab/gate.html</loc>");
  expect(project.read("site/sitemap.xml")).toContain("https://example.org/kk-Latn/sitemap.xml");
});

test("law 5: an article of which nothing is reviewed has no page in another script, and nothing leads to one", async () => {
  using project = await translated();
  expect(urls(await build(project)).filter((url) => url.includes("fine"))).toEqual([
    "en/fine.html",
    "kk/fine.html",
    "ru/fine.html",
  ]);
  expect(deadLinks(project)).toEqual([]);
  for (const lang of DERIVED) expect(project.read(`site/${lang}/index.html`)).not.toContain("fine");
  expect(alternatesOf(project.read("site/en/fine.html"))).toEqual(["en", "kk", "ru", "x-default"]);
});

test("a site of which nothing is reviewed does not speak of other scripts", async () => {
  using project = await translated();
  await setKazakh(project, "gate.md", "edited");
  await build(project);
  expect(siteFiles(project).filter((path) => path.startsWith("site/kk-"))).toEqual([]);
  expect(deadLinks(project)).toEqual([]);
  expect(project.read("site/index.html")).not.toContain('hreflang="kk-');
});

test("a review brings the pages, a review taken back removes them, and only what changes is written", async () => {
  using project = await translated();
  await build(project);
  expect(await build(project)).toMatchObject({ written: [], removed: [] });
  await setKazakh(project, "fine.md", "reviewed");
  const { written } = await build(project);
  expect(written).toEqual(expect.arrayContaining(["kk-Arab/fine.html", "kk-Latn/fine.html", "kk-Arab/gate.html"]));
  expect(written).not.toContain("kk/gate.html");
  expect(await build(project)).toMatchObject({ written: [], removed: [] });
  await setKazakh(project, "fine.md", "edited");
  expect([...(await build(project)).removed].sort()).toEqual(["kk-Arab/fine.html", "kk-Latn/fine.html"]);
  expect(deadLinks(project)).toEqual([]);
});

test("an edit of an article writes its pages in every script and the lists that tell of it, and no other", async () => {
  using project = await translated();
  await build(project);
  const path = "articles/gate.md";
  project.write(path, project.read(path).replace("did not answer", "gave no answer"));
  const { written } = await build(project);
  expect(written).toEqual([
    ...["en", "kk", ...DERIVED, "ru"].map((lang) => `${lang}/gate.html`),
    ...["kk", ...DERIVED].map((lang) => `${lang}/index.html`),
  ]);
  // What was reviewed is stale now: marked, and with the original of today in a note.
  expect(project.read("site/kk-Arab/gate.html")).toMatch(/<span class="old">[^<]*جاۋاپ بەرمەدى/);
  expect(project.read("site/kk-Arab/gate.html")).toContain("The ministry gave no answer.");
});

test("exceptions and renderings that change are taken up, in the pages that have them", async () => {
  using project = await translated();
  await build(project);
  project.write("scripts.yaml", "kk-Arab:\n  Шыңжаң: شينجياڭ\n");
  expect((await build(project)).written).toEqual(["kk-Arab/gate.html"]);
  expect(project.read("site/kk-Arab/gate.html")).toContain("شينجياڭدا");
  const term = "  - id: xinjiang\n    source: Xinjiang\n    kk: { term: Шыңжаң }\n    certainty: A\n";
  project.write("glossary.yaml", `version: 1\nterms:\n${term}    kk-Latn: { term: Xinjiang }\n`);
  expect((await build(project)).written).toEqual(["kk-Latn/gate.html"]);
  expect(project.read("site/kk-Latn/gate.html")).toContain("Otbasylar Xinjiangda jinaldy.");
});

test("a page in another script is withheld with the Cyrillic one, by the same verdict", async () => {
  const gated = `${CONFIG}gates: { publish: { untranslated: 0 } }\n`;
  using project = await translated({ "translate.config.yaml": gated });
  const all = await build(project);
  expect(urls(all)).toEqual(["en/fine.html", "en/gate.html", "kk/fine.html"]);
  const withheld = all.withheld.filter(({ article }) => article === "gate.md");
  expect(withheld.map(({ lang }) => lang)).toEqual(["kk", ...DERIVED, "ru"]);
  expect(deadLinks(project)).toEqual([]);
  const alone = await build(project, "--lang", "kk-Latn", "--out", "latin");
  expect(alone.withheld).toMatchObject([{ article: "gate.md", lang: "kk-Latn" }]);
  expect(urls(alone)).toEqual(["en/fine.html", "en/gate.html"]);
  project.write("translate.config.yaml", gated.replace("untranslated: 0", "untranslated: 0, below: notice"));
  await build(project);
  expect(project.read("site/kk-Latn/gate.html")).toContain("talaptaryna älı tolyq sai kelmeidı");
});

test("--lang names other scripts by themselves, and Cyrillic without them", async () => {
  using project = await translated();
  const arabic = await build(project, "--lang", "kk-Arab", "--out", "arabic");
  expect(urls(arabic)).toEqual(["en/fine.html", "en/gate.html", "kk-Arab/gate.html"]);
  expect(linkedData(project.read("arabic/kk-Arab/gate.html"))["translationOfWork"]).toMatchObject({ inLanguage: "en" });
  const cyrillic = await build(project, "--lang", "kk", "--out", "cyrillic");
  expect(urls(cyrillic)).toEqual(["en/fine.html", "en/gate.html", "kk/fine.html", "kk/gate.html"]);
  const refused = await project.run(["build", "--lang", "kk-Mong"]);
  expect([refused.code, refused.stderr.includes("kk,kk-Arab,kk-Latn,ru")]).toEqual([2, true]);
});

test("a record that cannot be read is named, and the last pages made from it stay", async () => {
  using project = await translated();
  await build(project);
  const page = project.read("site/kk-Arab/gate.html");
  project.write(recordOf("gate.md"), "{");
  const broken = await project.run(["build", "--json"]);
  expect([broken.code, JSON.parse(broken.stdout).removed]).toEqual([4, []]);
  expect(broken.stderr.split("E_RECORD_JSON")).toHaveLength(2);
  expect(project.read("site/kk-Arab/gate.html")).toBe(page);
  project.remove("site");
  expect((await project.run(["build"])).code).toBe(4);
  expect(siteFiles(project).filter((path) => path.startsWith("site/kk-"))).toEqual([]);
  expect(deadLinks(project)).toEqual([]);
});

test("the translators of the Cyrillic text are not named as those of what a program made of it", async () => {
  using project = await translated({ "translate.config.yaml": CONFIG.replace("site: {", "site: { credits: true,") });
  await build(project);
  expect(linkedData(project.read("site/kk/gate.html"))["translator"]).toMatchObject([{ name: "aidana" }]);
  for (const lang of DERIVED) expect(linkedData(project.read(`site/${lang}/gate.html`))["translator"]).toBeUndefined();
});

test("law 9: renderings and exceptions that hold markup are only text in a page", async () => {
  const payload = "<img src=x onerror=alert(1)> ![x](javascript:1) </script>";
  using project = await translated({
    "glossary.yaml": `version: 1\nterms:\n  - id: ministry\n    source: ministry\n    kk: { term: министрлік }\n    kk-Latn: { term: ${JSON.stringify(payload)} }\n    certainty: A\n`,
    "scripts.yaml": `kk-Latn:\n  Қақпа: ${JSON.stringify(payload)}\n`,
  });
  await build(project);
  const page = project.read("site/kk-Latn/gate.html");
  expect(page.split("&lt;img src=x onerror=alert(1)&gt;").length).toBeGreaterThan(3);
  expect(page).not.toMatch(/<img|href="javascript|src="javascript/);
  expect(page.match(/<\/script>/g)).toHaveLength(1);
});
