import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { temporaryProject } from "../support/project.ts";

const ARTICLE = "# Water\n\nThe Senate [met](/senate) today. Nobody counted.\n";
const key = "canary-0123456789abcdef";

const TERMS = `version: 1
terms:
  - id: senate
    source: Senate
    kk: { term: Сенат }
    certainty: A
`;

function config(engine: string): string {
  return `source: { lang: en }\ntargets: [kk, ru]\nengine: ${engine}\n`;
}

test("a run by DeepL translates into both languages, pays once, and leaves the key nowhere", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({
    "translate.config.yaml": config(`{ name: deepl, deepl: { url: "${server.url}/deepl" } }`),
    "articles/a.md": ARTICLE,
  });
  const run = await project.run(["--lang", "kk,ru"], { DEEPL_API_KEY: key });
  expect(run.code, run.stderr).toBe(0);
  expect(server.requests.filter(({ to }) => to === "KK").flatMap(({ contents }) => contents)).toEqual(
    expect.arrayContaining(["Water", "The Senate ⟦1⟧met⟦/1⟧ today.", "Nobody counted."]),
  );
  expect(server.requests.filter(({ to }) => to === "RU").flatMap(({ contents }) => contents)).toContain(
    'The Senate <u id="1">met</u> today.',
  );
  const asked = server.requests.length;
  await project.run(["--lang", "kk,ru"], { DEEPL_API_KEY: key });
  expect(server.requests.length).toBe(asked);
  for (const text of [run.stdout, run.stderr, ...project.files().values()]) expect(text).not.toContain("canary");
});

test("a run by Yandex sends the terms of its segments along", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({
    "translate.config.yaml": config(`{ name: yandex, yandex: { url: "${server.url}/yandex" } }`),
    "articles/a.md": ARTICLE,
    "glossary.yaml": TERMS,
  });
  const run = await project.run(["--lang", "kk"], { YANDEX_API_KEY: key });
  expect(run.code, run.stderr).toBe(0);
  const pairs = [{ sourceText: "Senate", translatedText: "Сенат" }];
  expect(server.requests.map(({ body }) => body)).toContainEqual(
    expect.objectContaining({ glossaryConfig: { glossaryData: { glossaryPairs: pairs } } }),
  );
});

test("LibreTranslate is refused for Kazakh before anything is sent, and says why", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({
    "translate.config.yaml": config(
      `{ name: libretranslate, libretranslate: { url: "${server.url}/libretranslate" } }`,
    ),
    "articles/a.md": ARTICLE,
  });
  const run = await project.run(["--lang", "kk"], { LIBRETRANSLATE_API_KEY: key });
  expect(run.stderr).toContain("E_ENGINE_PAIR");
  expect(run.code).not.toBe(0);
  expect(server.requests).toEqual([]);
});

test("a run without the key is refused before anything is sent, naming the variable", async () => {
  using project = temporaryProject({
    "translate.config.yaml": config("{ name: azure }"),
    "articles/a.md": ARTICLE,
  });
  const run = await project.run(["--lang", "kk"]);
  expect([run.code, run.stderr.includes("AZURE_TRANSLATOR_KEY")]).toEqual([2, true]);
});
