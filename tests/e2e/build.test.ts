import { symlinkSync } from "node:fs";
import { parse } from "parse5";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import type { Origin, Target } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { formatTargetRecord } from "../../src/record/json.ts";
import { type Ran, sampleProject, type TemporaryProject, temporaryProject } from "../support/project.ts";

const BASE = ["build", "--base-url", "https://example.org/news"];

function report({ stdout }: Ran): {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly pages: readonly object[];
} {
  return JSON.parse(stdout);
}

function pagesOf(project: TemporaryProject): readonly string[] {
  return [...project.files().keys()].filter((path) => /^site\/.*\.html$/.test(path));
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

function elementsIn(html: string): readonly Element[] {
  const walk = (node: Node): readonly Element[] => [
    { name: node.nodeName, attributes: new Map((node.attrs ?? []).map(({ name, value }) => [name, value])) },
    ...(node.childNodes ?? []).flatMap(walk),
  ];
  // parse5's tree has these fields; only they are read.
  return walk(parse(html) as unknown as Node);
}

test("the sample project becomes a site; a second build writes nothing", async () => {
  using project = sampleProject();
  const first = await project.run([...BASE, "--json"]);
  expect(first.code).toBe(0);
  expect(report(first).pages).toHaveLength(9);
  const again = await project.run([...BASE, "--json"]);
  expect(report(again)).toMatchObject({ written: [], removed: [] });
});

test("an edit writes the pages of its article and the lists that name it, and a removed article loses its pages", async () => {
  using project = sampleProject();
  await project.run(BASE);
  project.write(
    "articles/what-is-a-kandas.md",
    project.read("articles/what-is-a-kandas.md").replace("stress kinship", "show kinship"),
  );
  const { written } = report(await project.run([...BASE, "--json"]));
  expect(written).toEqual(["en", "kk", "ru"].map((lang) => `${lang}/what-is-a-kandas.html`));
  project.remove("articles/what-is-a-kandas.md");
  const { removed } = report(await project.run([...BASE, "--json"]));
  expect(removed.toSorted()).toEqual(["en", "kk", "ru"].map((lang) => `${lang}/what-is-a-kandas.html`));
});

test("a page that somebody removed or changed is written again", async () => {
  using project = sampleProject();
  await project.run(BASE);
  const page = project.read("site/kk/day-at-the-centre.html");
  project.write("site/kk/day-at-the-centre.html", "x");
  project.remove("site/ru/day-at-the-centre.html");
  const { written } = report(await project.run([...BASE, "--json"]));
  expect(written).toEqual(["kk/day-at-the-centre.html", "ru/day-at-the-centre.html"]);
  expect(project.read("site/kk/day-at-the-centre.html")).toBe(page);
});

test("law: hreflang is reciprocal, with the page itself and a default, and every link inside the site leads somewhere", async () => {
  using project = sampleProject();
  await project.run(BASE);
  const alternates = new Map<string, ReadonlyMap<string, string>>();
  for (const path of pagesOf(project)) {
    const elements = elementsIn(project.read(path));
    const links = elements.filter(({ name, attributes }) => name === "link" && attributes.has("hreflang"));
    alternates.set(
      `https://example.org/news/${path.slice("site/".length)}`.replace(/news\/index\.html$/, "news/"),
      new Map(links.map(({ attributes }) => [attributes.get("hreflang") ?? "", attributes.get("href") ?? ""])),
    );
    const ids = new Set(elements.flatMap(({ attributes }) => attributes.get("id") ?? []));
    for (const { name, attributes } of elements.filter((one) => one.name === "a")) {
      const href = attributes.get("href") ?? "";
      if (/^https?:/.test(href)) continue;
      const [file, anchor] = href.split("#");
      if (file === "") expect(ids, `${path} ${name} ${href}`).toContain(anchor);
      else
        expect(project.files().has(decodeURIComponent(new URL(file ?? "", `file:///${path}`).pathname.slice(1)))).toBe(
          true,
        );
    }
  }
  for (const [url, links] of alternates) {
    expect([...links.keys()].sort()).toEqual(["en", "kk", "ru", "x-default"]);
    for (const other of links.values()) expect([url, ...(alternates.get(other)?.values() ?? [])]).toContain(url);
    const own = [...links].filter(([lang]) => lang !== "x-default").map(([, link]) => link);
    if (!url.endsWith("news/")) expect(own).toContain(url);
  }
});

test("law: a block has the same anchor in every language, and links lead to it", async () => {
  using project = sampleProject();
  await project.run(BASE);
  const anchors = (lang: string): readonly string[] =>
    elementsIn(project.read(`site/${lang}/kin-across-the-border.html`)).flatMap(({ attributes }) => {
      const id = attributes.get("id") ?? "";
      return /^s[0-9a-f]{12}$/.test(id) ? [id] : [];
    });
  expect(anchors("en").length).toBeGreaterThan(20);
  expect(anchors("kk")).toEqual(anchors("en"));
  expect(anchors("ru")).toEqual(anchors("en"));
  const links = elementsIn(project.read("site/kk/kin-across-the-border.html")).flatMap(({ attributes }) => {
    const match = /^\.\.\/ru\/kin-across-the-border\.html#(.*)$/.exec(attributes.get("href") ?? "");
    return match?.[1] ?? [];
  });
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(anchors("ru")).toContain(link);
});

test("feeds and sitemaps are well-formed and name only pages that stand", async () => {
  using project = sampleProject();
  await project.run(BASE);
  for (const path of [
    "sitemap.xml",
    ...["en", "kk", "ru"].flatMap((lang) => [`${lang}/feed.xml`, `${lang}/sitemap.xml`]),
  ]) {
    const locations: string[] = [];
    let text = "";
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes }) => {
      text = "";
      const href = attributes["href"];
      if (typeof href === "string") locations.push(href);
      expect(name).toMatch(/^[a-z:]+$/);
    });
    parser.on("text", (more) => {
      text += more;
    });
    parser.on("closetag", ({ name }) => {
      if (name === "loc" || name === "id") locations.push(text);
    });
    parser.write(project.read(`site/${path}`)).close();
    expect(locations.length).toBeGreaterThan(2);
    for (const location of locations)
      expect(
        project.files().has(location.replace("https://example.org/news/", "site/").replace(/\/$/, "/index.html")),
      ).toBe(true);
  }
  expect(project.read("site/robots.txt")).toContain("Sitemap: https://example.org/news/sitemap.xml");
});

