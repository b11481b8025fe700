import type { Problem } from "../core/problem.ts";
import { keptLinesFrom, type Logged, loggedFrom, takeBack } from "../journey/decide.ts";
import { termsChangeOf } from "../journey/glossary/change.ts";
import { memoryChangeOf } from "../journey/memory-change.ts";
import { type Project, personOf } from "../journey/project.ts";
import type { Means } from "../journey/work.ts";
import type { Ledger } from "../queue/ledger.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { mendTermsChanges, undoTermsChange } from "./glossary/log.ts";
import { openWriting, withMeans } from "./means.ts";
import { undoMemoryChange } from "./memory/undo.ts";
import { mendMemoryOf } from "./memory/writing.ts";
import { openProject } from "./open-project.ts";
import { refreshRecorded } from "./refresh.ts";
import { withLedger } from "./with-ledger.ts";

/** `translate undo`: takes back the last import, decision or change of the memory that has not been taken back yet. */
export const undoCommand: Command = { takesNames: false, options: {}, run };

type LastChange = NonNullable<Awaited<ReturnType<Ledger["lastChange"]>>>;

async function run(context: Context): Promise<number> {
  const project = await openProject(context.folder, context.env);
  return await withLedger(project, async (ledger) => {
    const writing = openWriting(project, { frozen: false });
    await mendMemoryOf(project, context.reporter, writing, ledger);
    if ((await mendTermsChanges(project, context.reporter, ledger)) > 0) {
      // The change that was meant is the one that a crash cut short, and it is taken back.
      context.reporter.object("undo", { command: "glossary apply", undone: [], kept: 0 });
      return 0;
    }
    const last = await ledger.lastChange();
    if (last !== undefined && termsChangeOf(last) !== undefined)
      return await undoTermsChange(context, project, ledger, last);
    if (last !== undefined && memoryChangeOf(last) !== undefined)
      return await undoMemoryChange(context, project, writing, ledger, last, "undo");
    if (last !== undefined)
      return await withMeans(
        project,
        { frozen: false },
        async (means) => await undo(context, project, means, ledger, last),
      );
    context.reporter.object("undo", { command: null, undone: [], kept: 0 });
    context.reporter.result(say("undo.nothing"));
    return 0;
  });
}

async function undo(
  { reporter }: Context,
  project: Project,
  means: Means,
  ledger: Ledger,
  last: LastChange,
): Promise<number> {
  const logged = loggedFrom(last.changes);
  const undone: Logged[] = [];
  const problems: Problem[] = [];
  for (const place of placesOf(logged)) {
    const changes = logged.filter((change) => change.path === place.path && change.lang === place.lang);
    const result = await takeBack(
      project,
      means,
      place,
      changes,
      keptLinesFrom(last.changes, place),
      personOf(project),
    );
    undone.push(...result.logged);
    problems.push(...result.problems);
  }
  await ledger.markUndone(last.id);
  problems.push(...(await refreshRecorded(project, means, [...new Set(undone.map(({ lang }) => lang))])));
  for (const problem of problems) reporter.problem(problem);
  reporter.object("undo", {
    command: last.command,
    undone: undone.map(({ lang, path, id }) => ({ lang, article: path, id })),
    kept: problems.length,
  });
  reporter.result(say("undo.done", { command: last.command, at: last.at, count: undone.length }));
  return exitCode(new Set(problems.length === 0 ? [] : undone.length === 0 ? ["failed"] : ["partly"]));
}

function placesOf(logged: readonly Logged[]): readonly Pick<Logged, "lang" | "path">[] {
  return [...new Map(logged.map(({ lang, path }) => [`${lang} ${path}`, { lang, path }])).values()];
}
