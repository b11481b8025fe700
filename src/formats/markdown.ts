import type { Format } from "./format.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { renderMarkdown } from "./markdown/render.ts";
import { decode } from "./text-bytes.ts";

/**
 * Markdown: CommonMark 0.31.2 with GFM's tables, task lists, strikethrough, bare addresses and footnotes, YAML front
 * matter, `$math$` and Hugo's shortcodes.
 *
 *     ---
 *     title: Kandas come home            a unit: front matter
 *     ---
 *     # Kandas come home                 a unit: heading
 *
 *     Since 1992 the **state** has       a unit: paragraph, with the pair `bold` and a wrap read as one space
 *     welcomed them.[^1]                 … and the code `footnote`
 *
 * Code blocks, HTML blocks, link definitions, image texts and link titles are not translated.
 */
export const markdown: Format = {
  name: "markdown",
  extensions: [".md", ".markdown"],
  parse: (bytes, options) => parseMarkdown(decode(bytes, options.path), options),
  render: renderMarkdown,
};
