import type { Problem } from "../core/problem.ts";
import { type Logged, loggedFrom, takeBack } from "../journey/decide.ts";
import { personOf } from "../journey/project.ts";
import { openLedger } from "../queue/ledger.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { openMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refresh } from "./refresh.ts";

/** `translate undo`: takes back the last import or decision that has not been taken back yet. */
export const undoCommand: Command = { options: {}, run };

async function run({ reporter, folder, env }: Context): Promise<number> {
  const project = await openProject(folder, env);
  const ledger = await openLedger(project.layout.absolute(project.layout.own("ledger.db")));
  const last = await ledger.lastChange();
  if (last === undefined) {
    await ledger.close();
    reporter.object("undo", { command: null, undone: [], kept: 0 });
    reporter.result(say("undo.nothing"));
    return 0;
  }
  const logged = loggedFrom(last.changes);
  const means = await openMeans(project, { frozen: false });
  const undone: Logged[] = [];
  const problems: Problem[] = [];
  for (const place of placesOf(logged)) {
    const changes = logged.filter((change) => change.path === place.path && change.lang === place.lang);
    const result = await takeBack(project, means, place, changes, personOf(project));
    undone.push(...result.logged);
    problems.push(...result.problems);
  }
  await ledger.markUndone(last.id);
  await ledger.close();
  await refresh(
    project,
    means,
    [...new Set(undone.map((change) => change.path))],
    [...new Set(undone.map((change) => change.lang))],
  );
  await means.memory.close();
  for (const problem of problems) reporter.problem(problem);
  reporter.object("undo", {
    command: last.command,
    undone: undone.map(({ lang, path, id }) => ({ lang, path, id })),
    kept: problems.length,
  });
  reporter.result(say("undo.done", { command: last.command, at: last.at, count: undone.length }));
  return exitCode(new Set(problems.length === 0 ? [] : undone.length === 0 ? ["failed"] : ["partly"]));
}

function placesOf(logged: readonly Logged[]): readonly Pick<Logged, "lang" | "path">[] {
  return [...new Map(logged.map(({ lang, path }) => [`${lang} ${path}`, { lang, path }])).values()];
}
