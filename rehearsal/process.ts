import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoggedRequest, ProcessOptions } from "./server-process.ts";

/** The server as a process of its own, which outlives the crashes of what asks it. */
export interface RehearsalProcess extends AsyncDisposable {
  /** For `QAZYNA_GOOGLE_ENDPOINT`. */
  readonly grpcEndpoint: string;
  /** Of all that speaks HTTP. */
  readonly url: string;
  /** All that it was asked, in the order in which that came. */
  requests(): readonly LoggedRequest[];
}

/** Starts `server-process.ts`, and ends it when disposed of. */
export async function startRehearsalProcess(options: ProcessOptions = {}): Promise<RehearsalProcess> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-rehearsal-"));
  const log = join(folder, "requests.jsonl");
  const script = join(import.meta.dirname, "server-process.ts");
  const server = spawn(process.execPath, [script, log, JSON.stringify(options)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  const { grpcEndpoint, url }: { grpcEndpoint: string; url: string } = JSON.parse(String(line));
  return {
    grpcEndpoint,
    url,
    requests: () => (existsSync(log) ? parseLines(readFileSync(log, "utf8")) : []),
    [Symbol.asyncDispose]: async () => {
      const ended = once(server, "exit");
      server.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The requests of a log; a last line without its end is still being written. */
function parseLines(log: string): readonly LoggedRequest[] {
  return log
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
