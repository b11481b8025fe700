import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { article, sentences } from "../support/news.ts";
import { type TemporaryProject, temporaryProject } from "../support/project.ts";
import { runInTerminal, withoutTerminal } from "../support/pseudo-terminal.ts";
import { seeded } from "../support/random.ts";

const reason = withoutTerminal();
const onTerminal = test.skipIf(reason !== undefined);
const note = reason === undefined ? "" : ` (skipped: ${reason})`;
const REDRAW = "\r\u001b[K";
const RUN = ["--lang", "kk", "--engine", "google"];

/** Five articles of 100 segments each: a title, a heading, and 98 sentences. */
function newsroom(): TemporaryProject {
  const lines = sentences(seeded(5), 490);
  return temporaryProject({
    "translate.config.yaml": "targets: [kk]\nengine:\n  charactersPerMinute: 36000\n  google: { project: newsroom }\n",
    ...Object.fromEntries(
      [0, 1, 2, 3, 4].map((at) => [`articles/${at}.md`, article(`Part ${at}`, lines.slice(at * 98, at * 98 + 98))]),
    ),
  });
}

onTerminal(
  `a run of 500 segments shows a bar that is redrawn in place, goes, and leaves the summary${note}`,
  async () => {
    await using server = await startRehearsal({ latencyMs: 80 });
    using project = newsroom();
    const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint, METADATA_SERVER_DETECTION: "none" };
    const { code, received, screen } = await runInTerminal(RUN, { cwd: project.root, env });
    expect(code).toBe(0);
    const frames = [...received.matchAll(/kk ([█░]{24}) (\d+)\/500 segments/g)];
    const counts = frames.map(([, , done]) => Number(done));
    expect(counts.length).toBeGreaterThan(2);
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
    for (const [, bar = "", done] of frames)
      expect([done, bar.lastIndexOf("█") + 1]).toEqual([done, Math.floor((Number(done) * 24) / 500)]);
    const drawn = received.slice(frames[0]?.index, frames.at(-1)?.index);
    expect(drawn).not.toContain("\n");
    expect(drawn.split(REDRAW)).toHaveLength(counts.length);
    expect(drawn).toMatch(/characters\/min {2}.* left/);
    expect(received.slice(frames.at(-1)?.index)).toContain(REDRAW);
    expect(screen.join("\n")).not.toMatch(/[█░]/);
    expect(screen).toContainEqual(expect.stringMatching(/^segments +500$/));
    expect(screen).toContainEqual(expect.stringMatching(/^by engine \(google\) +500$/));
  },
);

onTerminal(`--quiet and TERM=dumb draw no bar even on a terminal${note}`, async () => {
  await using server = await startRehearsal();
  using project = newsroom();
  const env = { QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint, METADATA_SERVER_DETECTION: "none" };
  const quiet = await runInTerminal([...RUN, "--quiet"], { cwd: project.root, env });
  expect([quiet.code, quiet.received.includes("\u001b"), /[█░]/.test(quiet.received)]).toEqual([0, false, false]);
  project.remove("segments");
  project.remove(".qazyna");
  const dumb = await runInTerminal(RUN, { cwd: project.root, env: { ...env, TERM: "dumb" } });
  expect([dumb.code, dumb.received.includes("\u001b"), /[█░]/.test(dumb.received)]).toEqual([0, false, false]);
});
