import type { Format } from "./format.ts";
import { bearsKeys } from "./html/frame.ts";
import { parseHtml } from "./html/parse.ts";
import { renderHtml } from "./html/render.ts";
import { decode } from "./text-bytes.ts";

/**
 * HTML, documents and fragments, read as browsers read it (HTML Standard, section 13.2), and YAML front matter.
 *
 *     <title>Kandas come home</title>                     a unit: front matter, `title`
 *     <h1>Kandas come home</h1>                           a unit: heading
 *     <p>Since 1992 the <b>state</b> has welcomed them.   a unit: paragraph, with the pair `bold`
 *     <img src=a.jpg alt="Pickets in Almaty">             a unit: attribute, `alt`
 *
 * Scripts, styles, `pre`, `code`, SVG, MathML, `translate="no"` and parts in other languages are not translated.
 */
export const html: Format = {
  name: "html",
  extensions: [".html", ".htm"],
  bearsMarks: true,
  bearsKeys: ({ text }) => bearsKeys(text),
  parse: (bytes, options) => parseHtml(decode(bytes, options.path), options),
  render: renderHtml,
};
