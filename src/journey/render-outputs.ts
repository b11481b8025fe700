import type { Edit, LanguageTag, Target } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { type Localised, localise } from "../outputs/article.ts";
import { resourceJson } from "../outputs/resources.ts";
import { stateJson } from "../outputs/state.ts";
import type { Project } from "./project.ts";
import type { Source } from "./source.ts";

/** A file for readers. Without content it is not to be there. */
export interface OutputFile {
  /** The article's path, which problems name. */
  readonly article: string;
  readonly path: string;
  readonly content?: Uint8Array;
}

/** What is rendered of an article. */
export interface ForReaders {
  readonly lang: LanguageTag;
  /** By segment id. */
  readonly targets: ReadonlyMap<string, Target>;
  /** The language whose reviewed text the targets were transliterated from; absent for translations. */
  readonly derivedFrom?: LanguageTag;
}

/** The files that readers of one language get of an article, as the config asks for them. */
export function renderOutputs(
  { config, layout }: Project,
  source: Source,
  { lang, targets, derivedFrom }: ForReaders,
): { readonly files: readonly OutputFile[]; readonly problems: readonly Problem[] } {
  const common = { article: source.article, segments: source.segments, targets };
  const files: OutputFile[] = [];
  const problems: Problem[] = [];
  if (config.outputs.articles) {
    const { notice, frontMatter } = config.outputs;
    const localised = localise({
      ...common,
      lang,
      sourceLang: config.source.lang,
      options: { notice, frontMatter },
      ...(derivedFrom === undefined ? {} : { derivedFrom }),
    });
    const { content, refused } = renderArticle(source, localised);
    problems.push(...refused);
    if (content !== undefined) files.push({ article: source.path, path: layout.localised(lang, source.path), content });
    if (content !== undefined && frontMatter && source.format.name === "i18next-json") {
      const from = derivedFrom === undefined ? {} : { derivedFrom };
      const state = stateJson({ ...common, lang, sourceLang: config.source.lang, ...from });
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
