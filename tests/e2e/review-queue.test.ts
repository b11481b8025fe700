import { expect, test } from "vitest";
import { type RehearsalOptions, startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const GOOGLE = "  google: { project: newsroom }\n";

/** A project with articles of two sentences each, and a service on loopback that it asks. */
async function newsroom(articles: number, options: RehearsalOptions = {}, engine = GOOGLE) {
  const server = await startRehearsal(options);
  const project: TemporaryProject = temporaryProject({
    "translate.config.yaml": `targets: [kk, ru]\nengine:\n${engine}`,
  });
  for (let index = 1; index <= articles; index += 1)
    project.write(
      `articles/a${index}.md`,
      `The story number ${index} is told in full here. It goes on for one more sentence, ${index}.\n`,
    );
  return {
    ...project,
    server,
    env: { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint },
    sent: () => server.requests.reduce((sum, { characters }) => sum + characters, 0),
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("a dry run names what a dead run had sent, and reckons without what --hold-uncertain holds", async () => {
  await using it = await newsroom(3);
  expect(await it.run(["--lang", "kk"], { ...it.env, FAILPOINT: "after-answer:kill@1" })).toMatchObject({ code: null });
  const again = await it.run(["--lang", "kk", "--dry-run"], it.env);
  expect(again.stderr).toContain("6 segments were sent by a run that died");
  expect(again.stdout).toMatch(/would send [1-9]\d* characters/);
  const held = await it.run(["--lang", "kk", "--dry-run", "--hold-uncertain", "--json"], it.env);
  expect(JSON.parse(held.stdout).asked).toMatchObject([{ requests: 0, codepoints: 0, uncertain: 6 }]);
  const ran = await it.run(["--lang", "kk", "--hold-uncertain"], it.env);
  expect(ran.stderr).toContain("E_ASK_HELD");
  expect(it.server.requests).toHaveLength(1);
});

test("what a dead run had sent is held and named in a third run, too, when the second had no money to send it", async () => {
  await using it = await newsroom(3);
  await it.run(["--lang", "kk"], { ...it.env, FAILPOINT: "after-answer:kill@1" });
  expect(await it.run(["--lang", "kk", "--max-chars", "10"], it.env)).toMatchObject({ code: 5 });
  const third = await it.run(["--lang", "kk", "--hold-uncertain"], it.env);
  expect(third.stderr).toContain("6 segments were sent by a run that died");
  expect(it.server.requests).toHaveLength(1);
});

test("a dry run with an engine that does not serve the languages says so, as the run would", async () => {
  await using it = await newsroom(
    1,
    {},
    "  google: { project: newsroom, location: us-central1, model: general/translation-llm }\n",
  );
  const dry = await it.run(["--lang", "kk,ru", "--dry-run"], it.env);
  expect(dry.stderr).toContain("E_ENGINE_LANGUAGE");
  expect(dry.stdout).not.toContain("kk: would send");
  expect(dry.stdout).toContain("ru: would send");
  expect(it.server.requests).toEqual([]);
});

test("progress tells the whole from the first line on", async () => {
  await using it = await newsroom(0, { latencyMs: 300 });
  const sentences = Array.from({ length: 1_000 }, (_, index) => `The story number ${index} is told in full here.`);
  it.write("articles/long.md", `${sentences.join(" ")}\n`);
  const ran = await it.run(["--lang", "kk", "--progress", "jsonl", "--concurrency", "1"], it.env);
  const lines = ran.stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(1);
  expect(new Set(lines.map(({ total }) => total))).toEqual(new Set([1_000]));
});

test.each(["grpc", "rest"])(
  "requests that never left the machine cost nothing, over %s",
  async (transport) => {
    await using it = await newsroom(1, {}, `  google: { project: newsroom, transport: ${transport} }\n`);
    // A port that was free a moment ago.
    const closed = await startRehearsal();
    await closed[Symbol.asyncDispose]();
    const env =
      transport === "rest" ? { QAZYNA_GOOGLE_REST: closed.url } : { QAZYNA_GOOGLE_ENDPOINT: closed.grpcEndpoint };
    const ran = await it.run(["--lang", "kk", "--json"], env);
    expect(ran.stderr).toContain("E_ENGINE_UNREACHABLE");
    expect(ran.stderr).not.toContain("Cost:");
    expect(JSON.parse(ran.stdout)).toMatchObject({ exit: 1, asked: [{ requests: 5, codepoints: 0, cost: 0 }] });
    expect(JSON.parse((await it.run(["report", "--cost", "--json"])).stdout)).toMatchObject({ costs: [] });
    expect((await it.run(["report", "--cost"])).stdout).not.toContain("sent"); // five were, and refused
  },
  60_000,
);

test.each([
  ["--cost", "--since", ["2026-11-01"]],
  ["--cost", "--engine", ["google"]],
  ["--cost", "--jsonl", []],
  ["--ledger", "--by", ["run"]],
])("translate report %s refuses %s, which belongs to the other report", async (report, option, value) => {
  using project = temporaryProject({ "translate.config.yaml": "targets: [kk]\n" });
  const ran = await project.run(["report", report, option, ...value]);
  expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(`${report} and ${option}`) });
});

test("an interrupted run claims nothing of the languages that it did not come to the end of", async () => {
  await using it = await newsroom(3, { latencyMs: 600 });
  const run = it.start(["--lang", "kk,ru"], it.env);
  await expect.poll(() => it.server.requests.length, { timeout: 20_000 }).toBe(1);
  run.kill("SIGINT");
  const ended = await run.ended;
  expect(ended).toMatchObject({ code: 130, stderr: expect.stringContaining("Interrupted.") });
  expect(ended.stdout).not.toContain("have a target");
}, 60_000);

test.each(["daily", "billing"] as const)(
  "an engine that is stopped for %s is not asked for the next language",
  async (fault) => {
    await using it = await newsroom(3, { fail: () => fault });
    const ran = await it.run(["--lang", "kk,ru", "--json"], it.env);
    const { asked, exit } = JSON.parse(ran.stdout);
    expect(asked).toMatchObject([
      { lang: "kk", requests: 1, failed: 6, stopped: "engine" },
      { lang: "ru", requests: 0, failed: 6, stopped: "engine" },
    ]);
    expect(exit).toBe(1);
    expect(it.server.requests).toHaveLength(1);
  },
);

test("what stopped an engine is said once for each language, so that nothing else is crowded out", async () => {
  await using it = await newsroom(
    6,
    {},
    "  google: { project: newsroom, location: us-central1, model: general/translation-llm }\n",
  );
  it.write("translate.config.yaml", it.read("translate.config.yaml").replace("[kk, ru]", "[kk, ky, tt]"));
  const ran = await it.run(["--lang", "kk,ky,tt"], it.env);
  const named = ran.stderr.split("\n").filter((line) => line.includes("E_ENGINE_LANGUAGE"));
  expect(named).toHaveLength(3);
  expect(ran.stderr).toContain("… and 33 more segments");
  expect(ran.stderr).not.toContain("general/nmt");
});
