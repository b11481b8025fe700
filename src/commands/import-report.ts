import { Problem } from "../core/problem.ts";
import type { Received } from "../journey/settle.ts";
import { say } from "../report/say.ts";
import { table } from "../report/table.ts";
import type { Reporter } from "../report/terminal.ts";
import type { Ending } from "./exit-code.ts";

/** What an import came to. */
export interface Imported {
  readonly dryRun: boolean;
  /** The files that could be read, in the order in which they were named. */
  readonly files: readonly string[];
  readonly received: readonly Received[];
  readonly problems: readonly Problem[];
  /** Files in folders and archives that are no translator's return. */
  readonly skipped: readonly string[];
  /** Entries of memories that are of no segment here, by file. */
  readonly foreign: ReadonlyMap<string, number>;
}

const OUTCOMES = ["accepted", "unchanged", "stale", "proposed", "conflict", "damaged", "unknown"] as const;

/** What is wrong with single units, each with its place in its file. */
export function rowProblems(received: readonly Received[]): readonly Problem[] {
  return received.flatMap(({ from, row }) => {
    const place = { path: from.file, line: row.line, column: row.column };
    if (row.outcome === "unknown") return [new Problem("E_UNIT_UNKNOWN", { id: row.id }, place)];
    if (row.problem === undefined) return [];
    const { code, values } = row.problem;
    return [new Problem(code, values, place, { cause: row.problem })];
  });
}

/** Prints the table of outcomes, a line for each file and language; `--json` has one for each article in it. */
export function report(reporter: Reporter, { dryRun, files, received, problems, skipped, foreign }: Imported): void {
  const sorted = received.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const inFile = Map.groupBy(sorted, ({ from }) => from.file);
  const ordered = files.flatMap((file) => inFile.get(file) ?? []);
  const byArticle = Map.groupBy(ordered, ({ from, path }) => JSON.stringify([from.file, path, from.lang]));
  reporter.object("import", {
    dryRun,
    files: [...byArticle.values()].flatMap((rows) => {
      const [first] = rows;
      return first === undefined
        ? []
        : [{ file: first.from.file, article: first.path, lang: first.from.lang, ...countsOf(rows) }];
    }),
    problems: problems.length,
    skipped,
    foreign: Object.fromEntries(foreign),
  });
  const byFile = Map.groupBy(ordered, ({ from }) => JSON.stringify([from.file, from.lang]));
  const rows = [...byFile.values()].flatMap((group) => {
    const counts = countsOf(group);
    const [first] = group;
    return first === undefined
      ? []
      : [[first.from.file, first.from.lang, ...OUTCOMES.map((outcome) => counts[outcome] ?? 0)]];
  });
  const head = [say("import.file"), say("import.language"), ...OUTCOMES.map((outcome) => say(`import.${outcome}`))];
  if (rows.length > 0) reporter.result(table({ head, rows }));
  for (const [file, count] of foreign) reporter.note(say("import.foreign", { file, count }));
  if (skipped.length > 0) reporter.note(say("import.skipped", { count: skipped.length, files: skipped.join(", ") }));
  if (dryRun) reporter.note(say("import.dryRun"));
}

function countsOf(rows: readonly Received[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, rows.filter(({ row }) => row.outcome === outcome).length]),
  );
}

/** How it ended: nothing could be read, nothing could be taken, or some of it. */
export function endings({ files, received, problems }: Imported): ReadonlySet<Ending> {
  if (problems.length === 0) return new Set();
  if (files.length === 0) return new Set<Ending>(["usage"]);
  const isNothing = received.every(({ row }) => row.outcome === "damaged" || row.outcome === "unknown");
  return new Set<Ending>([isNothing ? "failed" : "partly"]);
}
