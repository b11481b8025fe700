import type { Article } from "../../core/model.ts";
import type { ParseOptions } from "../format.ts";
import { startOfText } from "../text-bytes.ts";
import { scanBlocks } from "./blocks.ts";
import { dialectOf } from "./dialect.ts";
import { frontMatterOf, frontMatterUnits, metaOf } from "./front-matter.ts";
import { bodyUnits } from "./units.ts";

/** The article that a decoded Markdown text is. */
export function parseMarkdown(text: string, options: ParseOptions): Article {
  const front = frontMatterOf(text);
  const dialect = dialectOf(options.path);
  const body = bodyUnits(text, scanBlocks(text, front?.body ?? startOfText(text), dialect), dialect);
  const head = front === undefined ? [] : frontMatterUnits(text, front, options.frontMatter);
  return {
    path: options.path,
    lang: options.lang,
    format: "markdown",
    text,
    units: [...head, ...body],
    meta: front === undefined ? {} : metaOf(text, front),
  };
}
