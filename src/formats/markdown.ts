import type { Format } from "./format.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { renderMarkdown } from "./markdown/render.ts";
import { decode } from "./text-bytes.ts";

/**
 * Markdown: CommonMark 0.31.2 with GFM's tables, task lists, strikethrough, bare addresses and footnotes, front matter of
 * YAML or TOML, `$math$`, the shortcodes of Hugo and the tags of Jekyll, directives, and as `.mdx` MDX.
 *
 *     ---
 *     title: Kandas come home            a unit: front matter
 *     ---
 *     # Kandas come home                 a unit: heading
 *
 *     Since 1992 the **state** has       a unit: paragraph, with the pair `bold` and a wrap read as one space
 *     welcomed them.[^1]                 … and the code `footnote`
 *
 *     ![Pickets](a.jpg "May 2021")       two units: attributes; inside a sentence they lie in the code `image`
 *
 *     <p>They <em>came</em>.</p>         a unit: paragraph, with the pair `html:em`
 *
 * Code, formulas, templates, and in MDX modules, expressions and attributes are not translated. `docs/formats.md` says how
 * each construct is read and written.
 */
export const markdown: Format = {
  name: "markdown",
  extensions: [".md", ".markdown", ".mdx"],
  bearsMarks: true,
  bearsKeys: () => true,
  parse: (bytes, options) => parseMarkdown(decode(bytes, options.path), options),
  render: renderMarkdown,
};
