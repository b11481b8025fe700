import { resolve } from "node:path";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { previewPage } from "../journey/site/preview-page.ts";
import { say } from "../report/say.ts";
import { words } from "../report/wording.ts";
import { articlePaths } from "./articles.ts";
import type { Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { openProject } from "./open-project.ts";
import { problemJson } from "./problem-json.ts";

/** Where the page for editors is written if nobody names another place: git ignores the folder. */
const PREVIEW = ".qazyna/preview.html";

/** `translate build --preview`: every article beside its translations, for editors, in one file. */
export async function buildPreview({ values, reporter, folder, env }: Context): Promise<number> {
  if (values["base-url"] !== undefined) throw new Problem("E_USAGE_BOTH", { one: "--preview", other: "--base-url" });
  const project = await openProject(folder, env);
  const langs: readonly LanguageTag[] = languagesOf(project, values["lang"]);
  const out = values["out"];
  const named = typeof out === "string" ? out : PREVIEW;
  const absolute = typeof out === "string" ? resolve(folder, out) : project.layout.absolute(PREVIEW);
  const paths = articlePaths(project);
  const { html, articles, broken, isOurs } = await previewPage(project, paths, langs, words);
  for (const { problem } of broken) reporter.problem(problem);
  const failed = articles.length === 0 && broken.length > 0;
  if (!failed) {
    const standing = readBytes(absolute, named);
    if (standing !== undefined && !isOurs(Buffer.from(standing).toString()))
      throw new Problem("E_USAGE_OUT", { path: named }, { path: named });
    if (standing === undefined || Buffer.from(standing).toString() !== html) writeAtomically(absolute, named, html);
  }
  const count = new Set(articles.map(({ path }) => path)).size;
  reporter.object("build", {
    preview: named,
    articles: articles.map(({ path, lang }) => ({ article: path, lang })),
    problems: broken.map(({ path, lang, problem }) => ({ article: path, lang, ...problemJson(problem) })),
  });
  if (!failed) reporter.result(say("build.preview", { count, path: named }));
  return exitCode(new Set(broken.length === 0 ? [] : [failed ? "failed" : "partly"]));
}
