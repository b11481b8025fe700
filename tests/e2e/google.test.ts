import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { temporaryProject } from "../support/project.ts";

const CONFIG = "targets: [kk, ru]\nengine:\n  google: { project: newsroom, location: us-central1, glossary: news }\n";
const GLOSSARY = "version: 1\nterms:\n  - { id: senate, source: Senate, kk: { term: Сенат }, certainty: A }\n";
const ARTICLE = "The bill was quoted by [Reuters](https://example.org/bill).\n\nReaders asked **why** it passed.\n";

test("a lost code is placed where that is sure, else left with a note, and nothing is asked for again", async () => {
  const lost = ({ contents }: { readonly contents: readonly string[] }) =>
    contents.map((content) =>
      content.includes("Reuters")
        ? "Заң жобасын Reuters-тің өзі келтірді."
        : "Оқырмандар оның неге қабылданғанын сұрады.",
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

const failing = (
  ["daily", "billing", "bad-request", "invalid-model", "unauthenticated", "permission"] as const
).flatMap((fault) => [["gRPC", fault] as const, ["REST", fault] as const]);

test.for(failing)(
  "over %s the error %s ends the run with exit 1, its name, a hint, and no secret",
  async ([over, fault]) => {
    await using server = await startRehearsal({ fail: () => fault });
    using project = temporaryProject({
      "translate.config.yaml": "targets: [kk]\n",
      "articles/bill.md": "It passed.\n",
    });
    const env = over === "gRPC" ? { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint } : { QAZYNA_GOOGLE_REST: server.url };
    const ran = await project.run(["--lang", "kk", "--engine", "google", "--debug"], env);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/E_ENGINE_(DAILY|BILLING|BAD_REQUEST|SETUP|AUTH) /);
    expect(ran.stderr).toContain("hint:");
    expect(ran.stdout + ran.stderr).not.toMatch(/canary|ya29/i);
    expect(server.requests).toHaveLength(1);
    expect(project.read("segments/kk/bill.md.json")).not.toContain('"target"');
  },
);

test("an API key is used with v2, and appears in no output and no file", async () => {
  const key = "AIzaSyCanary-0123456789abcdefghijklmnop";
  await using server = await startRehearsal({ fail: ({ number }) => (number === 1 ? "unauthenticated" : undefined) });
  const config = "targets: [kk]\nengine:\n  google: { api: v2 }\n";
  using project = temporaryProject({ "translate.config.yaml": config, "articles/bill.md": "It passed.\n" });
  const env = { QAZYNA_GOOGLE_REST: server.url, GOOGLE_API_KEY: key };
  const refused = await project.run(["--lang", "kk", "--debug"], env);
  const done = await project.run(["--lang", "kk", "--debug"], env);
  expect(refused.stderr).toContain("E_ENGINE_AUTH");
  expect(done.code).toBe(0);
  expect(server.requests.map(({ protocol }) => protocol)).toEqual(["google-v2", "google-v2"]);
  expect(refused.stdout + refused.stderr + done.stdout + done.stderr).not.toContain("Canary");
  const files = await readdir(project.root, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile()))
    expect((await readFile(join(file.parentPath, file.name))).includes("Canary"), file.name).toBe(false);
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

test("where examples are wanted and Kazakh has none, it says so, names the model's price, and asks the model", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({
    "translate.config.yaml":
      "targets: [kk, ru]\nengine:\n  name: google\n  google: { project: newsroom, location: us-central1, adaptive: true }\n",
    "articles/bill.md": "The bill passed.\n",
  });
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const dry = await project.run(["--lang", "kk", "--dry-run", "--json"], env);
  expect(dry.stderr).toContain("E_ENGINE_EXAMPLES");
  expect(JSON.parse(dry.stdout).asked[0].cost).toBeCloseTo(("The bill passed.".length * 20) / 1_000_000, 9);
  const russian = await project.run(["--lang", "ru", "--dry-run"], env);
  expect(russian.stderr).not.toContain("E_ENGINE_EXAMPLES");
  const run = await project.run(["--lang", "kk"], env);
  expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining("E_ENGINE_EXAMPLES") });
  const { looks } = JSON.parse((await project.run(["doctor", "--json"], env)).stdout);
  expect(looks).toContainEqual(expect.objectContaining({ state: "missing", code: "E_ENGINE_EXAMPLES" }));
});
