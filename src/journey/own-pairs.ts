import type { LanguageTag } from "../core/model.ts";
import { contentKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { jsonBelow } from "../files/tree.ts";
import { type OwnPairs, ownPairs } from "../record/merge-units.ts";
import { type Pair, pairOfUnit } from "../record/pairs.ts";
import { unitsOfRecord } from "../record/units.ts";
import { readEntries } from "./memory-change.ts";
import type { Project } from "./project.ts";
import { readTargetRecord } from "./target.ts";

/** What the project's own people wrote in a language, in the record and superseded; and what could not be read of it. */
export async function readOwnPairs(
  project: Project,
  lang: LanguageTag,
): Promise<{ readonly own: OwnPairs; readonly problems: readonly Problem[] }> {
  const { layout, config } = project;
  const pairs: (Pair & { readonly sourceKey: string })[] = [];
  const problems: Problem[] = [];
  const reading = async (read: () => Promise<readonly (Pair & { readonly sourceKey: string })[]>): Promise<void> => {
    try {
      pairs.push(...(await read()));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  };
  for (const path of jsonBelow(layout.absolute(`segments/${lang}`)))
    await reading(async () => {
      const units = unitsOfRecord(await readTargetRecord(project, path, lang), config.source.lang, lang);
      return units.map((unit) => ({ ...pairOfUnit(unit), sourceKey: contentKey(unit.source) }));
    });
  for (const path of jsonBelow(layout.absolute(`memory/superseded/${lang}`), ".jsonl"))
    await reading(async () =>
      readEntries(project, layout.superseded(lang, path)).map(({ pair, sourceKey }) => ({ ...pair, sourceKey })),
    );
  return { own: ownPairs(pairs), problems };
}
