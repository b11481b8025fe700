import { accessSync, constants, existsSync } from "node:fs";
import { Problem } from "../core/problem.ts";
import type { Project } from "../journey/project.ts";
import { say, word } from "../report/say.ts";
import { table } from "../report/table.ts";
import { articlePaths } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { brokenLook, type Look, lookAtEngines } from "./doctor-engines.ts";
import { exitCode } from "./exit-code.ts";
import { openProject } from "./open-project.ts";

/**
 * `translate doctor`: what is set up, what is missing, and what to do about it. Sends one tiny request to each engine
 * that is set up, and nothing with `--offline`.
 */
export const doctorCommand: Command = { takesNames: false, options: { offline: { type: "boolean" } }, run };

async function run({ values, reporter, folder, env }: Context): Promise<number> {
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
    looks.push(...(await lookAtEngines(project, env, { offline: values["offline"] === true })));
  }
  reporter.object("doctor", { looks });
  reporter.result(
    table({
      head: [say("doctor.what"), say("doctor.state"), say("doctor.detail")],
      rows: looks.map((look) => [named(look), say(`doctor.${look.state}`), look.detail]),
    }),
  );
  if (looks.some((look) => look.what === "engine" && look.engine === undefined && look.state === "missing"))
    reporter.result(say("doctor.engineSetup"));
  return exitCode(new Set(looks.some((look) => look.state === "broken") ? ["usage"] : []));
}

function named({ what, engine }: Look): string {
  const name = word("doctor.look", what);
  return engine === undefined || what === "engine" ? name : say("doctor.ofEngine", { engine, what: name });
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
    looks.push(brokenLook(what, undefined, error));
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
