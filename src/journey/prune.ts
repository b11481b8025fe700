import { existsSync } from "node:fs";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { foreignLine, formatSums, withSums } from "../files/sums.ts";
import { formatPairs } from "../record/pairs.ts";
import { readSums } from "./known-lines.ts";
import type { Project } from "./project.ts";
import { keptPairs } from "./remember.ts";
import { readTargets } from "./target.ts";
import type { Broken, Means } from "./work.ts";

/** The files of an article that is gone: its records, hand-over files and what readers got. */
export function filesOfArticle(project: Project, path: string, langs: readonly LanguageTag[]): readonly string[] {
  const { layout, config } = project;
  const files = [
    layout.record(config.source.lang, path),
    ...langs.flatMap((lang) => [
      layout.record(lang, path),
      layout.xliff(lang, path),
      layout.sent(lang, path),
      ...layout.forReaders(lang, path),
    ]),
  ];
  return files.filter((file) => existsSync(layout.absolute(file)));
}

/**
 * Removes the files of articles that are gone. What people translated goes to `memory/superseded/` first; a file that
 * somebody has edited by hand is kept and named.
 */
export async function prune(
  project: Project,
  means: Means,
  orphans: readonly string[],
  langs: readonly LanguageTag[],
): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  for (const path of orphans) {
    try {
      for (const lang of langs) await means.alone(lang, async () => pruneLanguage(project, means, path, lang));
      means.outbox.remove(project.layout.record(project.config.source.lang, path));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      broken.push({ path, problem: error });
    }
  }
  return broken;
}

async function pruneLanguage(project: Project, means: Means, path: string, lang: LanguageTag): Promise<void> {
  const { layout } = project;
  const targets = await readTargets(project, path, { segmentation: "", segments: [] }, lang);
  const [refused] = targets.refused;
  if (refused !== undefined) throw refused;
  const pairs = targets.superseded;
  if (pairs.length > 0)
    means.outbox.put(layout.superseded(lang, path), formatPairs(keptPairs(project, path, lang, pairs)));
  let sums = readSums(project, lang);
  for (const file of layout.forReaders(lang, path)) {
    const content = readBytes(layout.absolute(file), file);
    const line = content === undefined ? undefined : foreignLine(sums, file, content);
    if (line !== undefined) throw new Problem("E_OUTPUT_EDITED", { path: file }, { path: file, line });
    means.outbox.remove(file);
    sums = withSums(sums, [[file, undefined]]);
  }
  sums = withSums(sums, [[layout.xliff(lang, path), undefined]]);
  if (existsSync(layout.absolute(layout.sums(lang)))) means.outbox.put(layout.sums(lang), formatSums(sums));
  for (const file of [layout.xliff(lang, path), layout.sent(lang, path), layout.record(lang, path)])
    means.outbox.remove(file);
}
