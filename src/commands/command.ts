import type { ParseArgsOptionsConfig } from "node:util";
import type { Reporter } from "../report/terminal.ts";

/** What a command gets to work with. */
export interface Context {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly reporter: Reporter;
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
}

/** One command of the command line: its own options and what it does. The number is the exit code. */
export interface Command {
  readonly options: ParseArgsOptionsConfig;
  /** Whether it is told what to work on: articles, segments or files. */
  readonly takesNames: boolean;
  run(context: Context): Promise<number>;
}
