import type { Format } from "./format.ts";
import { parsePlainText } from "./plain-text/parse.ts";
import { renderPlainText } from "./plain-text/render.ts";
import { decode } from "./text-bytes.ts";

/**
 * Plain text: paragraphs between blank lines, wrapped or not, and short lines that stand by themselves.
 *
 *     The pickets nobody sees            a unit: heading
 *
 *     Aizhan Bekova                      a unit: byline
 *     3 May 2021, 9.15am                 a unit: dateline
 *
 *     Every morning at nine a few        a unit: paragraph, with a wrap read as one space
 *     women walk to the consulate.
 */
export const plainText: Format = {
  name: "text",
  extensions: [".txt", ".text"],
  bearsMarks: true,
  bearsKeys: () => false,
  parse: (bytes, options) => parsePlainText(decode(bytes, options.path), options),
  render: renderPlainText,
};
