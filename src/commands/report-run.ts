import type { LanguageTag } from "../core/model.ts";
import type { Project } from "../journey/project.ts";
import type { ArticleSummary } from "../journey/summary.ts";
import type { Outcome } from "../pipeline.ts";
import { say } from "../report/say.ts";
import { type RunSummary, renderSummary } from "../report/summary.ts";
import { dollars, shortDollars } from "../report/table.ts";
import type { Reporter } from "../report/terminal.ts";
import type { AskTotals } from "./ask-totals.ts";
import { type Ending, exitCode } from "./exit-code.ts";
import { problemJson } from "./problem-json.ts";
import type { RunOptions } from "./run-options.ts";

/** How many failed segments are named one by one; all of them stand in the `--json` report. */
const PROBLEMS_NAMED = 10;
/** How many files are named one by one. */
const FILES_NAMED = 20;

/** Articles that are gone, and what is left of them. */
export interface Orphans {
  readonly articles: readonly string[];
  readonly files: readonly string[];
}

/** All that the report of a run is made from. */
export interface Finished {
  readonly reporter: Reporter;
  readonly project: Project;
  readonly outcome: Outcome;
  readonly orphans: Orphans;
  /** How many articles were to be worked on. */
  readonly articles: number;
  readonly options: RunOptions;
  readonly langs: readonly LanguageTag[];
  readonly asked: readonly AskTotals[];
  readonly changes: readonly string[];
  readonly interruptedBy: number | undefined;
}

/** Reports a run, on stdout what came of it, on stderr what went wrong, and gives its exit code. */
export function reportRun(finished: Finished): number {
  const { reporter, outcome, orphans, options, changes } = finished;
  const found = endingsOf(finished);
  const code = found.has("interrupted") ? (finished.interruptedBy ?? 130) : exitCode(found);
  const summaries = finished.langs.map((lang) => summaryOf(finished, lang));
  for (const { problem } of outcome.broken) reporter.problem(problem);
  const failures = distinctFailures(outcome);
  const named = oneOfEach(failures).slice(0, PROBLEMS_NAMED);
  for (const { problem } of named) reporter.problem(problem);
  if (failures.length > named.length) reporter.note(say("run.moreFailures", { count: failures.length - named.length }));
  reporter.object("run", asJson(finished, summaries, code));
  if (options.dryRun) for (const line of dryRunLines(finished, summaries)) reporter.result(line);
  else if (options.frozen) reporter.result(frozenText(finished));
  else reportSummaries(finished, summaries);
  if (outcome.takenIn > 0) reporter.note(say("run.takenIn", { count: outcome.takenIn }));
  if (options.frozen) listFiles(reporter, changes);
  if (orphans.articles.length > 0)
    reporter.note(say("run.orphans", { count: orphans.articles.length, langs: finished.langs.join(",") }));
  listFiles(reporter, orphans.files);
  for (const line of endingLines(finished, found)) reporter.note(line);
  return code;
}

/** What came of each language; of an interrupted run only of those that it came to the end of. */
function reportSummaries({ reporter, interruptedBy }: Finished, summaries: readonly RunSummary[]): void {
  const shown = interruptedBy === undefined ? summaries : summaries.filter(({ articles }) => articles > 0);
  if (shown.length > 0) reporter.result(renderSummary(shown));
}

/** Names the first files of a list, and how many more there are; all of them stand in the `--json` report. */
function listFiles(reporter: Reporter, files: readonly string[]): void {
  for (const path of files.slice(0, FILES_NAMED)) reporter.note(say("run.file", { path }));
  if (files.length > FILES_NAMED) reporter.note(say("run.moreFiles", { count: files.length - FILES_NAMED }));
}

function endingsOf({ articles, outcome, options, asked, changes, interruptedBy }: Finished): ReadonlySet<Ending> {
  const endings = new Set<Ending>();
  const sum = (pick: (totals: AskTotals) => number): number => asked.reduce((total, totals) => total + pick(totals), 0);
  if (interruptedBy !== undefined) endings.add("interrupted");
  if (outcome.broken.length > 0) endings.add(articles > 0 && outcome.articles.length === 0 ? "usage" : "partly");
  // What was refused too often is not asked again: that is no run in which every request failed.
  const isAsked = sum((totals) => totals.requests) > 0 || asked.some((totals) => totals.stopped !== undefined);
  const isNothing = isAsked && sum((totals) => totals.answered) === 0;
  if (outcome.failed.length > 0) endings.add(isNothing ? "failed" : "partly");
  if (asked.some((totals) => totals.stopped === "budget")) endings.add("budget");
  if (options.frozen && changes.length > 0) endings.add("frozen");
  return endings;
}

function summaryOf(finished: Finished, lang: LanguageTag): RunSummary {
  const { outcome, asked, changes } = finished;
  const articles = outcome.articles.filter((article) => article.lang === lang);
  const sum = (pick: (article: ArticleSummary) => number): number =>
    articles.reduce((total, article) => total + pick(article), 0);
  const totals = asked.find((one) => one.lang === lang);
  const engine = sum((article) => article.engine + article.pseudo);
  return {
    lang,
    articles: articles.length,
    segments: sum((article) => article.segments),
    words: sum((article) => article.words),
    memory: {
      context: sum((article) => article.memory.context),
      exact: sum((article) => article.memory.exact),
      repaired: sum((article) => article.memory.repaired),
      fuzzy: sum((article) => article.memory.fuzzy),
    },
    engine,
    engineName: totals?.engine,
    person: sum((article) => article.person),
    left: sum((article) => article.left),
    stale: sum((article) => article.stale),
    findings: {
      error: sum((article) => article.findings.error),
      warning: sum((article) => article.findings.warning),
      info: sum((article) => article.findings.info),
    },
    requests: totals?.requests ?? 0,
    codepoints: totals?.codepoints ?? 0,
    filesWritten: changes.filter((path) => isOf(path, lang, finished)).length,
    perArticle: articles.map(({ path, segments, left: open, stale, findings }) => ({
      path,
      segments,
      left: open,
      stale,
      errors: findings.error,
    })),
    next: finished.interruptedBy === undefined ? nextSteps(lang, articles, totals?.engine === "pseudo") : [],
  };
}

