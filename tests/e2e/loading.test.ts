import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

/** Notes every module that the process loads, required or imported, in the file `LOADED`. */
const HOOK = `
  import { appendFileSync } from "node:fs";
  import { registerHooks } from "node:module";
  registerHooks({
    load(url, context, next) {
      appendFileSync(process.env.LOADED, url + "\\n");
      return next(url, context);
    },
  });
`;

/** Libraries of services; none is to be loaded where nothing is asked of one. */
const HEAVY = /node_modules\/(google-gax|@google-cloud|@grpc|google-auth-library|protobufjs|@huggingface)\//;

async function loadedBy(project: TemporaryProject, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  project.write("hook.mjs", HOOK);
  const ran = await project.run(args, {
    ...env,
    LOADED: project.path("loaded.txt"),
    NODE_OPTIONS: `--import=${project.path("hook.mjs")}`,
  });
  const loaded = readFileSync(project.path("loaded.txt"), "utf8").split("\n");
  return { ran, heavy: loaded.filter((url) => HEAVY.test(url)), count: loaded.length };
}

const ARTICLE = { "articles/a.md": "The Senate met on Monday.\n" };
const MEMORY =
  '<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>The Senate met on Monday.</seg></tuv><tuv xml:lang="kk"><seg>Сенат дүйсенбіде жиналды.</seg></tuv></tu></body></tmx>';

test("a run without an engine loads no service's library, and neither does one that memory answers", async () => {
  using none = temporaryProject(ARTICLE);
  const without = await loadedBy(none, ["--lang", "kk"]);
  expect(without.ran).toMatchObject({ code: 0 });
  expect(without.count).toBeGreaterThan(50);
  expect(without.heavy).toEqual([]);
  expect(none.read("segments/kk/a.md.json")).not.toContain('"target"');
  await using server = await startRehearsal();
  using known = temporaryProject({
    ...ARTICLE,
    "memory/own.tmx": MEMORY,
    "translate.config.yaml": "targets: [kk]\nengine: { google: { project: newsroom } }\nmemory: { fill: 95 }\n",
  });
  const { ran, heavy } = await loadedBy(known, ["--lang", "kk"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining("Engine: google") });
  expect(heavy).toEqual([]);
  expect(server.requests).toEqual([]);
  expect(known.read("segments/kk/a.md.json")).toContain("Сенат дүйсенбіде жиналды.");
});

test("the hook sees the library where it is needed", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({ ...ARTICLE, "translate.config.yaml": "engine: { google: { project: n } }\n" });
  const { heavy } = await loadedBy(project, ["--lang", "kk"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  expect(heavy.some((url) => url.includes("google-gax"))).toBe(true);
});
