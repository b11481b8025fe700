import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { ReturnedFile, ReturnedUnit } from "../exchange/handover.ts";
import { readBytes } from "../files/read.ts";
import { filesBelow } from "../files/tree.ts";
import { asJson, differences, type Logged } from "../journey/decide.ts";
import { type Project, personOf } from "../journey/project.ts";
import { keptPairs } from "../journey/remember.ts";
import { readSourceRecord } from "../journey/source.ts";
import { type Row, takeIn } from "../journey/take-in.ts";
import { readSent, readTargetRecord } from "../journey/target.ts";
import type { Means } from "../journey/work.ts";
import { formatTargetRecord } from "../record/json.ts";
import { formatPairs, type Pair } from "../record/pairs.ts";
import { say } from "../report/say.ts";
import { table } from "../report/table.ts";
import { articlePaths } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { type Ending, exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { aloneInAll, withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refreshRecorded } from "./refresh.ts";
import { withLedger } from "./with-ledger.ts";

/** `translate import FILE…`: takes returned hand-over files in, from whatever tool and under whatever name. */
export const importCommand: Command = {
  takesNames: true,
  options: { "dry-run": { type: "boolean" }, by: { type: "string" }, lang: { type: "string" } },
  run,
};

/** One returned file of one article: nothing is written before all of them have been read. */
interface Arrival {
  readonly file: string;
  readonly path: string;
  readonly lang: LanguageTag;
  readonly units: readonly ReturnedUnit[];
}

/** What became of an arrival's units. */
interface Taken extends Arrival {
  readonly rows: readonly Row[];
}

/** What the arrivals of one article in one language came to, one after the other. */
interface Settled {
  readonly taken: readonly Taken[];
  readonly logged: readonly Logged[];
  /** Writes it. */
  readonly put: () => void;
}

const OUTCOMES = ["accepted", "unchanged", "stale", "conflict", "damaged", "unknown"] as const;

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  if (positionals.length === 0) throw new Problem("E_USAGE_NOTHING");
  const project = await openProject(folder, env);
  const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  const dryRun = values["dry-run"] === true;
  const problems: Problem[] = [];
  const arrivals: Arrival[] = [];
  return await withMeans(project, { frozen: dryRun }, async (means) => {
    for (const file of positionals.flatMap((name) => handOversAt(folder, name))) {
      try {
        arrivals.push(...(await readArrivals(project, file, resolve(folder, file), values["lang"])));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems.push(error);
      }
    }
    const taken = await takeAll(project, means, arrivals, { by, dryRun });
    problems.push(...taken.problems);
    for (const arrival of taken.files) problems.push(...rowProblems(arrival));
    for (const problem of problems) reporter.problem(problem);
    report(context, taken.files, problems, dryRun);
    return exitCode(endings(taken.files, problems));
  });
}

/** The files that a name on the command line stands for: itself, or the XLIFF files below a folder. */
function handOversAt(folder: string, name: string): readonly string[] {
  const absolute = resolve(folder, name);
  if (!(statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [name];
  const found = filesBelow(absolute).filter((path) => /\.(xlf|xliff)$/i.test(path));
  if (found.length === 0) throw new Problem("E_IMPORT_NONE", { path: name });
  return found.map((path) => join(name, path));
}

async function readArrivals(
  project: Project,
  file: string,
  absolute: string,
  given: string | boolean | undefined,
): Promise<readonly Arrival[]> {
  const { readXliff } = await import("../exchange/xliff.ts");
  const { decodeXmlChunks } = await import("../exchange/decode-xml.ts");
  const bytes = readBytes(absolute, file);
  if (bytes === undefined) throw new Problem("E_FILE_MISSING", { path: file });
  const arrivals: Arrival[] = [];
  for (const returned of readXliff(decodeXmlChunks([bytes], file), file)) {
    const lang = languageOf(project, returned, file, given);
    arrivals.push({ file, lang, path: await articleOf(project, returned, file), units: returned.units });
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

/**
 * Takes all arrivals in as one change that `undo` takes back, then writes what follows from them.
 *
 * The languages' locks are held from the reading of the records to the last record written, so that nobody's work comes
 * between.
 */
async function takeAll(
  project: Project,
  means: Means,
  arrivals: readonly Arrival[],
  { by, dryRun }: { readonly by: string; readonly dryRun: boolean },
): Promise<{ readonly files: readonly Taken[]; readonly problems: readonly Problem[] }> {
  const files: Taken[] = [];
  const problems: Problem[] = [];
  const langs = [...new Set(arrivals.map(({ lang }) => lang))];
  await aloneInAll(means, langs, async () => {
    const settled: Settled[] = [];
    for (const group of Map.groupBy(arrivals, ({ lang, path }) => `${lang} ${path}`).values()) {
      try {
        settled.push(await settle(project, means, group, by));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems.push(error);
      }
    }
    files.push(...settled.flatMap(({ taken }) => taken));
    const logged = settled.flatMap((one) => one.logged);
    if (dryRun || logged.length === 0) return;
    await withLedger(project, async (ledger) => {
      await ledger.logChange({ command: "import", at: project.now(), by, changes: asJson(logged) });
    });
    for (const { put } of settled) put();
  });
  if (!dryRun) problems.push(...(await refreshRecorded(project, means, langs)));
  return { files, problems };
}

/** Takes the arrivals of one article in one language into its record as it stands, one after the other. */
async function settle(project: Project, means: Means, arrivals: readonly Arrival[], by: string): Promise<Settled> {
  const [first] = arrivals;
  if (first === undefined) throw new RangeError("no arrival");
  const { path, lang } = first;
  const { layout } = project;
  const before = await readTargetRecord(project, path, lang);
  const source = await readSourceRecord(project, path);
  const sent = readSent(project, path, lang);
  let record = before;
  const superseded: Pair[] = [];
  const taken = arrivals.map((arrival): Taken => {
    const result = takeIn(arrival.units, { record, source, sent }, { kind: "person", name: by }, project.now());
    record = result.record;
    superseded.push(...result.superseded);
    return { ...arrival, rows: result.rows };
  });
  const logged = differences(before, record, { path, lang });
  const pairs = superseded.length === 0 ? undefined : formatPairs(keptPairs(project, path, lang, superseded));
  const put = (): void => {
    if (logged.length === 0) return;
    if (pairs !== undefined) means.outbox.put(layout.superseded(lang, path), pairs);
    means.outbox.put(layout.record(lang, path), formatTargetRecord(record));
  };
  return { taken, logged, put };
}

function rowProblems({ rows, file }: Taken): readonly Problem[] {
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
  arrivals: readonly Taken[],
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

function endings(arrivals: readonly Taken[], problems: readonly Problem[]): ReadonlySet<Ending> {
  if (problems.length === 0) return new Set();
  return new Set<Ending>([arrivals.length === 0 ? "usage" : "partly"]);
}
