import type { Article, Runs, Segment, Target } from "../core/model.ts";
import { sourceText } from "../core/runs.ts";
import { shownTarget } from "./shown.ts";

export interface Resources {
  /** JSON in i18next's shape: one key a line, in article order, with a final newline. */
  readonly json: string;
  /** Ids of segments whose target would make i18next do something that the source does not. */
  readonly refused: readonly string[];
}

/** A joined segment's text: i18next takes an empty string for a missing one and would show the source. */
const JOINED = " ";

/** The texts of one article: by segment id, in article order. Undefined where there is none. */
type Texts = ReadonlyMap<string, string | undefined>;

/** What i18next replaces by other texts and values; it has no escape for them. */
const I18NEXT_SYNTAX = /\{\{(?:(?!\{\{).)*?\}\}|\{\{|\$t\([^)$]*\)|\$t\(/gs;

/**
 * An article's targets as i18next resources: segment ids, and front-matter keys (`title`) for those units, to text with
 * the article's own markup.
 *
 * Untranslated keys are absent, so that i18next falls back by itself; so is a target that brings a `$t(…)` or `{{…}}`
 * its source does not have. A joined segment is one space. A front-matter key stands for its first unit, and only if the whole unit is translated.
 */
export function resourceJson(input: {
  readonly article: Article;
  readonly segments: readonly Segment[];
  readonly targets: ReadonlyMap<string, Target>;
}): Resources {
  const texts = new Map<string, string | undefined>();
  const refused: string[] = [];
  for (const segment of input.segments) {
    const runs = shownTarget(segment, input.targets.get(segment.id))?.runs;
    const text = runs === undefined ? undefined : textOf(input.article, runs);
    const allowed = text !== undefined && !bringsSyntax(text, textOf(input.article, segment.source));
    if (runs !== undefined && !allowed) refused.push(segment.id);
    texts.set(segment.id, allowed ? text || JOINED : undefined);
  }
  return { json: json(entries(input.article, input.segments, texts)), refused };
}

/** The same file for the source language, which i18next falls back to. */
export function sourceResourceJson(article: Article, segments: readonly Segment[]): string {
  const texts = new Map(segments.map((segment) => [segment.id, textOf(article, segment.source)]));
  return json(entries(article, segments, texts));
}

/** Runs with the article's markup. That of a JSON article stands in it escaped, as ours will, and is not to be twice. */
function textOf({ format }: Article, runs: Runs): string {
  if (format !== "i18next-json") return sourceText(runs);
  return sourceText(
    runs.map((run) =>
      run.kind === "text" ? run : { kind: "code", code: { ...run.code, data: unescaped(run.code.data) } },
    ),
  );
}

function unescaped(markup: string): string {
  try {
    return String(JSON.parse(`"${markup}"`));
  } catch {
    return markup; // from a record that somebody edited
  }
}

function bringsSyntax(target: string, source: string): boolean {
  const allowed = new Set(source.match(I18NEXT_SYNTAX));
  return (target.match(I18NEXT_SYNTAX) ?? []).some((piece) => !allowed.has(piece));
}

function entries(article: Article, segments: readonly Segment[], texts: Texts): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const keys = new Set<string>();
  for (const [index, segment] of segments.entries()) {
    const key = segment.unit === segments[index - 1]?.unit ? undefined : frontMatterKey(article, segment);
    if (key !== undefined && !keys.has(key)) {
      keys.add(key);
      const whole = unitText(segments, index, texts);
      if (whole !== undefined) found.set(key, whole);
    }
    const text = texts.get(segment.id);
    if (text !== undefined) found.set(segment.id, text);
  }
  return found;
}

function frontMatterKey(article: Article, segment: Segment): string | undefined {
  const unit = article.units[segment.unit];
  return unit?.kind === "front-matter" ? unit.key : undefined;
}

/** The sentences of the unit that begins at segment `first` as one text, or undefined while one is missing. */
function unitText(segments: readonly Segment[], first: number, texts: Texts): string | undefined {
  const sentences: string[] = [];
  for (const segment of segments.slice(first)) {
    if (segment.unit !== segments[first]?.unit) break;
    const text = texts.get(segment.id);
    if (text === undefined) return undefined;
    if (text !== JOINED) sentences.push(text);
  }
  return sentences.join(" ");
}

/** Written by hand because a key such as `__proto__` or `2021` would be lost or moved in a JavaScript object. */
function json(entries: ReadonlyMap<string, string>): string {
  const lines = [...entries].map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)}`);
  return lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
}
