import type { LanguageTag, Target } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { type Concession, type LocaliseInput, localise } from "../outputs/article.ts";
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

/** The article that is rendered. */
export type Rendered = Pick<Source, "path" | "format" | "article" | "segments">;

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
  { config, layout }: Pick<Project, "config" | "layout">,
  source: Rendered,
  { lang, targets, derivedFrom }: ForReaders,
): { readonly files: readonly OutputFile[]; readonly problems: readonly Problem[] } {
  const common = {
    article: source.article,
    segments: source.segments,
    targets,
    lang,
    sourceLang: config.source.lang,
    ...(derivedFrom === undefined ? {} : { derivedFrom }),
  };
  const files: OutputFile[] = [];
  const problems: Problem[] = [];
  const put = (path: string, content: Uint8Array | string | undefined): void => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    files.push({ article: source.path, path, ...(bytes === undefined ? {} : { content: bytes }) });
  };
  if (config.outputs.articles) {
    const { notice, frontMatter } = config.outputs;
    const { content, refused, concessions } = renderArticle(source, { ...common, options: { notice, frontMatter } });
    problems.push(...refused);
    if (content !== undefined) {
      const isTold =
        !needsState(source, frontMatter) && [...concessions.values()].every(({ marks }) => marks !== "none");
      const state = isTold ? undefined : stateJson({ ...common, concessions });
      put(layout.localised(lang, source.path), content);
      put(layout.localisedState(lang, source.path), state);
    }
  }
  if (config.outputs.resources) {
    const { json, refused } = resourceJson(common);
    const shown = new Map([...targets].filter(([id]) => !refused.includes(id)));
    put(layout.resource(lang, source.path), json);
    put(layout.resourceState(lang, source.path), stateJson({ ...common, targets: shown }));
  }
  return { files, problems };
}

/** Whether an article has texts in which no mark can stand and no front matter that tells of them. */
function needsState({ article, format }: Rendered, hasFrontMatter: boolean): boolean {
  if (!format.bearsMarks) return true;
  const isTold = hasFrontMatter && format.bearsKeys(article);
  return !isTold && article.units.some(({ kind }) => kind === "front-matter");
}

/** How a unit gives way when the article does not bear what should stand in it, one after the other. */
const CONCESSIONS: readonly Concession[] = [
  { marks: "brackets", isKept: false },
  { marks: "elements", isKept: true },
  { marks: "brackets", isKept: true },
  { marks: "none", isKept: true },
];

interface RenderedArticle {
  /** Undefined where nothing that was tried can be written. */
  readonly content: Uint8Array | undefined;
  readonly refused: readonly Problem[];
  readonly concessions: ReadonlyMap<number, Concession>;
}

/**
 * Renders an article. Where the marks of a unit would break the article's structure, brackets tell its states; a unit
 * whose translation would break it keeps its source and is named.
 */
function renderArticle(source: Rendered, input: LocaliseInput): RenderedArticle {
  const refused: Problem[] = [];
  const steps = new Map<number, number>();
  for (;;) {
    const concessions = new Map([...steps].flatMap(([unit, step]) => pairOf(unit, CONCESSIONS[step])));
    const { edits, frame } = localise({ ...input, concessions });
    try {
      return { content: source.format.render(source.article, edits, frame), refused, concessions };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const unit = error.values["unit"];
      const step = typeof unit === "number" ? (steps.get(unit) ?? -1) + 1 : CONCESSIONS.length;
      const isHopeless = typeof unit !== "number" || unit < 0 || step >= CONCESSIONS.length;
      // The first concession costs readers nothing, and one word about a unit is enough.
      if (step === 1 || isHopeless) refused.push(error);
      if (isHopeless) return { content: undefined, refused, concessions };
      steps.set(unit, step);
    }
  }
}

function pairOf<Key, Value>(key: Key, value: Value | undefined): readonly (readonly [Key, Value])[] {
  return value === undefined ? [] : [[key, value]];
}
