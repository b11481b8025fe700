import { cliProblems } from "./cli.ts";
import { commandsProblems } from "./commands.ts";
import { filesProblems } from "./files.ts";
import { pipelineProblems } from "./pipeline.ts";

/** What is said of one kind of problem: `text` names the thing, `hint` the next step. `{{name}}` are its values. */
export interface ProblemText {
  readonly text: string;
  readonly hint: string;
}

/** The catalogues, one a folder of `src/`. A new one is its import and its line here. */
const catalogues: readonly Readonly<Record<string, ProblemText>>[] = [
  cliProblems,
  commandsProblems,
  filesProblems,
  pipelineProblems,
];

/** What is said of each problem, by code. */
export const problems: ReadonlyMap<string, ProblemText> = new Map(catalogues.flatMap((texts) => Object.entries(texts)));
