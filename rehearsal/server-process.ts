import { appendFileSync } from "node:fs";
import { readAnswers } from "./answers.ts";
import type { Fault } from "./faults.ts";
import type { Quota } from "./quotas.ts";
import { type SeenRequest, startRehearsal } from "./server.ts";

/** A request as the log keeps it: without what may hold secrets. */
export type LoggedRequest = Omit<SeenRequest, "headers" | "body">;

/** What can be said in JSON of the server's options. */
export interface ProcessOptions {
  readonly quota?: Quota;
  readonly latencyMs?: number | readonly [least: number, most: number];
  /** Faults by request number. */
  readonly faults?: Readonly<Record<string, Fault>>;
  /** A TSV or TMX file. */
  readonly answers?: string;
}

/**
 * The server as a process of its own, so that it outlives the crashes of what is tested.
 *
 *     node rehearsal/server-process.ts requests.jsonl '{"latencyMs":20,"faults":{"3":"unavailable"}}'
 *
 * Prints `{"grpcEndpoint":…,"url":…}` once it listens, appends each request that it receives to the file named first as
 * a line of JSON before it answers, and ends when its standard input ends.
 */
async function main([file = "requests.jsonl", json = "{}"]: readonly string[]): Promise<void> {
  const { faults = {}, answers, ...rest }: ProcessOptions = JSON.parse(json);
  const server = await startRehearsal({
    ...rest,
    ...(answers === undefined ? {} : { answers: readAnswers(answers).answers }),
    fail: ({ number }) => faults[number],
    onRequest: ({ headers: _headers, body: _body, ...request }) => appendFileSync(file, `${JSON.stringify(request)}\n`),
  });
  process.stdout.write(`${JSON.stringify({ grpcEndpoint: server.grpcEndpoint, url: server.url })}\n`);
  process.stdin.resume().once("end", () => void server[Symbol.asyncDispose]());
}

if (import.meta.main) await main(process.argv.slice(2));
