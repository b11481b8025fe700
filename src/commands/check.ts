import type { Finding, LanguageTag, Severity } from "../core/model.ts";
import { formatPlace, type Place, Problem, placeAt } from "../core/problem.ts";
import { checkTargets } from "../journey/findings.ts";
import type { Project } from "../journey/project.ts";
import { readSource } from "../journey/source.ts";
import { sourceFor } from "../journey/source-for.ts";
import { readTargets } from "../journey/target.ts";
import { say } from "../report/say.ts";
import { words } from "../report/wording.ts";
import { namedArticles } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { openProject } from "./open-project.ts";

/** `translate check`: runs every check over every target; writes nothing. */
export const checkCommand: Command = {
  takesNames: true,
  options: { lang: { type: "string" }, "fail-on": { type: "string" } },
  run,
};

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

interface Located {
  readonly lang: LanguageTag;
  readonly article: string;
  readonly id: string;
  readonly place: Place;
  readonly finding: Finding;
}

async function run({ positionals, values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  const failOn = failOnOf(values["fail-on"]);
  const found: Located[] = [];
  const problems: Problem[] = [];
  for (const path of namedArticles(project, positionals, folder)) {
    try {
      found.push(...(await findingsOf(project, path, languagesOf(project, values["lang"]))));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  const count = (severity: Severity): number => found.filter(({ finding }) => finding.severity === severity).length;
  const counts = { errors: count("error"), warnings: count("warning"), infos: count("info") };
  for (const problem of problems) reporter.problem(problem);

  reporter.object("check", {
    ...counts,
    findings: found.map(({ finding, place, ...at }) => ({
      ...at,
      ...place,
      ...finding,
      message: words.finding(finding),
    })),
  });
  for (const { place, lang, id, finding } of found)
    reporter.result(
      say("check.finding", {
        place: formatPlace(place),
        lang,
        id,
        severity: say(`check.${finding.severity}`),
        text: words.finding(finding),
      }),
    );
  reporter.result(found.length === 0 ? say("check.none") : say("check.found", { count: found.length, ...counts }));
  const failing = found.some(({ finding }) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(failOn));
  return exitCode(
    new Set([...(problems.length > 0 ? (["partly"] as const) : []), ...(failing ? (["findings"] as const) : [])]),
  );
}

async function findingsOf(project: Project, path: string, langs: readonly LanguageTag[]): Promise<readonly Located[]> {
  const common = await readSource(project, path);
  const found: Located[] = [];
  for (const lang of langs) {
    const source = sourceFor(common, lang);
    const { record } = await readTargets(project, path, source.record, lang);
    const checked = checkTargets(project, source, record, lang);
    for (const segment of source.segments) {
      const place = placeAt(project.layout.article(path), source.article.text, segment.start);
      for (const finding of checked.get(segment.id)?.findings ?? [])
        found.push({ lang, article: path, id: segment.id, place, finding });
    }
  }
  return found;
}

function failOnOf(given: string | boolean | undefined): Severity {
  if (given === undefined) return "error";
  const severity = SEVERITIES.find((candidate) => candidate === given);
  if (severity === undefined)
    throw new Problem("E_USAGE_VALUE", { option: "--fail-on", value: String(given), known: SEVERITIES.join(", ") });
  return severity;
}
