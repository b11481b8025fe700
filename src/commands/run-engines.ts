import type { Engine } from "../core/engine.ts";
import type { EngineName } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { type Chosen, chooseEngine } from "../engines/index.ts";
import type { Project } from "../journey/project.ts";
import { requirePrice } from "../queue/budget.ts";
import { say } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import type { RunOptions } from "./run-options.ts";

/** What engines are chosen from. */
export interface RunSetting {
  readonly project: Project;
  readonly options: RunOptions;
  readonly env: NodeJS.ProcessEnv;
  readonly reporter: Reporter;
  readonly langs: readonly LanguageTag[];
}

/** The engines of a run. */
export interface RunEngines {
  of(lang: LanguageTag): Engine | undefined;
  readonly any: boolean;
  close(): Promise<void>;
}

interface Choice {
  readonly chosen: Chosen;
  readonly langs: readonly LanguageTag[];
}

/**
 * Chooses each language's engine and says so in a line: the command line's for all, or else the language's own, or the
 * project's. Makes no connection. Throws before anything is sent where one cannot be had, or has no price that a budget
 * in dollars needs. With `frozen` there is none.
 */
export async function chooseEngines({ project, options, env, reporter, langs }: RunSetting): Promise<RunEngines> {
  const { engine: config, source } = project.config;
  const names = new Map<EngineName, LanguageTag[]>();
  for (const lang of langs) {
    const name = options.frozen ? "none" : (options.engine ?? config.byLanguage[lang] ?? config.name);
    names.set(name, [...(names.get(name) ?? []), lang]);
  }
  const choices: Choice[] = [];
  for (const [wanted, of] of names)
    choices.push({
      chosen: await chooseEngine({ wanted, settings: config, prices: config.prices, env }),
      langs: of,
    });
  const engines = new Map(
    choices.flatMap(({ chosen, langs: of }) =>
      chosen.kind === "none" ? [] : of.map((lang) => [lang, chosen.engine] as const),
    ),
  );
  if (options.maxCost !== undefined || options.monthCost !== undefined)
    for (const [to, engine] of engines) requirePrice({ engine, from: source.lang, to });
  if (!options.frozen)
    for (const choice of choices) {
      const line = lineFor(choice, options.engine !== undefined, choices.length > 1);
      if (line !== undefined) reporter.note(line);
    }
  tellLimits(engines, { project, options, reporter });
  return {
    of: (lang) => engines.get(lang),
    any: engines.size > 0,
    close: async () => {
      for (const engine of new Set(engines.values())) await engine.close();
    },
  };
}

/** Says which languages an engine has not, and what the settings ask for that it has not in a language. */
function tellLimits(
  engines: ReadonlyMap<LanguageTag, Engine>,
  { project, options, reporter }: Pick<RunSetting, "project" | "options" | "reporter">,
): void {
  for (const [to, engine] of engines) {
    const can = engine.capabilities(project.config.source.lang, to);
    // A run names a refused language with each of its segments.
    if (can instanceof Problem) {
      if (options.dryRun) reporter.problem(can);
    } else if (can.lacks !== undefined) reporter.problem(can.lacks);
  }
}

function lineFor({ chosen, langs }: Choice, isAsked: boolean, isOneOfMany: boolean): string | undefined {
  const of = langs.join(", ");
  if (chosen.kind === "none") {
    if (chosen.reason === "asked") return undefined;
    return isOneOfMany ? say("run.engineNoneFor", { langs: of }) : say("run.engineNone");
  }
  const { engine, reason } = chosen;
  if (engine.name === "pseudo") return say("run.pseudo");
  const why = say(`run.reason.${reason === "asked" && !isAsked ? "configured" : reason}`);
  const values = { engine: engine.name, reason: why };
  return isOneOfMany ? say("run.engineFor", { ...values, langs: of }) : say("run.engine", values);
}
