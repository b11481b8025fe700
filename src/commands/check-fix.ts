import type { LanguageTag } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import { settleFixes } from "../journey/fix-targets.ts";
import { type Project, personOf } from "../journey/project.ts";
import type { Context } from "./command.ts";
import { withMeans } from "./means.ts";
import { refreshRecorded } from "./refresh.ts";
import { settleAll } from "./settle-all.ts";

/** What `--fix` came to. */
export interface Fixed {
  readonly changed: readonly { readonly lang: LanguageTag; readonly article: string; readonly id: string }[];
  readonly problems: readonly Problem[];
}

/** Applies the safe fixes of the articles' findings as one change that can be undone, and writes what follows from it. */
export async function fixFindings(
  { values }: Context,
  project: Project,
  paths: readonly string[],
  langs: readonly LanguageTag[],
): Promise<Fixed> {
  const by = typeof values["by"] === "string" ? values["by"] : personOf(project).name;
  const fixing = { all: values["all"] === true, actor: { kind: "person", name: by } } as const;
  const chosen = paths.map((path) => ({ path, chosen: () => true }));
  return await withMeans(project, { frozen: false }, async (means) => {
    const { logged, problems } = await settleAll(project, means, chosen, langs, {
      command: "check --fix",
      by,
      settle: async (place) => await settleFixes(project, means, place, fixing),
    });
    if (logged.length > 0) problems.push(...(await refreshRecorded(project, means, langs)));
    return { changed: logged.map(({ lang, path, id }) => ({ lang, article: path, id })), problems };
  });
}
