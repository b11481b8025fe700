import { join, resolve } from "node:path";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { HANDOVER_FORMATS, type HandoverFormat, handOversIn } from "../journey/handover-formats.ts";
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

/**
 * `translate export`: brings the hand-over files up to date, and copies them for a translator where asked to, in
 * the format that `--format` names; with `--for`, packs all that a translator needs into one ZIP file.
 */
export const exportCommand: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    to: { type: "string" },
    for: { type: "string" },
    format: { type: "string" },
    split: { type: "string" },
    names: { type: "boolean" },
  },
  run,
};

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const paths = namedArticles(project, positionals, folder);
  if (["for", "split", "names"].some((name) => values[name] !== undefined))
    return await pack(context, project, { paths, langs });
  const format = formatOf(values["format"], { to: values["to"], folder, root: project.layout.root });
  const { outcome, changes, others } = await withMeans(project, { frozen: false }, async (means) => {
    const outcome = await refresh(project, means, paths, langs);
    const changes = new Set(means.outbox.changes);
    return { outcome, changes, others: await handOversIn(format, project, means, outcome.articles) };
  });
  const files = outcome.articles.map(({ lang, path, segments, words, left }) => {
    const file = project.layout.xliff(lang, path);
    return { file, lang, article: path, segments, words, left, written: changes.has(file) };
  });
  const problems = [...outcome.broken.map(({ problem }) => problem), ...others.problems];
  const to = values["to"];
  if (typeof to === "string")
    for (const file of files)
      problems.push(
        ...(await copyInto(project, resolve(folder, to), to, { ...file, format, other: others.files.get(file.file) })),
      );
  for (const problem of problems) reporter.problem(problem);
  reporter.object("export", { files, problems: problems.length });
  for (const { file, written } of files)
    reporter.result(say(written ? "export.written" : "export.unchanged", { path: file }));
  return exitCode(new Set(problems.length === 0 ? [] : [files.length === 0 ? "usage" : "partly"]));
}

/** Brings the hand-over files up to date and packs them. */
async function pack(
  context: Context,
  project: Project,
  job: { readonly paths: readonly string[]; readonly langs: readonly LanguageTag[] },
): Promise<number> {
  const { values, reporter, folder } = context;
  const { exportPackages, packageOrder } = await import("./export-package.ts");
  const order = await packageOrder(project, context);
  const { packed, problems } = await withMeans(project, { frozen: false }, async (means) => {
    const { broken } = await refresh(project, means, job.paths, job.langs);
    const made = await exportPackages(project, means, job, order, { folder, to: values["to"] });
    return { packed: made.packed, problems: unique([...broken.map(({ problem }) => problem), ...made.problems]) };
  });
  for (const problem of problems) reporter.problem(problem);
  reporter.object("export", {
    packages: packed.map(({ path, lang, part, parts, articles, segments, words, weightedWords, written, files }) => {
      const names = files.map(({ name }) => name).filter((name) => !name.endsWith("/"));
      return { path, lang, part, parts, articles, segments, words, weightedWords, files: names.sort(), written };
    }),
    problems: problems.length,
  });
  for (const { path, written, segments, words, weightedWords } of packed)
    reporter.result(
      say(written ? "export.packed" : "export.packedBefore", { path, count: segments, words, weightedWords }),
    );
  return exitCode(new Set(problems.length === 0 ? [] : [packed.length === 0 ? "usage" : "partly"]));
}

/** Problems without those that say the same of the same place. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

/** The format asked for. Files in the project are XLIFF 1.2 alone, so that others need another folder to go to. */
function formatOf(
  given: string | boolean | undefined,
  { to, folder, root }: { readonly to: string | boolean | undefined; readonly folder: string; readonly root: string },
): HandoverFormat {
  if (typeof given !== "string") return "xliff12";
  const format = HANDOVER_FORMATS.find((known) => known === given);
  if (format === undefined)
    throw new Problem("E_USAGE_VALUE", { option: "--format", value: given, known: HANDOVER_FORMATS.join(", ") });
  if (format !== "xliff12" && (typeof to !== "string" || resolve(folder, to) === resolve(root)))
    throw new Problem("E_USAGE_FORMAT_TO", { format });
  return format;
}

/** A hand-over file to be copied. */
interface Copied {
  readonly file: string;
  readonly article: string;
  readonly lang: LanguageTag;
  readonly format: HandoverFormat;
  /** What it says in another format than the project's own. */
  readonly other: Uint8Array | undefined;
}

/** Copies a hand-over file, but never over work that a translator has done in an earlier copy. */
async function copyInto(
  project: Project,
  absolute: string,
  folder: string,
  { file, article, lang, format, other }: Copied,
): Promise<readonly Problem[]> {
  const bytes = format === "xliff12" ? readBytes(project.layout.absolute(file), file) : other;
  if (bytes === undefined) return []; // it could not be written, which has been said
  const copy = join(folder, file);
  const standing = readBytes(join(absolute, file), copy);
  if (standing !== undefined && (await holdsWork(project, standing, { path: article, lang })))
    return [new Problem("E_EXPORT_EDITED", { path: copy }, { path: copy })];
  writeAtomically(join(absolute, file), copy, bytes);
  return [];
}
