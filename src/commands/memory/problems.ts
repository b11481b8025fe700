import type { Problem } from "../../core/problem.ts";
import { say } from "../../report/say.ts";
import type { Reporter } from "../../report/terminal.ts";

/** How many problems of one kind are told one by one: a large memory may have thousands. */
export const SHOWN = 50;

/** Tells the first problems, and how many more there are. */
export function tellProblems(reporter: Reporter, problems: readonly Problem[]): void {
  for (const problem of problems.slice(0, SHOWN)) reporter.problem(problem);
  if (problems.length > SHOWN) reporter.note(say("memory.moreProblems", { count: problems.length - SHOWN }));
}
