import { failpoint } from "../core/failpoint.ts";
import type { Edit, LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readBytes, readText } from "../files/read.ts";
import { foreignLine, formatSums, parseSums, type Sums, withSum } from "../files/sums.ts";
import { type Localised, localise } from "../outputs/article.ts";
import { resourceJson } from "../outputs/resources.ts";
import { formatTargetRecord } from "../record/json.ts";
import { formatPairs } from "../record/superseded.ts";
import { type Checked, checkTargets } from "./findings.ts";
import { handOver } from "./hand-over.ts";
import type { Project } from "./project.ts";
import { keptPairs } from "./remember.ts";
import { formatSent } from "./sent.ts";
import type { Source } from "./source.ts";
import type { Broken, Means, Work } from "./work.ts";

/** A file for readers, rendered and not yet written. */
interface Rendered {
  readonly article: string;
  readonly path: string;
  readonly content: Uint8Array;
}

/** Writes an article's record and hand-over file, in the order in which a crash between them does no harm. */
export function writeRecord(
  project: Project,
  means: Means,
  work: Work,
): { readonly checked: ReadonlyMap<string, Checked>; readonly broken: readonly Broken[] } {
  const { source, lang, targets } = work;
  const { layout } = project;
  const { outbox } = means;
  const checked = checkTargets(project, source.record, targets.record, lang);
  if (targets.superseded.length > 0)
    outbox.put(
      layout.superseded(lang, source.path),
      formatPairs(keptPairs(project, source.path, lang, targets.superseded)),
    );
  failpoint("before-record");
  outbox.put(layout.record(lang, source.path), formatTargetRecord(targets.record));
  failpoint("after-record");
  const refused = targets.refused.map((problem): Broken => ({ path: source.path, lang, problem }));
  const broken = refused.length > 0 ? refused : writeHandover(project, means, work, checked);
  return { checked, broken };
}

/** Writes the hand-over file and its base. A segment that XML cannot hold is named; the record has it all the same. */
function writeHandover(
  project: Project,
  means: Means,
  { source, lang, targets, proposed }: Work,
  checked: ReadonlyMap<string, Checked>,
): readonly Broken[] {
  const { segments } = targets.record;
  try {
    const xliff = handOver(project, source, segments, lang, { proposed, checked }, means.wording);
    means.outbox.put(project.layout.xliff(lang, source.path), xliff);
    failpoint("after-handover");
    means.outbox.put(project.layout.sent(lang, source.path), formatSent(segments));
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [{ path: source.path, lang, problem: error }];
  }
}

/** Renders what readers get of the given articles in one language, and writes what nobody has edited by hand. */
export function writeOutputs(
  project: Project,
  means: Means,
  works: readonly Work[],
  lang: LanguageTag,
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
  broken.push(...writeWithSums(project, means, lang, sums, ours));
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

/** The sums of a language's localised files as they stand on disk. */
export function readSums(project: Project, lang: LanguageTag): Sums {
  const path = project.layout.sums(lang);
  return parseSums(readText(project.layout.absolute(path), path) ?? "");
}

/** Old and new sums stand side by side while the files are written, so that a crash leaves none that looks foreign. */
function writeWithSums(
  project: Project,
  means: Means,
  lang: LanguageTag,
  standing: Sums,
  files: readonly Rendered[],
): readonly Broken[] {
  const path = project.layout.sums(lang);
  const withSums = (sums: Sums, of: readonly Rendered[]): Sums =>
    of.reduce((all, file) => withSum(all, file.path, file.content), sums);
  const broken: Broken[] = [];
  const both = formatSums(standing) + formatSums(withSums(standing, files));
  if (formatSums(withSums(standing, files)) !== formatSums(standing)) means.outbox.put(path, both);
  const written = files.filter((file) => {
    try {
      means.outbox.put(file.path, file.content);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      broken.push({ path: file.article, lang, problem: error });
      return false;
    }
  });
  const next = withSums(standing, written);
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
