import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";

const GOOGLE = "  google: { project: newsroom }\n";

/** A project with articles of two sentences each, 110 characters and a little more. */
function newsroom(engine: string, articles = 10): TemporaryProject {
  const project = temporaryProject({ "translate.config.yaml": `targets: [kk, ru]\nengine:\n${engine}` });
  for (let index = 1; index <= articles; index += 1)
    project.write(
      `articles/a${index}.md`,
      `The story number ${index} is told in full here. It goes on for one more sentence, ${index}.\n`,
    );
  return project;
}

test("a dry run tells the exact price where characters are billed, and the run then costs that", async () => {
  await using server = await startRehearsal();
  using project = newsroom(GOOGLE);
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const dry = JSON.parse((await project.run(["--lang", "kk", "--dry-run", "--json"], env)).stdout).asked[0];
  expect(dry).toMatchObject({ engine: "google", model: "general/nmt", costIsUpper: false });
  await project.run(["--lang", "kk"], env);
  const characters = server.requests.reduce((sum, request) => sum + request.characters, 0);
  expect(dry.cost).toBeCloseTo((characters * 20) / 1_000_000, 6);
  const { costs, total } = JSON.parse((await project.run(["report", "--cost", "--by", "lang", "--json"])).stdout);
  expect(costs).toMatchObject([{ name: "kk", codepoints: characters, unpriced: 0 }]);
  expect(total.costUsd).toBeCloseTo(dry.cost, 6);
});

test("a dry run of an engine whose codes go differently into each language is exact in each of them", async () => {
  await using server = await startRehearsal();
  using project = newsroom(`  name: deepl\n  deepl: { url: "${server.url}/deepl" }\n`, 1);
  project.write("articles/coded.md", "See the [new *decree*](https://example.org/decree) of **Monday**.\n");
  const env = { DEEPL_API_KEY: "rehearsal-0123456789:fx" };
  const dry = JSON.parse((await project.run(["--lang", "kk,ru", "--dry-run", "--json"], env)).stdout);
  await project.run(["--lang", "kk,ru"], env);
  const sent = (lang: string): number =>
    server.requests.filter(({ to }) => to === lang).reduce((sum, { characters }) => sum + characters, 0);
  expect(dry.asked.map(({ codepoints }: { codepoints: number }) => codepoints)).toEqual([sent("KK"), sent("RU")]);
  expect(sent("KK")).not.toBe(sent("RU"));
});

test("a dry run says why nothing would be sent where the engine does not have the language", async () => {
  await using server = await startRehearsal();
  using project = newsroom(`  libretranslate: { url: "${server.url}/libretranslate" }\n`, 1);
  const dry = await project.run(["--lang", "kk,ru", "--engine", "libretranslate", "--dry-run"], {
    LIBRETRANSLATE_API_KEY: "rehearsal",
  });
  expect(dry.stdout).toMatch(/^kk: \d+ segments? would be left for the translator/m);
  expect(dry.stderr.match(/E_ENGINE_PAIR .*/g)).toEqual([expect.stringContaining("into kk")]);
});

test("an engine that bills tokens gets an upper estimate that says so, and the ledger what was billed", async () => {
  await using server = await startRehearsal();
  const engine = [
    `  name: openai\n  openai: { url: "${server.url}/openai/v1", model: rehearsal-large }`,
    "  prices: [{ engine: openai, unit: token, perMillion: 2, answerPerMillion: 8 }]\n",
  ].join("\n");
  using project = newsroom(engine, 3);
  const dry = await project.run(["--lang", "kk", "--dry-run"], { OPENAI_API_KEY: "sk-0123456789abcdef" });
  expect(dry.stdout).toMatch(/at most about \d\.\d+ US dollars: an estimate/);
  const upper = Number(/at most about (\d\.\d+)/.exec(dry.stdout)?.[1]);
  await project.run(["--lang", "kk"], { OPENAI_API_KEY: "sk-0123456789abcdef" });
  const rows = (await project.run(["report", "--ledger"])).stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const packs = new Map(rows.map(({ pack }) => [pack.id, pack]));
  expect(packs.size).toBeGreaterThan(0);
  expect(rows.some(({ context }) => context?.next?.startsWith("It goes on"))).toBe(true); // shown, stored, not keyed
  for (const pack of packs.values()) {
    expect(pack).toMatchObject({ unit: "token", outcome: "answered" });
    expect(pack.costMicroUsd).toBe(pack.billedSent * 2 + pack.billedAnswered * 8);
  }
  const paid = [...packs.values()].reduce((sum, pack) => sum + pack.costMicroUsd, 0) / 1_000_000;
  expect(paid).toBeGreaterThan(0);
  expect(paid).toBeLessThanOrEqual(upper);
});

