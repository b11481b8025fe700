import { join } from "node:path";
import type { LanguageTag } from "../core/model.ts";

/** The folders of a project that its config may name. */
export interface Folders {
  readonly articles: string;
  readonly xliff: string;
}

/**
 * Where everything of a project lies. All paths are relative to the project's root, with `/`.
 *
 * An article's path is relative to the articles folder, e.g. `2026/kandas.md`; it has been listed by `articlePaths`,
 * never taken from a file's content.
 */
export interface Layout {
  readonly root: string;
  readonly articles: string;
  article(path: string): string;
  record(lang: LanguageTag, path: string): string;
  superseded(lang: LanguageTag, path: string): string;
  /** A shard of the units imported into a language. @param shard a hexadecimal digit */
  imported(lang: LanguageTag, shard: string): string;
  xliff(lang: LanguageTag, path: string): string;
  sent(lang: LanguageTag, path: string): string;
  localised(lang: LanguageTag, path: string): string;
  /** The state of a localised article in whose format there is no place for it. */
  localisedState(lang: LanguageTag, path: string): string;
  resource(lang: LanguageTag, path: string): string;
  /** The state of the texts of a resource. */
  resourceState(lang: LanguageTag, path: string): string;
  /** All of an article that readers of a language may have. */
  forReaders(lang: LanguageTag, path: string): readonly string[];
  sums(lang: LanguageTag): string;
  /** A file of the git-ignored `.qazyna/`. */
  own(name: string): string;
  /** The absolute path of a project path. */
  absolute(path: string): string;
}

/** What the name of a file ends in that says how the texts beside it came about. */
export const STATE = ".state.json";

/** The name beside an article's of the file that says how its texts came about. */
export function statePath(path: string): string {
  return `${path}${STATE}`;
}

/** The layout of the project at `root`, an absolute path. */
export function layoutOf(root: string, folders: Folders): Layout {
  const readers = {
    localised: (lang, path) => `locales/${lang}/articles/${path}`,
    localisedState: (lang, path) => `locales/${lang}/articles/${statePath(path)}`,
    resource: (lang, path) => `locales/${lang}/resources/${path}.json`,
    resourceState: (lang, path) => `locales/${lang}/resources/${statePath(path)}`,
  } satisfies Partial<Layout>;
  return {
    ...readers,
    forReaders: (lang, path) => Object.values(readers).map((place) => place(lang, path)),
    root,
    articles: folders.articles,
    article: (path) => `${folders.articles}/${path}`,
    record: (lang, path) => `segments/${lang}/${path}.json`,
    superseded: (lang, path) => `memory/superseded/${lang}/${path}.jsonl`,
    imported: (lang, shard) => `memory/imported/${lang}/${shard}.jsonl`,
    xliff: (lang, path) => `${folders.xliff}/${lang}/${path}.xlf`,
    sent: (lang, path) => `${folders.xliff}/${lang}/${path}.sent.json`,
    sums: (lang) => `locales/${lang}/written.sums`,
    own: (name) => `.qazyna/${name}`,
    absolute: (path) => join(root, path),
  };
}
