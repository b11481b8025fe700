import { existsSync } from "node:fs";
import { mendMemory } from "../../journey/mend-memory.ts";
import type { Project } from "../../journey/project.ts";
import type { Ledger } from "../../queue/ledger.ts";
import { say } from "../../report/say.ts";
import type { Reporter } from "../../report/terminal.ts";
import { aloneInAll, openWriting, type Writing } from "../means.ts";
import { withLedger } from "../with-ledger.ts";

/** Does something with the memory's files and the log, once what a crash left half-written is taken back. */
export async function withMemoryLog<T>(
  project: Project,
  reporter: Reporter,
  work: (writing: Writing, ledger: Ledger) => Promise<T>,
): Promise<T> {
  const writing = openWriting(project, { frozen: false });
  return await withLedger(project, async (ledger) => {
    await mendMemoryOf(project, reporter, writing, ledger);
    return await work(writing, ledger);
  });
}

/** Takes back what a crash left half-written of a change of the memory, and says so. */
export async function mendMemoryOf(
  project: Project,
  reporter: Reporter,
  writing: Writing,
  ledger: Ledger,
): Promise<void> {
  const mended = await mendMemory(project, writing, ledger, async (langs, mend) => aloneInAll(writing, langs, mend));
  for (const { change, count, problems } of mended) {
    reporter.note(say("memory.mended", { command: change.command, at: change.at, count }));
    for (const problem of problems) reporter.problem(problem);
  }
}

/** Takes back what a crash left half-written, for those who only read; without a ledger there is nothing. */
export async function mendFirst(project: Project, reporter: Reporter): Promise<void> {
  const { layout } = project;
  if (existsSync(layout.absolute(layout.own("ledger.db")))) await withMemoryLog(project, reporter, async () => {});
}