test.each([
  ["--max-chars", ["--max-chars", "300"], "", "limit of 300 characters (--max-chars"],
  ["--max-cost", ["--max-cost", "0.006"], "", "budget of 0.006 US dollars (--max-cost"],
  ["engine.budget.run", [], "  budget: { run: 0.006 }\n", "engine.budget.run"],
  ["engine.budget.month", [], "  budget: { month: 0.006 }\n", "the month's budget of 0.006 US dollars"],
])(
  "%s stops a run before it is passed: exit 5, its name, and what was finished is kept",
  async (_, args, config, words) => {
    await using server = await startRehearsal();
    using project = newsroom(GOOGLE + config);
    const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
    const dry = await project.run(["--lang", "kk", "--dry-run", ...args], env);
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining("it would stop") });
    const ran = await project.run(["--lang", "kk", ...args, "--json"], env);
    expect(ran.code).toBe(5);
    expect(ran.stderr).toContain(words);
    const sent = server.requests.reduce((sum, { characters }) => sum + characters, 0);
    expect(sent).toBeLessThanOrEqual(300);
    expect(sent).toBeGreaterThan(200);
    expect(JSON.parse(ran.stdout).languages[0].engine).toBeGreaterThan(0);
  },
);

test("the month's budget holds for all runs together, and four processes do not exceed it together", async () => {
  await using server = await startRehearsal({ latencyMs: 20 });
  using project = newsroom(`${GOOGLE}  budget: { month: 0.02 }\n  charactersPerMinute: 6000\n`, 40);
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  const runs = await Promise.all(["kk", "ru", "kk", "ru"].map((lang) => project.run(["--lang", lang], env)));
  expect(runs.filter(({ code }) => code === 5).length).toBeGreaterThanOrEqual(2);
  const sent = (): number => server.requests.reduce((sum, { characters }) => sum + characters, 0);
  expect(sent()).toBeLessThanOrEqual(1_000);
  expect(sent()).toBeGreaterThan(850);
  const before = sent();
  expect(await project.run(["--lang", "ru"], env)).toMatchObject({ code: 5 });
  expect(sent()).toBeLessThanOrEqual(1_000);
  expect(sent() - before).toBeLessThan(60);
});

test("a budget in dollars is refused before anything is sent where an engine's price is not known", async () => {
  await using server = await startRehearsal();
  using project = newsroom(
    "  google: { project: newsroom }\n  byLanguage: { ru: yandex }\n  yandex: { folder: b1g }\n",
  );
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint, YANDEX_API_KEY: "AQVN0123456789abcdef" };
  const ran = await project.run(["--lang", "kk,ru", "--max-cost", "1"], env);
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("E_BUDGET_PRICE") });
  expect(server.requests).toEqual([]);
});

test("each language has its own engine, says so, and --engine wins for all", async () => {
  await using server = await startRehearsal();
  const engine = `${GOOGLE}  byLanguage: { ru: deepl }\n  deepl: { url: "${server.url}/deepl" }\n`;
  using project = newsroom(engine, 2);
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint, DEEPL_API_KEY: "0123456789abcdef-0123:fx" };
  const ran = await project.run(["--lang", "kk,ru"], env);
  expect(ran).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("Engine for ru: deepl (named in translate.config.yaml)"),
  });
  expect(new Set(server.requests.map(({ protocol, to }) => `${protocol} ${to.toLowerCase()}`))).toEqual(
    new Set(["google-grpc kk", "deepl ru"]),
  );
  expect(ran.stdout).toMatch(/engine +google +deepl/);
  expect(project.read("segments/ru/a1.md.json")).toContain('"engine": "deepl"');
  expect((await project.run(["report", "--cost", "--by", "engine"])).stdout).toMatch(/google general\/nmt[\s\S]*deepl/);
  const again = await project.run(["--lang", "kk,ru", "--engine", "pseudo", "--dry-run"], env);
  expect(again.stdout).toContain("pseudo");
});

test("an engine for a language that is no target is refused with its place", async () => {
  using project = temporaryProject({
    "translate.config.yaml": "targets: [kk]\nengine: { byLanguage: { ru: deepl } }\n",
    "articles/a.md": "Hello.\n",
  });
  const ran = await project.run(["--lang", "kk"]);
  expect(ran).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/translate\.config\.yaml:2:\d+ E_CONFIG_ENGINE_LANGUAGE/),
  });
});
