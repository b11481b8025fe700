import type { Article, Unit } from "../../core/model.ts";
import type { ParseOptions } from "../format.ts";
import { startOfText } from "../text-bytes.ts";
import { scanBlocks } from "./blocks.ts";
import { dialectOf } from "./dialect.ts";
import { frontMatterOf, frontMatterUnits, metaOf } from "./front-matter.ts";
import { bodyUnits } from "./units.ts";

/** The article that a decoded Markdown text is. */
export function parseMarkdown(text: string, options: ParseOptions): Article {
  const front = frontMatterOf(text);
  return {
    path: options.path,
    lang: options.lang,
    format: "markdown",
    text,
    units: [...markdownUnits(text, options)],
    meta: front === undefined ? {} : metaOf(text, front),
  };
}

/** The units of that article, one by one. */
export function* markdownUnits(
  text: string,
  { path, frontMatter }: Pick<ParseOptions, "path" | "frontMatter">,
): Generator<Unit, void, undefined> {
  const front = frontMatterOf(text);
  const dialect = dialectOf(path);
  if (front !== undefined) yield* frontMatterUnits(text, front, frontMatter);
  yield* bodyUnits(text, scanBlocks(text, front?.body ?? startOfText(text), dialect), dialect);
}
