import { Problem, phrase } from "../core/problem.ts";
import type { Command } from "./command.ts";

/** The commands that `translate glossary` has, by name; some take options that depend on what was given. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<Command>>> = {
  apply: async () => (await import("./glossary/apply.ts")).glossaryApply,
  add: async (args) => (await import("./glossary/add.ts")).glossaryAdd(args),
  import: async () => (await import("./glossary/import.ts")).glossaryImport,
  check: async () => (await import("./glossary/check.ts")).glossaryCheck,
  extract: async () => (await import("./glossary/extract.ts")).glossaryExtract,
  export: async () => (await import("./glossary/export.ts")).glossaryExport,
  sync: async () => (await import("./glossary/sync.ts")).glossarySync,
};

/** `translate glossary <name> …`: the command by the name that follows; another name, or none, is a Problem when run. */
export async function glossaryCommand([name, ...args]: readonly string[]): Promise<Command> {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.(args) : undefined;
  return {
    takesNames: true,
    options: command?.options ?? {},
    run: async (context) => {
      const [, ...positionals] = context.positionals;
      const known = Object.keys(COMMANDS).join(", ");
      if (command === undefined)
        throw new Problem("E_USAGE_GLOSSARY", { name: name ?? phrase("phrase.noCommand"), known });
      const [extra] = command.takesNames ? [] : positionals;
      if (extra !== undefined) throw new Problem("E_USAGE_EXTRA", { command: `glossary ${name}`, name: extra });
      return await command.run({ ...context, positionals });
    },
  };
}
