import { languagesOfTerms, type TermsTakenBack, takeTermsBack, termsChangeOf } from "../../journey/glossary/change.ts";
import { type Project, personOf } from "../../journey/project.ts";
import type { Ledger } from "../../queue/ledger.ts";
import type { Change } from "../../queue/undo-log.ts";
import { say } from "../../report/say.ts";
import type { Reporter } from "../../report/terminal.ts";
import type { Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { aloneInAll, type Writing, withMeans } from "../means.ts";
import { withMemoryLog } from "../memory/writing.ts";

/** Does something with the glossary and the log, once what a crash left half-written is taken back. */
export async function withTermsLog<T>(
  project: Project,
  reporter: Reporter,
  work: (writing: Writing, ledger: Ledger) => Promise<T>,
): Promise<T> {
  return await withMemoryLog(project, reporter, async (writing, ledger) => {
    await mendTermsChanges(project, reporter, ledger);
    return await work(writing, ledger);
  });
}

/** Takes back what a crash left half-written of a change of terms, and says so; how many there were. */
export async function mendTermsChanges(project: Project, reporter: Reporter, ledger: Ledger): Promise<number> {
  let mended = 0;
  for (const begun of await ledger.unfinishedChanges()) {
    if (termsChangeOf(begun) === undefined) continue;
    const taken = await takeBackLocked(project, ledger, begun, async () =>
      (await ledger.unfinishedChanges()).some(({ id }) => id === begun.id),
    );
    if (taken === undefined) continue;
    mended++;
    const count = taken.targets.length + taken.pairs + taken.files.length;
    reporter.note(say("memory.mended", { command: begun.command, at: begun.at, count }));
    for (const problem of taken.problems) reporter.problem(problem);
  }
  return mended;
}

async function takeBackLocked(
  project: Project,
  ledger: Ledger,
  change: Change,
  isStill: () => Promise<boolean>,
): Promise<TermsTakenBack | undefined> {
  const terms = termsChangeOf(change);
  if (terms === undefined) return undefined;
  return await withMeans(project, { frozen: false }, async (means) =>
    aloneInAll(means, ["glossary", ...languagesOfTerms(terms)], async () => {
      if (!(await isStill())) return undefined;
      // The locks are held already.
      const held = { ...means, alone: async <T>(_name: string, work: () => Promise<T>) => await work() };
      const taken = await takeTermsBack(project, held, terms, personOf(project));
      await ledger.markUndone(change.id);
      return taken;
    }),
  );
}

/**
 * Takes a change of terms back for `translate undo` and says what came of it; the exit code. Hand-over files and articles for
 * readers wait for the next run, as they do when terms are applied.
 */
export async function undoTermsChange(
  { reporter }: Context,
  project: Project,
  ledger: Ledger,
  change: Change,
): Promise<number> {
  const taken = await takeBackLocked(project, ledger, change, async () => true);
  const { targets = [], pairs = 0, files = [] } = taken ?? {};
  const problems = taken?.problems ?? [];
  for (const problem of problems) reporter.problem(problem);
  const undone = targets.map(({ lang, path, id }) => ({ lang, article: path, id }));
  reporter.object("undo", { command: change.command, undone, pairs, files, kept: problems.length });
  const count = targets.length + pairs + files.length;
  reporter.result(say("glossary.undone", { command: change.command, at: change.at, count }));
  return exitCode(new Set(problems.length === 0 ? [] : count === 0 ? ["failed"] : ["partly"]));
}
