import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { temporaryProject } from "../support/project.ts";

const ARTICLE = { "articles/a.md": "The Senate met on Monday.\n" };
const KEYS = { DEEPL_API_KEY: "deepl-canary-0123456789:fx", OPENAI_API_KEY: "sk-canary-0123456789wxyz" };

function config(url: string): string {
  return [
    "targets: [kk, ru]",
    "engine:",
    "  google: { project: newsroom }",
    "  byLanguage: { ru: deepl }",
    `  deepl: { url: "${url}/deepl" }`,
    `  openai: { url: "${url}/openai/v1", model: rehearsal-large }`,
    "",
  ].join("\n");
}

interface Look {
  readonly what: string;
  readonly engine?: string;
  readonly state: string;
  readonly detail: string;
  readonly code?: string;
}

test("doctor asks each engine that is configured or has a key, with one tiny request, and masks the keys", async () => {
  const answers = new Map([["kk", new Map([["The Senate met on Monday.", "Сенат дүйсенбіде жиналды."]])]]);
  await using server = await startRehearsal({ answers });
  using project = temporaryProject({ ...ARTICLE, "translate.config.yaml": config(server.url) });
  const env = { ...KEYS, QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const ran = await project.run(["doctor", "--json"], env);
  const { schema, looks }: { schema: string; looks: readonly Look[] } = JSON.parse(ran.stdout);
  expect([ran.code, schema]).toEqual([0, "translate.doctor/1"]);
  for (const engine of ["google", "deepl", "openai"]) {
    const own = looks.filter((look) => look.engine === engine);
    expect(own.map(({ what }) => what)).toEqual(expect.arrayContaining(["engine", "credentials", "service"]));
    expect(own.filter(({ state }) => state !== "fine")).toEqual([]);
  }
  expect(server.requests.map(({ protocol }) => protocol).toSorted()).toEqual(["deepl", "google-grpc", "openai"]);
  const table = await project.run(["doctor"], env);
  expect(table.stdout).toMatch(/openai: credentials +fine +.*…wxyz/);
  for (const text of [ran.stdout, ran.stderr, table.stdout, table.stderr]) expect(text).not.toContain("canary");
});

test("doctor --offline sends nothing and names the variables that hold keys", async () => {
  await using server = await startRehearsal();
  using project = temporaryProject({ ...ARTICLE, "translate.config.yaml": config(server.url) });
  const ran = await project.run(["doctor", "--offline"], { ...KEYS, QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("OPENAI_API_KEY …wxyz") });
  expect(server.requests).toEqual([]);
});

test.each([
  ["unauthenticated", "E_ENGINE_AUTH"],
  ["billing", "E_ENGINE_BILLING"],
  ["daily", "E_ENGINE_DAILY"],
] as const)("doctor says what is wrong with a configured engine: %s", async (fault, code) => {
  await using server = await startRehearsal({ fail: () => fault });
  using project = temporaryProject({
    ...ARTICLE,
    "translate.config.yaml": "targets: [kk]\nengine: { google: { project: newsroom } }\n",
  });
  const ran = await project.run(["doctor", "--json"], { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint });
  const broken = JSON.parse(ran.stdout).looks.filter(({ state }: Look) => state === "broken");
  expect(ran.code).toBe(2);
  expect(broken).toMatchObject([{ engine: "google", code }]);
});

test("doctor keeps what is wrong apart from what to do about it", async () => {
  using project = temporaryProject({
    ...ARTICLE,
    "translate.config.yaml": "targets: [kk]\n",
    "glossary.yaml": "terms: []\n",
  });
  const { stdout } = await project.run(["doctor", "--offline"]);
  expect(stdout).toMatch(/glossary\.yaml:1:1 "version" is missing .*\. Add it/);
});

test("an engine that only a key in the environment names stops no work when it cannot be used", async () => {
  using project = temporaryProject({ ...ARTICLE, "translate.config.yaml": "targets: [kk]\nengine: { name: none }\n" });
  const ran = await project.run(["doctor", "--json"], { OPENAI_API_KEY: "sk-canary-0123456789wxyz" });
  const { looks }: { looks: readonly Look[] } = JSON.parse(ran.stdout);
  expect(ran.code).toBe(0);
  expect(looks.find(({ engine }) => engine === "openai")).toMatchObject({ state: "missing" });
});
