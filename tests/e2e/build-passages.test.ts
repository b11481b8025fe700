import { expect, test } from "vitest";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE = `---
title: The gate
---

**He left. She** stayed. _It_ rained.

(“Now!”) They went home.

1984. It was cold.

![A gate](gate.png)
`;

async function built(
  change: (segment: { source: unknown; [key: string]: unknown }) => void,
): Promise<TemporaryProject> {
  const project = temporaryProject({ "translate.config.yaml": "targets: [kk]\n", "articles/a.md": ARTICLE });
  await project.run(["--lang", "kk"]);
  const record = JSON.parse(project.read("segments/kk/a.md.json"));
  for (const segment of record.segments) change(segment);
  project.write("segments/kk/a.md.json", JSON.stringify(record));
  const { code, stderr } = await project.run(["build", "--base-url", "https://example.org"]);
  expect([code, stderr]).toEqual([0, ""]);
  return project;
}

/** The text of the page's article as it stands in HTML, without ids and links to other languages. */
function body(project: TemporaryProject, lang: string): string {
  const page = project.read(`site/${lang}/a.html`);
  const text = page.slice(page.indexOf("</h1>"), page.indexOf("</article>"));
  return text.replace(/<span class="same">.*?<\/span>/g, "").replace(/ id="[^"]*"/g, "");
}

test("a page in the source language says what the article says, and no more", async () => {
  using project = await built(() => {});
  const text = body(project, "en");
  expect(text).toContain("<p><strong>He left. She</strong> stayed. <em>It</em> rained.</p>");
  expect(text).toContain("<p>(“Now!”) They went home.</p>");
  expect(text).toContain("1984");
  expect(text).not.toMatch(/[\uE000-\uF8FF]/);
});

test("untranslated sentences stand in their language wherever markup is cut by them", async () => {
  using project = await built((segment) => {
    if (JSON.stringify(segment.source).includes("rained"))
      Object.assign(segment, { target: "Жаңбыр жауды.", state: "reviewed", origin: { kind: "person" } });
  });
  const text = body(project, "kk");
  const english = [...text.matchAll(/<span class="src" lang="en">(.*?)<\/span>/g)]
    .map(([, inside]) => inside)
    .join(" ");
  for (const sentence of ["He left.", "She", "stayed.", "They went home."]) expect(english).toContain(sentence);
  expect(text).toContain("Жаңбыр жауды.");
  expect(english).not.toContain("Жаңбыр");
});

test("a translation that would break the article's markup gives way to the source, and is counted as missing", async () => {
  using project = await built((segment) => {
    if (JSON.stringify(segment.source).includes("cold"))
      Object.assign(segment, { target: "Суық\n\n# болды.", state: "reviewed", origin: { kind: "person" } });
  });
  expect(body(project, "kk")).not.toContain("<h1>");
});

test("a sentence joined to its neighbour leaves the block its anchor", async () => {
  using project = await built((segment) => {
    const text = JSON.stringify(segment.source);
    const person = { state: "reviewed", origin: { kind: "person" } };
    if (text.includes("Now!")) Object.assign(segment, { target: "", joined: true, ...person });
    if (text.includes("They went")) Object.assign(segment, { target: "«Енді!» — деп үйге кетті.", ...person });
  });
  expect(body(project, "kk")).toContain("<p>«Енді!» — деп үйге кетті.</p>");
  const ids = (lang: string) =>
    [...project.read(`site/${lang}/a.html`).matchAll(/ id="(s[0-9a-f]{12})"/g)].map(([, id]) => id);
  expect(ids("kk")).toEqual(ids("en"));
  expect(ids("en").length).toBeGreaterThanOrEqual(4);
});
