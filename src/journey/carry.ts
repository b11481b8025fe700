import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { formatSourceRecord } from "../record/json.ts";
import { fillFromMemory } from "./fill.ts";
import type { Project } from "./project.ts";
import { propose } from "./propose.ts";
import { rememberTargets } from "./remember.ts";
import { readSource, type Source } from "./source.ts";
import { sourceFor } from "./source-for.ts";
import { readTargets, type Targets } from "./target.ts";
import type { Broken, Means, Work } from "./work.ts";

/** Reads articles and writes their source records; one that cannot be read is named, the others go on. */
export async function readSources(
  project: Project,
  means: Means,
  paths: readonly string[],
): Promise<{ sources: readonly Source[]; broken: readonly Broken[] }> {
  const sources: Source[] = [];
  const broken: Broken[] = [];
  await means.alone("source", async () => {
    for (const path of paths) {
      try {
        const source = await readSource(project, path);
        means.outbox.put(project.layout.record(project.config.source.lang, path), formatSourceRecord(source.record));
        sources.push(source);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        broken.push({ path, problem: error });
      }
    }
  });
  return { sources, broken };
}

/** Brings targets to today's source as `lang` needs it, and tells the memory what people's pairs there are now. */
export async function carryAll(
  project: Project,
  means: Means,
  sources: readonly Source[],
  lang: LanguageTag,
): Promise<{ carried: readonly (readonly [Source, Targets])[]; broken: readonly Broken[] }> {
  const carried: (readonly [Source, Targets])[] = [];
  const broken: Broken[] = [];
  for (const common of sources) {
    const source = sourceFor(common, lang);
    try {
      const targets = await readTargets(project, source.path, source.record, lang);
      await rememberTargets(project, means.memory, source.path, targets);
      carried.push([source, targets]);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      broken.push({ path: source.path, lang, problem: error });
    }
  }
  return { carried, broken };
}

/** Looks an article's open segments up in the memory and fills what may be filled. */
export async function proposeFor(project: Project, means: Means, source: Source, targets: Targets): Promise<Work> {
  const { lang } = targets;
  const proposed = await propose(project, means.memory, source.path, source.record, targets.record, lang);
  const record = fillFromMemory(source.record, targets.record, proposed, project.now());
  return { source, lang, targets: { ...targets, record }, proposed };
}
