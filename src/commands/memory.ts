import { Problem, phrase } from "../core/problem.ts";
import type { Command } from "./command.ts";

/** The commands that `translate memory` has, by name. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import("./memory/import.ts")).memoryImport,
  export: async () => (await import("./memory/export.ts")).memoryExport,
  search: async () => (await import("./memory/search.ts")).memorySearch,
  lookup: async () => (await import("./memory/lookup.ts")).memoryLookup,
  stats: async () => (await import("./memory/stats.ts")).memoryStats,
  clean: async () => (await import("./memory/clean.ts")).memoryClean,
  log: async () => (await import("./memory/log.ts")).memoryLog,
  undo: async () => (await import("./memory/undo.ts")).memoryUndo,
};

/** `translate memory <name> …`: the command by the name that follows; another name, or none, is a Problem when run. */
export async function memoryCommand(name: string | undefined): Promise<Command> {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.() : undefined;
  return {
    takesNames: true,
    options: command?.options ?? {},
    run: async (context) => {
      const [, ...positionals] = context.positionals;
      const known = Object.keys(COMMANDS).join(", ");
      if (command === undefined)
        throw new Problem("E_USAGE_MEMORY", { name: name ?? phrase("phrase.noCommand"), known });
      const [extra] = command.takesNames ? [] : positionals;
      if (extra !== undefined) throw new Problem("E_USAGE_EXTRA", { command: `memory ${name}`, name: extra });
      return await command.run({ ...context, positionals });
    },
  };
}
