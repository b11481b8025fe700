import type { Problem } from "../core/problem.ts";
import { linesOf } from "../files/lines.ts";
import { LONGEST_LINE } from "../journey/json-line.ts";
import { describeProblem } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import { exitCode } from "./exit-code.ts";

/** What is said to one line: an object, or what is wrong with it. `id` is the line's own, null where none could be read. */
export type Answer =
  | { readonly kind: "answer"; readonly value: object }
  | { readonly kind: "problem"; readonly id: unknown; readonly problem: Problem };

/**
 * Answers each line of standard input with one line, in order, holding no more than one line at a time.
 *
 * A line that cannot be answered gives `{id, error: {code, text, hint}}` and the others go on. The exit code is 0 where all
 * were answered, 2 where none was, else 4.
 *
 * @param answer gets the line without its end, undefined for one that was too long, and its number from 1
 */
export async function answerLines(
  answer: (bytes: Uint8Array | undefined, line: number) => Answer,
  reporter: Reporter,
): Promise<number> {
  let failed = 0;
  let answered = 0;
  for await (const bytes of linesOf(process.stdin, LONGEST_LINE)) {
    const said = answer(bytes, answered + failed + 1);
    if (said.kind === "answer") {
      answered++;
      await reporter.line(said.value);
    } else {
      failed++;
      const { code, text, hint } = describeProblem(said.problem);
      await reporter.line({ id: said.id, error: { code, text, hint } });
    }
  }
  if (failed === 0) return 0;
  return exitCode(new Set([answered === 0 ? "usage" : "partly"]));
}
