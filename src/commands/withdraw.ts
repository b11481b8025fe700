import { existsSync } from "node:fs";
import { isHuman } from "../core/change.ts";
import type { LanguageTag, Target } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { sameRuns } from "../core/runs.ts";
import { decide, type Logged } from "../journey/decide.ts";
import type { Project } from "../journey/project.ts";
import type { Means } from "../journey/work.ts";
import { targetFromJson } from "../record/json.ts";
import { articlePaths } from "./articles.ts";

/**
 * Takes the drafts out again that translations have filled which a person now means for one place only.
 *
 * They are not for the undo log: taking the exceptions back fills them anew.
 *
 * @param exceptions the decisions just made
 */
export async function withdrawRepetitions(
  project: Project,
  means: Means,
  exceptions: readonly Logged[],
  by: string,
): Promise<{ readonly withdrawn: readonly Logged[]; readonly problems: readonly Problem[] }> {
  const withdrawn: Logged[] = [];
  const problems: Problem[] = [];
  for (const [lang, ofLang] of Map.groupBy(exceptions, (exception) => exception.lang)) {
    const isRepetition = repetitionOf(project, lang, ofLang);
    for (const path of articlePaths(project)) {
      if (!existsSync(project.layout.absolute(project.layout.record(lang, path)))) continue;
      try {
        const change = { kind: "withdraw" } as const;
        const done = await decide(project, means, { path, lang }, isRepetition, change, { kind: "person", name: by });
        withdrawn.push(...done.logged);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems.push(error);
      }
    }
  }
  return { withdrawn, problems };
}

/** Whether a target is a draft that the memory has filled from one of these. */
function repetitionOf(
  { layout }: Project,
  lang: LanguageTag,
  exceptions: readonly Logged[],
): (target: Target) => boolean {
  const pairs = exceptions.flatMap(({ path, after }) => {
    const { source, target } = targetFromJson(after) ?? {};
    if (source === undefined || target === undefined) return [];
    return [{ memory: layout.record(lang, path), key: contentKey(source), target }];
  });
  return (target) => {
    const { origin, source, target: text } = target;
    if (isHuman(target) || text === undefined || origin?.kind !== "memory") return false;
    const own = pairs.filter(({ memory }) => memory === origin.memory);
    return own.some((pair) => pair.key === contentKey(source) && sameRuns(pair.target, text));
  };
}
