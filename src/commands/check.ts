import type { LanguageTag, Severity } from "../core/model.ts";
import { formatPlace, Problem, placeAt } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import { readText } from "../files/read.ts";
import { checkTargets } from "../journey/findings.ts";
import type { Project } from "../journey/project.ts";
import { readSource, type Source } from "../journey/source.ts";
import { sourceFor } from "../journey/source-for.ts";
import { readTargets } from "../journey/target.ts";
import { githubCommand } from "../report/github-commands.ts";
import { jsonText } from "../report/json.ts";
import { excerptAt, type LocatedFinding, SEVERITIES } from "../report/located-finding.ts";
import { sarifLog } from "../report/sarif.ts";
import { say } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import { shownWords, words } from "../report/wording.ts";
import { namedArticles } from "./articles.ts";
import { type Fixed, fixFindings } from "./check-fix.ts";
import { type Gated, gateArticle, gateJson, printGate, wantsGate } from "./check-gate.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { oneOf } from "./one-of.ts";
import { openProject } from "./open-project.ts";

const FORMATS = ["text", "json", "sarif", "github"] as const;
type Format = (typeof FORMATS)[number];

/** `translate check`: runs every check over every target; writes nothing but what `--fix` asks for. */
export const checkCommand: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    "fail-on": { type: "string" },
    gate: { type: "string" },
    format: { type: "string" },
    fix: { type: "boolean" },
    all: { type: "boolean" },
    by: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const project = await openProject(folder, env);
  const isGate = wantsGate(project, values["gate"]);
  // A gate says itself which findings it bears.
  const failOn = oneOf("--fail-on", values["fail-on"], SEVERITIES) ?? (isGate ? undefined : "error");
  const format = formatOf(values);
  if (values["all"] === true && values["fix"] !== true)
    throw new Problem("E_USAGE_NEEDS", { one: "--all", other: "--fix" });
  const langs = languagesOf(project, values["lang"]);
  const paths = namedArticles(project, positionals, folder);
  const fixed = values["fix"] === true ? await fixFindings(context, project, paths, langs) : undefined;
  const all: LocatedFinding[] = [];
  const gated: Gated[] = [];
  const problems: Problem[] = [...(fixed?.problems ?? [])];
  for (const path of paths) {
    try {
      const source = await readSource(project, path);
      all.push(...(await findingsOf(project, source, langs)));
      if (isGate) gated.push(...(await gateArticle(project, source, langs)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  for (const problem of problems) reporter.problem(problem);
  const gate = isGate ? gateJson(project, gated) : undefined;
  // Asked about the gate, one is told about the gate.
  if (format !== "text" || failOn !== undefined) print(reporter, format, all, { fixed, gate });
  // Where stdout is for programs that know of no gate, people are told beside it.
  if (isGate && format !== "json")
    printGate((text) => (format === "text" ? reporter.result(text) : reporter.note(text)), gated);
  const failing =
    gated.some(({ passes }) => !passes) ||
    all.some(({ finding, waived }) => waived === undefined && isAsGrave(finding.severity, failOn));
  return exitCode(
    new Set([...(problems.length > 0 ? (["partly"] as const) : []), ...(failing ? (["findings"] as const) : [])]),
  );
}

function isAsGrave(severity: Severity, least: Severity | undefined): boolean {
  return least !== undefined && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

function formatOf({ format, json }: Context["values"]): Format {
  const named = oneOf("--format", format, FORMATS);
  if (json === true && named !== undefined && named !== "json")
    throw new Problem("E_USAGE_BOTH", { one: "--json", other: "--format" });
  return json === true ? "json" : (named ?? "text");
}

function print(
  reporter: Reporter,
  format: Format,
  all: readonly LocatedFinding[],
  { fixed, gate }: { readonly fixed: Fixed | undefined; readonly gate: object | undefined },
): void {
  const found = all.filter(({ waived }) => waived === undefined);
  const count = (severity: Severity): number => found.filter(({ finding }) => finding.severity === severity).length;
  const counts = { errors: count("error"), warnings: count("warning"), infos: count("info") };
  const waived = all.length - found.length;
  switch (format) {
    case "json": {
      const value = {
        ...{ ...counts, waived, fixed: fixed?.changed ?? [], findings: found.map(jsonFinding) },
        ...(gate === undefined ? {} : { gate }),
      };
      reporter.object("check", value);
      reporter.result(jsonText("check", value)); // where --json was not given, and nothing has been printed yet
      return;
    }
    case "sarif":
      reporter.result(sarifLog(all));
      return;
    case "github":
      for (const one of found) reporter.result(githubCommand(one));
      return;
    case "text":
      if (fixed !== undefined) reporter.result(say("check.fixed", { count: fixed.changed.length }));
      for (const one of found) printFinding(reporter, one);
      reporter.result(found.length === 0 ? say("check.none") : say("check.found", { count: found.length, ...counts }));
      if (waived > 0) reporter.result(say("check.waived", { count: waived }));
  }
}

function jsonFinding({ lang, article, id, place, record, finding }: LocatedFinding): object {
  return { lang, article, id, ...place, record, ...finding, message: words.finding(finding) };
}

function printFinding(reporter: Reporter, { place, lang, id, finding, source, target }: LocatedFinding): void {
  const { severity, at, inSource } = finding;
  reporter.result(
    say("check.finding", {
      place: formatPlace(place),
      lang,
      id,
      severity: say(`check.${severity}`),
      text: shownWords().finding(finding),
    }),
  );
  if (inSource !== undefined) reporter.result(say("check.inSource", { ...excerptAt(source, inSource) }));
  if (at !== undefined) reporter.result(say("check.inTarget", { ...excerptAt(target, at) }));
}

async function findingsOf(
  project: Project,
  common: Source,
  langs: readonly LanguageTag[],
): Promise<readonly LocatedFinding[]> {
  const { path } = common;
  const found: LocatedFinding[] = [];
  for (const lang of langs) {
    const source = sourceFor(common, lang);
    const { record } = await readTargets(project, path, source.record, lang);
    const checked = checkTargets(project, source, record, lang);
    const targets = new Map(record.segments.map((target) => [target.id, target]));
    const lines = recordLines(project, path, lang);
    for (const segment of source.segments) {
      const { findings = [], waived = [] } = checked.get(segment.id) ?? {};
      if (findings.length + waived.length === 0) continue;
      const target = targets.get(segment.id);
      const article = project.layout.article(path);
      const line = lines.get(segment.id);
      const here = {
        lang,
        article: path,
        id: segment.id,
        place: placeAt(article, source.article.text, segment.start),
        end: placeAt(article, source.article.text, segment.end),
        record: { path: project.layout.record(lang, path), ...(line === undefined ? {} : { line }) },
        source: plainText(target?.source ?? segment.source),
        target: plainText(target?.target ?? []),
      };
      for (const finding of findings) found.push({ ...here, finding });
      for (const { finding, waiver } of waived) found.push({ ...here, finding, waived: waiver.reason });
    }
  }
  return found;
}

/** The line of each segment in the record of a language, by id. */
function recordLines(project: Project, path: string, lang: LanguageTag): ReadonlyMap<string, number> {
  const file = project.layout.record(lang, path);
  const lines = readText(project.layout.absolute(file), file)?.split("\n") ?? [];
  return new Map(
    lines.flatMap((line, index) => {
      const id = /^\s*"id": "([^"]+)"/u.exec(line)?.[1];
      return id === undefined ? [] : [[id, index + 1] as const];
    }),
  );
}
