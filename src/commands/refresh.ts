import type { LanguageTag } from "../core/model.ts";
import type { Project } from "../journey/project.ts";
import type { Means } from "../journey/work.ts";
import { type Outcome, translate } from "../pipeline.ts";

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
