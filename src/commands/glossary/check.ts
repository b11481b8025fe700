import { languageKey, primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag, Severity } from "../../core/model.ts";
import { formatPlace, Problem } from "../../core/problem.ts";
import { plainText } from "../../core/runs.ts";
import { readYaml } from "../../core/yaml-document.ts";
import { readText } from "../../files/read.ts";
import type { Project } from "../../journey/project.ts";
import { readSource } from "../../journey/source.ts";
import { say, word } from "../../report/say.ts";
import { table } from "../../report/table.ts";
import { findTerms } from "../../terms/find.ts";
import { checkGlossary, type TermRemark } from "../../terms/glossary-check.ts";
import { CASES, type Case, NUMBERS } from "../../terms/inflection.ts";
import { loadInflectors } from "../../terms/inflectors.ts";
import { renderingFor } from "../../terms/rendering-for.ts";
import { lexemeOf } from "../../terms/term-forms.ts";
import { articlePaths } from "../articles.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { openProject } from "../open-project.ts";

/** `translate glossary check`: what is wrong or doubtful in the glossary; with `--forms ID` a term's table of forms. */
export const glossaryCheck: Command = {
  takesNames: false,
  options: {
    lang: { type: "string" },
    forms: { type: "string" },
    "fail-on": { type: "string" },
    all: { type: "boolean" },
  },
  run,
};

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

async function run(context: Context): Promise<number> {
  const { values, folder, env } = context;
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  if (typeof values["forms"] === "string") return await showForms(context, project, langs, values["forms"]);
  return await check(context, project, langs);
}

async function check({ values, reporter }: Context, project: Project, langs: readonly LanguageTag[]): Promise<number> {
  const failOn = SEVERITIES.find((one) => one === (values["fail-on"] ?? "error"));
  if (failOn === undefined)
    throw new Problem("E_USAGE_VALUE", {
      option: "--fail-on",
      value: String(values["fail-on"]),
      known: SEVERITIES.join(", "),
    });
  const { glossary, inflectors, layout, config } = project;
  const { used, problems } = await usedTerms(project);
  const remarks = checkGlossary(glossary, langs, inflectors, { today: project.now(), used });
  const text = readText(layout.absolute(config.glossary), config.glossary) ?? "";
  const document = await readYaml(text, config.glossary, "E_GLOSSARY_YAML");
  const listed = remarks.map((remark) => ({ ...remark, place: document.place(remark.path, "key") }));
  for (const problem of problems) reporter.problem(problem);
  const count = (severity: Severity): number => remarks.filter((one) => one.severity === severity).length;
  const counts = { errors: count("error"), warnings: count("warning"), infos: count("info") };
  reporter.object("glossary-check", {
    terms: glossary.terms.length,
    ...counts,
    findings: listed.map(({ path: _path, place, ...remark }) => ({ ...remark, ...place, message: sentence(remark) })),
  });
  for (const { place, severity, id, ...remark } of listed.filter(
    ({ severity }) => severity !== "info" || values["all"] === true,
  ))
    reporter.result(
      say("glossary.remark", {
        place: formatPlace(place),
        id,
        severity: say(`check.${severity}`),
        text: sentence(remark),
      }),
    );
  if (values["all"] !== true)
    for (const line of summaries(remarks.filter(({ severity }) => severity === "info"))) reporter.result(line);
  reporter.result(say("glossary.checked", { count: glossary.terms.length, ...counts }));
  const isFailing = remarks.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn));
  const partly = problems.length > 0 ? (["partly"] as const) : [];
  return exitCode(new Set([...partly, ...(isFailing ? (["findings"] as const) : [])]));
}

/** Remarks of one kind in one line, with the ids of their terms. */
function summaries(remarks: readonly TermRemark[]): readonly string[] {
  const kinds = Map.groupBy(remarks, ({ rule, lang }) => `${rule} ${lang ?? ""}`);
  return [...kinds.values()].map((ones) => {
    const ids = [...new Set(ones.map(({ id }) => id))];
    const { rule = "unused", lang } = ones[0] ?? {};
    return say("glossary.remarks", {
      text: say(`glossary.kind.${rule}`),
      lang: lang === undefined ? "" : ` (${lang})`,
      ids: ids.join(", "),
    });
  });
}

function sentence({ rule, values, lang }: Pick<TermRemark, "rule" | "values" | "lang">): string {
  return say(`glossary.rule.${rule}`, { ...values, lang: lang ?? "" });
}

/** The ids of the terms that some article has, and the articles that cannot be read. */
async function usedTerms(
  project: Project,
): Promise<{ readonly used: ReadonlySet<string>; readonly problems: readonly Problem[] }> {
  const used = new Set<string>();
  const problems: Problem[] = [];
  for (const path of articlePaths(project)) {
    try {
      for (const { source } of (await readSource(project, path)).segments)
        for (const { term } of findTerms(plainText(source), project.glossary)) used.add(term.id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  return { used, problems };
}

const NOT_OF: Readonly<Record<string, readonly Case[]>> = {
  kk: ["prepositional"],
  ru: ["locative", "ablative"],
};

/** Prints the forms of a term's pinned rendering as the strict rules make them, so that an editor can look at them. */
async function showForms(
  { reporter }: Context,
  project: Project,
  langs: readonly LanguageTag[],
  id: string,
): Promise<number> {
  const term = project.glossary.terms.find((one) => one.id === id);
  if (term === undefined) throw new Problem("E_TERM_UNKNOWN", { id }, { path: project.config.glossary });
  const inflectors = await loadInflectors(langs);
  const tables = langs.flatMap((lang) => {
    const rendering = renderingFor(term, lang);
    const inflector = inflectors.get(languageKey(lang));
    if (rendering === undefined || inflector === undefined || rendering.doNotTranslate) return [];
    const lexeme = lexemeOf(rendering);
    const cases = CASES.filter((name) => !NOT_OF[primaryLanguage(lang)]?.includes(name));
    const forms = cases.map((name) => {
      const [singular, plural] = NUMBERS.map((number) => inflector.inflect(lexeme, { case: name, number }) ?? null);
      return { case: name, singular: singular ?? null, plural: plural ?? null };
    });
    return [{ lang, term: rendering.term, forms, accepted: inflector.forms(lexeme).map(({ form }) => form) }];
  });
  reporter.object("glossary-forms", { id, source: term.source, languages: tables });
  for (const { lang, term: pinned, forms, accepted } of tables) {
    reporter.result(say("glossary.forms", { source: term.source, lang, term: pinned }));
    reporter.result(
      table({
        head: [say("glossary.case"), say("glossary.singular"), say("glossary.plural")],
        rows: forms.map((row) => [word("glossary.case", row.case), row.singular ?? "–", row.plural ?? "–"]),
      }),
    );
    reporter.result(say("glossary.accepted", { count: accepted.length }));
  }
  if (tables.length === 0) reporter.result(say("glossary.noForms", { source: term.source }));
  return 0;
}
