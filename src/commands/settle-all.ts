import type { LanguageTag, Target } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { asJson, type Logged, type SettledDecision } from "../journey/decide.ts";
import type { Project } from "../journey/project.ts";
import type { Means } from "../journey/work.ts";
import type { Chosen } from "./find-segments.ts";
import { aloneInAll } from "./means.ts";
import { withLedger } from "./with-ledger.ts";

/** One command's changes, as the undo log keeps them. */
interface Asked {
  readonly command: string;
  /** Pseudonym of whoever gave the command. */
  readonly by: string;
  /** Works out what changes in one article. */
  settle(
    place: { readonly path: string; readonly lang: LanguageTag },
    chosen: (target: Target) => boolean,
  ): Promise<SettledDecision>;
}

/**
 * Changes targets article by article: one that cannot be read does not stop the others. All of it is one change, logged
 * before the first record is replaced, so that no crash leaves a decision that cannot be undone.
 */
export async function settleAll(
  project: Project,
  means: Means,
  chosen: readonly Chosen[],
  langs: readonly LanguageTag[],
  { command, by, settle }: Asked,
): Promise<{ readonly logged: readonly Logged[]; readonly problems: Problem[] }> {
  const settled: SettledDecision[] = [];
  const problems: Problem[] = [];
  await aloneInAll(means, langs, async () => {
    for (const { path, chosen: isChosen } of chosen) {
      for (const lang of langs) {
        try {
          settled.push(await settle({ path, lang }, isChosen));
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          problems.push(error);
        }
      }
    }
    const logged = settled.flatMap((one) => one.logged);
    if (logged.length === 0) return;
    await withLedger(project, async (ledger) => {
      await ledger.logChange({ command, at: project.now(), by, changes: asJson(logged) });
    });
    for (const { put } of settled) put();
  });
  problems.push(...settled.flatMap((one) => one.problems));
  return { logged: settled.flatMap((one) => one.logged), problems };
}
