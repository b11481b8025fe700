import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const ARTICLE = `---
title: A picket in Almaty
---

Families gather at the gate. They hold photographs of their relatives. The police watch from across the street.

Nobody comes out. On the next day they are there again.
`;

const CONFIG = "targets: [kk, ru]\nengine:\n  google: { project: newsroom }\n";

function newsroom(articles: Readonly<Record<string, string>> = { "picket.md": ARTICLE }): TemporaryProject {
  const project = temporaryProject({ "translate.config.yaml": CONFIG });
  for (const [name, text] of Object.entries(articles)) project.write(`articles/${name}`, text);
  return project;
}

interface Entry {
  readonly id: string;
  readonly source: string;
  readonly target?: string;
  readonly state: string;
  readonly previous?: { readonly target: string };
}

function entries(project: TemporaryProject, lang = "kk", name = "picket.md"): readonly Entry[] {
  return JSON.parse(project.read(`segments/${lang}/${name}.json`)).segments;
}

test("everything that memory does not know is asked once, in packs, and comes back as a draft that says so", async () => {
  await using server = await startRehearsal();
  using project = newsroom();
  const ran = await project.run(["--lang", "kk", "--engine", "google"], {
    QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint,
  });
  expect(ran).toMatchObject({ code: 0 });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.contents).toHaveLength(6);
  expect(new Set(entries(project).map(({ state }) => state))).toEqual(new Set(["draft"]));
  expect(project.read("segments/kk/picket.md.json")).toContain('"engine": "google"');
  expect(project.read("xliff/kk/picket.md.xlf")).toContain('state-qualifier="leveraged-mt"');
});

test("law 3: editing one sentence costs one segment in one request per language and changes only its lines", async () => {
  await using server = await startRehearsal();
  using project = newsroom();
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  await project.run(["--lang", "kk,ru", "--engine", "google"], env);
  const before = { kk: entries(project), ru: entries(project, "ru") };
  const asked = server.requests.length;
  project.write("articles/picket.md", ARTICLE.replace("hold photographs", "hold up old photographs"));
  await project.run(["--lang", "kk,ru", "--engine", "google"], env);
  expect(server.requests.slice(asked).map(({ to, contents }) => [to, contents])).toEqual([
    ["kk", ["They hold up old photographs of their relatives."]],
    ["ru", ["They hold up old photographs of their relatives."]],
  ]);
  for (const lang of ["kk", "ru"] as const) {
    const changed = entries(project, lang).flatMap((entry, index) =>
      JSON.stringify(entry) === JSON.stringify(before[lang][index]) ? [] : [index],
    );
    expect(changed).toEqual([2]);
    expect(entries(project, lang)[2]).toMatchObject({
      id: before[lang][2]?.id,
      previous: { target: before[lang][2]?.target },
    });
  }
  expect(project.read("xliff/kk/picket.md.xlf")).toContain("previous-version");
});

test("law 10: a paragraph put on top changes no other id", async () => {
  using project = newsroom();
  await project.run(["--lang", "kk", "--engine", "none"]);
  const before = entries(project).map(({ id }) => id);
  project.write(
    "articles/picket.md",
    ARTICLE.replace("Families gather", "ALMATY, May 18. A new paragraph comes first.\n\nFamilies gather"),
  );
  await project.run(["--lang", "kk", "--engine", "none"]);
  expect(
    entries(project)
      .map(({ id }) => id)
      .filter((id) => before.includes(id)),
  ).toEqual(before);
});

test("a dry run names exactly the characters that the run then sends, and sends and writes nothing itself", async () => {
  await using server = await startRehearsal();
  using project = newsroom({
    "picket.md": ARTICLE,
    "second.md": `${ARTICLE}\nA **bold** claim & a [link](https://example.org).\n`,
  });
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const before = project.files();
  const dry = JSON.parse(
    (await project.run(["--lang", "kk,ru", "--engine", "google", "--dry-run", "--json"], env)).stdout,
  );
  expect(server.requests).toHaveLength(0);
  expect(project.files()).toEqual(before);
  await project.run(["--lang", "kk,ru", "--engine", "google"], env);
  const sent = (lang: string): number =>
    server.requests.filter(({ to }) => to === lang).reduce((sum, { characters }) => sum + characters, 0);
  expect(dry.asked.map(({ lang, codepoints }: { lang: string; codepoints: number }) => [lang, codepoints])).toEqual([
    ["kk", sent("kk")],
    ["ru", sent("ru")],
  ]);
});

