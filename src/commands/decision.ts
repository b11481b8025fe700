import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import {
  asJson,
  type Decision,
  type Decree,
  type Logged,
  type SettledDecision,
  settleDecision,
} from "../journey/decide.ts";
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
import { withdrawRepetitions } from "./withdraw.ts";

/** The command for one kind of decision on segments or whole articles. */
export function decisionCommand(decision: Decision): Command {
  return {
    takesNames: true,
    options: {
      lang: { type: "string" },
      by: { type: "string" },
      ...(decision === "approve" ? { "only-here": { type: "boolean" }, everywhere: { type: "boolean" } } : {}),
      ...(decision === "reject" ? { repairs: { type: "boolean" } } : {}),
    },
    run: async (context) => await runDecision(context, decision),
  };
}

async function runDecision(context: Context, decision: Decision): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const project = await openProject(folder, env);
  const langs = languagesOf(project, values["lang"]);
  const decree = decreeOf(decision, values);
  const chosen = await findSegments(project, positionals, folder, { onePlace: isOnlyHere(decree) });
  const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  return await withMeans(project, { frozen: false }, async (means) => {
    const withdrawn: Logged[] = [];
    const { logged, problems } = await decideAll(project, means, chosen, langs, { decision, decree, by });
    if (logged.length > 0) {
      if (isOnlyHere(decree)) {
        const { withdrawn: gone, problems: more } = await withdrawRepetitions(project, means, logged, by);
        withdrawn.push(...gone);
        problems.push(...more);
      }
      problems.push(...(await refreshRecorded(project, means, langs)));
    }
    for (const problem of problems) reporter.problem(problem);
    reporter.object(decision, {
      changed: logged.map(place),
      ...(isOnlyHere(decree) ? { withdrawn: withdrawn.map(place) } : {}),
      refused: problems.length,
    });
    const said = typeof decree === "object" && decree.kind === "unrepair" ? decree.kind : decision;
    reporter.result(say(`decision.${said}`, { count: logged.length }));
    if (withdrawn.length > 0) reporter.result(say("decision.withdrawn", { count: withdrawn.length }));
    return exitCode(new Set(problems.length === 0 ? [] : logged.length === 0 ? ["failed"] : ["partly"]));
  });
}

function place({ lang, path, id }: Logged): object {
  return { lang, article: path, id };
}

function decreeOf(decision: Decision, values: Context["values"]): Decree {
  const [onlyHere, everywhere] = [values["only-here"] === true, values["everywhere"] === true];
  if (onlyHere && everywhere) throw new Problem("E_USAGE_BOTH", { one: "--only-here", other: "--everywhere" });
  if (values["repairs"] === true) return { kind: "unrepair" };
  return onlyHere || everywhere ? { kind: "approve", onlyHere } : decision;
}

function isOnlyHere(decree: Decree): boolean {
  return typeof decree === "object" && decree.kind === "approve" && decree.onlyHere;
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
  { decision, decree, by }: { readonly decision: Decision; readonly decree: Decree; readonly by: string },
): Promise<{ readonly logged: readonly Logged[]; readonly problems: Problem[] }> {
  const settled: SettledDecision[] = [];
  const problems: Problem[] = [];
  await aloneInAll(means, langs, async () => {
    for (const { path, chosen: isChosen } of chosen) {
      for (const lang of langs) {
        try {
          const actor = { kind: "person", name: by } as const;
          settled.push(await settleDecision(project, means, { path, lang }, isChosen, decree, actor));
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
