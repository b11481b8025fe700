import type { LanguageTag } from "../core/model.ts";
import { linesOf } from "../files/lines.ts";
import { LONGEST_LINE } from "../journey/json-line.ts";
import { answerLine } from "../journey/segment-line.ts";
import type { Segmentation } from "../journey/segmentation.ts";
import { describeProblem } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import { exitCode } from "./exit-code.ts";

/**
 * Answers each line of standard input with one line, in order, holding no more than one line at a time.
 *
 * A line that cannot be answered gives `{id, error: {code, text, hint}}` and the others go on. The exit code is 0 where all
 * were answered, 2 where none was, else 4.
 */
export async function answerStream(rules: Segmentation, lang: LanguageTag, reporter: Reporter): Promise<number> {
  const langs = new Set<LanguageTag>();
  let failed = 0;
  let answered = 0;
  for await (const line of linesOf(process.stdin, LONGEST_LINE)) {
    const answer = answerLine(line, lang, rules);
    if (answer.kind === "breaks") {
      answered++;
      langs.add(answer.lang);
      await reporter.line({ id: answer.id, breaks: answer.breaks });
    } else {
      failed++;
      const { code, text, hint } = describeProblem(answer.problem);
      await reporter.line({ id: answer.id, error: { code, text, hint } });
    }
  }
  for (const problem of [...langs].flatMap((one) => rules.problems(one))) reporter.problem(problem);
  if (failed === 0) return 0;
  return exitCode(new Set([answered === 0 ? "usage" : "partly"]));
}