test("without a base URL there is no sitemap and no canonical link, and a note says so", async () => {
  using project = sampleProject();
  const { stderr } = await project.run(["build", "--lang", "kk"]);
  expect(stderr).toContain("--base-url");
  expect([...project.files().keys()].filter((path) => path.endsWith("sitemap.xml"))).toEqual([]);
  expect(project.read("site/kk/day-at-the-centre.html")).not.toContain("canonical");
  expect(pagesOf(project).some((path) => path.startsWith("site/ru/"))).toBe(false);
});

const PAYLOADS = [
  "<script>window.hit=1</script>",
  "<img src=x onerror=window.hit=1>",
  '"><script>window.hit=1</script>',
  "</title><script>window.hit=1</script>",
  "</style><script>window.hit=1</script>",
  "</script><script>window.hit=1</script>",
  "[a](javascript:window.hit=1)",
  '" onmouseover="window.hit=1',
  "<!--<script>-->",
  "]]><script>window.hit=1</script>",
  "*a* `b` ![c](data:text/html,x) &lt;script&gt;",
];

/** Whether anything in a page could be executed: our own linked data is the only script. */
function expectHarmless(html: string): void {
  const elements = elementsIn(html);
  const scripts = elements.filter(({ name }) => name === "script");
  expect(scripts.map(({ attributes }) => [...attributes])).toEqual(
    scripts.map(() => [["type", "application/ld+json"]]),
  );
  expect(scripts.length).toBeLessThanOrEqual(1);
  expect(
    elements.filter(({ name }) => /^(style|iframe|object|embed|form|input|base|svg|math)$/.test(name)).length,
  ).toBe(1);
  for (const { attributes } of elements)
    for (const [name, value] of attributes) {
      expect(name).not.toMatch(/^on|^style$|^srcdoc$|^formaction$/);
      if (/^(href|src)$/.test(name)) expect(value).not.toMatch(/^\s*(javascript|data|vbscript):/i);
    }
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  if (data !== undefined) expect(() => JSON.parse(data)).not.toThrow();
}

test("law 9: hostile text from articles, front matter, the config and translators is only text in every page", async () => {
  using project = temporaryProject({
    "translate.config.yaml": `targets: [kk]\nsite: { name: ${JSON.stringify(PAYLOADS.join(" "))}, baseUrl: "https://example.org", credits: true }\n`,
  });
  for (const [index, payload] of PAYLOADS.entries()) {
    const quoted = JSON.stringify(payload);
    project.write(
      `articles/a${index}.md`,
      `---\ntitle: ${quoted}\ndescription: ${quoted}\ndate: ${quoted}\nlang: ${quoted}\n---\n\nText ${payload} here.\n\n${payload}\n\n![${payload}](x.png "${payload}")\n\n# ${payload}\n`,
    );
    project.write(
      `articles/b${index}.html`,
      `<!doctype html><html><head><title>${payload}</title></head><body><p title='${payload}'>Text ${payload}</p></body></html>`,
    );
    project.write(`articles/c${index}.txt`, `${payload}\n\nText ${payload}\n`);
  }
  await project.run(["--lang", "kk"]);
  const records = [...project.files().keys()].filter((path) => path.startsWith("segments/kk/"));
  expect(records.length).toBeGreaterThan(2 * PAYLOADS.length);
  for (const path of records) {
    const payload = PAYLOADS[Number(/\d+/.exec(path)?.[0])] ?? "";
    const record = JSON.parse(project.read(path));
    const segments = record.segments.map((segment: object, index: number) =>
      index % 2 === 0
        ? { ...segment, target: `Мәтін ${payload}`, state: "reviewed", origin: { kind: "person" }, by: payload }
        : segment,
    );
    project.write(path, JSON.stringify({ ...record, segments }));
  }
  expect([0, 4]).toContain((await project.run(["build"])).code);
  expect(pagesOf(project).length).toBeGreaterThan(5 * PAYLOADS.length);
  for (const path of pagesOf(project)) expectHarmless(project.read(path));
});

