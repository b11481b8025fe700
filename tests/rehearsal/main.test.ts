import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { readArguments, UsageError } from "../../rehearsal/arguments.ts";
import { post } from "./clients.ts";

const script = join(import.meta.dirname, "..", "..", "rehearsal", "main.ts");

test("the options say what is let through, how late and how often an answer fails", () => {
  const args = [
    "--quota",
    "20000",
    "--kind",
    "bucket",
    "--jitter",
    "0-400",
    "--fail",
    "throttle=3",
    "--fail",
    "drop=2",
  ];
  const { fail, ...rest } = readArguments(args);
  expect(rest).toEqual({
    help: false,
    port: 0,
    quota: { kind: "bucket", characters: 20_000 },
    latencyMs: [0, 400],
  });
  const faults = [1, 2, 3, 4, 5, 6].map((number) => fail({ number }));
  expect(faults).toEqual([undefined, "drop", "throttle", "drop", undefined, "throttle"]);
});

test.for<[string, string[]]>([
  ["--kind is sliding, fixed or bucket", ["--quota", "5", "--kind", "leaky"]],
  ["give one", ["--kind", "fixed"]],
  ["--quota is a whole number", ["--quota", "many"]],
  ["--jitter is a range", ["--jitter", "400-0"]],
  ["the faults are throttle", ["--fail", "boredom=2"]],
  ["--fail drop= is a whole number", ["--fail", "drop"]],
  ["--port is a whole number", ["--port", "70000"]],
  ["--colour", ["--colour"]],
])("a wrong option is answered with %s", ([words, args]) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(words);
});

test("it tells how engines find it, logs a line a request, prints totals at Ctrl-C, and never a secret", async () => {
  const child = spawn(process.execPath, [script, "--fail", "throttle=2"], { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  reader.on("line", (line) => lines.push(line));
  await expect.poll(() => lines.at(-1), { timeout: 30_000 }).toContain("Ctrl-C");
  const all = lines.join("\n");
  expect(all).toMatch(/QAZYNA_GOOGLE_ENDPOINT=127\.0\.0\.1:\d+/);
  const url = /QAZYNA_GOOGLE_REST=(\S+)/.exec(all)?.[1];
  const secret = { authorization: "DeepL-Auth-Key canary" };
  const body = { text: ["One."], source_lang: "EN", target_lang: "KK" };
  expect((await post(`${url}/deepl/v2/translate`, body, secret)).status).toBe(200);
  expect((await post(`${url}/deepl/v2/translate?key=canary`, body, secret)).status).toBe(429);
  expect(
    (await post(`${url}/deepl/v2/translate`, { text: ["x"], target_lang: "KK" }, { authorization: "canary" })).status,
  ).toBe(403);
  const closed = once(reader, "close");
  child.kill("SIGINT");
  await closed;
  expect(lines).toContain("#1 deepl EN → KK: texts 1, characters 4: answered");
  expect(lines).toContain("#2 deepl EN → KK: texts 1, characters 4: throttle");
  expect(lines.slice(-2)).toEqual(["Requests 3, refusals 2, characters answered 4", "Failed: throttle 1, invalid 1"]);
  expect(lines.join("\n")).not.toContain("canary");
});

test("a wrong option ends it with exit code 2 and one sentence", async () => {
  const child = spawn(process.execPath, [script, "--quota", "x"], { stdio: ["ignore", "ignore", "pipe"] });
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect([code, errors.split("\n").length]).toEqual([2, 3]);
});
