import type { Problem } from "../../core/problem.ts";
import { knownFiles } from "../../journey/known-units.ts";
import { countMemory, type MemoryStats } from "../../journey/memory-stats.ts";
import { say, word } from "../../report/say.ts";
import { table } from "../../report/table.ts";
import type { Command, Context } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { languagesOf } from "../languages.ts";
import { openProject } from "../open-project.ts";
import { tellProblems } from "./problems.ts";
import { mendFirst } from "./writing.ts";

/** `translate memory stats`: what the memory holds, one row a memory and language. */
export const memoryStats: Command = { takesNames: false, options: { lang: { type: "string" } }, run };

async function run({ values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env, { glossary: false });
  await mendFirst(project, reporter);
  const counting = countMemory();
  const problems: Problem[] = [];
  for await (const file of knownFiles(project, languagesOf(project, values["lang"]))) {
    counting.add(file);
    for (const problem of file.problems) problems.push(problem);
  }
  tellProblems(reporter, problems);
  const memories = counting.stats();
  const sourceLang = project.config.source.lang;
  reporter.object("memory-stats", {
    memories: memories.map(({ lang, ...stats }) => ({ ...stats, sourceLang, lang })),
    units: memories.reduce((sum, { units }) => sum + units, 0),
    problems: problems.length,
  });
  reporter.result(memories.length === 0 ? say("memory.empty") : statsTable(memories));
  return exitCode(new Set(problems.length === 0 ? [] : ["partly"]));
}

function statsTable(memories: readonly MemoryStats[]): string {
  const head = ["memory", "language", "units", "words", "states", "origins", "oldest", "newest"] as const;
  return table({
    head: [
      ...head.map((name) => say(name === "units" || name === "language" ? `memory.${name}` : `memory.stats.${name}`)),
      say("memory.stats.duplicates"),
      say("memory.stats.conflicts"),
    ],
    rows: memories.map((stats) => [
      stats.name,
      stats.lang,
      stats.units,
      stats.words,
      counts(stats.states, (state) => word("status", state)),
      counts(stats.origins, (origin) => word("memory.origin", origin)),
      day(stats.oldest),
      day(stats.newest),
      stats.duplicates,
      stats.conflicts,
    ]),
  });
}

/** `edited 12, reviewed 3`, the most frequent first. */
function counts(of: Readonly<Record<string, number>>, named: (name: string) => string): string {
  return Object.entries(of)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${named(name)} ${count}`)
    .join(", ");
}

function day(at: string | undefined): string {
  return at?.slice(0, 10) ?? "–";
}
