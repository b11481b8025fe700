import type { Problem } from "../core/problem.ts";
import { asJson, type Decision, decide, type Logged } from "../journey/decide.ts";
import { personOf } from "../journey/project.ts";
import { openLedger } from "../queue/ledger.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { findSegments } from "./find-segments.ts";
import { languagesOf } from "./languages.ts";
import { openMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refresh } from "./refresh.ts";

/** The command for one kind of decision on segments or whole articles. */
export function decisionCommand(decision: Decision): Command {
  return {
    options: { lang: { type: "string" }, by: { type: "string" } },
    run: async (context) => await runDecision(context, decision),
  };
}

async function runDecision(context: Context, decision: Decision): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const chosen = await findSegments(project, positionals, folder);
  const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  const means = await openMeans(project, { frozen: false });
  const logged: Logged[] = [];
  const problems: Problem[] = [];
  for (const { path, chosen: isChosen } of chosen) {
    for (const lang of langs) {
      const decided = await decide(project, means, { path, lang }, isChosen, decision, { kind: "person", name: by });
      logged.push(...decided.logged);
      problems.push(...decided.problems);
    }
  }
  if (logged.length > 0) {
    const ledger = await openLedger(project.layout.absolute(project.layout.own("ledger.db")));
    await ledger.logChange({ command: decision, at: project.now(), by, changes: asJson(logged) });
    await ledger.close();
    await refresh(project, means, [...new Set(logged.map((change) => change.path))], langs);
  }
  await means.memory.close();
  for (const problem of problems) reporter.problem(problem);
  reporter.object(decision, {
    changed: logged.map(({ lang, path, id }) => ({ lang, path, id })),
    refused: problems.length,
  });
  reporter.result(say(`decision.${decision}`, { count: logged.length }));
  return exitCode(new Set(problems.length === 0 ? [] : logged.length === 0 ? ["failed"] : ["partly"]));
}
