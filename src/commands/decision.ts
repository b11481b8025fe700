import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { asJson, type Decision, type Logged, type SettledDecision, settleDecision } from "../journey/decide.ts";
import { type Project, personOf } from "../journey/project.ts";
import type { Means } from "../journey/work.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { type Chosen, findSegments } from "./find-segments.ts";
import { languagesOf } from "./languages.ts";
import { aloneInAll, withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refreshRecorded } from "./refresh.ts";
import { withLedger } from "./with-ledger.ts";

/** The command for one kind of decision on segments or whole articles. */
export function decisionCommand(decision: Decision): Command {
  return {
    takesNames: true,
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
  return await withMeans(project, { frozen: false }, async (means) => {
    const { logged, problems } = await decideAll(project, means, chosen, langs, { decision, by });
    if (logged.length > 0) problems.push(...(await refreshRecorded(project, means, langs)));
    for (const problem of problems) reporter.problem(problem);
    reporter.object(decision, {
      changed: logged.map(({ lang, path, id }) => ({ lang, article: path, id })),
      refused: problems.length,
    });
    reporter.result(say(`decision.${decision}`, { count: logged.length }));
    return exitCode(new Set(problems.length === 0 ? [] : logged.length === 0 ? ["failed"] : ["partly"]));
  });
}

/**
 * Decides article by article: one that cannot be read does not stop the others. All of it is one change, logged before
 * the first record is replaced, so that no crash leaves a decision that cannot be undone.
 */
async function decideAll(
  project: Project,
  means: Means,
  chosen: readonly Chosen[],
  langs: readonly LanguageTag[],
  { decision, by }: { readonly decision: Decision; readonly by: string },
): Promise<{ readonly logged: readonly Logged[]; readonly problems: Problem[] }> {
  const settled: SettledDecision[] = [];
  const problems: Problem[] = [];
  await aloneInAll(means, langs, async () => {
    for (const { path, chosen: isChosen } of chosen) {
      for (const lang of langs) {
        try {
          const actor = { kind: "person", name: by } as const;
          settled.push(await settleDecision(project, means, { path, lang }, isChosen, decision, actor));
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          problems.push(error);
        }
      }
    }
    const logged = settled.flatMap((one) => one.logged);
    if (logged.length === 0) return;
    await withLedger(project, async (ledger) => {
      await ledger.logChange({ command: decision, at: project.now(), by, changes: asJson(logged) });
    });
    for (const { put } of settled) put();
  });
  problems.push(...settled.flatMap((one) => one.problems));
  return { logged: settled.flatMap((one) => one.logged), problems };
}
