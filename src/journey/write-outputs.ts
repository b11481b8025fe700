import type { LanguageTag, Target } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { foreignLine, formatSums, type Sums, sumOf, withSums } from "../files/sums.ts";
import { derivedTargets } from "../outputs/derived.ts";
import { readSums } from "./known-lines.ts";
import type { Project } from "./project.ts";
import { type OutputFile, renderOutputs } from "./render-outputs.ts";
import { type DerivedLanguage, derivedLanguages, scriptOptions } from "./scripts.ts";
import type { Broken, Means, Work } from "./work.ts";
import type { Rendered } from "./write-record.ts";

/**
 * Renders what readers get of the given articles in one language and in those derived from it, and writes what nobody
 * has edited by hand. Keeps the sums of that and of the hand-over files that have been written.
 */
export function writeOutputs(
  project: Project,
  means: Means,
  lang: LanguageTag,
  { works, handovers }: { readonly works: readonly Work[]; readonly handovers: readonly Rendered[] },
): readonly Broken[] {
  const broken: Broken[] = [];
  const outputs = works.flatMap(({ source, targets }) => {
    const { files, problems } = renderOutputs(project, source, { lang, targets: byId(targets) });
    broken.push(...problems.map((problem) => ({ path: source.path, lang, problem })));
    return files;
  });
  broken.push(...writeUnedited(project, means, lang, { handovers, outputs }));
  for (const derived of derivedLanguages(project, lang))
    broken.push(...writeDerived(project, means, { from: lang, derived, works }));
  return broken;
}

/** Writes reviewed text in another script. An article of which nothing is reviewed any more has no such file. */
function writeDerived(
  project: Project,
  means: Means,
  {
    from,
    derived,
    works,
  }: { readonly from: LanguageTag; readonly derived: DerivedLanguage; readonly works: readonly Work[] },
): readonly Broken[] {
  const { layout } = project;
  const { lang, script } = derived;
  const options = scriptOptions(project, from, lang);
  const broken: Broken[] = [];
  const outputs = works.flatMap(({ source, targets: { record } }): readonly OutputFile[] => {
    const article = source.path;
    const targets = derivedTargets(source.segments, byId({ record }), script, options);
    if (targets.size === 0) return layout.forReaders(lang, article).map((path) => ({ article, path }));
    const { files, problems } = renderOutputs(project, source, { lang, targets, derivedFrom: from });
    broken.push(...problems.map((problem) => ({ path: article, lang, problem })));
    return files;
  });
  broken.push(...writeUnedited(project, means, lang, { handovers: [], outputs }));
  return broken;
}

function byId({ record }: Pick<Work["targets"], "record">): ReadonlyMap<string, Target> {
  return new Map(record.segments.map((target) => [target.id, target]));
}

interface Files {
  readonly handovers: readonly Rendered[];
  readonly outputs: readonly OutputFile[];
}

/** Writes files for readers, but for those that somebody has edited by hand, which are named. */
function writeUnedited(project: Project, means: Means, lang: LanguageTag, files: Files): readonly Broken[] {
  const broken: Broken[] = [];
  const sums = readSums(project, lang);
  const ours = files.outputs.filter(({ article, path, content }) => {
    const problem = reasonToKeep(project, sums, path, content);
    if (problem !== undefined) broken.push({ path: article, lang, problem });
    return problem === undefined;
  });
  broken.push(...writeWithSums(project, means, lang, sums, { ...files, outputs: ours }));
  return broken;
}

/** Why a file must not be written over: it holds what we have not written, or cannot even be read. */
function reasonToKeep(
  project: Project,
  sums: Sums,
  path: string,
  content: Uint8Array | undefined,
): Problem | undefined {
  try {
    const standing = readBytes(project.layout.absolute(path), path);
    if (standing === undefined) return undefined;
    if (content !== undefined && Buffer.compare(standing, content) === 0) return undefined;
    const line = foreignLine(sums, path, standing);
    return line === undefined ? undefined : new Problem("E_OUTPUT_EDITED", { path }, { path, line });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Old and new sums stand side by side while the files are written, so that a crash leaves none that looks foreign. */
function writeWithSums(
  project: Project,
  means: Means,
  lang: LanguageTag,
  standing: Sums,
  { handovers, outputs }: Files,
): readonly Broken[] {
  const path = project.layout.sums(lang);
  const sums = new Map(
    [...handovers, ...outputs].map(({ path, content }: OutputFile) => [
      path,
      content === undefined ? undefined : sumOf(content),
    ]),
  );
  const wanted = withSums(standing, sums);
  if (formatSums(wanted) !== formatSums(standing)) means.outbox.put(path, formatSums(standing) + formatSums(wanted));
  const broken: Broken[] = [];
  for (const file of outputs) {
    try {
      if (file.content === undefined) means.outbox.remove(file.path);
      else means.outbox.put(file.path, file.content);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      broken.push({ path: file.article, lang, problem: error });
      sums.delete(file.path);
    }
  }
  const next = withSums(standing, sums);
  if (next.files.size > 0 || standing.files.size > 0) means.outbox.put(path, formatSums(next));
  return broken;
}
