import type { Article, Unit } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import type { ParseOptions } from "../format.ts";
import { frontMatterOf, frontMatterUnits, metaOf } from "../markdown/front-matter.ts";
import { spanRuns } from "../span-runs.ts";
import { startOfText } from "../text-bytes.ts";
import { unitsOf } from "./units.ts";

/** The article that a decoded HTML text is. */
export function parseHtml(text: string, options: ParseOptions): Article {
  const front = frontMatterOf(text);
  const head = front === undefined ? [] : frontMatterUnits(text, front, options.frontMatter);
  const body = unitsOf(text, front?.body ?? startOfText(text), options.lang);
  return {
    path: options.path,
    lang: options.lang,
    format: "html",
    text,
    units: [...head, ...body],
    meta: { ...metaOfHead(body), ...(front === undefined ? {} : metaOf(text, front)) },
  };
}

/** The title and the descriptions, the first of each. */
function metaOfHead(units: readonly Unit[]): Readonly<Record<string, string>> {
  const values = units.flatMap(({ kind, key, pieces }) =>
    kind === "front-matter" && key !== undefined ? [[key, plainText(spanRuns(pieces))] as const] : [],
  );
  return Object.fromEntries(values.toReversed());
}