/** What makes sense now: post-editing while something is left or a machine's, then approval. */
function nextSteps(lang: LanguageTag, articles: readonly ArticleSummary[], isPseudo: boolean): readonly string[] {
  const open = articles.filter(({ segments, person }) => segments > person);
  const [first] = articles.filter(({ segments }) => segments > 0);
  if (first === undefined) return [];
  if (isPseudo) return [say("next.run", { lang })];
  return [open.length > 0 ? say("next.export", { lang }) : say("next.approve", { lang, path: first.path })];
}

/** Whether a file is written for one language; what all share, the source's records, counts with the first. */
function isOf(path: string, lang: LanguageTag, { langs, project }: Finished): boolean {
  const folders = ["segments", "memory/superseded", project.config.xliff, "locales"];
  const owner = langs.find((candidate) => folders.some((folder) => path.startsWith(`${folder}/${candidate}/`)));
  return (owner ?? langs[0]) === lang;
}

function dryRunLines({ asked, options, changes }: Finished, summaries: readonly RunSummary[]): readonly string[] {
  const plans = summaries.flatMap(({ lang, left }) => {
    const plan = asked.find((totals) => totals.lang === lang);
    if (plan === undefined || plan.stopped === "engine") return [say("run.dryRunNoEngine", { lang, count: left })];
    const { codepoints, requests, engine } = plan;
    const sending = say("run.dryRun", { lang, count: codepoints, requests, engine });
    return [sending, ...priceLines(plan), ...budgetLines("run.dryRunBudget", plan, options)];
  });
  return [...plans, say("run.dryRunFiles", { count: changes.length })];
}

function priceLines({ codepoints, cost, costIsUpper, engine, model }: AskTotals): readonly string[] {
  if (codepoints === 0 || cost === 0) return [];
  if (cost === undefined) return [say("run.priceUnknown", { engine, model })];
  return [say(costIsUpper ? "run.priceUpper" : "run.price", { amount: dollars(cost) })];
}

/** The line that names a budget which was reached, or would be. */
function budgetLines(
  key: "run.budget" | "run.dryRunBudget",
  { budget }: AskTotals,
  { maxChars = 0, maxCost = 0, monthCost = 0 }: RunOptions,
): readonly string[] {
  switch (budget) {
    case undefined:
      return [];
    case "run-characters":
      return [say(`${key}.${budget}`, { limit: maxChars })];
    case "run-dollars":
      return [say(`${key}.${budget}`, { limit: shortDollars(maxCost) })];
    case "month-dollars":
      return [say(`${key}.${budget}`, { limit: shortDollars(monthCost) })];
  }
}

function frozenText({ changes, langs }: Finished): string {
  return changes.length === 0
    ? say("run.frozenFresh")
    : say("run.frozenStale", { count: changes.length, lang: langs.join(",") });
}

function endingLines({ options, asked, outcome }: Finished, endings: ReadonlySet<Ending>): readonly string[] {
  const cost = asked.reduce((sum, totals) => sum + (totals.cost ?? 0), 0);
  return [
    ...(cost > 0 && !options.dryRun ? [say("run.cost", { amount: dollars(cost) })] : []),
    ...(endings.has("interrupted") ? [say("run.interrupted")] : []),
    ...(endings.has("failed") ? [say("run.failed")] : []),
    ...new Set(asked.flatMap((totals) => (endings.has("budget") ? budgetLines("run.budget", totals, options) : []))),
    ...(outcome.broken.length > 0 ? [say("run.broken", { count: outcome.broken.length })] : []),
    ...(outcome.failed.length > 0 && !endings.has("failed")
      ? [say("run.partly", { count: outcome.failed.length })]
      : []),
  ];
}

/** The failed segments, once each: many articles may wait for one text. */
function distinctFailures(outcome: Outcome): readonly Outcome["failed"][number][] {
  const seen = new Map<string, Outcome["failed"][number]>();
  for (const failure of outcome.failed) seen.set(`${failure.problem.code} ${failure.lang} ${failure.id}`, failure);
  return [...seen.values()];
}

/** Of segments that failed with one and the same problem, as when the engine was stopped, the first: it says it for all. */
function oneOfEach(failures: Outcome["failed"]): Outcome["failed"] {
  const seen = new Set<unknown>();
  return failures.filter(({ problem }) => {
    const one = problem.cause ?? problem;
    const isNew = !seen.has(one);
    seen.add(one);
    return isNew;
  });
}

function asJson(finished: Finished, summaries: readonly RunSummary[], code: number): object {
  const { outcome, asked, changes, orphans, options } = finished;
  return {
    languages: summaries.map(({ next: _next, ...summary }) => summary),
    asked,
    dryRun: options.dryRun,
    frozen: options.frozen,
    written: changes,
    orphans: orphans.files,
    takenIn: outcome.takenIn,
    broken: outcome.broken.map(({ path, lang, problem }) => ({ article: path, lang, ...problemJson(problem) })),
    failed: outcome.failed.map(({ path, lang, id, problem }) => ({ article: path, lang, id, ...problemJson(problem) })),
    exit: code,
  };
}
