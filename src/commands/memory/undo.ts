import { Problem } from "../../core/problem.ts";
import { languagesOfChange, memoryChangeOf, takeMemoryBack } from "../../journey/memory-change.ts";
import type { Project } from "../../journey/project.ts";
import type { Change, UndoLog } from "../../queue/undo-log.ts";
import { say } from "../../report/say.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { aloneInAll, type Writing } from "../means.ts";
import { openProject } from "../open-project.ts";
import { changesOfMemory } from "./log.ts";
import { withMemoryLog } from "./writing.ts";

/** `translate memory undo [ID]`: takes back the last change of the memory, or the one with this number. */
export const memoryUndo: Command = { takesNames: true, options: {}, run };

async function run(context: Context): Promise<number> {
  const { positionals, reporter, folder, env } = context;
  const [given, extra] = positionals;
  if (extra !== undefined) throw new Problem("E_USAGE_EXTRA", { command: "memory undo", name: extra });
  const project = await openProject(folder, env, { glossary: false });
  return await withMemoryLog(project, reporter, async (writing, log) => {
    const change =
      given === undefined ? (await changesOfMemory(log)).find(({ undone }) => !undone) : await changeOf(log, given);
    if (change !== undefined) return await undoMemoryChange(context, project, writing, log, change);
    reporter.object("memory-undo", { id: null, command: null, count: 0, kept: 0 });
    reporter.result(say("undo.nothing"));
    return 0;
  });
}

async function changeOf(log: UndoLog, given: string): Promise<Change> {
  const change = /^\d{1,15}$/.test(given) ? await log.changeOf(Number(given)) : undefined;
  if (change === undefined || change.undone || memoryChangeOf(change) === undefined)
    throw new Problem("E_MEMORY_UNDO_ID", { id: given });
  return change;
}

/** Takes a change of the memory back and says what came of it; the exit code. For `translate undo` too. */
export async function undoMemoryChange(
  { reporter }: Context,
  project: Project,
  writing: Writing,
  log: UndoLog,
  { id, command, at, ...change }: Change,
  schema: "memory-undo" | "undo" = "memory-undo",
): Promise<number> {
  const memory = memoryChangeOf(change) ?? { files: [], added: 0, replaced: 0, removed: 0 };
  const { count, problems } = await aloneInAll(writing, languagesOfChange(memory), async () => {
    const taken = takeMemoryBack(project, writing, memory);
    await log.markUndone(id);
    return taken;
  });
  for (const problem of problems) reporter.problem(problem);
  const undone = schema === "undo" ? { undone: [] } : {};
  reporter.object(schema, { id, command, ...undone, count, kept: problems.length });
  reporter.result(say("memory.undone", { command, at, count }));
  return exitCode(new Set(problems.length === 0 ? [] : count === 0 ? ["failed"] : ["partly"]));
}
