import { Problem } from "../core/problem.ts";
import { sweepTemporary } from "../files/write-atomically.ts";
import { keepGlossary } from "../journey/glossary/former.ts";
import { asIfCarried, carryAlong, findMoved, type Moved } from "../journey/moved.ts";
import { orphanPaths, recordedLanguages, writtenLanguages } from "../journey/orphans.ts";
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
import { aloneInAll, withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { type Orphans, reportRun } from "./report-run.ts";
import { type RunOptions, runOptions } from "./run-options.ts";
import { watchSignals } from "./signals.ts";

/** The main job: `translate --lang kk`. */
export const runCommand: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    "dry-run": { type: "boolean" },
    frozen: { type: "boolean" },
    engine: { type: "string" },
    "max-chars": { type: "string" },
    "max-cost": { type: "string" },
    concurrency: { type: "string" },
    "hold-uncertain": { type: "boolean" },
    progress: { type: "string" },
    prune: { type: "boolean" },
  },
  run,
};

async function run({ positionals, values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  const paths = namedArticles(project, positionals, folder);
  if (values["lang"] === undefined)
    throw new Problem("E_USAGE_NO_LANGUAGE", { known: project.config.targets.join(",") });
  const langs = languagesOf(project, values["lang"]);
  const options = runOptions(values, project.config);
  return await withMeans(project, { frozen: options.frozen || options.dryRun }, async (means) => {
    const asking = await openAsking({ project, options, env, reporter, langs });
    using signals = watchSignals(() => reporter.note(say("run.stopping")));
    try {
      const seen = await tidy(project, means, options, reporter);
      if (!(options.frozen || options.dryRun)) keepGlossary(project);
      const outcome = await translate(seen.project, means, {
        langs,
        paths,
        engineOf: asking.engineOf,
        ask: async (wishes, lang) => await asking.ask(wishes, lang, signals.signal),
        interrupted: () => signals.signal.aborted,
      });
      reporter.clear();
      const isWhole = outcome.broken.length === 0 && !signals.signal.aborted;
      const orphans = await lookAfterOrphans(project, means, options.prune && isWhole, seen.moved);
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
      await asking.close();
    }
  });
}

interface Seen {
  readonly project: Project;
  /** Renames that are only reckoned with. */
  readonly moved: readonly Moved[];
}

/** Clears up after crashes, and carries renamed articles' files along, before anything is looked at. */
async function tidy(project: Project, means: Means, options: RunOptions, reporter: Reporter): Promise<Seen> {
  if (options.frozen) return { project, moved: [] };
  const present = articlePaths(project);
  const found = await findMoved(project, present);
  if (options.dryRun) return { project: asIfCarried(project, found), moved: found };
  const { layout, config } = project;
  for (const folder of ["segments", "memory", "locales", config.xliff, layout.own("")])
    sweepTemporary(layout.absolute(folder));
  if (found.length === 0) return { project, moved: [] };
  const langs = recordedLanguages(project);
  await aloneInAll(means, ["source", ...langs], async () => {
    for (const moved of await findMoved(project, present)) {
      carryAlong(project, moved, langs);
      reporter.note(say("run.moved", { from: moved.from, to: moved.to }));
    }
  });
  return { project, moved: [] };
}

/** Articles that are gone: their files are removed where that was asked for, and what is left of them is listed. */
async function lookAfterOrphans(
  project: Project,
  means: Means,
  removing: boolean,
  moved: readonly Moved[],
): Promise<Orphans & { readonly broken: readonly Broken[] }> {
  const langs = writtenLanguages(project);
  const present = [...articlePaths(project), ...moved.map(({ from }) => from)];
  const broken = removing ? await prune(project, means, orphanPaths(project, present), langs) : [];
  const articles = orphanPaths(project, present);
  return { articles, files: articles.flatMap((path) => filesOfArticle(project, path, langs)), broken };
}
