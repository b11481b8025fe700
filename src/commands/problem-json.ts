import type { Problem } from "../core/problem.ts";
import { describeProblem } from "../report/say.ts";

/** A problem as it stands in every `--json` object: `{code, text, hint, place: {path, line, column}}`. */
export function problemJson(problem: Problem): object {
  const { text, hint } = describeProblem(problem);
  return { code: problem.code, text, hint, place: problem.place };
}
