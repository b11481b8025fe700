import type { Article, Runs } from "../../src/core/model.ts";
import { markedText, textRuns } from "../../src/core/runs.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { editOf, runsOf } from "./documents.ts";

/** A Markdown text as an article; `path` says which dialect it is. */
export function parseCase(text: string, path: string = "kandas.md"): Article {
  const frontMatter = ["title", "description", "params.lead"];
  return markdown.parse(new TextEncoder().encode(text), { path, lang: "en", frontMatter });
}

/** Each unit as `kind: text with {1}marks{/1}`, attributes and front matter with their key. */
export function unitsOf(text: string, path?: string): readonly string[] {
  return parseCase(text, path).units.map(
    (unit) => `${unit.kind}${unit.key === undefined ? "" : ` ${unit.key}`}: ${markedText(runsOf(unit))}`,
  );
}

/**
 * The text with units replaced.
 *
 * @param targets by a unit's marked text, as `unitsOf` gives it; runs or plain text
 */
export function translateCase(
  text: string,
  targets: Readonly<Record<string, string | ((source: Runs) => Runs)>>,
  path?: string,
): string {
  const article = parseCase(text, path);
  const edits = article.units.flatMap((unit, index) => {
    const source = runsOf(unit);
    const target = targets[markedText(source)];
    if (target === undefined) return [];
    return [editOf(index, unit, typeof target === "string" ? textRuns(target) : target(source))];
  });
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(markdown.render(article, edits));
}

/** The runs in another order and with other words: `"2 1"` or `"сөз 1"`, numbers stand for runs. */
export function reordered(...parts: readonly (string | number)[]): (source: Runs) => Runs {
  return (source) =>
    parts.flatMap((part) => {
      if (typeof part === "string") return textRuns(part);
      const run = source[part];
      return run === undefined ? [] : [run];
    });
}
