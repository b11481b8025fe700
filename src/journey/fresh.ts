import type { Engine } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { fileSignature } from "../files/stamps.ts";
import { SEGMENTATION_VERSION } from "../segmentation/index.ts";
import type { Project } from "./project.ts";
import type { ArticleSummary } from "./summary.ts";
import type { Means } from "./work.ts";

/** Changes when a new release must look at every article again. */
const JOURNEY_VERSION = 1;

/**
 * The summary of an article with which nothing has to be done: neither its files, nor the settings, the memory or the
 * engine have changed since it was finished. As a one-element list, or none.
 */
export function freshSummary(
  project: Project,
  means: Means,
  path: string,
  lang: LanguageTag,
  digest: string,
  engine: Engine | undefined,
): readonly (readonly [string, ArticleSummary])[] {
  const summary = means.stamps.get(`article ${lang} ${path}`, fingerprint(project, path, lang, digest, engine));
  // Stamps are ours alone and versioned by the fingerprint: what stands under it is what `stampArticle` put there.
  return summary === undefined ? [] : [[path, summary as ArticleSummary]];
}

/** Notes that an article is finished, as its files now stand. */
export function stampArticle(
  project: Project,
  means: Means,
  summary: ArticleSummary,
  digest: string,
  engine: Engine | undefined,
): void {
  const { lang, path } = summary;
  means.stamps.set(`article ${lang} ${path}`, fingerprint(project, path, lang, digest, engine), summary);
}

function fingerprint(
  project: Project,
  path: string,
  lang: LanguageTag,
  digest: string,
  engine: Engine | undefined,
): string {
  const { layout, config } = project;
  const files = [
    layout.article(path),
    layout.record(config.source.lang, path),
    layout.record(lang, path),
    layout.xliff(lang, path),
    layout.sent(lang, path),
    layout.localised(lang, path),
    layout.resource(lang, path),
  ];
  const asked = engine === undefined ? "none" : `${engine.name} ${engine.model} ${engine.options}`;
  const signatures = files.map((file) => fileSignature(layout.absolute(file)));
  return [JOURNEY_VERSION, SEGMENTATION_VERSION, project.settings, digest, asked, ...signatures].join(" ");
}
