import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { sampleProject, temporaryProject } from "../support/project.ts";

const CONFIG = { "translate.config.yaml": "targets: [kk, ru]\n" };

test("a date that no calendar has is none, on the page, in JSON-LD and in the feed", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": "---\ntitle: The decree\ndate: 2021-02-31\n---\n\nIt was signed.\n",
  });
  await project.run(["build"]);
  for (const path of ["site/kk/a.html", "site/kk/feed.xml", "site/kk/index.html"])
    expect(project.read(path)).not.toMatch(/2021|31/);
});

test("characters that XML cannot hold leave the feed well-formed", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": '---\ntitle: "A\uFFFF decree\uFFFE"\ndate: 2021-05-18\n---\n\nIt was signed.\n',
  });
  await project.run(["build"]);
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  expect(() => parser.write(project.read("site/kk/feed.xml")).close()).not.toThrow();
});

test("where the front matter has the title, a first heading below other text is none, and the notice stands on top", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": "---\ntitle: The decree\n---\n\nIt was signed.\n\n# Before\n\nOnce.\n\n# After\n\nNow.\n",
  });
  await project.run(["build"]);
  const main = /<main.*<\/main>/s.exec(project.read("site/kk/a.html"))?.[0] ?? "";
  const order = [...main.matchAll(/<h1|<section|The decree|It was signed|<h2|Before|After/g)].map(([found]) => found);
  expect(order).toEqual(["<h1", "The decree", "<section", "It was signed", "<h2", "Before", "<h2", "After"]);
});

test("a page that cannot be made has no link, hreflang or list entry that would lead to it", async () => {
  using project = sampleProject();
  project.write("segments/kk/day-at-the-centre.md.json", "{");
  project.write(
    "articles/about.md",
    "See [the day](day-at-the-centre.md) and [the word](what-is-a-kandas.md) for more.\n",
  );
  const { code, stderr } = await project.run(["build", "--base-url", "https://example.org"]);
  expect([code, stderr.match(/E_RECORD_JSON/g)?.length]).toEqual([4, 1]);
  const pages = [...project.files().keys()].filter((path) => /^site\/.*\.(?:html|xml)$/.test(path));
  for (const path of pages) expect(project.read(path), path).not.toMatch(/kk\/day-at-the-centre/);
  expect(project.read("site/kk/about.html")).toContain('href="../en/day-at-the-centre.html"');
  expect(project.read("site/kk/about.html")).toContain('href="what-is-a-kandas.html"');
  const again = await project.run(["build", "--base-url", "https://example.org", "--json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({ written: [], removed: [], problems: [{ code: "E_RECORD_JSON" }] });
});

test("an article with every private-use character is built like any other", async () => {
  const all = Array.from({ length: 6400 }, (_, index) => String.fromCharCode(0xe000 + index)).join("");
  using project = temporaryProject({ ...CONFIG, "articles/a.md": `It was ${all} signed.\n`, "articles/b.md": "So.\n" });
  const { code } = await project.run(["build"]);
  expect(code).toBe(0);
  expect(project.read("site/kk/a.html")).toContain(`${all} signed.`);
});

test("character references in an article are not taken for what tells its sentences apart", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": "It was signed. They saw <code>&#xE000;&#xE00A;</code> and they wrote.\n",
  });
  await project.run(["--lang", "kk"]);
  const record = JSON.parse(project.read("segments/kk/a.md.json"));
  Object.assign(record.segments[0], { target: "Оған қол қойылды.", state: "reviewed", origin: { kind: "person" } });
  project.write("segments/kk/a.md.json", JSON.stringify(record));
  await project.run(["build"]);
  expect(project.read("site/kk/a.html")).toContain("and they wrote.</span>");
  expect(project.read("site/kk/a.html")).toContain("\uE000\uE00A");
});

test("titles and descriptions that fall back say in lists, feeds and heads which language they are in", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md":
      "---\ntitle: The decree\ndescription: It was signed. It stands.\ndate: 2021-05-18\n---\n\n# Return\n\nSo.\n",
    "articles/b.md": "# Return\n\nSo.\n",
  });
  await project.run(["--lang", "kk"]);
  const record = JSON.parse(project.read("segments/kk/a.md.json"));
  // One sentence of the description's two is translated: a place that holds one language has the original.
  Object.assign(record.segments[1], { target: "Оған қол қойылды.", state: "reviewed", origin: { kind: "person" } });
  project.write("segments/kk/a.md.json", JSON.stringify(record));
  await project.run(["build"]);
  const list = project.read("site/kk/index.html");
  expect(list).toContain('<a href="a.html" lang="en" dir="ltr">The decree</a>');
  expect(list).toContain('<p lang="en" dir="ltr">It was signed. It stands.</p>');
  expect(list).toContain('<a href="b.html" lang="en" dir="ltr">Return</a>');
  expect(project.read("site/en/index.html")).toContain('<a href="b.html">Return</a>');
  expect(project.read("site/kk/feed.xml")).toContain('<title xml:lang="en">The decree</title>');
  expect(project.read("site/kk/feed.xml")).toContain('<summary xml:lang="en">It was signed. It stands.</summary>');
  expect(project.read("site/kk/a.html")).toContain('<title lang="en">The decree</title>');
});

