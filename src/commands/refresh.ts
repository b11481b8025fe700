import { existsSync } from "node:fs";
import type { LanguageTag } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";
import type { Means } from "../journey/work.ts";
import { type Outcome, translate } from "../pipeline.ts";
import { articlePaths } from "./articles.ts";

/** The main job without an engine: takes edits in, carries, fills from the memory, and writes what follows from it. */
export async function refresh(
  project: Project,
  means: Means,
  paths: readonly string[],
  langs: readonly LanguageTag[],
): Promise<Outcome> {
  const outcome = await translate(project, means, {
    langs,
    paths,
    ask: async () => ({ answers: new Map(), failures: new Map() }),
    interrupted: () => false,
  });
  means.stamps.save();
  return outcome;
}

/**
 * Refreshes every article that has been worked on, after people's work has changed: what one article's translator
 * settled is a match for the others'. Articles without a record wait for their first run.
 *
 * @returns what could not be brought up to date
 */
export async function refreshRecorded(
  project: Project,
  means: Means,
  langs: readonly LanguageTag[],
): Promise<readonly Problem[]> {
  const { layout } = project;
  const problems: Problem[] = [];
  for (const lang of langs) {
    const paths = articlePaths(project).filter((path) => existsSync(layout.absolute(layout.record(lang, path))));
    const { broken } = await refresh(project, means, paths, [lang]);
    problems.push(...broken.map(({ problem }) => problem));
  }
  return problems;
}
