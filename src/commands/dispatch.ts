import { parseArgs } from "node:util";
import { Problem } from "../core/problem.ts";
import type { ProgressKind } from "../report/progress-lines.ts";
import { useLanguage } from "../report/say.ts";
import { createReporter } from "../report/terminal.ts";
import { optionOf, UI_LANGUAGES, uiLanguage } from "../report/ui-language.ts";
import type { Command } from "./command.ts";
import { oneOf } from "./one-of.ts";
import { problemJson } from "./problem-json.ts";
import { usageReason } from "./usage-reason.ts";

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<Command>>> = {
  init: async () => (await import("./init.ts")).initCommand,
  status: async () => (await import("./status.ts")).statusCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  import: async () => (await import("./import.ts")).importCommand,
  validate: async () => (await import("./validate.ts")).validateCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
  approve: async () => (await import("./decision.ts")).decisionCommand("approve"),
  reject: async () => (await import("./decision.ts")).decisionCommand("reject"),
  lock: async () => (await import("./decision.ts")).decisionCommand("lock"),
  waive: async () => (await import("./waive.ts")).waiveCommand,
  unlock: async () => (await import("./decision.ts")).decisionCommand("unlock"),
  undo: async () => (await import("./undo.ts")).undoCommand,
  segment: async () => (await import("./segment.ts")).segmentCommand,
  align: async () => (await import("./align.ts")).alignCommand,
  analyze: async () => (await import("./analyze.ts")).analyzeCommand,
  report: async () => (await import("./report.ts")).reportCommand,
  terms: async () => (await import("./terms.ts")).termsCommand,
  glossary: async (args) => (await import("./glossary.ts")).glossaryCommand(args),
  memory: async ([name]) => (await import("./memory.ts")).memoryCommand(name),
  build: async () => (await import("./build.ts")).buildCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
};

const EVERYWHERE = {
  json: { type: "boolean" },
  quiet: { type: "boolean" },
  debug: { type: "boolean" },
  "ui-lang": { type: "string" },
} as const;

/** Problems that mean: the job could not begin, because of how it was asked for or set up. */
const USAGE =
  /^E_(USAGE|CONFIG|RATES|SCRIPTS|SRX|GLOSSARY|TERM|PROJECT_NOT|ENGINE|BUDGET|ARTICLE_PATHS|INIT|FILE_ENCODING|FILE_UNREADABLE|IMPORT_NONE)/;

/** Runs the command that `args` names and gives its exit code. Nothing is thrown: what goes wrong is printed. */
export async function dispatch(args: readonly string[]): Promise<number> {
  const [first] = args;
  const named = first !== undefined && Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  const command = named === undefined ? (await import("./run.ts")).runCommand : await named(args.slice(1));
  const { stdout, stderr, env } = process;
  const unspoken = useLanguage(uiLanguage(args, env));
  const reporter = createReporter({
    stdout,
    stderr,
    json: args.includes("--json"),
    quiet: args.includes("--quiet"),
    progress: progressOf(args),
    env,
  });
  if (unspoken !== undefined) reporter.problem(unspoken);
  try {
    const { values, positionals } = parsed(command, named === undefined ? args : args.slice(1));
    oneOf("--ui-lang", values["ui-lang"], UI_LANGUAGES);
    const [extra] = command.takesNames ? [] : positionals;
    if (extra !== undefined) throw new Problem("E_USAGE_EXTRA", { command: first ?? "", name: extra });
    return await command.run({ positionals, values, reporter, env, folder: process.cwd() });
  } catch (error) {
    if (!(error instanceof Problem)) {
      reporter.note((await import("../report/say.ts")).say("problem.bug"));
      if (args.includes("--debug"))
        reporter.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return 70;
    }
    const code = USAGE.test(error.code) ? 2 : 1;
    reporter.problem(error);
    reporter.object("error", { problem: problemJson(error), exit: code });
    if (args.includes("--debug") && error.stack !== undefined) reporter.note(error.stack);
    return code;
  }
}

/** How progress is shown; whether it is said well is for the command to see. */
function progressOf(args: readonly string[]): ProgressKind {
  const value = optionOf(args, "--progress");
  return value === "jsonl" || value === "none" ? value : "auto";
}

function parsed(
  command: Command,
  args: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...EVERYWHERE, ...command.options },
      allowPositionals: true,
    });
    // Options are declared without `multiple`, so no value is a list.
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    throw new Problem("E_USAGE", { reason: usageReason(error) }, undefined, { cause: error });
  }
}
