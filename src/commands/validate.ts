import { resolve } from "node:path";
import { formatPlace, Problem } from "../core/problem.ts";
import { decodeXmlChunks } from "../exchange/decode-xml.ts";
import { RULES, type Validation, type Violation, validateDocument } from "../exchange/validate/index.ts";
import { readChunks } from "../files/read.ts";
import { describeProblem, say, sayViolation } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";

/**
 * `translate validate`: says where XLIFF, TMX and TBX files break their standards; works outside a project too.
 *
 * Exit codes: 3 where a file has errors; 2 where one cannot be read, or is of no standard that is known here.
 */
export const validateCommand: Command = { takesNames: true, options: {}, run };

async function run({ positionals, values, reporter, folder }: Context): Promise<number> {
  if (positionals.length === 0) throw new Problem("E_USAGE_NOTHING");
  const files: object[] = [];
  const problems: Problem[] = [];
  let invalid = 0;
  for (const path of positionals) {
    try {
      const chunks = decodeXmlChunks(readChunks(resolve(folder, path), path), path);
      const validation = validateDocument(chunks, path);
      if (validation.counts.error > 0) invalid++;
      files.push(fileJson(path, validation));
      if (values["json"] !== true) show(path, validation, reporter);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
      reporter.problem(error);
    }
  }
  reporter.object("validate", {
    valid: files.length - invalid,
    invalid,
    files,
    problems: problems.map(describeProblem),
  });
  return exitCode(
    new Set([...(problems.length > 0 ? (["usage"] as const) : []), ...(invalid > 0 ? (["findings"] as const) : [])]),
  );
}

function fileJson(path: string, { standard, counts, violations }: Validation): object {
  return {
    path,
    standard: standard ?? null,
    valid: counts.error === 0,
    errors: counts.error,
    transitional: counts.transitional,
    warnings: counts.warning,
    unlisted: unlisted({ counts, violations }),
    violations: violations.map(({ rule, severity, values, place }) => ({
      rule,
      severity,
      ...place,
      message: sayViolation(rule, values),
      section: RULES.get(rule)?.section,
    })),
  };
}

function unlisted({ counts, violations }: Pick<Validation, "counts" | "violations">): number {
  return counts.error + counts.transitional + counts.warning - violations.length;
}

function show(path: string, validation: Validation, reporter: Reporter): void {
  for (const violation of validation.violations) reporter.result(line(violation));
  const { counts } = validation;
  const more = unlisted(validation);
  if (more > 0) reporter.result(say("validate.more", { path, count: more }));
  const standard = validation.standard ?? say("validate.noStandard");
  if (counts.error > 0) reporter.result(say("validate.invalid", { path, standard, count: counts.error }));
  else if (counts.transitional > 0) reporter.result(say("validate.transitionalFile", { path, standard }));
  else reporter.result(say("validate.valid", { path, standard }));
}

function line({ rule, severity, values, place }: Violation): string {
  const shown = { place: formatPlace(place), severity: say(`validate.${severity}`), rule };
  return say("validate.violation", { ...shown, text: sayViolation(rule, values) });
}
