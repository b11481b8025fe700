import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Ran } from "./project.ts";

/** A process whose output can be waited for. */
export interface Watched {
  readonly ended: Promise<Ran>;
  /** Waits until standard error holds a text. Rejects when the process ends without it. */
  said(text: string): Promise<void>;
  /** Sends a signal to the process alone, as `kill` does. */
  kill(signal: NodeJS.Signals): void;
  /** Sends a signal to the process and its children, as a terminal does for Ctrl-C. */
  killAll(signal: NodeJS.Signals): void;
}

const COMMAND = join(import.meta.dirname, "..", "..", "bin", "translate.js");

/** Starts `translate` on a given Node, as the leader of a process group of its own. */
export function startWatched(
  node: string,
  args: readonly string[],
  where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Watched {
  const child = spawn(node, [COMMAND, ...args], { ...where, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  let heard = Promise.withResolvers<void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
    heard.resolve();
    heard = Promise.withResolvers();
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, ...output }));
  });
  return {
    ended,
    said: async (text) => {
      while (!output.stderr.includes(text)) {
        const over = await Promise.race([heard.promise, ended]);
        if (over !== undefined && !output.stderr.includes(text)) throw new Error(`It ended without saying ${text}`);
      }
    },
    kill: (signal) => void child.kill(signal),
    killAll: (signal) => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      process.kill(-child.pid, signal);
    },
  };
}

/** A Node on the path that is too old for us, and so hands over to the checkout's own; undefined where there is none. */
export function olderNode(): string | undefined {
  const here = dirname(process.execPath);
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "" && folder !== here);
  return folders.map((folder) => join(folder, "node")).find((node) => isExecutable(node) && majorOf(node) < 24);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The major version that a Node names; infinite for what is none. */
function majorOf(node: string): number {
  const { stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
  const major = /^v(\d+)\./.exec(stdout ?? "")?.[1];
  return major === undefined ? Number.POSITIVE_INFINITY : Number(major);
}