test("a link to a paragraph in a language that we have no words in says that language, and no other", async () => {
  using project = temporaryProject({ "translate.config.yaml": "targets: [de]\n", "articles/a.md": "It was signed.\n" });
  await project.run(["build"]);
  const page = project.read("site/en/a.html");
  expect(page).toContain('hreflang="de" lang="de" dir="ltr" aria-label="de: Deutsch">de</a>');
  expect(project.read("site/de/a.html")).toContain('aria-label="en: this paragraph in English">en</a>');
});

test("the page where a language is chosen has no empty switcher of languages", async () => {
  using project = temporaryProject({ ...CONFIG, "articles/a.md": "It was signed.\n" });
  await project.run(["build"]);
  expect(project.read("site/index.html")).not.toContain("<nav");
  expect(project.read("site/kk/index.html")).toContain("<nav");
});

test("a base URL with a password is refused, with or without a name", async () => {
  using project = temporaryProject({ ...CONFIG, "articles/a.md": "It was signed.\n" });
  const { code, stderr } = await project.run(["build", "--base-url", "https://:secret@example.org/"]);
  expect([code, stderr.includes("E_USAGE_BASE_URL")]).toEqual([2, true]);
});

test("links to headings of the same article lead there in every language", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md":
      "# Return\n\n[Who](#who-may-come) and [who else](#who-may-come-1)\n\n## Who may come?\n\n## Who may come?\n",
  });
  await project.run(["--lang", "kk"]);
  const record = JSON.parse(project.read("segments/kk/a.md.json"));
  for (const segment of record.segments.filter(({ source }: { source: unknown }) => source === "Who may come?"))
    Object.assign(segment, { target: "Кім келе алады?", state: "reviewed", origin: { kind: "person" } });
  project.write("segments/kk/a.md.json", JSON.stringify(record));
  await project.run(["build"]);
  for (const lang of ["en", "kk"]) {
    const page = project.read(`site/${lang}/a.html`);
    for (const id of ["x-who-may-come", "x-who-may-come-1"]) {
      expect(page).toContain(`href="#${id}"`);
      expect(page.split(`id="${id}"`)).toHaveLength(2);
    }
  }
});

test("a manifest that says nonsense of a page is not believed: the page is made again", async () => {
  using project = sampleProject();
  await project.run(["build"]);
  const page = project.read("site/kk/index.html");
  const manifest = JSON.parse(project.read("site/.qazyna-site.json"));
  const [first, second, third] = Object.keys(manifest.kept).filter((key) => key.startsWith("kk "));
  manifest.kept[first ?? ""][1] = {};
  manifest.kept[second ?? ""][1] = null;
  Object.assign(manifest.kept[third ?? ""][1], { images: ["../glossary.yaml"] });
  project.write("site/.qazyna-site.json", JSON.stringify(manifest));
  const { code } = await project.run(["build"]);
  expect(code).toBe(0);
  expect(project.read("site/kk/index.html")).toBe(page);
  expect([...project.files().keys()].filter((path) => /^site\/.*glossary/.test(path))).toEqual([]);
});

test("a manifest that says nonsense of the gate is not believed: the article is judged again", async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\ngates: { publish: { untranslated: 0 } }\n",
    "articles/a.md": "It was signed.\n",
  });
  await project.run(["build"]);
  const manifest = JSON.parse(project.read("site/.qazyna-site.json"));
  manifest.kept["gate kk a.md"][1] = { passes: true };
  project.write("site/.qazyna-site.json", JSON.stringify(manifest));
  const { code, stderr } = await project.run(["build"]);
  expect([code, stderr.includes("1 page is below the gate")]).toEqual([0, true]);
  expect(project.files().has("site/kk/a.html")).toBe(false);
});

test("an entry of a feed says how its translation came about, in the feed's language", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": "---\ntitle: The decree\ndate: 2021-05-18\n---\n\nIt was signed.\n",
  });
  await project.run(["build"]);
  expect(project.read("site/kk/feed.xml")).toContain('<category term="untranslated" label="Әлі аударылмаған."/>');
  expect(project.read("site/en/feed.xml")).not.toContain("<category");
});

test("a link to a place in another article keeps its query and leads to the place", async () => {
  using project = temporaryProject({
    ...CONFIG,
    "articles/a.md": "[Who](b.md?print=1#who)\n",
    "articles/b.md": '<h2 id="who">Who may come</h2>\n',
  });
  await project.run(["build"]);
  expect(project.read("site/kk/a.html")).toContain('href="b.html?print=1#x-who"');
  expect(project.read("site/kk/b.html")).toContain('id="x-who"');
});
