import type { Article, Edit, Frame, LanguageTag } from "../core/model.ts";

/** What a format is told about the file that it parses. */
export interface ParseOptions {
  /** Path inside the articles folder, with `/`; it stands in problems and in the article. */
  readonly path: string;
  /** The language that the article is written in. */
  readonly lang: LanguageTag;
  /** Front-matter keys whose values are translated, e.g. `title`, `description`. */
  readonly frontMatter: readonly string[];
}

/**
 * A file format: finds what is translated in an article, and writes translations into it.
 *
 * Laws, held by `tests/formats/contract.test.ts` for every listed format:
 * - `render(parse(bytes), [])` gives `bytes` back.
 * - So does an edit of every unit by its own runs.
 * - The pieces of a unit tile it. Units stand in reading order, each behind the one before or wholly inside one of its
 *   codes, as the alternative text of an image in a sentence does.
 * - A rendered article, parsed again, has the same units with the same codes, or `render` throws.
 */
export interface Format {
  /** Stands in `Article.format`, e.g. `markdown`. */
  readonly name: string;
  /** With their dot, in lower case, e.g. `.md`. */
  readonly extensions: readonly string[];
  /**
   * The article with its units. Takes time linear in the size of the file, whatever stands in it.
   *
   * @throws Problem `E_TEXT_ENCODING` or `E_TEXT_NUL` with the place, where the bytes are not clean UTF-8
   */
  parse(bytes: Uint8Array, options: ParseOptions): Article;
  /** Whether a sentence in the body of an article can say what it is, by an element or in brackets. */
  readonly bearsMarks: boolean;
  /** Whether the front matter of a frame finds a place in the article. */
  bearsKeys(article: Article): boolean;
  /**
   * The article's bytes with `edits` made and `frame` put round; all other bytes stay as they are.
   *
   * @param edits spans inside units, without overlap, in any order
   * @throws Problem `E_RENDER_MISMATCH` where the result would read as something else than was meant
   */
  render(article: Article, edits: readonly Edit[], frame?: Frame): Uint8Array;
}
