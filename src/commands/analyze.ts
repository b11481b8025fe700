import { basename } from "node:path";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Rates } from "../core/rates.ts";
import { type Analysis, analyze } from "../journey/analyze.ts";
import { asIfCarried, findMoved } from "../journey/moved.ts";
import type { Project } from "../journey/project.ts";
import { remember } from "../journey/remember.ts";
import { readSource, type Source } from "../journey/source.ts";
import type { Means } from "../journey/work.ts";
import { earlierScores, type Memory } from "../memory/index.ts";
import { renderGrid } from "../report/analysis.ts";
import { say } from "../report/say.ts";
import { analysisJson } from "./analysis-json.ts";
import { articlePaths, namedArticles } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { type Ending, exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { problemJson } from "./problem-json.ts";
import { readRates } from "./read-rates.ts";
import { outputsOf, saveAnalysis } from "./save-analysis.ts";

/** `translate analyze`: how much there is to translate and how much the memory knows of it, as translators are paid. */
export const analyzeCommand: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    rates: { type: "string" },
    xml: { type: "string" },
    csv: { type: "string" },
    "per-article": { type: "boolean" },
    "no-internal": { type: "boolean" },
  },
  run,
};

/** What was counted, and what could not be. */
interface Counted {
  readonly analyses: readonly Analysis[];
  readonly problems: readonly Problem[];
  readonly memories: readonly string[];
}

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const project = await openProject(folder, env, { glossary: false });
  const langs = languagesOf(project, values["lang"]);
  const paths = namedArticles(project, positionals, folder);
  const outputs = outputsOf(context, langs.length);
  const { rates, path: ratesPath } = await readRates(project, values["rates"], folder);
  const internal = values["no-internal"] !== true;
  const counted = await withMeans(project, { frozen: false }, async (means) => {
    const found = await count(project, means, { paths, langs, internal });
    means.stamps.save();
    return found;
  });
  for (const problem of counted.problems) reporter.problem(problem);
  const about = { project, name: basename(project.layout.root), rates, internal, memories: counted.memories };
  const { written, printed } = saveAnalysis(outputs, counted.analyses, about, folder);
  const ending = endingOf(counted, paths.length);
  const exit = exitCode(new Set(ending === undefined ? [] : [ending]));
  reporter.object("analyze", {
    sourceLang: project.config.source.lang,
    internalFuzzies: internal,
    rates: { path: ratesPath ?? null, ...rates },
    languages: counted.analyses.map((analysis) => analysisJson(analysis, rates)),
    problems: counted.problems.map(problemJson),
    written,
    exit,
  });
  if (printed === undefined) reporter.result(tables(counted.analyses, rates, values["per-article"] === true));
  else reporter.result(printed);
  for (const path of written) reporter.note(say("analyze.written", { path }));
  return exit;
}

interface Job {
  readonly paths: readonly string[];
  readonly langs: readonly LanguageTag[];
  readonly internal: boolean;
}

async function count(here: Project, means: Means, { paths, langs, internal }: Job): Promise<Counted> {
  const project = asIfCarried(here, await findMoved(here, articlePaths(here)));
  const all = [...new Set([...project.config.targets, ...langs])].sort();
  const problems = [
    ...project.segmentation.problems(project.config.source.lang),
    ...(await remember(project, means.memory, means.stamps, all)),
  ];
  const sources: Source[] = [];
  for (const path of paths) {
    try {
      sources.push(await readSource(project, path));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  const analyses: Analysis[] = [];
  for (const lang of langs)
    analyses.push(await analyze(project, means, sources, lang, internal ? earlierScores : undefined));
  for (const { broken } of analyses) problems.push(...broken.map(({ problem }) => problem));
  return { analyses, problems, memories: await memoriesOf(means.memory) };
}

/** The memories that were asked: the files brought along, and the project's own record as one. */
async function memoriesOf(memory: Memory): Promise<readonly string[]> {
  const names = (await memory.collections()).map(({ name }) =>
    name.replace(/^(segments|memory\/superseded)\/.*/, "$1"),
  );
  return [...new Set(names)].sort();
}

function endingOf({ analyses, problems }: Counted, asked: number): Ending | undefined {
  if (problems.length === 0) return undefined;
  return asked > 0 && analyses.every(({ articles }) => articles.length === 0) ? "usage" : "partly";
}

function tables(analyses: readonly Analysis[], rates: Rates, perArticle: boolean): string {
  return analyses
    .flatMap(({ lang, articles, total }) => [
      ...(perArticle ? articles.map(({ path, grid }) => ({ lang, article: path, grid })) : []),
      { lang, grid: total },
    ])
    .map((grid) => renderGrid(grid, rates))
    .join("\n\n");
}
