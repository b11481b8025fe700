import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesBelow } from "../../src/files/tree.ts";

/** What a run of the command line came to. */
export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a temporary folder, removed when the test is over. */
export interface TemporaryProject extends Disposable {
  readonly root: string;
  path(path: string): string;
  read(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  /** Every file but those of `.qazyna/`, by path. */
  files(): ReadonlyMap<string, string>;
  /** Runs `translate` as a process of its own. */
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran>;
  /** Starts `translate` and gives it back before it ends. */
  start(
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): { readonly kill: (signal: NodeJS.Signals) => void; readonly ended: Promise<Ran> };
}

const COMMAND = join(import.meta.dirname, "..", "..", "bin", "translate.js");
/** The time at which tests take place. */
export const NOW = "2026-01-15T09:00:00Z";
const EPOCH = String(Date.parse(NOW) / 1000);

/** A project with the given files; `.qazyna/` is not among them. */
export function temporaryProject(files: Readonly<Record<string, string>> = {}): TemporaryProject {
  const root = mkdtempSync(join(tmpdir(), "qazyna-"));
  const path = (name: string): string => join(root, name);
  const start: TemporaryProject["start"] = (args, env = {}) => {
    const child = spawn(process.execPath, [COMMAND, ...args], {
      cwd: root,
      env: { ...cleanEnvironment(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
    const ended = new Promise<Ran>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal, ...output }));
    });
    return { kill: (signal) => child.kill(signal), ended };
  };
  const project: TemporaryProject = {
    root,
    path,
    read: (name) => readFileSync(path(name), "utf8"),
    write(name, content) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
    },
    remove: (name) => rmSync(path(name), { recursive: true, force: true }),
    files: () => new Map(filesBelow(root).map((name) => [name, readFileSync(path(name), "utf8")])),
    run: async (args, env) => await start(args, env).ended,
    start,
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
  for (const [name, content] of Object.entries(files)) project.write(name, content);
  return project;
}

/** A copy of this repository's sample project, as a fresh clone has it. */
export function sampleProject(): TemporaryProject {
  const project = temporaryProject();
  const home = join(import.meta.dirname, "..", "..");
  for (const name of [
    "articles",
    "segments",
    "memory",
    "xliff",
    "locales",
    "glossary.yaml",
    "translate.config.yaml",
    ".gitattributes",
  ])
    cpSync(join(home, name), project.path(name), { recursive: true });
  return project;
}

/** The environment without anything that could choose an engine or a time. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...(PATH && { PATH }),
    ...(HOME && { HOME }),
    ...(TMPDIR && { TMPDIR }),
    METADATA_SERVER_DETECTION: "none",
    SOURCE_DATE_EPOCH: EPOCH,
  };
}
