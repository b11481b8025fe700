import type { LanguageTag } from "../core/model.ts";
import { type MessageKey, say } from "./say.ts";
import { type Cell, table } from "./table.ts";

/** How many articles are named; the rest are counted. */
const ARTICLES_NAMED = 10;

/** What the main job did for one article in one language. */
export interface ArticleSummary {
  readonly path: string;
  readonly segments: number;
  readonly left: number;
  readonly stale: number;
  readonly errors: number;
}

/** What the main job did in one language. Counts are of segments where nothing else is said. */
export interface RunSummary {
  readonly lang: LanguageTag;
  readonly articles: number;
  readonly segments: number;
  readonly words: number;
  /** `fuzzy` segments have only a fuzzy proposal and are among `left`; the others are filled. */
  readonly memory: {
    readonly context: number;
    readonly exact: number;
    readonly repaired: number;
    readonly fuzzy: number;
  };
  readonly engine: number;
  /** Undefined where no engine is used. */
  readonly engineName: string | undefined;
  /** Standing human work, stale or not. */
  readonly person: number;
  /** Without a target. */
  readonly left: number;
  /** Human work older than its source; among `person`. */
  readonly stale: number;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
  readonly requests: number;
  /** Codepoints sent. */
  readonly codepoints: number;
  readonly filesWritten: number;
  readonly perArticle: readonly ArticleSummary[];
  /** Commands that make sense now, best first. */
  readonly next: readonly string[];
}

/**
 * The main job's result as text: one table for all languages, the articles that need attention, what is left, and what
 * to do next.
 */
export function renderSummary(runs: readonly RunSummary[]): string {
  const parts = [numbersTable(runs), articlesTable(runs), lines(runs)];
  return parts.filter((part) => part !== "").join("\n\n");
}

function numbersTable(runs: readonly RunSummary[]): string {
  const row = (key: MessageKey, value: (run: RunSummary) => Cell, indent = ""): readonly Cell[] => [
    indent + say(key),
    ...runs.map(value),
  ];
  return table({
    head: ["", ...runs.map((run) => run.lang)],
    rows: [
      row("summary.articles", (run) => run.articles),
      row("summary.segments", (run) => run.segments),
      row("summary.words", (run) => run.words),
      row("summary.context", (run) => run.memory.context),
      row("summary.exact", (run) => run.memory.exact),
      row("summary.repaired", (run) => run.memory.repaired),
      ...engineRows(runs),
      row("summary.person", (run) => run.person),
      row("summary.stale", (run) => run.stale, "  "),
      row("summary.left", (run) => run.left),
      row("summary.fuzzy", (run) => run.memory.fuzzy, "  "),
      row("summary.errors", (run) => run.findings.error),
      row("summary.warnings", (run) => run.findings.warning),
      row("summary.infos", (run) => run.findings.info),
      row("summary.requests", (run) => run.requests),
      row("summary.codepoints", (run) => run.codepoints),
      row("summary.filesWritten", (run) => run.filesWritten),
    ],
  });
}

/** One row while all languages use one engine, else a second one with the names. */
function engineRows(runs: readonly RunSummary[]): readonly (readonly Cell[])[] {
  const names = runs.map((run) => run.engineName ?? say("summary.noEngine"));
  const counts = runs.map((run) => run.engine);
  const [name = ""] = names;
  if (new Set(names).size <= 1) return [[say("summary.engineNamed", { engine: name }), ...counts]];
  return [
    [say("summary.engine"), ...counts],
    [`  ${say("summary.engineName")}`, ...names],
  ];
}

/** The articles in which something is left, stale or wrong, in the order of the run. */
function articlesTable(runs: readonly RunSummary[]): string {
  const open = runs.flatMap((run) =>
    run.perArticle
      .filter((article) => article.left + article.stale + article.errors > 0)
      .map((article) => [article.path, run.lang, article.segments, article.left, article.stale, article.errors]),
  );
  if (open.length === 0) return "";
  const keys = ["article", "language", "segments", "leftHead", "staleHead", "errorsHead"] as const;
  const shown = table({ head: keys.map((key) => say(`summary.${key}`)), rows: open.slice(0, ARTICLES_NAMED) });
  const more = open.length - ARTICLES_NAMED;
  return more > 0 ? `${shown}\n${say("summary.more", { count: more })}` : shown;
}

function lines(runs: readonly RunSummary[]): string {
  const unchanged = runs.every((run) => run.requests === 0 && run.filesWritten === 0);
  const steps = new Set(runs.flatMap((run) => run.next));
  return [
    ...(unchanged ? [say("summary.unchanged")] : []),
    ...runs.flatMap(leftLines),
    ...[...steps].map((step) => say("summary.next", { step })),
  ].join("\n");
}

function leftLines({ lang, segments, left, memory, stale }: RunSummary): readonly string[] {
  return [
    left === 0
      ? say("summary.complete", { lang, count: segments })
      : say("summary.incomplete", { lang, count: left, segments }),
    ...(left > 0 && memory.fuzzy > 0 ? [say("summary.fuzzyLeft", { lang, count: memory.fuzzy })] : []),
    ...(stale > 0 ? [say("summary.staleLeft", { lang, count: stale })] : []),
  ];
}
