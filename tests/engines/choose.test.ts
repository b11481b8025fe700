import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/core/engine-settings.ts";
import { chooseEngine } from "../../src/engines/index.ts";

const settings = DEFAULT_SETTINGS;
const ours = { ...settings, google: { ...settings.google, project: "qazyna" } };

const home = { HOME: "/nonexistent" };

async function keyFile(content: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "qazyna-key-")), "key.json");
  await writeFile(path, content);
  return path;
}

test("auto without credentials is no engine", async () => {
  expect(await chooseEngine({ wanted: "auto", settings, env: home })).toEqual({
    kind: "none",
    reason: "no-credentials",
  });
  const configured = await chooseEngine({ wanted: "auto", settings: ours, env: home });
  expect(configured).toEqual({ kind: "none", reason: "no-credentials" });
});

test("auto takes Google where the environment names credentials, and the project that they belong to", async () => {
  const path = await keyFile(JSON.stringify({ type: "service_account", project_id: "from-key" }));
  const env = { ...home, GOOGLE_APPLICATION_CREDENTIALS: path };
  expect(await chooseEngine({ wanted: "auto", settings, env })).toMatchObject({
    kind: "engine",
    reason: "credentials",
    engine: { name: "google", model: "general/nmt" },
  });
  expect(await chooseEngine({ wanted: "auto", settings: ours, env })).toMatchObject({ reason: "configured" });
});

test("auto leaves a credentials file alone that nothing points to, and asking by name uses it", async () => {
  const path = await keyFile("{}");
  const folder = join(path, "..");
  await writeFile(join(folder, "application_default_credentials.json"), '{"quota_project_id":"person"}');
  const env = { ...home, CLOUDSDK_CONFIG: folder };
  expect(await chooseEngine({ wanted: "auto", settings, env })).toEqual({ kind: "none", reason: "no-credentials" });
  expect(await chooseEngine({ wanted: "google", settings, env })).toMatchObject({ kind: "engine", reason: "asked" });
  expect(await chooseEngine({ wanted: "auto", settings: ours, env })).toMatchObject({ reason: "configured" });
});

test("an API key counts for v2 alone: other services of Google's are used with the same variable", async () => {
  const env = { ...home, GOOGLE_API_KEY: "AIza-canary" };
  expect(await chooseEngine({ wanted: "auto", settings, env })).toEqual({ kind: "none", reason: "no-credentials" });
  const v2 = { ...settings, google: { ...settings.google, api: "v2" } } as const;
  const chosen = await chooseEngine({ wanted: "auto", settings: v2, env });
  expect(chosen).toMatchObject({ kind: "engine", reason: "configured", engine: { name: "google" } });
  expect(JSON.stringify(chosen)).not.toContain("canary");
  expect(await chooseEngine({ wanted: "auto", settings: v2, env: home })).toMatchObject({ kind: "none" });
});

test("Google by name without credentials is a Problem at once", async () => {
  await expect(chooseEngine({ wanted: "google", settings, env: home })).rejects.toMatchObject({
    code: "E_ENGINE_CREDENTIALS",
    values: { variable: "GOOGLE_APPLICATION_CREDENTIALS" },
  });
  const v2 = { ...settings, google: { ...settings.google, api: "v2" } } as const;
  await expect(chooseEngine({ wanted: "google", settings: v2, env: home })).rejects.toMatchObject({
    values: { variable: "GOOGLE_TRANSLATE_API_KEY" },
  });
});

test("a credentials file that is no JSON is named, and none of it is quoted", async () => {
  const path = await keyFile("secret-canary");
  const call = chooseEngine({ wanted: "auto", settings, env: { ...home, GOOGLE_APPLICATION_CREDENTIALS: path } });
  const error: unknown = await call.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "E_ENGINE_CREDENTIALS_FILE", place: { path } });
  expect(error).not.toHaveProperty("cause");
  expect(String(error)).not.toContain("canary");
});

test.for([
  "translate.googleapis.com:443",
  "192.168.1.1:80",
  "127.0.0.1",
  "127.0.0.1.evil.kz:80",
  "http://127.0.0.1:80",
])("the test endpoint %s is refused: it is not this machine", async (endpoint) => {
  const call = chooseEngine({ wanted: "google", settings, env: { QAZYNA_GOOGLE_ENDPOINT: endpoint } });
  await expect(call).rejects.toMatchObject({ code: "E_ENGINE_ENDPOINT" });
});

test("none and pseudo are had by name, whatever the environment", async () => {
  const env = { GOOGLE_APPLICATION_CREDENTIALS: "/nonexistent/key.json" };
  expect(await chooseEngine({ wanted: "none", settings, env })).toEqual({ kind: "none", reason: "asked" });
  expect(await chooseEngine({ wanted: "pseudo", settings, env })).toMatchObject({
    reason: "asked",
    engine: { name: "pseudo" },
  });
});

test("credentials that the library cannot use are a failure of the request, and do not end the process", async () => {
  const script = `
    const { chooseEngine } = await import(${JSON.stringify(new URL("../../src/engines/index.ts", import.meta.url).href)});
    const { engine } = await chooseEngine({ wanted: "google", settings: ${JSON.stringify(ours)}, env: process.env });
    const request = { items: [{ runs: [{ kind: "text", text: "The Senate met." }], terms: [] }], from: "en", to: "kk" };
    const call = engine.translate({ ...request, signal: new AbortController().signal });
    const { failure, problem } = await call.catch((error) => error);
    await engine.close();
    console.log(JSON.stringify([failure, problem.code]));
  `;
  const env = { ...process.env, GOOGLE_APPLICATION_CREDENTIALS: await keyFile("{}") };
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { env });
  expect(JSON.parse((await run).stdout)).toEqual(["auth", "E_ENGINE_AUTH"]);
});

test("no client library is loaded until the first request, not even to reckon the price", async () => {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const { chooseEngine } = await import(${JSON.stringify(new URL("../../src/engines/index.ts", import.meta.url).href)});
    const chosen = await chooseEngine({ wanted: "auto", settings: ${JSON.stringify(settings)}, env: { QAZYNA_GOOGLE_ENDPOINT: "127.0.0.1:1" } });
    chosen.engine.cost({ runs: [{ kind: "text", text: "The Senate met." }], terms: [] }, "en", "kk");
    chosen.engine.capabilities("en", "kk");
    await chosen.engine.close();
    const own = loaded.length;
    await chosen.engine.translate({ items: [{ runs: [], terms: [] }], from: "en", to: "kk", signal: AbortSignal.abort() }).catch(() => {});
    const early = loaded.filter((url) => url.includes("node_modules")).length;
    await import("google-gax");
    console.log(JSON.stringify({ own, early, after: loaded.filter((url) => url.includes("google-gax")).length > 0 }));
  `;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  const { own, early, after } = JSON.parse((await run).stdout);
  expect({ early, after }).toEqual({ early: 0, after: true });
  expect(own).toBeGreaterThan(3);
});
