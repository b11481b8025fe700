import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { importCommand } from "../../src/commands/import.ts";
import { runCommand } from "../../src/commands/run.ts";
import { createReporter } from "../../src/report/terminal.ts";
import { NOW, type TemporaryProject, temporaryProject } from "./project.ts";

const EPOCH = String(Date.parse(NOW) / 1000);
const ARTICLE =
  "Families **gather** at the gate. They hold photographs. The police watch 25\u00A0km away.\n\nNobody comes out.\n";
const SECOND = "The road is closed.\n";

/** The hand-over file of the article that comes back. */
export const XLIFF = "xliff/kk/picket.md.xlf";

/** What an import came to. */
export interface Imported {
  readonly code: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Codes of the problems, in order. */
  readonly problems: readonly string[];
  readonly stderr: string;
}

/** A project whose sentences have machine drafts, and what came back of them. */
export interface ReturnedProject extends Disposable {
  readonly project: TemporaryProject;
  /** The hand-over file as it was sent. */
  readonly sent: string;
  /** The sent file with one sentence translated by a person, so that an import has something to lose. */
  readonly worked: string;
  /** Writes what came back and imports it. @param content the returned file */
  bringBack(content: string | Uint8Array, name?: string): Promise<Imported>;
  entries(): readonly Entry[];
  /** What the record holds, as text. */
  record(): string;
}

/** A target in the record. */
export interface Entry {
  readonly id: string;
  readonly source: string;
  readonly target?: string;
  readonly state: string;
  readonly stale?: true;
  readonly joined?: true;
  readonly origin?: { readonly kind: string };
}

/** Work that a person has done in the worked file. */
export const WORK = "Қолдарында фотосуреттер бар.";

/** Puts a target and a state in place of a sentence's draft. */
export function translated(xlf: string, source: string, target: string, state = "translated"): string {
  const unit = new RegExp(`(<source>${source}</source>\\s*)<target[^>]*>.*</target>`);
  expect(xlf).toMatch(unit);
  return xlf.replace(unit, (_whole, before: string) => `${before}<target state="${state}">${target}</target>`);
}

/** Makes the drafts once; each call of what it gives back makes a fresh copy of the project. */
export async function returnedProjects(): Promise<Disposable & { readonly fresh: () => ReturnedProject }> {
  const home = mkdtempSync(join(tmpdir(), "qazyna-returned-"));
  {
    await using server = await startRehearsal();
    using project = temporaryProject({
      "translate.config.yaml": "targets: [kk]\nengine:\n  google: { project: newsroom }\n",
      "articles/picket.md": ARTICLE,
      "articles/road.md": SECOND,
    });
    await inProcess(
      project,
      runCommand.run,
      [],
      { lang: "kk", engine: "google" },
      {
        QAZYNA_GOOGLE_ENDPOINT: server.grpcEndpoint,
      },
    );
    cpSync(project.root, home, { recursive: true });
  }
  return { fresh: () => freshFrom(home), [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }) };
}

function freshFrom(home: string): ReturnedProject {
  const project = temporaryProject();
  cpSync(home, project.root, { recursive: true });
  const sent = project.read(XLIFF);
  const record = (): string => project.read("segments/kk/picket.md.json");
  return {
    project,
    sent,
    worked: translated(sent, "They hold photographs.", WORK),
    record,
    entries: () => JSON.parse(record()).segments,
    bringBack: async (content, name = "back.xlf") => {
      project.write(name, content);
      const { code, stdout, stderr } = await inProcess(project, importCommand.run, [name], {});
      const { files = [] }: { files?: readonly Readonly<Record<string, number>>[] } = JSON.parse(stdout || "{}");
      const counts = Object.fromEntries(
        ["accepted", "unchanged", "stale", "conflict", "damaged", "unknown"].map((outcome) => [
          outcome,
          files.reduce((sum, file) => sum + (file[outcome] ?? 0), 0),
        ]),
      );
      return { code, counts, problems: [...stderr.matchAll(/\b(E_[A-Z_0-9]+)/g)].map(([found]) => found), stderr };
    },
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}

/** Runs a command in this process, as the command line would; a Problem is printed. */
async function inProcess(
  project: TemporaryProject,
  run: typeof importCommand.run,
  positionals: readonly string[],
  values: Readonly<Record<string, string>>,
  more: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const output = { stdout: "", stderr: "" };
  const reporter = createReporter({
    stdout: { write: (text) => (output.stdout += text) },
    stderr: { write: (text) => (output.stderr += text) },
    json: true,
    quiet: true,
    env: {},
  });
  const env = { SOURCE_DATE_EPOCH: EPOCH, METADATA_SERVER_DETECTION: "none", ...more };
  const code = await run({ folder: project.root, positionals, values, reporter, env });
  return { code, ...output };
}
