import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GoogleFault } from "./google-faults.ts";
import type { LoggedRequest } from "./google-server.ts";

/** The loopback service as a process of its own, which outlives the crashes of what asks it. */
export interface GoogleProcess extends AsyncDisposable {
  /** For `QAZYNA_GOOGLE_ENDPOINT`. */
  readonly endpoint: string;
  /** All that it was asked, in the order in which that came. */
  requests(): readonly LoggedRequest[];
}

/** Starts `google-server-process.ts`. */
export async function startGoogleProcess(options: {
  readonly delayMs?: number;
  readonly faults?: Readonly<Record<string, GoogleFault>>;
}): Promise<GoogleProcess> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-google-"));
  const log = join(folder, "requests.jsonl");
  const script = join(import.meta.dirname, "google-server-process.ts");
  const server = spawn(process.execPath, [script, log, JSON.stringify(options)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  const { port }: { port: number } = JSON.parse(String(line));
  return {
    endpoint: `127.0.0.1:${port}`,
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
