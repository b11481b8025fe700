import { join, resolve } from "node:path";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import type { Project } from "../journey/project.ts";
import { holdsWork } from "../journey/target.ts";
import { say } from "../report/say.ts";
import { namedArticles } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refresh } from "./refresh.ts";

/** `translate export`: brings the hand-over files up to date, and copies them for a translator where asked to. */
export const exportCommand: Command = {
  takesNames: true,
  options: { lang: { type: "string" }, to: { type: "string" } },
  run,
};

async function run({ positionals, values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const paths = namedArticles(project, positionals, folder);
  const { outcome, changes } = await withMeans(project, { frozen: false }, async (means) => ({
    outcome: await refresh(project, means, paths, langs),
    changes: new Set(means.outbox.changes),
  }));
  const files = outcome.articles.map(({ lang, path, segments, words, left }) => {
    const file = project.layout.xliff(lang, path);
    return { file, lang, article: path, segments, words, left, written: changes.has(file) };
  });
  const problems = outcome.broken.map(({ problem }) => problem);
  const to = values["to"];
  if (typeof to === "string")
    for (const file of files) problems.push(...(await copyInto(project, resolve(folder, to), to, file)));
  for (const problem of problems) reporter.problem(problem);
  reporter.object("export", { files, problems: problems.length });
  for (const { file, written } of files)
    reporter.result(say(written ? "export.written" : "export.unchanged", { path: file }));
  return exitCode(new Set(problems.length === 0 ? [] : [files.length === 0 ? "usage" : "partly"]));
}

/** Copies a hand-over file, but never over work that a translator has done in an earlier copy. */
async function copyInto(
  project: Project,
  absolute: string,
  folder: string,
  { file, article, lang }: { readonly file: string; readonly article: string; readonly lang: LanguageTag },
): Promise<readonly Problem[]> {
  const bytes = readBytes(project.layout.absolute(file), file);
  if (bytes === undefined) return []; // it could not be written, which has been said
  const copy = join(folder, file);
  const standing = readBytes(join(absolute, file), copy);
  if (standing !== undefined && (await holdsWork(project, standing, { path: article, lang })))
    return [new Problem("E_EXPORT_EDITED", { path: copy }, { path: copy })];
  writeAtomically(join(absolute, file), copy, bytes);
  return [];
}
