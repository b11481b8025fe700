import type { LanguageTag } from "../core/model.ts";
import { answerLine } from "../journey/segment-line.ts";
import type { Segmentation } from "../journey/segmentation.ts";
import type { Reporter } from "../report/terminal.ts";
import { answerLines } from "./line-stream.ts";

/** Answers each line of standard input with the breaks of its text, as `answerLines` does; then names problems of the rules. */
export async function answerStream(rules: Segmentation, lang: LanguageTag, reporter: Reporter): Promise<number> {
  const langs = new Set<LanguageTag>();
  const code = await answerLines((bytes) => {
    const answer = answerLine(bytes, lang, rules);
    if (answer.kind === "problem") return answer;
    langs.add(answer.lang);
    return { kind: "answer", value: { id: answer.id, breaks: answer.breaks } };
  }, reporter);
  for (const problem of [...langs].flatMap((one) => rules.problems(one))) reporter.problem(problem);
  return code;
}
