import type { Edit, LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes } from "../files/read.ts";
import { foreignLine, formatSums, type Sums, sumOf, withSums } from "../files/sums.ts";
import { type Localised, localise } from "../outputs/article.ts";
import { resourceJson } from "../outputs/resources.ts";
import { stateJson } from "../outputs/state.ts";
import { readSums } from "./known-lines.ts";
import type { Project } from "./project.ts";
import type { Source } from "./source.ts";
import type { Broken, Means, Work } from "./work.ts";
import type { Rendered } from "./write-record.ts";

/**
 * Renders what readers get of the given articles in one language, and writes what nobody has edited by hand. Keeps the
 * sums of that and of the hand-over files that have been written.
 */
export function writeOutputs(
  project: Project,
  means: Means,
  lang: LanguageTag,
  { works, handovers }: { readonly works: readonly Work[]; readonly handovers: readonly Rendered[] },
): readonly Broken[] {
  const broken: Broken[] = [];
  const rendered = works.flatMap((work) => {
    const { files, problems } = renderOutputs(project, work);
    broken.push(...problems.map((problem) => ({ path: work.source.path, lang, problem })));
    return files;
  });
  const sums = readSums(project, lang);
  const ours = rendered.filter(({ article, path, content }) => {
    const problem = reasonToKeep(project, sums, path, content);
    if (problem !== undefined) broken.push({ path: article, lang, problem });
    return problem === undefined;
  });
  broken.push(...writeWithSums(project, means, lang, sums, { handovers, outputs: ours }));
  return broken;
}

/** Why a file must not be written over: it holds what we have not written, or cannot even be read. */
function reasonToKeep(project: Project, sums: Sums, path: string, content: Uint8Array): Problem | undefined {
  try {
    const standing = readBytes(project.layout.absolute(path), path);
    if (standing === undefined || Buffer.compare(standing, content) === 0) return undefined;
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
  { handovers, outputs }: { readonly handovers: readonly Rendered[]; readonly outputs: readonly Rendered[] },
): readonly Broken[] {
  const path = project.layout.sums(lang);
  const sums = new Map([...handovers, ...outputs].map((file) => [file.path, sumOf(file.content)]));
  const wanted = withSums(standing, sums);
  if (formatSums(wanted) !== formatSums(standing)) means.outbox.put(path, formatSums(standing) + formatSums(wanted));
  const broken: Broken[] = [];
  for (const file of outputs) {
    try {
      means.outbox.put(file.path, file.content);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      broken.push({ path: file.article, lang, problem: error });
      sums.delete(file.path);
    }
  }
  const next = withSums(standing, sums);
  if (next.files.size > 0) means.outbox.put(path, formatSums(next));
  return broken;
}

function renderOutputs(
  project: Project,
  { source, lang, targets }: Work,
): { readonly files: readonly Rendered[]; readonly problems: readonly Problem[] } {
  const { config, layout } = project;
  const byId = new Map(targets.record.segments.map((target) => [target.id, target]));
  const common = { article: source.article, segments: source.segments, targets: byId };
  const files: Rendered[] = [];
  const problems: Problem[] = [];
  if (config.outputs.articles) {
    const { notice, frontMatter } = config.outputs;
    const localised = localise({ ...common, lang, sourceLang: config.source.lang, options: { notice, frontMatter } });
    const { content, refused } = renderArticle(source, localised);
    problems.push(...refused);
    if (content !== undefined) files.push({ article: source.path, path: layout.localised(lang, source.path), content });
    if (content !== undefined && frontMatter && source.format.name === "i18next-json") {
      const state = stateJson({ ...common, lang, sourceLang: config.source.lang });
      const path = layout.localisedState(lang, source.path);
      files.push({ article: source.path, path, content: new TextEncoder().encode(state) });
    }
  }
  if (config.outputs.resources) {
    const { json } = resourceJson(common);
    const content = new TextEncoder().encode(json);
    files.push({ article: source.path, path: layout.resource(lang, source.path), content });
  }
  return { files, problems };
}

/** Renders an article; a unit whose translation would break the article's structure keeps its source and is named. */
function renderArticle(
  source: Source,
  { edits, frame }: Localised,
): { readonly content: Uint8Array | undefined; readonly refused: readonly Problem[] } {
  const refused: Problem[] = [];
  const kept = new Set<number>();
  while (kept.size <= source.article.units.length) {
    const fitting = edits.map(
      (edit): Edit => (kept.has(edit.unit) ? { ...edit, content: { kind: "fallback" } } : edit),
    );
    try {
      return { content: source.format.render(source.article, fitting, frame), refused };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push(error);
      const unit = error.values["unit"];
      if (typeof unit !== "number" || kept.has(unit)) break;
      kept.add(unit);
    }
  }
  return { content: undefined, refused };
}
