import { resolve } from "node:path";
import type { LanguageTag, State } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { markedText } from "../../core/runs.ts";
import { type Imported, importUnits } from "../../journey/import-units.ts";
import { writeMemory } from "../../journey/memory-change.ts";
import { type Project, personOf } from "../../journey/project.ts";
import { readUnits, type UnitPlace, type UnitsRead, withLines } from "../../journey/read-units.ts";
import {
  CONFLICT_RULES,
  type ConflictRule,
  type Incoming,
  type OpenConflict,
  OUTCOMES,
} from "../../record/merge-units.ts";
import { say } from "../../report/say.ts";
import { table } from "../../report/table.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { aloneInAll } from "../means.ts";
import { oneOf } from "../one-of.ts";
import { openProject } from "../open-project.ts";
import { SHOWN, tellProblems } from "./problems.ts";
import { withMemoryLog } from "./writing.ts";

/** `translate memory import FILE…`: takes the units of other memories in, as text of the project. */
export const memoryImport: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    conflicts: { type: "string" },
    state: { type: "string" },
    by: { type: "string" },
    "dry-run": { type: "boolean" },
    "skip-damaged": { type: "boolean" },
  },
  run,
};

/** What is asked for. */
interface Job {
  readonly project: Project;
  readonly langs: readonly LanguageTag[];
  readonly rule: ConflictRule;
  readonly state: State | undefined;
  /** Who imports; named in the units only where it was given. */
  readonly by: string | undefined;
  readonly dryRun: boolean;
  readonly skipDamaged: boolean;
}

/** A file and what became of it. */
interface Brought {
  readonly file: string;
  readonly read: UnitsRead | undefined;
  readonly problems: readonly Problem[];
  /** Its units take part. */
  readonly taken: boolean;
}

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  if (positionals.length === 0) throw new Problem("E_USAGE_NOTHING");
  const project = await openProject(folder, env, { glossary: false });
  const job: Job = {
    project,
    langs: languagesOf(project, values["lang"]),
    rule: oneOf("--conflicts", values["conflicts"], CONFLICT_RULES) ?? "newest",
    state: oneOf("--state", values["state"], ["draft", "edited", "reviewed"]),
    by: typeof values["by"] === "string" ? values["by"] : undefined,
    dryRun: values["dry-run"] === true,
    skipDamaged: values["skip-damaged"] === true,
  };
  const brought: Brought[] = [];
  for (const file of new Set(positionals)) brought.push(await bring(job, file, folder));
  for (const { problems } of brought) tellProblems(reporter, problems);
  const imported = await importAll(context, job, brought);
  tellProblems(
    reporter,
    imported.flatMap(({ problems }) => problems),
  );
  await showConflicts(
    context,
    imported.flatMap(({ open }) => open),
  );
  report(context, job, brought, imported);
  return exitCode(endings(brought, imported));
}

/** Reads a file whole, before anything of it is taken in. One with damage is left out, unless damage may be skipped. */
async function bring({ project, langs, state, by, skipDamaged }: Job, file: string, folder: string): Promise<Brought> {
  try {
    const read = await readUnits(project, {
      absolute: resolve(folder, file),
      path: file,
      langs,
      ...(state !== undefined && { state }),
      ...(by !== undefined && { by }),
    });
    const count = read.damaged.length;
    if (count === 0 || skipDamaged) return { file, read, problems: read.damaged, taken: true };
    const refused = new Problem("E_MEMORY_IMPORT_DAMAGED", { path: file, count }, { path: file });
    return { file, read, problems: [refused, ...read.damaged], taken: false };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { file, read: undefined, problems: [error], taken: false };
  }
}

