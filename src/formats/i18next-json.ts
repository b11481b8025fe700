import type { Format } from "./format.ts";
import { parseI18nextJson } from "./i18next-json/parse.ts";
import { renderI18nextJson } from "./i18next-json/render.ts";
import { decode } from "./text-bytes.ts";

/**
 * i18next's JSON (version 4), and any other JSON whose strings are to be translated.
 *
 *     {
 *       "title": "Kandas come home",                  a unit: value, key `title`
 *       "steps": ["Sign in", "Wait"],                 two units: keys `steps.0` and `steps.1`
 *       "items_one": "<b>{{count}}</b> item",         a plural form, with the pair `html:b` and the code `placeholder`
 *       "items_other": "<b>{{count}}</b> items",      … of which ru has two more: `articleFor`
 *       "year": "2024"                                no letter, no unit
 *     }
 *
 * Keys are not translated. No notice and no front matter can stand in it: a frame changes nothing.
 */
export const i18nextJson: Format = {
  name: "i18next-json",
  extensions: [".json"],
  bearsMarks: false,
  bearsKeys: () => false,
  parse: (bytes, options) => parseI18nextJson(decode(bytes, options.path), options),
  render: renderI18nextJson,
};
