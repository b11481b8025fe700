import type { Engine } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { fileSignature } from "../files/stamps.ts";
import type { Sums } from "../files/sums.ts";
import { wantsEngine } from "./fill.ts";
import { readSums } from "./known-lines.ts";
import type { Project } from "./project.ts";
import { derivedLanguages } from "./scripts.ts";
import { articleSignature } from "./source.ts";
import type { ArticleSummary } from "./summary.ts";
import type { Means, Work } from "./work.ts";

/** Changes when a new release must look at every article again. */
const JOURNEY_VERSION = 8;

/** What the results of one language depend on, besides each article's own files. */
export interface Circumstances {
  readonly lang: LanguageTag;
  readonly digest: string;
  readonly engine: Engine | undefined;
  /** The sums of the localised files and hand-over files as they stand on disk. */
  readonly sums: Sums;
  /** The same for the languages that are derived from this one. */
  readonly derived: readonly { readonly lang: LanguageTag; readonly sums: Sums }[];
}

/** The circumstances of a language as they are now. */
export async function circumstancesOf(
  project: Project,
  means: Means,
  lang: LanguageTag,
  engine: Engine | undefined,
): Promise<Circumstances> {
  return { lang, engine, digest: await means.memory.digest(lang), ...sumsOf(project, lang) };
}

/** The same circumstances after files have been written. */
export function afterWriting(project: Project, circumstances: Circumstances): Circumstances {
  return { ...circumstances, ...sumsOf(project, circumstances.lang) };
}

function sumsOf(project: Project, lang: LanguageTag): Pick<Circumstances, "sums" | "derived"> {
  const derived = derivedLanguages(project, lang).map((one) => ({ lang: one.lang, sums: readSums(project, one.lang) }));
  return { sums: readSums(project, lang), derived };
}

/**
 * The summary of an article with which nothing has to be done: neither its files, nor the settings, the memory or the
 * engine have changed since it was finished. As a one-element list, or none.
 */
export function freshSummary(
  project: Project,
  means: Means,
  path: string,
  circumstances: Circumstances,
): readonly (readonly [string, ArticleSummary])[] {
  const fingerprint = fingerprintOf(project, path, articleSignature(project, path), circumstances);
  const summary = means.stamps.get(`article ${circumstances.lang} ${path}`, fingerprint);
  // Stamps are ours alone and versioned by the fingerprint: what stands under it is what `stampArticle` put there.
  return summary === undefined ? [] : [[path, summary as ArticleSummary]];
}

/**
 * Notes that an article is finished, as its files now stand and as the article stood when it was read. One that still
 * waits for the engine, because a budget was reached or it changed meanwhile, is not finished.
 */
export function stampArticle(
  project: Project,
  means: Means,
  { source, targets }: Work,
  summary: ArticleSummary,
  circumstances: Circumstances,
): void {
  const { engine, lang } = circumstances;
  const waits = targets.record.segments.some((target, index) => {
    const text = source.record.segments[index]?.source;
    return engine !== undefined && text !== undefined && wantsEngine(target, text, engine.name);
  });
  if (waits) return;
  const fingerprint = fingerprintOf(project, source.path, source.standing, circumstances);
  means.stamps.set(`article ${lang} ${source.path}`, fingerprint, summary);
}

function fingerprintOf(
  project: Project,
  path: string,
  article: string,
  { lang, digest, engine, sums, derived }: Circumstances,
): string {
  const { layout, config } = project;
  const outputs = layout.forReaders(lang, path);
  const files = [
    layout.record(config.source.lang, path),
    layout.record(lang, path),
    layout.xliff(lang, path),
    layout.sent(lang, path),
    ...outputs,
    ...derived.flatMap((one) => layout.forReaders(one.lang, path)),
  ];
  const asked = engine === undefined ? "none" : `${engine.name} ${engine.model} ${engine.options}`;
  const signatures = files.map((file) => fileSignature(layout.absolute(file)));
  const known = [
    ...[layout.xliff(lang, path), ...outputs].map((file) => knownSums(sums, file)),
    ...derived.flatMap((one) => layout.forReaders(one.lang, path).map((file) => knownSums(one.sums, file))),
  ];
  const versions = [JOURNEY_VERSION, project.segmentation.version, project.settings, digest, asked];
  return [...versions, article, ...signatures, ...known].join(" ");
}

function knownSums(sums: Sums, file: string): string {
  return (sums.files.get(file) ?? []).map(({ sha256 }) => sha256).join("+");
}
