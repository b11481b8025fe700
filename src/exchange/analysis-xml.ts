import { addGrids, BANDS, type Grid, LEAST_MATCH, type Row, totalOf } from "../core/match-grid.ts";
import type { LanguageTag } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import type { Volume } from "../core/words.ts";
import { startTag } from "./xml-writer.ts";

/** A job that was counted, in one language. */
export interface AnalysedJob {
  readonly project: string;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
  /** Whether internal fuzzy matches were looked for. */
  readonly internal: boolean;
  /** The memories that were asked, by name. */
  readonly memories: readonly string[];
  readonly articles: readonly { readonly path: string; readonly grid: Grid }[];
}

/** What Studio calls these rows; 102 and 101 are one there. */
const ELEMENTS: readonly (readonly [name: string, rows: readonly Row[]])[] = [
  ["perfect", ["done"]],
  ["inContextExact", ["102", "101"]],
  ["exact", ["100"]],
  ["locked", ["locked"]],
  ["crossFileRepeated", ["cross-file-repetitions"]],
  ["repeated", ["repetitions"]],
];

/** Windows' numbers for our languages ([MS-LCID]); others have the number for "no number". */
const LCIDS: Readonly<Record<string, number>> = { kk: 1087, ru: 1049, en: 1033 };
const NO_LCID = 4096;

/**
 * The report "Analyze Files" as Trados Studio writes it, which agencies' tools read.
 *
 * Names, order and spacing are those of Studio's files, as some readers match them by regular expressions. `perfect` is
 * what people have translated already; `placeables` counts inline codes alone, as `tags` does. Studio's `runTime` is left
 * out, and its ids are made from names, so that the same job gives the same file.
 */
export function writeAnalysisXml(job: AnalysedJob): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<task name="analyse">',
    ...taskInfo(job),
    ...job.articles.flatMap(({ path, grid }) => [
      `  ${startTag("file", { name: legal(path), guid: guid(`${job.project} ${job.lang} ${path}`) })}`,
      ...analyse(grid, job.internal),
      "  </file>",
    ]),
    "  <batchTotal>",
    ...analyse(addGrids(job.articles.map(({ grid }) => grid)), job.internal),
    "  </batchTotal>",
    "</task>",
  ];
  return `${lines.join("\n")}\n`;
}

function taskInfo({ project, sourceLang, lang, at, internal, memories }: AnalysedJob): readonly string[] {
  const name = new Intl.DisplayNames(["en"], { type: "language" }).of(lang) ?? lang;
  const lcid = LCIDS[lang.split("-")[0]?.toLowerCase() ?? ""] ?? NO_LCID;
  const runAt = at.replace("T", " ").replace("Z", "");
  return [
    `  ${startTag("taskInfo", { taskId: guid(`${project} ${sourceLang} ${lang} ${at}`), runAt })}`,
    `    ${empty("project", { name: legal(project), number: guid(project) })}`,
    `    ${empty("language", { lcid: String(lcid), name })}`,
    ...memories.map((memory) => `    ${empty("tm", { name: legal(memory) })}`),
    `    ${empty("settings", {
      reportInternalFuzzyLeverage: internal ? "yes" : "no",
      reportLockedSegmentsSeparately: "yes",
      reportCrossFileRepetitions: "yes",
      minimumMatchScore: String(LEAST_MATCH),
      searchMode: "bestWins",
    })}`,
    "  </taskInfo>",
  ];
}

function analyse(grid: Grid, internal: boolean): readonly string[] {
  const bands = BANDS.toReversed();
  const range = ({ least, most }: (typeof BANDS)[number]) => ({ min: String(least), max: String(most) });
  return [
    "    <analyse>",
    ...ELEMENTS.map(([name, rows]) => counts(name, {}, totalOf(grid, rows))),
    counts("total", {}, totalOf(grid)),
    counts("new", {}, grid.new),
    ...bands.map((band) => counts("fuzzy", range(band), grid[band.name])),
    ...(internal ? bands.map((band) => counts("internalFuzzy", range(band), grid[`internal-${band.name}`])) : []),
    "    </analyse>",
  ];
}

function counts(name: string, range: Readonly<Record<string, string>>, volume: Volume): string {
  const { segments, words, characters, codes } = volume;
  const figures = { segments, words, characters, placeables: codes, tags: codes };
  const attributes = Object.entries(figures).map(([key, value]) => [key, String(value)]);
  return `      ${empty(name, { ...range, ...Object.fromEntries(attributes) })}`;
}

/** An element without content, with a space before its end, as .NET writes it. */
function empty(name: string, attributes: Readonly<Record<string, string>>): string {
  return `${startTag(name, attributes).slice(0, -1)} />`;
}

/** An id in the form of Windows' GUIDs. */
function guid(content: string): string {
  return hash(content).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** The name with U+FFFD for what XML 1.0 cannot hold (section 2.2, production 2). */
function legal(name: string): string {
  return name.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}

/** Whether a text is such a report of ours: Studio's own say how long they took. */
export function isAnalysisXml(text: string): boolean {
  return /<task name="analyse">\s*<taskInfo taskId="[0-9a-f-]{36}" runAt="[^"]*">/.test(text);
}
