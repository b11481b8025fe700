import { Problem } from "../core/problem.ts";
import { settleChanges } from "../journey/decide.ts";
import { personOf } from "../journey/project.ts";
import { knownChecks } from "../report/findings.ts";
import { say } from "../report/say.ts";
import type { Command, Context } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import { findSegments } from "./find-segments.ts";
import { languagesOf } from "./languages.ts";
import { withMeans } from "./means.ts";
import { openProject } from "./open-project.ts";
import { refreshRecorded } from "./refresh.ts";
import { settleAll } from "./settle-all.ts";

/** `translate waive`: a person accepts what a check says of some segments, with a reason that the record keeps. */
export const waiveCommand: Command = {
  takesNames: true,
  options: {
    lang: { type: "string" },
    reason: { type: "string" },
    remove: { type: "boolean" },
    by: { type: "string" },
  },
  run,
};

/** A reason is shown in one line, and kept in git. */
const MAX_REASON = 500;

async function run(context: Context): Promise<number> {
  const { positionals, values, reporter, folder, env } = context;
  const [check, ...names] = positionals;
  const project = await openProject(folder, env);
  const known = knownChecks();
  if (check === undefined || !known.has(check)) {
    const checks = [...known].filter((name) => !name.includes(".")).toSorted();
    const values = { known: checks.join(", ") };
    throw check === undefined
      ? new Problem("E_USAGE_NO_CHECK", values)
      : new Problem("E_USAGE_CHECK", { check, ...values });
  }
  const langs = languagesOf(project, values["lang"]);
  const isRemoved = values["remove"] === true;
  const reason = isRemoved ? "" : reasonOf(values["reason"]);
  const chosen = await findSegments(project, names, folder);
  const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  const actor = { kind: "person", name: by } as const;
  const change = isRemoved
    ? ({ kind: "unwaive", check } as const)
    : ({ kind: "waive", waiver: { check, reason, by, at: project.now() } } as const);
  return await withMeans(project, { frozen: false }, async (means) => {
    const { logged, problems } = await settleAll(project, means, chosen, langs, {
      command: "waive",
      by,
      settle: async (place, isChosen) =>
        await settleChanges(
          project,
          means,
          place,
          () => (target) => (isChosen(target) && target.target !== undefined ? { change, actor } : undefined),
        ),
    });
    if (logged.length > 0) problems.push(...(await refreshRecorded(project, means, langs)));
    for (const problem of problems) reporter.problem(problem);
    reporter.object("waive", {
      check,
      changed: logged.map(({ lang, path, id }) => ({ lang, article: path, id })),
      refused: problems.length,
    });
    reporter.result(say(isRemoved ? "waive.removed" : "waive.done", { count: logged.length, check }));
    return exitCode(new Set(problems.length === 0 ? [] : logged.length === 0 ? ["failed"] : ["partly"]));
  });
}

function reasonOf(given: string | boolean | undefined): string {
  const reason = typeof given === "string" ? given.trim() : "";
  if (reason === "" || reason.length > MAX_REASON || /\p{Cc}/u.test(reason))
    throw new Problem("E_USAGE_REASON", { most: MAX_REASON });
  return reason;
}
