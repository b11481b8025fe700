import { accessSync, constants, existsSync } from "node:fs";
import { Problem } from "../core/problem.ts";
import { chooseEngine } from "../engines/index.ts";
import type { Project } from "../journey/project.ts";
import { describeProblem, say } from "../report/say.ts";
import { table } from "../report/table.ts";
import { articlePaths } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { openProject } from "./open-project.ts";

/** `translate doctor`: what is set up, what is missing, and what to do about it. Sends nothing. */
export const doctorCommand: Command = { takesNames: false, options: {}, run };

/** One thing looked at. `fine` needs nothing, `missing` may be wanted, `broken` stops the work. */
interface Look {
  readonly what: string;
  readonly state: "fine" | "missing" | "broken";
  readonly detail: string;
}

async function run({ reporter, folder, env }: Context): Promise<number> {
  const looks: Look[] = [{ what: "node", state: "fine", detail: process.version }];
  const project = await tryLook(looks, "project", async () => {
    const opened = await openProject(folder, env);
    return [opened, opened.layout.root] as const;
  });
  if (project !== undefined) {
    await tryLook(
      looks,
      "articles",
      async () => [undefined, say("doctor.articles", { count: articlePaths(project).length })] as const,
    );
    looks.push(glossaryLook(project), writableLook(project));
    await tryLook(looks, "engine", async () => [undefined, await engineDetail(project, env, looks)] as const);
  }
  reporter.object("doctor", { looks });
  reporter.result(
    table({
      head: [say("doctor.what"), say("doctor.state"), say("doctor.detail")],
      rows: looks.map(({ what, state, detail }) => [what, say(`doctor.${state}`), detail]),
    }),
  );
  const engine = looks.find((look) => look.what === "engine");
  if (engine?.state === "missing") reporter.result(say("doctor.engineSetup"));
  return exitCode(new Set(looks.some((look) => look.state === "broken") ? ["usage"] : []));
}

async function tryLook<T>(
  looks: Look[],
  what: string,
  look: () => Promise<readonly [T, string | undefined]>,
): Promise<T | undefined> {
  try {
    const [value, detail] = await look();
    if (detail !== undefined) looks.push({ what, state: "fine", detail });
    return value;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { text, place, hint } = describeProblem(error);
    looks.push({
      what,
      state: "broken",
      detail: say("doctor.problem", { place: place ?? "", text, hint: hint ?? "" }),
    });
    return undefined;
  }
}

function glossaryLook({ config, layout, glossary }: Project): Look {
  const present = existsSync(layout.absolute(config.glossary));
  return {
    what: "glossary",
    state: present ? "fine" : "missing",
    detail: present ? say("doctor.terms", { count: glossary.terms.length }) : config.glossary,
  };
}

function writableLook({ layout }: Project): Look {
  try {
    accessSync(layout.root, constants.W_OK);
    return { what: "writable", state: "fine", detail: layout.root };
  } catch {
    return { what: "writable", state: "broken", detail: layout.root };
  }
}

/** What the engine choice says; notes a missing one itself, since that is no failure. */
async function engineDetail({ config }: Project, env: NodeJS.ProcessEnv, looks: Look[]): Promise<string | undefined> {
  const { name } = config.engine;
  const chosen = await chooseEngine({
    wanted: name,
    settings: config.engine,
    prices: config.engine.prices,
    env,
  });
  if (chosen.kind === "engine") {
    const detail = say("run.engine", { engine: chosen.engine.name, reason: say(`run.reason.${chosen.reason}`) });
    await chosen.engine.close();
    return detail;
  }
  const isWanted = name !== "none";
  const reason = say(isWanted ? `run.reason.${chosen.reason}` : "doctor.noEngine");
  looks.push({ what: "engine", state: isWanted ? "missing" : "fine", detail: reason });
  return undefined;
}
