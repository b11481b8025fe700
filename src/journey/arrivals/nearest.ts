import type { LanguageTag, TranslationUnit } from "../../core/model.ts";
import { textRuns } from "../../core/runs.ts";
import type { ReturnedUnit } from "../../exchange/handover.ts";
import { openMemory } from "../../memory/index.ts";
import type { Project } from "../project.ts";
import type { Spot } from "./places.ts";

/** What is asked of the likeness of sources. */
interface Likeness {
  readonly lang: LanguageTag;
  /** Least score, 0–100. */
  readonly likeness: number;
  /** The file's article: of equally like segments the one there goes first. */
  readonly article: string | undefined;
}

/**
 * For each unit the segment whose source is most like its own; none where two are equally like and neither is in the
 * file's article. Measured as the memory measures fuzzy matches, in a memory made for the purpose.
 */
export async function nearestSegments(
  project: Project,
  spots: readonly Spot[],
  units: readonly ReturnedUnit[],
  { lang, likeness, article }: Likeness,
): Promise<ReadonlyMap<ReturnedUnit, Spot>> {
  const sourceLang = project.config.source.lang;
  const memory = await openMemory(":memory:");
  try {
    const entries = spots.flatMap((spot, at): readonly TranslationUnit[] => {
      const [source] = spot.sources;
      if (source === undefined || source.length === 0) return [];
      return [
        { source, target: textRuns(String(at)), sourceLang, lang, state: "edited", origin: "person", id: String(at) },
      ];
    });
    await memory.replace({ name: "segments", version: "1", penalty: 0, priority: 0 }, entries);
    const queries = units.map(({ source }) => ({ source, sourceLang, lang }));
    const found = await memory.nearest(queries, { threshold: likeness, limit: 5 });
    return new Map(
      units.flatMap((unit, at) => {
        const matches = (found[at] ?? []).flatMap(({ unit: { id }, score }) => {
          const spot = spots[Number(id)];
          return spot === undefined ? [] : [{ spot, score }];
        });
        const best = matches.filter(({ score }) => score === matches[0]?.score);
        const spot = (best.find(({ spot: one }) => one.path === article) ?? (best.length === 1 ? best[0] : undefined))
          ?.spot;
        return spot === undefined ? [] : [[unit, spot] as const];
      }),
    );
  } finally {
    await memory.close();
  }
}
