import { appendFileSync, readFileSync } from "node:fs";
import type { GoogleFault } from "./google-faults.ts";
import { startGoogleServer } from "./google-server.ts";

/**
 * The loopback server as a process of its own, so that it outlives the crashes of what is tested.
 *
 *     node tests/support/google-server-process.ts requests.jsonl '{"delayMs":20,"faults":{"3":"unavailable"}}'
 *
 * Prints `{"port":…}` once it listens, appends each request that it receives to the file named first as a line of JSON
 * before it answers, and ends when its standard input ends. `answers` names a JSON file of translations by content.
 */
interface ProcessOptions {
  readonly quota?: number;
  readonly windowMs?: number;
  readonly delayMs?: number;
  /** Faults by request number. */
  readonly faults?: Readonly<Record<string, GoogleFault>>;
  readonly answers?: string;
}

const [file = "requests.jsonl", json = "{}"] = process.argv.slice(2);
const { faults = {}, answers, ...rest }: ProcessOptions = JSON.parse(json);
const known: Readonly<Record<string, string>> = answers === undefined ? {} : JSON.parse(readFileSync(answers, "utf8"));
const server = await startGoogleServer({
  ...rest,
  answers: new Map(Object.entries(known)),
  fail: (number) => faults[number],
  onRequest: (request) => appendFileSync(file, `${JSON.stringify(request)}\n`),
});
process.stdout.write(`${JSON.stringify({ port: server.port })}\n`);
process.stdin.resume().once("end", () => void server[Symbol.asyncDispose]());
