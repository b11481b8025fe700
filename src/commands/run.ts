import { Problem } from "../core/problem.ts";
import { sweepTemporary } from "../files/write-atomically.ts";
import { carryAlong, findMoved, orphanPaths } from "../journey/moved.ts";
import type { Project } from "../journey/project.ts";
import { filesOfArticle, prune } from "../journey/prune.ts";
import type { Broken, Means } from "../journey/work.ts";
import { translate } from "../pipeline.ts";
import { say } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import { articlePaths, namedArticles } from "./articles.ts";
import { openAsking } from "./asking.ts";
import type { Command, Context } from "./command.ts";
import { languagesOf } from "./languages.ts";
import { openMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { type Orphans, reportRun } from "./report-run.ts";
import { runOptions } from "./run-options.ts";
import { watchSignals } from "./signals.ts";

/** The main job: `translate --lang kk`. */
export const runCommand: Command = {
  options: {
    lang: { type: "string" },
    "dry-run": { type: "boolean" },
    frozen: { type: "boolean" },
    engine: { type: "string" },
    "max-chars": { type: "string" },
    "max-cost": { type: "string" },
    concurrency: { type: "string" },
    prune: { type: "boolean" },
  },
  run,
};

async function run({ positionals, values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  if (values["lang"] === undefined)
    throw new Problem("E_USAGE_NO_LANGUAGE", { known: project.config.targets.join(",") });
  const langs = languagesOf(project, values["lang"]);
  const paths = namedArticles(project, positionals, folder);
  const options = runOptions(values, project.config);
  const asking = await openAsking(project, options, env, reporter);
  using signals = watchSignals(() => reporter.note(say("run.stopping")));
  const means = await openMeans(project, { frozen: options.frozen || options.dryRun });
  try {
    if (!options.frozen && !options.dryRun) await tidy(project, means, reporter);
    const outcome = await translate(project, means, {
      langs,
      paths,
      ...(asking.engine === undefined ? {} : { engine: asking.engine }),
      ask: async (wishes, lang) => await asking.ask(wishes, lang, signals.signal),
      interrupted: () => signals.signal.aborted,
    });
    reporter.clear();
    const orphans = await lookAfterOrphans(project, means, options.prune && outcome.broken.length === 0);
    means.stamps.save();
    return reportRun({
      reporter,
      project,
      outcome: { ...outcome, broken: [...outcome.broken, ...orphans.broken] },
      orphans,
      articles: paths.length,
      options,
      langs,
      asked: asking.totals,
      changes: means.outbox.changes,
      interruptedBy: signals.received,
    });
  } finally {
    await means.memory.close();
    await asking.close();
  }
}

/** Clears up after crashes, and carries renamed articles' files along, before anything is looked at. */
async function tidy(project: Project, means: Means, reporter: Reporter): Promise<void> {
  const { layout, config } = project;
  for (const folder of ["segments", "memory", "locales", config.xliff, layout.own("")])
    sweepTemporary(layout.absolute(folder));
  const langs = [...new Set(config.targets)];
  await means.alone("source", async () => {
    for (const moved of await findMoved(project, articlePaths(project))) {
      carryAlong(project, moved, langs);
      reporter.note(say("run.moved", { from: moved.from, to: moved.to }));
    }
  });
}

/** Articles that are gone: their files are removed where that was asked for, and what is left of them is listed. */
async function lookAfterOrphans(
  project: Project,
  means: Means,
  removing: boolean,
): Promise<Orphans & { readonly broken: readonly Broken[] }> {
  const langs = project.config.targets;
  const present = articlePaths(project);
  const broken = removing ? await prune(project, means, orphanPaths(project, present), langs) : [];
  const articles = orphanPaths(project, present);
  return { articles, files: articles.flatMap((path) => filesOfArticle(project, path, langs)), broken };
}
