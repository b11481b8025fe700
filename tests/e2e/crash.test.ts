import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CrashBench, failpoints, openCrashBench } from "../support/crashes.ts";
import { temporaryProject } from "../support/project.ts";
import { seeded } from "../support/random.ts";

const random = seeded(4);
let bench: CrashBench;

beforeAll(async () => {
  bench = await openCrashBench();
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

test.for(
  random
    .sample(
      failpoints().filter((name) => name !== "after-move" && name !== "index-save"),
      6,
    )
    .map((name) => [name, 1 + random.below(20)] as const),
)(
  "law 4: killed at %s, pass %i at most, a rerun asks for what was in flight and ends as if nothing had happened",
  async ([name, at]) => {
    const { reached, failures } = await bench.round("fresh", [{ kind: "failpoint", name, at }]);
    expect([reached, failures]).toEqual([true, []]);
  },
);

test.for(["after-move", "after-record"])("law 1: killed at %s, people's work survives", async (name) => {
  const { reached, failures } = await bench.round("edited", [{ kind: "failpoint", name, at: 2 }]);
  expect([reached, failures]).toEqual([true, []]);
});

test("law 1: after a crash between two pages people go on working, and the next run takes no page for a stranger's", async () => {
  const { reached, failures } = await bench.round("resumed", [{ kind: "failpoint", name: "after-rename", at: 20 }]);
  expect([reached, failures]).toEqual([true, []]);
});

test.for([random.fraction()])(
  "law 4: killed at a random moment (%f of its time), and killed again, a third run ends as if nothing had happened",
  async (fraction) => {
    const crash = { kind: "time", afterMs: fraction * bench.durationMs("fresh") } as const;
    expect((await bench.round("fresh", [crash, crash])).failures).toEqual([]);
  },
);

test("what a dead process left half-written is swept away, what a living one writes is not", async () => {
  using project = temporaryProject({ "articles/a.md": "One sentence.\n" });
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  const left = ["segments/kk/.a.md.json", ".qazyna/.stamps.json", "xliff/kk/.a.md.xlf"];
  for (const path of left) project.write(`${path}.${dead}.tmp`, "{");
  project.write(`segments/kk/.b.md.json.${process.pid}.tmp`, "{");
  expect(await project.run(["--lang", "kk"])).toMatchObject({ code: 0 });
  expect(left.filter((path) => existsSync(project.path(`${path}.${dead}.tmp`)))).toEqual([]);
  expect(existsSync(project.path(`segments/kk/.b.md.json.${process.pid}.tmp`))).toBe(true);
});
