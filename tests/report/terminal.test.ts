import { EventEmitter } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { type Output, printJsonLine } from "../../src/report/json.ts";
import { createReporter } from "../../src/report/terminal.ts";

interface Fake extends Output {
  readonly written: string[];
}

function fake(terminal?: { columns: number }): Fake {
  const written: string[] = [];
  return { written, write: (text) => written.push(text), isTTY: terminal !== undefined, ...terminal };
}

/** What a terminal shows after all writes: carriage return and "erase to the end of the line" obeyed, colours dropped. */
function screen(output: Fake): readonly string[] {
  const lines = output.written.join("").split("\n");
  return lines.map((line) => stripVTControlCharacters(line.split("\r\u001b[K").at(-1) ?? ""));
}

interface Options {
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly env?: Record<string, string>;
}

function reporting({ terminal = true, columns = 100, json = false, quiet = false, env = {} }: Options = {}) {
  const stdout = fake(terminal ? { columns } : undefined);
  const stderr = fake(terminal ? { columns } : undefined);
  const clock = { now: 0 };
  const reporter = createReporter({ stdout, stderr, json, quiet, env, now: () => clock.now });
  return { stdout, stderr, clock, reporter };
}

const problem = new Problem("E_NOT_LISTED", {}, { path: "articles/\u001b]0;owned\u0007.md", line: 3 });

/** A run of 500 segments, one every 20 ms, with a problem and a note on the way. */
function run({ reporter, clock }: ReturnType<typeof reporting>): void {
  for (let done = 0; done <= 500; done += 1) {
    reporter.progress({ label: "kk", done, total: 500, characters: done * 120 });
    if (done === 250) reporter.problem(problem);
    if (done === 300) reporter.note("Waiting for the quota.");
    clock.now += 20;
  }
  reporter.result("500 segments");
}

test("on a terminal the bar shows segments, characters a minute and the time left", () => {
  const { stderr, clock, reporter } = reporting();
  reporter.progress({ label: "kk", done: 20, total: 142, characters: 0 });
  expect(screen(stderr)).toEqual(["kk ███░░░░░░░░░░░░░░░░░░░░░ 20/142 segments"]);
  clock.now = 30_000;
  reporter.progress({ label: "kk", done: 80, total: 142, characters: 6200 });
  expect(screen(stderr)).toEqual([
    "kk █████████████░░░░░░░░░░░ 80/142 segments  12,400 characters/min  about 31 s left",
  ]);
});

test("the bar is drawn at most ten times a second", () => {
  const all = reporting();
  run(all);
  const drawn = all.stderr.written.filter((text) => text.includes("segments")).length;
  expect(drawn).toBeGreaterThan(50);
  expect(drawn).toBeLessThanOrEqual(101);
});

test("the bar is gone at the end, and what was printed beside it stands", () => {
  const all = reporting();
  run(all);
  expect(screen(all.stderr)).toEqual([
    "articles/\\u{1b}]0;owned\\u{7}.md:3 E_NOT_LISTED {}",
    "Waiting for the quota.",
    "",
  ]);
  expect(all.stdout.written.join("")).toBe("500 segments\n");
});

test("an interrupted job's bar is taken away by clear", () => {
  const { stderr, reporter } = reporting();
  reporter.progress({ label: "kk", done: 1, total: 500, characters: 0 });
  reporter.clear();
  expect(screen(stderr)).toEqual([""]);
});

test("in a pipe there is neither bar nor escape code", () => {
  const all = reporting({ terminal: false });
  run(all);
  expect(all.stderr.written.join("")).toBe(
    "articles/\\u{1b}]0;owned\\u{7}.md:3 E_NOT_LISTED {}\nWaiting for the quota.\n",
  );
});

test("NO_COLOR takes the colours and leaves the bar; TERM=dumb takes both", () => {
  const colour = /\p{Cc}\[\d+m/u;
  const coloured = reporting();
  run(coloured);
  expect(coloured.stderr.written.join("")).toMatch(colour);
  const plain = reporting({ env: { NO_COLOR: "1" } });
  run(plain);
  expect(plain.stderr.written.join("")).not.toMatch(colour);
  expect(plain.stderr.written.join("")).toContain("█");
  const dumb = reporting({ env: { TERM: "dumb" } });
  run(dumb);
  expect(dumb.stderr.written.join("")).not.toMatch(/[^\P{Cc}\n]|█/u);
});

test("quiet leaves results and problems", () => {
  const all = reporting({ quiet: true, env: { NO_COLOR: "1" } });
  run(all);
  expect(all.stdout.written.join("")).toBe("500 segments\n");
  expect(all.stderr.written.join("")).toBe("articles/\\u{1b}]0;owned\\u{7}.md:3 E_NOT_LISTED {}\n");
});

test("json prints one object on stdout in place of text, safe to look at and unchanged in meaning", () => {
  const { stdout, reporter } = reporting({ json: true });
  const written = ["locales/kk/\u202e\u009b.md"];
  reporter.result("500 segments");
  reporter.object("run", { written });
  const text = stdout.written.join("");
  expect(text).toBe('{\n  "schema": "translate.run/1",\n  "written": [\n    "locales/kk/\\u202e\\u009b.md"\n  ]\n}\n');
  expect(JSON.parse(text)).toEqual({ schema: "translate.run/1", written });
});

test("without json no object is printed", () => {
  const { stdout, reporter } = reporting();
  reporter.object("run", {});
  expect(stdout.written).toEqual([]);
});

test("80 columns have room for everything", () => {
  const { stderr, clock, reporter } = reporting({ columns: 80 });
  reporter.progress({ label: "kk", done: 0, total: 500, characters: 0 });
  clock.now = 60_000;
  reporter.progress({ label: "kk", done: 200, total: 500, characters: 98_400 });
  expect(screen(stderr)).toEqual(["kk █████░░░░░░░░ 200/500 segments  98,400 characters/min  about 1 min 30 s left"]);
});

test("the bar never wraps: on a narrow terminal it says less", () => {
  for (let columns = 20; columns < 100; columns += 1) {
    const { stderr, clock, reporter } = reporting({ columns });
    reporter.progress({ label: "kk", done: 20, total: 142, characters: 0 });
    clock.now = 30_000;
    reporter.progress({ label: "kk", done: 80, total: 142, characters: 6200 });
    expect(screen(stderr)[0]?.length).toBeLessThan(columns);
    expect(screen(stderr)[0]).toContain("80/142 segments");
  }
});

test.each(["drain", "close"])("a line that was not taken at once is waited for until %s", async (event) => {
  const waiting = new EventEmitter();
  const stdout = { write: () => false, once: waiting.once.bind(waiting), off: waiting.off.bind(waiting) };
  const line = printJsonLine(stdout, { id: 1 });
  waiting.emit(event);
  await line;
  expect(["drain", "close"].map((name) => waiting.listenerCount(name))).toEqual([0, 0]);
});