test("law 9: hostile text from engines and memories is only text in a page", async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "articles/a.md": PAYLOADS.map((_, index) => `Sentence ${index}.`).join("\n\n"),
  });
  await project.run(["--lang", "kk"]);
  const { segments } = JSON.parse(project.read("segments/kk/a.md.json"));
  const targets = PAYLOADS.map((payload, index): Target => {
    const { id, source } = segments[index];
    const origin: Origin =
      index % 2 === 0
        ? { kind: "engine", engine: payload, model: payload, terms: [] }
        : { kind: "memory", match: "exact", score: 100, memory: payload, penalties: [] };
    const target = textRuns(`Сөйлем ${payload}`);
    return { id, source: textRuns(source), target, state: "draft", origin, at: "2026-01-14T09:00:00Z" };
  });
  project.write("segments/kk/a.md.json", formatTargetRecord({ segments: targets }));
  expect((await project.run(["build"])).code).toBe(0);
  const page = project.read("site/kk/a.html");
  expect(page.match(/Сөйлем/g)?.length).toBeGreaterThanOrEqual(PAYLOADS.length);
  expectHarmless(page);
});

test("images of the articles are copied, others and those outside are not", async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\n",
    "articles/a.md": "![In](in.png) ![Out](../secret.png) ![Vector](v.svg) ![Link](link.png) ![Gone](gone.png)\n",
    "articles/in.png": "in",
    "articles/v.svg": "<svg onload='1'/>",
    "secret.png": "secret",
  });
  symlinkSync(project.path("secret.png"), project.path("articles/link.png"));
  await project.run(["build"]);
  expect([...project.files().keys()].filter((path) => path.startsWith("site/images/"))).toEqual(["site/images/in.png"]);
  project.remove("articles/in.png");
  await project.run(["build"]);
  expect([...project.files().keys()].filter((path) => path.startsWith("site/images/"))).toEqual([]);
});

test("a folder with other files is refused, and none of them is touched", async () => {
  using project = sampleProject();
  const { code, stderr } = await project.run(["build", "--out", "articles"]);
  expect(code).toBe(1);
  expect(stderr).toContain("E_SITE_FOLDER");
  expect(project.files().has("articles/index.html")).toBe(false);
});

test("a manifest that names files outside the site removes none of them", async () => {
  using project = sampleProject();
  await project.run(BASE);
  const manifest = JSON.parse(project.read("site/.qazyna-site.json"));
  const entry = { sha256: "0", signature: "" };
  for (const path of ["../glossary.yaml", "/etc/hostname", "kk/../../glossary.yaml"]) manifest.files[path] = entry;
  project.write("site/.qazyna-site.json", JSON.stringify(manifest));
  const { removed } = report(await project.run([...BASE, "--json"]));
  expect(removed).toEqual([]);
  expect(project.files().has("glossary.yaml")).toBe(true);
});

test("a site folder that is a link out of the project is not written", async () => {
  using project = sampleProject();
  using elsewhere = temporaryProject();
  symlinkSync(elsewhere.root, project.path("site"));
  const { code, stderr } = await project.run(BASE);
  expect([code, stderr.includes("E_FILE_OUTSIDE")]).toEqual([1, true]);
  expect(elsewhere.files().size).toBe(0);
});

test("a broken article is named, the others are built, and its last page stays", async () => {
  using project = sampleProject();
  await project.run(BASE);
  const page = project.read("site/kk/day-at-the-centre.html");
  project.write("articles/day-at-the-centre.md", Buffer.from([0xff, 0xfe, 0x41]));
  const { code, stderr } = await project.run(BASE);
  expect(code).toBe(4);
  expect(stderr).toContain("day-at-the-centre.md");
  expect(project.read("site/kk/day-at-the-centre.html")).toBe(page);
  expect(project.read("site/kk/index.html")).toContain("day-at-the-centre.html");
});

test("a base URL that is none is refused", async () => {
  using project = sampleProject();
  const { code, stderr } = await project.run(["build", "--base-url", "javascript:alert(1)"]);
  expect([code, stderr.includes("E_USAGE_BASE_URL")]).toEqual([2, true]);
});
