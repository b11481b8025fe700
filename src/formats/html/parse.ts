import type { Article, Unit } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import type { ParseOptions } from "../format.ts";
import { frontMatterOf, frontMatterUnits, metaOf } from "../markdown/front-matter.ts";
import { spanRuns } from "../span-runs.ts";
import { startOfText } from "../text-bytes.ts";
import { bodyUnits } from "./units.ts";

/** The article that a decoded HTML text is. */
export function parseHtml(text: string, options: ParseOptions): Article {
  const front = frontMatterOf(text);
  const units = [...htmlUnits(text, options)];
  const body = front?.body ?? 0;
  return {
    path: options.path,
    lang: options.lang,
    format: "html",
    text,
    units,
    meta: {
      ...metaOfHead(units.filter(({ kind, start }) => kind === "front-matter" && start >= body)),
      ...(front === undefined ? {} : metaOf(text, front)),
    },
  };
}

/** The units of that article, one by one. */
export function* htmlUnits(
  text: string,
  { lang, frontMatter }: Pick<ParseOptions, "lang" | "frontMatter">,
): Generator<Unit, void, undefined> {
  const front = frontMatterOf(text);
  if (front !== undefined) yield* frontMatterUnits(text, front, frontMatter);
  yield* bodyUnits(text, front?.body ?? startOfText(text), lang);
}

/** The title and the descriptions, the first of each. */
function metaOfHead(units: readonly Unit[]): Readonly<Record<string, string>> {
  const values = units.map(({ key = "", pieces }) => [key, plainText(spanRuns(pieces))] as const);
  return Object.fromEntries(values.toReversed());
}