/** Takes the units of all files in as one change. The languages' locks are held from reading to writing. */
async function importAll(context: Context, job: Job, brought: readonly Brought[]): Promise<readonly Imported[]> {
  const { project, rule, dryRun } = job;
  const units = unitsByLanguage(brought);
  const work = async (): Promise<readonly Imported[]> => {
    const imported: Imported[] = [];
    for (const [lang, incoming] of units) imported.push(await importUnits(project, lang, incoming, rule));
    return imported;
  };
  if (dryRun || units.size === 0) return await work();
  return await withMemoryLog(project, context.reporter, async (writing, ledger) =>
    aloneInAll(writing, [...units.keys()], async () => {
      const imported = await work();
      const files = imported.flatMap((one) => one.files);
      const by = job.by ?? personOf(project).name;
      if (files.length > 0)
        await writeMemory(writing, ledger, { command: "memory import", at: project.now(), by }, files);
      return imported;
    }),
  );
}

function unitsByLanguage(brought: readonly Brought[]): ReadonlyMap<LanguageTag, Incoming<UnitPlace>[]> {
  const units = new Map<LanguageTag, Incoming<UnitPlace>[]>();
  for (const { read, taken } of brought) {
    if (!taken) continue;
    for (const [lang, list] of read?.units ?? []) {
      const known = units.get(lang) ?? [];
      for (const unit of list) known.push(unit);
      units.set(lang, known);
    }
  }
  return units;
}

async function showConflicts({ reporter, folder }: Context, open: readonly OpenConflict<UnitPlace>[]): Promise<void> {
  const shown = open.slice(0, SHOWN);
  const origins = await withLines(
    shown.map(({ incoming }) => incoming.from),
    (path) => resolve(folder, path),
  );
  for (const [index, { incoming, standing }] of shown.entries()) {
    const values = {
      number: incoming.from.number,
      source: markedText(standing.source),
      standing: markedText(standing.target),
      incoming: markedText(incoming.pair.target),
    };
    reporter.problem(new Problem("E_MEMORY_CONFLICT", values, origins[index]?.place));
  }
  if (open.length > SHOWN) reporter.note(say("memory.moreConflicts", { count: open.length - SHOWN }));
}

function report(
  { reporter }: Context,
  { dryRun, rule }: Job,
  brought: readonly Brought[],
  imported: readonly Imported[],
): void {
  const files = brought.map(({ file, read, taken, problems }) => ({
    file,
    taken,
    units: [...(read?.units.values() ?? [])].reduce((sum, units) => sum + units.length, 0),
    damaged: read?.damaged.length ?? problems.length,
    elsewhere: read?.elsewhere ?? 0,
  }));
  const open = imported.flatMap(({ lang, open: list }) => list.map((conflict) => ({ lang, ...conflict })));
  reporter.object("memory-import", {
    dryRun,
    conflicts: rule,
    files,
    languages: imported.map(({ lang, counts }) => ({ lang, ...counts })),
    open: open.map(({ lang, incoming, standing }) => ({
      lang,
      path: incoming.from.place.path,
      line: incoming.from.place.line ?? null,
      unit: incoming.from.number,
      source: markedText(standing.source),
      standing: markedText(standing.target),
      incoming: markedText(incoming.pair.target),
    })),
  });
  const head = ["file", "units", "damaged", "elsewhere"] as const;
  reporter.result(
    table({
      head: head.map((name) => say(`memory.${name}`)),
      rows: files.map((file) => head.map((name) => file[name])),
    }),
  );
  if (imported.length > 0)
    reporter.result(
      table({
        head: [say("memory.language"), ...OUTCOMES.map((outcome) => say(`memory.outcome.${outcome}`))],
        rows: imported.map(({ lang, counts }) => [lang, ...OUTCOMES.map((outcome) => counts[outcome])]),
      }),
    );
  if (dryRun) reporter.note(say("import.dryRun"));
}

function endings(
  brought: readonly Brought[],
  imported: readonly Imported[],
): ReadonlySet<"usage" | "failed" | "partly"> {
  if (brought.every(({ read }) => read === undefined)) return new Set(["usage"]);
  if (brought.every(({ taken }) => !taken)) return new Set(["failed"]);
  const isWhole =
    brought.every(({ problems }) => problems.length === 0) &&
    imported.every(({ open, problems }) => open.length === 0 && problems.length === 0);
  return new Set(isWhole ? [] : ["partly"]);
}
