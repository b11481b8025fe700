import { expect, test } from "vitest";
import { type Fault, type RehearsalServer, startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const SENTENCES = ["The Senate met on Monday.", "Deputies read the water code twice.", "Nobody comes out of the gate."];

function newsroom(config = ""): TemporaryProject {
  return temporaryProject({
    "translate.config.yaml": `targets: [kk]\nengine:\n  google: { project: newsroom }\n${config}`,
    "articles/a.md": `${SENTENCES.join(" ")}\n`,
  });
}

const TRANSPORTS = {
  gRPC: (server: RehearsalServer) => ({ QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint }),
  REST: (server: RehearsalServer) => ({ QAZYNA_GOOGLE_REST: server.url }),
} as const;

const STOPPED: readonly (readonly [Fault, string, string])[] = [
  ["daily", "E_ENGINE_DAILY", "after midnight Pacific time"],
  ["billing", "E_ENGINE_BILLING", "Enable billing"],
  ["unauthenticated", "E_ENGINE_AUTH", "Check"],
  ["permission", "E_ENGINE_AUTH", "Cloud Translation API User"],
  ["invalid-model", "E_ENGINE_SETUP", "`translate doctor` tries them"],
  ["bad-request", "E_ENGINE_BAD_REQUEST", "Translate it by hand"],
];

for (const [name, env] of Object.entries(TRANSPORTS)) {
  test.each(STOPPED)(
    `over ${name}: %s fails the run with exit 1, its name and the next step`,
    async (fault, code, words) => {
      await using server = await startRehearsal({ fail: () => fault });
      using project = newsroom();
      const ran = await project.run(["--lang", "kk"], env(server));
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain(code);
      expect(ran.stderr).toContain(words);
      expect(ran.stderr.trim().split("\n").at(-1)).toContain("Nothing could be translated");
      expect(project.read("segments/kk/a.md.json")).not.toContain('"target"');
      const rows = (await project.run(["report", "--ledger"])).stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(rows.filter(({ state }) => state !== "failed" && state !== "planned")).toEqual([]);
      expect(rows.find(({ state }) => state === "failed")).toMatchObject({ problem: { code } });
      expect(server.requests.length).toBeLessThanOrEqual(fault === "bad-request" ? 5 : 1);
    },
  );

  test.each<Fault>(["throttle", "forbidden-rate", "unavailable", "internal", "drop"])(
    `over ${name}: a single %s is tried again, and the run ends well`,
    async (fault) => {
      await using server = await startRehearsal({ fail: ({ number }) => (number === 1 ? fault : undefined) });
      using project = newsroom();
      const ran = await project.run(["--lang", "kk"], env(server));
      expect(ran).toMatchObject({ code: 0 });
      expect(server.requests).toHaveLength(2);
    },
  );

  test(`over ${name}: a quota of the day that ends half-way leaves exit 4 and what was answered`, async () => {
    await using server = await startRehearsal({ fail: ({ number }) => (number > 2 ? "daily" : undefined) });
    using project = newsroom("  charactersPerMinute: 2400\n  concurrency: 1\n");
    const ran = await project.run(["--lang", "kk"], env(server));
    expect(ran.code).toBe(4);
    expect(ran.stderr).toContain("E_ENGINE_DAILY");
    expect(ran.stderr.trim().split("\n").at(-1)).toContain("1 segment failed; the rest is saved. Run again");
    expect(project.read("segments/kk/a.md.json").match(/"target"/g)).toHaveLength(2);
  });
}

test("what a dead run had sent is told before it is sent again; --hold-uncertain holds it for a person", async () => {
  await using server = await startRehearsal({ fail: ({ number }) => (number === 1 ? "hang" : undefined) });
  using project = newsroom();
  const env = TRANSPORTS.gRPC(server);
  const dying = project.start(["--lang", "kk"], env);
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  dying.kill("SIGKILL");
  await dying.ended;
  const held = await project.run(["--lang", "kk", "--hold-uncertain"], env);
  expect(held.code).toBe(4);
  expect(held.stderr).toContain("3 segments were sent by a run that died, and are perhaps paid for; they are held.");
  expect(held.stderr).toContain("E_ASK_HELD");
  expect(server.requests).toHaveLength(1);
  const shown = await project.run(["report", "--ledger", "--state", "uncertain", "--jsonl"]);
  const rows = shown.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map(({ schema, text }) => [schema, text]).toSorted()).toEqual(
    SENTENCES.map((text) => ["translate.ledger/1", text]).toSorted(),
  );
  const again = await project.run(["--lang", "kk"], env);
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("they are sent again") });
  expect(server.requests).toHaveLength(2);
  const costs = await project.run(["report", "--cost"]);
  expect(costs.stdout.split("\n")[1]).toMatch(/^2026-\d\d +2 +6 +178 +1 +0\.003560$/);
});

test("--progress jsonl writes JSON lines on stderr, in a pipe nothing else does", async () => {
  await using server = await startRehearsal();
  using project = newsroom("  charactersPerMinute: 2400\n");
  const env = TRANSPORTS.gRPC(server);
  const ran = await project.run(["--lang", "kk", "--progress", "jsonl", "--quiet"], env);
  const lines = ran.stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.at(-1)).toMatchObject({
    schema: "translate.progress/1",
    lang: "kk",
    engine: "google",
    done: 3,
    total: 3,
  });
  using other = newsroom();
  expect((await other.run(["--lang", "kk", "--quiet"], env)).stderr).toBe("");
  expect(await other.run(["--lang", "kk", "--progress", "much"], env)).toMatchObject({ code: 2 });
});

test("what is asked for is checked before a report is made", async () => {
  using project = newsroom();
  for (const args of [
    ["report"],
    ["report", "--cost", "--ledger"],
    ["report", "--cost", "--by", "moon"],
    ["report", "--ledger", "--since", "x"],
  ])
    expect(await project.run(args)).toMatchObject({ code: 2 });
  expect(await project.run(["report", "--cost"])).toMatchObject({
    code: 0,
    stdout: "No request to an engine has been charged.\n",
  });
  expect(await project.run(["report", "--ledger"])).toMatchObject({ code: 0, stdout: "" });
});
