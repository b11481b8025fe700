import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Fault, startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

/** Nothing that may be seen outside the process contains this. */
const CANARY = "canary7f3a";
/** A private key in form only. */
const KEY_FILE = JSON.stringify({
  type: "service_account",
  project_id: "newsroom",
  private_key_id: `${CANARY}-id`,
  private_key: `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----\n`,
  client_email: "a@newsroom.iam.gserviceaccount.com",
  client_id: "1",
});

const ARTICLE = "The Senate met on Monday. Deputies read the water code twice.\n";
const ENGINES = ["google", "openai", "deepl", "azure", "yandex", "libretranslate"] as const;

function keys(credentials: string): NodeJS.ProcessEnv {
  return {
    GOOGLE_APPLICATION_CREDENTIALS: credentials,
    GOOGLE_TRANSLATE_API_KEY: `AIza${CANARY}0123456789012345678901`,
    OPENAI_API_KEY: `sk-${CANARY}-0123456789abcdef`,
    DEEPL_API_KEY: `${CANARY}-0123-4567-89ab-cdef01234567:fx`,
    AZURE_TRANSLATOR_KEY: `${CANARY}0123456789abcdef0123456789`,
    YANDEX_API_KEY: `AQVN${CANARY}0123456789`,
    LIBRETRANSLATE_API_KEY: `${CANARY}-0123-4567`,
  };
}

function config(url: string): string {
  return [
    "targets: [ru]",
    "engine:",
    "  google: { project: newsroom, api: v2 }",
    `  openai: { url: "${url}/openai/v1", model: rehearsal-large }`,
    `  deepl: { url: "${url}/deepl" }`,
    `  azure: { url: "${url}/azure" }`,
    `  yandex: { url: "${url}/yandex", folder: b1g }`,
    `  libretranslate: { url: "${url}/libretranslate" }`,
    "",
  ].join("\n");
}

/** Every file of the project, the ledger's bytes among them, but the file that holds the key. */
function bytesOf(project: TemporaryProject): readonly (readonly [string, string])[] {
  const names = readdirSync(project.root, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && entry.name !== "key.json")
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "latin1")]);
}

test.each<readonly [string, Fault | undefined]>([
  ["answers", undefined],
  ["refuses the key", "unauthenticated"],
  ["first answers something that is no JSON", "not-json"],
])(
  "no secret reaches stdout, stderr, the ledger, the record or a report when a service %s",
  async (_, fault) => {
    const met = new Set<string>();
    const first = (protocol: string): boolean => !met.has(protocol) && Boolean(met.add(protocol));
    await using server = await startRehearsal({
      fail: ({ protocol }) => (fault !== "not-json" || first(protocol) ? fault : undefined),
    });
    using project = temporaryProject({
      "articles/a.md": ARTICLE,
      "key.json": KEY_FILE,
      "translate.config.yaml": config(server.url),
    });
    const env = { ...keys(project.path("key.json")), QAZYNA_GOOGLE_REST: server.url };
    const runs = [];
    for (const engine of ENGINES)
      runs.push(
        await project.run(["--lang", "ru", "--engine", engine, "--debug", "--progress", "jsonl", "--json"], env),
      );
    for (const args of [
      ["doctor"],
      ["doctor", "--offline", "--json"],
      ["report", "--ledger"],
      ["explain", "articles/a.md", "--lang", "ru"],
    ])
      runs.push(await project.run([...args, "--debug"], env));
    const seen = runs.flatMap(({ stdout, stderr }) => [stdout, stderr]);
    expect(server.requests.length).toBeGreaterThan(0);
    expect(server.requests.some(({ headers, body }) => JSON.stringify([headers, body]).includes(CANARY))).toBe(true);
    expect(bytesOf(project).map(([name]) => name)).toContain("ledger.db");
    expect(seen.filter((text) => text.includes(CANARY))).toEqual([]);
    expect(bytesOf(project).flatMap(([name, bytes]) => (bytes.includes(CANARY) ? [name] : []))).toEqual([]);
  },
  60_000,
);

test("a credentials file that is broken is never quoted", async () => {
  using project = temporaryProject({
    "articles/a.md": ARTICLE,
    "key.json": `${KEY_FILE} trailing ${CANARY}`,
    "translate.config.yaml": "targets: [ru]\nengine: { google: { project: newsroom } }\n",
  });
  const env = { GOOGLE_APPLICATION_CREDENTIALS: project.path("key.json") };
  const ran = await project.run(["--lang", "ru", "--engine", "google", "--debug"], env);
  expect(ran.code).toBe(2);
  expect(ran.stdout + ran.stderr).not.toContain(CANARY);
  for (const [, bytes] of bytesOf(project)) expect(bytes).not.toContain(CANARY);
}, 60_000);
