import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { type ArrivedFile, arrivalsAt, type Returned, returnedIn } from "../journey/arrivals/index.ts";
import { bringHome } from "../journey/bring-home.ts";
import { asJson } from "../journey/decide.ts";
import { type Project, personOf } from "../journey/project.ts";
import { type Received, type Settled, settle, type Taking } from "../journey/settle.ts";
import type { Means } from "../journey/work.ts";
import { articlePaths } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { endings, type Imported, report, rowProblems } from "./import-report.ts";
import { languagesOf } from "./languages.ts";
import { aloneInAll, withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refreshRecorded } from "./refresh.ts";
import { withLedger } from "./with-ledger.ts";

/** `translate import FILE|ZIP|DIR…`: takes translators' work in, from whatever tool and under whatever name. */
export const importCommand: Command = {
  takesNames: true,
  options: {
    "dry-run": { type: "boolean" },
    "trust-state": { type: "boolean" },
    by: { type: "string" },
    lang: { type: "string" },
  },
  run,
};

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  if (positionals.length === 0) throw new Problem("E_USAGE_NOTHING");
  const project = await openProject(folder, env);
  const name = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  const taking: Taking = { actor: { kind: "person", name }, trustsStates: values["trust-state"] === true };
  const dryRun = values["dry-run"] === true;
  const imported = await withMeans(project, { frozen: dryRun }, async (means): Promise<Imported> => {
    const read = await readAll(folder, new Set(positionals), {
      sourceLang: project.config.source.lang,
      langs: languagesOf(project, values["lang"]),
    });
    const taken = await takeAll(project, means, read.returned, { ...taking, dryRun });
    const problems = [...read.problems, ...taken.problems, ...rowProblems(taken.received)];
    return { ...taken, problems, skipped: read.skipped, files: read.files, dryRun };
  });
  for (const problem of imported.problems) reporter.problem(problem);
  report(reporter, imported);
  return exitCode(endings(imported));
}

interface Read {
  readonly returned: readonly Returned[];
  readonly files: readonly string[];
  readonly skipped: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads all that was named before anything of it is taken in; what cannot be read is told, and the others stay. */
async function readAll(
  folder: string,
  names: Iterable<string>,
  between: { readonly sourceLang: LanguageTag; readonly langs: readonly LanguageTag[] },
): Promise<Read> {
  const returned: Returned[] = [];
  const files: string[] = [];
  const skipped: string[] = [];
  const problems: Problem[] = [];
  const arrived: ArrivedFile[] = [];
  for (const name of names)
    await attempt(problems, async () => {
      const arrivals = arrivalsAt(folder, name);
      arrived.push(...arrivals.files);
      skipped.push(...arrivals.skipped);
      problems.push(...arrivals.problems);
    });
  for (const file of new Map(arrived.map((one) => [one.name, one])).values())
    await attempt(problems, async () => {
      const found = await returnedIn(file, between);
      returned.push(...found);
      if (found.length === 0 && file.found) skipped.push(file.name);
      else files.push(file.name);
    });
  return { returned, files, skipped, problems };
}

async function attempt(problems: Problem[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error);
  }
}

/**
 * Takes all returns in as one change that `undo` takes back, then writes what follows from them.
 *
 * The languages' locks are held from the reading of the records to the last record written, so that nobody's work comes
 * between.
 */
async function takeAll(
  project: Project,
  means: Means,
  returned: readonly Returned[],
  { dryRun, ...taking }: Taking & { readonly dryRun: boolean },
): Promise<Pick<Imported, "received" | "foreign" | "problems">> {
  const received: Received[] = [];
  const problems: Problem[] = [];
  const langs = [...new Set(returned.map(({ lang }) => lang))];
  let foreign: Imported["foreign"] = new Map();
  await aloneInAll(means, langs, async () => {
    const home = await bringHome(project, returned, articlePaths(project));
    foreign = home.foreign;
    problems.push(...home.problems);
    const settled: Settled[] = [];
    for (const { homecomings, ...place } of home.homes)
      await attempt(problems, async () => {
        settled.push(await settle(project, means, place, homecomings, taking));
      });
    received.push(...settled.flatMap((one) => one.received));
    const logged = settled.flatMap((one) => one.logged);
    if (dryRun || logged.length === 0) return;
    await withLedger(project, async (ledger) => {
      const { name: by } = taking.actor;
      const kept = settled.flatMap((one) => (one.kept.kept.length === 0 ? [] : [one.kept]));
      await ledger.logChange({ command: "import", at: project.now(), by, changes: asJson([...logged, ...kept]) });
    });
    for (const { put } of settled) put();
  });
  if (!dryRun) problems.push(...(await refreshRecorded(project, means, langs)));
  return { received, foreign, problems };
}
