import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { ReturnedFile } from "../exchange/handover.ts";
import { readBytes } from "../files/read.ts";
import { filesBelow } from "../files/tree.ts";
import { asJson, differences, type Logged } from "../journey/decide.ts";
import { type Project, personOf } from "../journey/project.ts";
import { keptPairs } from "../journey/remember.ts";
import { readSourceRecord } from "../journey/source.ts";
import { type Row, takeIn } from "../journey/take-in.ts";
import { readSent, readTargetRecord } from "../journey/target.ts";
import type { Means } from "../journey/work.ts";
import { openLedger } from "../queue/ledger.ts";
import { formatTargetRecord } from "../record/json.ts";
import type { TargetRecord } from "../record/record.ts";
import { formatPairs, type Pair } from "../record/superseded.ts";
import { say } from "../report/say.ts";
import { table } from "../report/table.ts";
import { articlePaths } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { type Ending, exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { openMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refresh } from "./refresh.ts";

/** `translate import FILE…`: takes returned hand-over files in, from whatever tool and under whatever name. */
export const importCommand: Command = {
  options: { "dry-run": { type: "boolean" }, by: { type: "string" }, lang: { type: "string" } },
  run,
};

/** One returned file, compared with the record: nothing is written before all of them have been. */
interface Arrival {
  readonly file: string;
  readonly path: string;
  readonly lang: LanguageTag;
  readonly rows: readonly Row[];
  readonly before: TargetRecord;
  readonly after: TargetRecord;
  readonly superseded: readonly Pair[];
}

const OUTCOMES = ["accepted", "unchanged", "stale", "conflict", "damaged", "unknown"] as const;

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  if (positionals.length === 0) throw new Problem("E_USAGE_NOTHING");
  const project = await openProject(folder, env);
  const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  const dryRun = values["dry-run"] === true;
  const means = await openMeans(project, { frozen: dryRun });
  const problems: Problem[] = [];
  const arrivals: Arrival[] = [];
  for (const file of positionals.flatMap((name) => handOversAt(folder, name))) {
    try {
      arrivals.push(...(await readArrivals(project, file, arrivals, { lang: values["lang"], by })));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  if (!dryRun) await write(project, means, arrivals, by);
  await means.memory.close();
  for (const arrival of arrivals) problems.push(...rowProblems(arrival));
  for (const problem of problems) reporter.problem(problem);
  report(context, arrivals, problems, dryRun);
  return exitCode(endings(arrivals, problems));
}

/** The files that a name on the command line stands for: itself, or the XLIFF files below a folder. */
function handOversAt(folder: string, name: string): readonly string[] {
  const absolute = resolve(folder, name);
  if (!(statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [name];
  return filesBelow(absolute).flatMap((path) => (/\.(xlf|xliff)$/i.test(path) ? [join(name, path)] : []));
}

async function readArrivals(
  project: Project,
  file: string,
  earlier: readonly Arrival[],
  given: { lang: string | boolean | undefined; by: string },
): Promise<readonly Arrival[]> {
  const { readXliff12 } = await import("../exchange/xliff-12.ts");
  const { decodeXml } = await import("../exchange/decode-xml.ts");
  const bytes = readBytes(resolve(file));
  if (bytes === undefined) throw new Problem("E_FILE_MISSING", { path: file });
  const arrivals: Arrival[] = [];
  for (const returned of readXliff12(decodeXml(bytes, file), file)) {
    const lang = languageOf(project, returned, file, given.lang);
    const path = await articleOf(project, returned, file);
    const before =
      [...earlier, ...arrivals].findLast((arrival) => arrival.path === path && arrival.lang === lang)?.after ??
      (await readTargetRecord(project, path, lang));
    const actor = { kind: "person", name: given.by } as const;
    const {
      record: after,
      rows,
      superseded,
    } = takeIn(returned.units, before, readSent(project, path, lang), actor, project.now());
    arrivals.push({ file, path, lang, rows, before, after, superseded });
  }
  return arrivals;
}

function languageOf(
  project: Project,
  returned: ReturnedFile,
  file: string,
  given: string | boolean | undefined,
): LanguageTag {
  const known = languagesOf(project, given);
  const lang =
    returned.lang === undefined && known.length === 1
      ? known[0]
      : known.find((candidate) => sameLanguage(candidate, returned.lang ?? ""));
  if (lang === undefined)
    throw new Problem("E_IMPORT_LANGUAGE", { found: returned.lang ?? "", known: known.join(", ") }, { path: file });
  return lang;
}

/** The article that a file belongs to: by the name in it, looked up among ours, else by the ids that it holds. */
async function articleOf(project: Project, returned: ReturnedFile, file: string): Promise<string> {
  const paths = articlePaths(project);
  const named = paths.find((path) => path === returned.original || project.layout.article(path) === returned.original);
  if (named !== undefined) return named;
  const ids = new Set(returned.units.map((unit) => unit.id));
  let best: { path: string; shared: number } | undefined;
  for (const path of paths) {
    const shared = (await readSourceRecord(project, path)).segments.filter((entry) => ids.has(entry.id)).length;
    if (shared > (best?.shared ?? 0)) best = { path, shared };
  }
  if (best === undefined) throw new Problem("E_IMPORT_ARTICLE", { original: returned.original }, { path: file });
  return best.path;
}

/** Writes all records of an import as one change that `undo` takes back, then what follows from them. */
async function write(project: Project, means: Means, arrivals: readonly Arrival[], by: string): Promise<void> {
  const logged: Logged[] = arrivals.flatMap(({ before, after, path, lang }) =>
    differences(before, after, { path, lang }),
  );
  if (logged.length > 0) {
    const ledger = await openLedger(project.layout.absolute(project.layout.own("ledger.db")));
    await ledger.logChange({ command: "import", at: project.now(), by, changes: asJson(logged) });
    await ledger.close();
  }
  const latest = new Map(arrivals.map((arrival) => [`${arrival.lang} ${arrival.path}`, arrival]));
  for (const { path, lang, after } of latest.values()) {
    const superseded = arrivals.flatMap((arrival) =>
      arrival.path === path && arrival.lang === lang ? arrival.superseded : [],
    );
    await means.alone(lang, async () => {
      if (superseded.length > 0)
        means.outbox.put(
          project.layout.superseded(lang, path),
          formatPairs(keptPairs(project, path, lang, superseded)),
        );
      means.outbox.put(project.layout.record(lang, path), formatTargetRecord(after));
    });
  }
  for (const lang of new Set(arrivals.map((arrival) => arrival.lang))) {
    const paths = [...new Set(arrivals.flatMap((arrival) => (arrival.lang === lang ? [arrival.path] : [])))];
    await refresh(project, means, paths, [lang]);
  }
}

function rowProblems({ rows, file }: Arrival): readonly Problem[] {
  return rows.flatMap((row) => {
    if (row.outcome === "unknown")
      return [new Problem("E_UNIT_UNKNOWN", { id: row.id }, { path: file, line: row.line, column: row.column })];
    if (row.problem === undefined) return [];
    const { code, values } = row.problem;
    return [new Problem(code, values, { path: file, line: row.line, column: row.column }, { cause: row.problem })];
  });
}

function report(
  { reporter }: Context,
  arrivals: readonly Arrival[],
  problems: readonly Problem[],
  dryRun: boolean,
): void {
  const counted = arrivals.map(({ file, path, lang, rows }) => ({
    file,
    path,
    lang,
    counts: Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length]),
    ),
  }));
  reporter.object("import", {
    dryRun,
    files: counted.map(({ file, path, lang, counts }) => ({ file, article: path, lang, ...counts })),
    problems: problems.length,
  });
  const head = [say("import.file"), say("import.language"), ...OUTCOMES.map((outcome) => say(`import.${outcome}`))];
  reporter.result(
    table({
      head,
      rows: counted.map(({ file, lang, counts }) => [file, lang, ...OUTCOMES.map((outcome) => counts[outcome] ?? 0)]),
    }),
  );
  if (dryRun) reporter.note(say("import.dryRun"));
}

function endings(arrivals: readonly Arrival[], problems: readonly Problem[]): ReadonlySet<Ending> {
  if (problems.length === 0) return new Set();
  return new Set<Ending>([arrivals.length === 0 ? "usage" : "partly"]);
}
