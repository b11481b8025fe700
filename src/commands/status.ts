import { existsSync } from "node:fs";
import type { LanguageTag, State, Target } from "../core/model.ts";
import { STATES } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { orphanPaths } from "../journey/orphans.ts";
import type { Project } from "../journey/project.ts";
import { readSourceRecord } from "../journey/source.ts";
import { readTargetRecord } from "../journey/target.ts";
import { say } from "../report/say.ts";
import { table } from "../report/table.ts";
import { articlePaths } from "./articles.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { languagesOf } from "./languages.ts";
import { openProject } from "./open-project.ts";

/** `translate status`: what the record says, by article and language. Reads records only, writes nothing. */
export const statusCommand: Command = { takesNames: false, options: { lang: { type: "string" } }, run };

interface Standing {
  readonly article: string;
  readonly lang: LanguageTag;
  readonly segments: number;
  readonly states: Readonly<Record<State, number>>;
  readonly stale: number;
  readonly locked: number;
  readonly processed: boolean;
}

async function run({ values, reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env, { glossary: false });
  const langs = languagesOf(project, values["lang"]);
  const paths = articlePaths(project);
  const standings: Standing[] = [];
  const problems: Problem[] = [];
  for (const lang of langs) {
    for (const path of paths) {
      try {
        standings.push(await standingOf(project, path, lang));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems.push(error);
      }
    }
  }
  const orphans = orphanPaths(project, paths);
  for (const problem of problems) reporter.problem(problem);
  reporter.object("status", { articles: standings, orphans });
  reporter.result(rendered(standings));
  const waiting = standings.filter((standing) => !standing.processed);
  if (waiting.length > 0)
    reporter.result(say("status.unprocessed", { count: new Set(waiting.map(({ article }) => article)).size }));
  for (const lang of new Set(waiting.map((standing) => standing.lang)))
    reporter.result(say("summary.next", { step: say("next.run", { lang }) }));
  if (orphans.length > 0) reporter.result(say("run.orphans", { count: orphans.length, langs: langs.join(",") }));
  return exitCode(new Set(problems.length === 0 ? [] : [standings.length === 0 ? "usage" : "partly"]));
}

async function standingOf(project: Project, path: string, lang: LanguageTag): Promise<Standing> {
  const { segments } = await readSourceRecord(project, path);
  const targets = (await readTargetRecord(project, path, lang)).segments;
  const count = (test: (target: Target) => boolean): number => targets.filter(test).length;
  const states = Object.fromEntries(STATES.map((state) => [state, count((target) => target.state === state)]));
  return {
    article: path,
    lang,
    // A target language may have more plural forms than the source language, or fewer.
    segments: targets.length > 0 ? targets.length : segments.length,
    states: {
      new: states["new"] ?? 0,
      draft: states["draft"] ?? 0,
      edited: states["edited"] ?? 0,
      reviewed: states["reviewed"] ?? 0,
      final: states["final"] ?? 0,
    },
    stale: count((target) => target.stale === true),
    locked: count((target) => target.locked === true),
    processed: existsSync(project.layout.absolute(project.layout.record(lang, path))),
  };
}

function rendered(standings: readonly Standing[]): string {
  const states = STATES.map((state) => say(`status.${state}`));
  const head = [
    say("status.article"),
    say("status.language"),
    say("status.segments"),
    ...states,
    say("status.stale"),
    say("status.locked"),
  ];
  const rows = standings.map(({ article, lang, segments, states: by, stale, locked }) => [
    article,
    lang,
    segments,
    ...STATES.map((state) => by[state]),
    stale,
    locked,
  ]);
  return table({ head, rows });
}
