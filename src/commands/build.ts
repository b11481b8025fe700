import { resolve } from "node:path";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { openSiteFolder } from "../files/site-folder.ts";
import type { Project } from "../journey/project.ts";
import { buildSite } from "../journey/site/build-site.ts";
import { derivedPages } from "../journey/site/derived-pages.ts";
import type { Broken } from "../journey/work.ts";
import { say } from "../report/say.ts";
import { articlePaths } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { siteLanguagesOf } from "./languages.ts";
import { openProject } from "./open-project.ts";
import { problemJson } from "./problem-json.ts";

/** The folder of the site, in the project, where nobody names another. */
const SITE = "site";

/** `translate build`: pages of every article for readers, from the articles and the record as they stand. */
export const buildCommand: Command = {
  takesNames: false,
  options: {
    out: { type: "string" },
    lang: { type: "string" },
    "base-url": { type: "string" },
    preview: { type: "boolean" },
  },
  run,
};

async function run(context: Context): Promise<number> {
  const { values, reporter, folder } = context;
  if (values["preview"] === true) return await (await import("./build-preview.ts")).buildPreview(context);
  const { project, langs } = await projectFor(context);
  const { config, layout } = project;
  const out = values["out"];
  const isNamed = typeof out === "string";
  const place = isNamed ? resolve(folder, out) : layout.absolute(SITE);
  const named = isNamed ? out : SITE;
  const site = openSiteFolder(place, named, isNamed ? undefined : layout.root);
  const baseUrl = baseUrlOf(values["base-url"] ?? config.site.baseUrl);
  const { entries, below, broken } = await buildSite(
    project,
    site,
    {
      name: config.site.name,
      sourceLang: config.source.lang,
      langs: [config.source.lang, ...langs],
      ...(baseUrl === undefined ? {} : { baseUrl }),
    },
    articlePaths(project),
  );
  for (const problem of distinct(broken)) reporter.problem(problem);
  const { written, removed } = site;
  const withheld = below.filter(({ published }) => !published);
  reporter.object("build", {
    out: named,
    pages: entries.map(({ path, lang, url, title, state, stale, belowGate = false, derivedFrom }) => ({
      article: path,
      lang,
      url,
      title,
      state,
      stale,
      belowGate,
      ...(derivedFrom === undefined ? {} : { derivedFrom }),
    })),
    withheld: withheld.map(({ path, lang, verdict: { misses, minutes } }) => ({
      article: path,
      lang,
      missing: misses.map(({ demand, is, limit }) => ({ demand, is, limit })),
      minutes,
    })),
    written,
    removed,
    problems: broken.map(({ path, lang, problem }) => ({ article: path, lang, ...problemJson(problem) })),
  });
  reporter.result(
    say("build.done", { count: entries.length, path: named, written: written.length, removed: removed.length }),
  );
  if (withheld.length > 0) reporter.note(say("build.withheld", { count: withheld.length }));
  else if (below.length > 0) reporter.note(say("build.belowGate", { count: below.length }));
  if (baseUrl === undefined) reporter.note(say("build.noBaseUrl"));
  return exitCode(new Set(broken.length === 0 ? [] : [entries.length === 0 ? "failed" : "partly"]));
}

/** Each problem once: one file that cannot be read is in the way of several pages. */
function distinct(broken: readonly Broken[]): Iterable<Problem> {
  return new Map(broken.map(({ problem }) => [JSON.stringify(problemJson(problem)), problem])).values();
}

/**
 * The project and the languages of its site besides the source's. The glossary is read only where the gate asks for
 * findings or another script has its renderings: a large one takes a while.
 */
async function projectFor({
  folder,
  env,
  values,
}: Context): Promise<{ readonly project: Project; readonly langs: readonly LanguageTag[] }> {
  const project = await openProject(folder, env, { glossary: false });
  const langs = siteLanguagesOf(project, values["lang"]).filter((lang) => lang !== project.config.source.lang);
  const isChecked = project.config.gates.publish.findings !== "none";
  if (!isChecked && derivedPages(project, langs).size === 0) return { project, langs };
  return { project: await openProject(folder, env, { glossary: true, spelling: isChecked }), langs };
}

/** @throws Problem `E_USAGE_BASE_URL` for what is no address of a place on the web */
function baseUrlOf(given: string | boolean | undefined): string | undefined {
  if (typeof given !== "string") return undefined;
  const url = URL.parse(given);
  const isPlace =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    [url.search, url.hash, url.username, url.password].every((part) => part === "");
  if (!isPlace) throw new Problem("E_USAGE_BASE_URL", { url: given });
  return url.href.replace(/\/*$/, "/");
}
