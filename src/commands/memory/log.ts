import { type LoggedMemory, memoryChangeOf } from "../../journey/memory-change.ts";
import type { Change, UndoLog } from "../../queue/undo-log.ts";
import { say } from "../../report/say.ts";
import { table } from "../../report/table.ts";
import type { Command, Context } from "../command.ts";
import { openProject } from "../open-project.ts";
import { withMemoryLog } from "./writing.ts";

/** `translate memory log`: the changes of the memory, newest first. */
export const memoryLog: Command = { takesNames: false, options: {}, run };

/** As many as a person looks at. */
const MOST = 200;

/** The latest changes of the memory, newest first. */
export async function changesOfMemory(
  log: Pick<UndoLog, "changes">,
): Promise<readonly (Change & { readonly memory: LoggedMemory })[]> {
  return (await log.changes(MOST)).flatMap((change) => {
    const memory = memoryChangeOf(change);
    return memory === undefined ? [] : [{ ...change, memory }];
  });
}

async function run({ reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env, { glossary: false });
  const changes = await withMemoryLog(project, reporter, async (_writing, log) => changesOfMemory(log));
  const shown = changes.map(({ id, command, at, by, undone, memory: { added, replaced, removed } }) => ({
    id,
    at,
    by: by ?? "",
    command,
    added,
    replaced,
    removed,
    undone,
  }));
  reporter.object("memory-log", { changes: shown });
  const head = ["id", "at", "by", "command", "added", "replaced", "removed"] as const;
  if (shown.length === 0) reporter.result(say("memory.noChanges"));
  else
    reporter.result(
      table({
        head: [...head.map((name) => say(`memory.log.${name}`)), ""],
        rows: shown.map((change) => [
          ...head.map((name) => (name === "id" ? String(change.id) : change[name])),
          change.undone ? say("memory.log.undone") : "",
        ]),
      }),
    );
  return 0;
}
