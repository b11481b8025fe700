import { Problem } from "../core/problem.ts";
import { type Decision, type Decree, type Logged, settleDecision } from "../journey/decide.ts";
import { personOf } from "../journey/project.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { findSegments } from "./find-segments.ts";
import { languagesOf } from "./languages.ts";
import { withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refreshRecorded } from "./refresh.ts";
import { settleAll } from "./settle-all.ts";
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
    const { logged, problems } = await settleAll(project, means, chosen, langs, {
      command: decision,
      by,
      settle: async (place, isChosen) =>
        await settleDecision(project, means, place, isChosen, decree, { kind: "person", name: by }),
    });
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
    // Of what was refused, "all of it is reviewed" would be untrue.
    if (logged.length > 0 || problems.length === 0) reporter.result(say(`decision.${said}`, { count: logged.length }));
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
