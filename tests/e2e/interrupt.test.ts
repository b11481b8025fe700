import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type Fault, type RehearsalServer, startRehearsal } from "../../rehearsal/server.ts";
import { article, sentences } from "../support/news.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";
import { seeded } from "../support/random.ts";
import { olderNode, startWatched, type Watched } from "../support/watched.ts";

const RUN = ["--lang", "kk", "--engine", "google", "--concurrency", "2"];
/** What the command says when it has understood. */
const STOPPING = "Stopping after the requests in flight";
const EPOCH = { SOURCE_DATE_EPOCH: "1768467600", METADATA_SERVER_DETECTION: "none" };

function newsroom(): TemporaryProject {
  const lines = sentences(seeded(11), 72);
  return temporaryProject({
    "translate.config.yaml": "targets: [kk]\nengine:\n  charactersPerMinute: 18000\n  google: { project: newsroom }\n",
    "articles/one.md": article("The first", lines.slice(0, 36)),
    "articles/two.md": article("The second", lines.slice(36)),
  });
}

function start(project: TemporaryProject, server: RehearsalServer, node = process.execPath): Watched {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, ...EPOCH, QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint };
  return startWatched(node, RUN, { cwd: project.root, env });
}

/** Waits until so many requests are under way. */
async function asked(server: RehearsalServer, count: number): Promise<void> {
  await expect.poll(() => server.requests.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
}

/** Goes on pressing until the process is gone. */
async function press(running: Watched, signal: NodeJS.Signals): Promise<void> {
  const over = running.ended.then(() => true);
  while (!(await Promise.race([over, delay(50, false)]))) running.killAll(signal);
}

function timesAsked(server: RehearsalServer): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const text of server.requests.flatMap(({ contents }) => contents)) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

/** The service, which answers the first request and lets the next ones hang until `well` is called. */
async function hangingServer(): Promise<{ readonly server: RehearsalServer; readonly well: () => void }> {
  let fault: Fault | undefined = "hang";
  const server = await startRehearsal({ fail: ({ number }) => (number > 1 ? fault : undefined) });
  return { server, well: () => (fault = undefined) };
}

const older = olderNode();
const nodes = [
  ["the Node of the checkout", process.execPath] as const,
  [`an older Node that hands over${older === undefined ? " (skipped: none on the path)" : ""}`, older] as const,
];

describe.for(nodes)("on %s", ([, node]) => {
  const runs = test.skipIf(node === undefined);

  runs.for([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "law 4: %s ends the run with %i, answers under way are kept, and the next run asks for nothing twice",
    async ([signal, code]) => {
      await using server = await startRehearsal({ latencyMs: 100 });
      using project = newsroom();
      const running = start(project, server, node);
      await asked(server, 4);
      running.killAll(signal);
      const ran = await running.ended;
      expect(ran).toMatchObject({ code, signal: null, stderr: expect.stringContaining(STOPPING) });
      expect(ran.stderr).toContain("Interrupted.");
      const sent = server.requests.length;
      expect(await start(project, server, node).ended).toMatchObject({ code: 0 });
      expect(server.requests.length).toBeGreaterThan(sent);
      expect([...timesAsked(server).values()].filter((count) => count > 1)).toEqual([]);
    },
  );

  runs("law 4: a request that hangs is waited for only so long, and is the only one asked again", async () => {
    const { server, well } = await hangingServer();
    await using _server = server;
    using project = newsroom();
    const running = start(project, server, node);
    await asked(server, 3);
    running.killAll("SIGINT");
    expect(await running.ended).toMatchObject({ code: 130, signal: null });
    const hung = server.requests.slice(1).flatMap(({ contents }) => contents);
    well();
    const rerun = await start(project, server, node).ended;
    expect(rerun).toMatchObject({ code: 0, stderr: expect.stringContaining("sent by a run that died") });
    const again = [...timesAsked(server)].filter(([, count]) => count > 1);
    expect(again).toEqual(hung.map((text) => [text, 2]));
  });

  runs("a second Ctrl-C leaves at once", async () => {
    const { server } = await hangingServer();
    await using _server = server;
    using project = newsroom();
    const running = start(project, server, node);
    await asked(server, 3);
    running.killAll("SIGINT");
    await running.said(STOPPING);
    await press(running, "SIGINT");
    expect(await running.ended).toMatchObject({ code: null, signal: "SIGINT" });
  });

  runs("a signal to the command alone, as from `kill` or `timeout`, ends it in order, too", async () => {
    await using server = await startRehearsal({ latencyMs: 100 });
    using project = newsroom();
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const before = server.requests.length;
      const running = start(project, server, node);
      await asked(server, before + 2);
      running.kill(signal);
      expect(await running.ended).toMatchObject({ code, signal: null });
    }
  });

  runs("a signal that arrives twice, once from the terminal's group and once from a parent, counts once", async () => {
    await using server = await startRehearsal({ latencyMs: 100 });
    using project = newsroom();
    const running = start(project, server, node);
    await asked(server, 2);
    running.killAll("SIGTERM");
    running.killAll("SIGTERM");
    expect(await running.ended).toMatchObject({ code: 143, signal: null });
  });
});
