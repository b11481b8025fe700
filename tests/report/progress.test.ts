import { expect, test } from "vitest";
import { progressLine, watchPace } from "../../src/report/progress.ts";
import { createReporter } from "../../src/report/terminal.ts";

/** Progress at 0, 0.4, 30, 90 and 100 seconds: slow at first, then four times as fast. */
const SEEN = [
  [0, 10, 0],
  [400, 11, 60],
  [30_000, 40, 1_800],
  [90_000, 280, 16_200],
  [100_000, 300, 17_400],
] as const;

test("progress as JSON lines: one object a line, at most one a second, and the last always", () => {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text) };
  let now = 0;
  const options = { stdout: output, stderr: output, json: false, quiet: true, env: {}, now: () => now };
  const reporter = createReporter({ ...options, progress: "jsonl" });
  for (const [at, done, characters] of SEEN) {
    now = at;
    const quota = [{ unit: "characters", perMs: 60_000, limit: 6_000_000, used: characters }];
    reporter.progress({ label: "kk", engine: "google", done, total: 300, characters, quota });
  }
  expect(written.join("")).toBe(
    [
      '{"schema":"translate.progress/1","lang":"kk","engine":"google","done":10,"total":300,"characters":0,"charactersPerMinute":null,"secondsLeft":null,"quota":[{"unit":"characters","perMs":60000,"limit":6000000,"used":0}]}',
      '{"schema":"translate.progress/1","lang":"kk","engine":"google","done":40,"total":300,"characters":1800,"charactersPerMinute":3600,"secondsLeft":260,"quota":[{"unit":"characters","perMs":60000,"limit":6000000,"used":1800}]}',
      '{"schema":"translate.progress/1","lang":"kk","engine":"google","done":280,"total":300,"characters":16200,"charactersPerMinute":14400,"secondsLeft":5,"quota":[{"unit":"characters","perMs":60000,"limit":6000000,"used":16200}]}',
      '{"schema":"translate.progress/1","lang":"kk","engine":"google","done":300,"total":300,"characters":17400,"charactersPerMinute":13371,"secondsLeft":1,"quota":[{"unit":"characters","perMs":60000,"limit":6000000,"used":17400}]}',
      "",
    ].join("\n"),
  );
});

test("the pace is that of the last minute, whatever came before, and begins anew with another job", () => {
  const pace = watchPace();
  const state = (done: number, label = "kk") => ({ label, done, total: 10_000, characters: done * 100 });
  for (let second = 0; second <= 600; second += 1) pace(state(second), second * 1_000);
  for (let second = 1; second <= 61; second += 1) pace(state(600 + second * 10), (600 + second) * 1_000);
  expect(pace(state(1_220), 662_000).charactersPerMinute).toBeCloseTo(60_000, -2);
  expect(pace(state(0, "ru"), 663_000)).toEqual({ charactersPerMinute: undefined, secondsLeft: undefined });
});

test("the quota in use stands beside a bar of full width, and leaves the rest of the line its room", () => {
  const quota = [
    { unit: "characters", perMs: 60_000, limit: 6_000, used: 3_720 },
    { unit: "requests", perMs: 1_000, limit: 10, used: 1 },
  ];
  const state = { label: "kk", done: 60, total: 142, characters: 6_200, quota };
  const pace = { charactersPerMinute: 12_400, secondsLeft: 83 };
  expect(progressLine(state, pace, 120)).toBe(
    "kk ██████████░░░░░░░░░░░░░░ 60/142 segments  12,400 characters/min  about 1 min 23 s left  62 % of the quota",
  );
  expect(progressLine(state, pace, 100)).toBe(
    "kk ██████████░░░░░░░░░░░░░░ 60/142 segments  12,400 characters/min  about 1 min 23 s left",
  );
});
