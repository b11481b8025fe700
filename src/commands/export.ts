import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Problem } from "../core/problem.ts";
import { say } from "../report/say.ts";
import { namedArticles } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refresh } from "./refresh.ts";

/** `translate export`: brings the hand-over files up to date, and copies them for a translator where asked to. */
export const exportCommand: Command = { options: { lang: { type: "string" }, to: { type: "string" } }, run };

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
  const to = values["to"];
  if (typeof to === "string")
    for (const { file } of files) copyInto(resolve(folder, to), project.layout.absolute(file), file);
  for (const { problem } of outcome.broken) reporter.problem(problem);
  reporter.object("export", { files, problems: outcome.broken.length });
  for (const { file, written } of files)
    reporter.result(say(written ? "export.written" : "export.unchanged", { path: file }));
  return exitCode(new Set(outcome.broken.length === 0 ? [] : [files.length === 0 ? "usage" : "partly"]));
}

function copyInto(folder: string, from: string, name: string): void {
  const copy = join(folder, name);
  try {
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(from, copy);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Problem("E_FILE_UNWRITABLE", { path: copy, reason }, { path: copy }, { cause: error });
  }
}