test("--max-chars stops before it is exceeded, keeps what was finished, and exits 5", async () => {
  await using server = await startRehearsal();
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `a${index}.md`,
      `The story number ${index} is told in full here. It goes on for one more sentence, ${index}.\n`,
    ]),
  );
  using project = newsroom(many);
  const ran = await project.run(["--lang", "kk", "--engine", "google", "--max-chars", "1000", "--json"], {
    QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint,
  });
  const sent = server.requests.reduce((sum, { characters }) => sum + characters, 0);
  expect(ran.code).toBe(5);
  expect(sent).toBeLessThanOrEqual(1000);
  expect(sent).toBeGreaterThan(700);
  expect(JSON.parse(ran.stdout).languages[0].engine).toBeGreaterThan(0);
});

test("every request failing: exit 1, memory hits saved, no machine target changed", async () => {
  await using server = await startRehearsal({ fail: () => "permission" });
  using project = newsroom();
  project.write(
    "memory/own.tmx",
    '<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>Nobody comes out.</seg></tuv><tuv xml:lang="kk"><seg>Ешкім шықпайды.</seg></tuv></tu></body></tmx>',
  );
  project.write("translate.config.yaml", `${CONFIG}memory:\n  fill: 95\n`);
  const ran = await project.run(["--lang", "kk", "--engine", "google"], {
    QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint,
  });
  expect(ran.code).toBe(1);
  expect(
    entries(project)
      .map(({ target }) => target)
      .filter((target) => target !== undefined),
  ).toEqual(["Ешкім шықпайды."]);
  expect(ran.stderr.trim().split("\n").at(-1)).toContain("Nothing could be translated");
});

test("some requests failing: exit 4, the rest saved, the failed segments named; the next run asks only for them", async () => {
  const faulty = { on: true };
  await using server = await startRehearsal({
    fail: ({ contents }) => (faulty.on && contents.some((text) => text.includes("police")) ? "bad-request" : undefined),
  });
  using project = newsroom();
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const ran = await project.run(["--lang", "kk", "--engine", "google", "--json"], env);
  expect(ran.code).toBe(4);
  const [failed] = JSON.parse(ran.stdout).failed;
  expect(
    entries(project)
      .filter(({ state }) => state === "new")
      .map(({ id }) => id),
  ).toEqual([failed.id]);
  faulty.on = false;
  const asked = server.requests.length;
  expect(await project.run(["--lang", "kk", "--engine", "google"], env)).toMatchObject({ code: 0 });
  expect(server.requests.slice(asked).map(({ contents }) => contents)).toEqual([
    ["The police watch from across the street."],
  ]);
});

test("Google asked for by name without credentials: exit 2 and what to do, and nothing is written", async () => {
  using project = temporaryProject({ "articles/picket.md": ARTICLE });
  const before = project.files();
  const ran = await project.run(["--lang", "kk", "--engine", "google"]);
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("GOOGLE_APPLICATION_CREDENTIALS") });
  expect(project.files()).toEqual(before);
});

test("no engine is a complete run: exit 0, one line on how to set one up, and no invented target", async () => {
  using project = temporaryProject({ "articles/picket.md": ARTICLE });
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({ code: 0, stderr: expect.stringMatching(/^No engine.*translate doctor\n$/) });
  expect(entries(project).every(({ target }) => target === undefined)).toBe(true);
});

test("two and four processes at once: all end well, nothing is asked twice, no file is torn", async () => {
  await using server = await startRehearsal({ latencyMs: 30 });
  for (const count of [2, 4]) {
    using project = newsroom(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [
          `${count}-${index}.md`,
          ARTICLE.replaceAll(".", ` in ${count} stories, ${index}.`),
        ]),
      ),
    );
    const asked = server.requests.length;
    const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
    const runs = await Promise.all(
      Array.from({ length: count }, () => project.run(["--lang", "kk", "--engine", "google"], env)),
    );
    expect(runs.filter(({ code }) => code !== 0).map(({ stderr }) => stderr)).toEqual([]);
    const contents = server.requests.slice(asked).flatMap((request) => request.contents);
    expect(contents.length).toBe(new Set(contents).size);
    expect(await project.run(["--lang", "kk", "--frozen"])).toMatchObject({ code: 0 });
  }
});
