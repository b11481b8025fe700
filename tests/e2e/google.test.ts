import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { temporaryProject } from "../support/project.ts";

const CONFIG = "targets: [kk, ru]\nengine:\n  google: { project: newsroom, location: us-central1, glossary: news }\n";
const GLOSSARY = "version: 1\nterms:\n  - { id: senate, source: Senate, kk: { term: Сенат }, certainty: A }\n";
const ARTICLE = "The bill was quoted by [Reuters](https://example.org/bill).\n\nReaders asked **why** it passed.\n";

test("a lost code is placed where that is sure, else left with a note, and nothing is asked for again", async () => {
  const lost = ({ contents }: { readonly contents: readonly string[] }) =>
    contents.map((content) =>
      content.includes("Reuters") ? "Заң жобасын Reuters-тің өзі келтірді." : "Оқырмандар оның неге қабылданғанын сұрады.",
    );
  await using server = await startRehearsal({ reply: lost });
  using project = temporaryProject({ "translate.config.yaml": "targets: [kk]\n", "articles/bill.md": ARTICLE });
  const env = { QAZYNA_GOOGLE_REST: server.url };
  const first = await project.run(["--lang", "kk", "--engine", "google"], env);
  expect(first.code).toBe(4);
  expect(server.requests.map(({ mimeType }) => mimeType)).toEqual(["text/html", "text/plain"]);
  const xliff = project.read("xliff/kk/bill.md.xlf");
  expect(xliff).toContain("Its answer without them: Оқырмандар оның неге қабылданғанын сұрады.");
  const record = JSON.parse(project.read("segments/kk/bill.md.json")).segments;
  expect(record.at(0)).toMatchObject({ state: "draft", origin: { kind: "engine", codes: "aligned" } });
  expect(xliff).toContain("they were put at their places afterwards");
  expect(project.read("locales/kk/articles/bill.md")).toContain("[Reuters-тің](https://example.org/bill)");
  expect(record.at(-1)).toMatchObject({ state: "new", raw: "Оқырмандар оның неге қабылданғанын сұрады." });
  expect(record.at(-1)).not.toHaveProperty("target");
  const asked = server.requests.length;
  await project.run(["--lang", "kk", "--engine", "google"], env);
  expect(server.requests).toHaveLength(asked);
  const explained = await project.run(["explain", record.at(-1).id, "--lang", "kk"]);
  expect(explained.stdout).toContain("was asked without the codes");
});

test("translate glossary sync says what it would do, and does it once", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({ "translate.config.yaml": CONFIG, "glossary.yaml": GLOSSARY });
  const env = { QAZYNA_GOOGLE_REST: server.url };
  const none = await project.run(["glossary", "sync"], env);
  expect(none).toMatchObject({ code: 2 });
  expect(none.stderr).toContain("E_GLOSSARY_BUCKET");
  project.write("translate.config.yaml", CONFIG.replace("glossary: news", "glossary: news, bucket: newsroom-files"));
  const planned = await project.run(["glossary", "sync", "--dry-run", "--json"], env);
  expect(JSON.parse(planned.stdout)).toMatchObject({ schema: "translate.glossary-sync/1", created: true, added: 1 });
  expect(await project.run(["glossary", "sync"], env)).toMatchObject({ code: 0 });
  const again = await project.run(["glossary", "sync", "--lang", "kk"], env);
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).toContain("1 added");
  const last = await project.run(["glossary", "sync"], env);
  expect(last.stdout).toContain("0 added, 0 changed, 0 removed, 1 as they were");
});
