import { stateRank } from "../core/change.ts";
import {
  addGrids,
  type EarlierScores,
  type Grid,
  gridsOf,
  type JobArticle,
  type JobSegment,
  LEAST_MATCH,
} from "../core/match-grid.ts";
import type { LanguageTag, Target } from "../core/model.ts";
import { contentKey, contextKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { volumeOf } from "../core/words.ts";
import type { Query } from "../memory/memory.ts";
import type { Project } from "./project.ts";
import { rememberTargets } from "./remember.ts";
import type { Source } from "./source.ts";
import { sourceFor } from "./source-for.ts";
import { readTargets, type Targets } from "./target.ts";
import type { Broken, Means } from "./work.ts";

/** The match grid of a job in one language. */
export interface Analysis {
  readonly lang: LanguageTag;
  /** In the order of the job. */
  readonly articles: readonly { readonly path: string; readonly grid: Grid }[];
  readonly total: Grid;
  /** The articles that are not in it. */
  readonly broken: readonly Broken[];
}

/** An article with its targets as they stand today. */
export interface Standing {
  readonly source: Source;
  readonly targets: Targets;
}

/**
 * Counts a job in one language, without changing anything but the memory's cache, which must know the project already.
 *
 * @param sources the articles in the order in which they will be translated
 * @param earlierScores absent where internal fuzzy matches are not wanted
 */
export async function analyze(
  project: Project,
  means: Means,
  sources: readonly Source[],
  lang: LanguageTag,
  earlierScores?: EarlierScores,
): Promise<Analysis> {
  const standings: Standing[] = [];
  const broken: Broken[] = [];
  for (const common of sources) {
    const source = sourceFor(common, lang);
    try {
      const targets = await readTargets(project, source.path, source.record, lang);
      // What people edited in the hand-over file is not in the record yet, and a match for the other articles all the same.
      if (targets.takenIn > 0) await rememberTargets(project, means.memory, source.path, targets);
      broken.push(...targets.refused.map((problem) => ({ path: source.path, lang, problem })));
      standings.push({ source, targets });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      broken.push({ path: source.path, lang, problem: error });
    }
  }
  const articles = await jobOf(project, means, standings, lang);
  const grids = gridsOf(articles, volumeOf, earlierScores);
  return {
    lang,
    articles: articles.flatMap(({ path }, index) => {
      const grid = grids[index];
      return grid === undefined ? [] : [{ path, grid }];
    }),
    total: addGrids(grids),
    broken,
  };
}

/** Every segment of the job with the memory's best match, which is looked up in one batch. */
export async function jobOf(
  project: Project,
  { memory }: Means,
  standings: readonly Standing[],
  lang: LanguageTag,
): Promise<readonly JobArticle[]> {
  const queries = standings.flatMap((standing) => queriesOf(project, standing, lang));
  const found = await memory.lookup(queries, { threshold: LEAST_MATCH, limit: 1 });
  let asked = 0;
  return standings.map(({ source, targets }) => ({
    path: source.path,
    segments: source.record.segments.map(({ source: text, id, sharesText }, index): JobSegment => {
      const standing = standingOf(targets.record.segments[index]);
      const score = standing === "open" ? (found[asked++]?.[0]?.score ?? 0) : 0;
      const key = contentKey(text);
      // Plural forms share a text and need translations of their own.
      if (sharesText) return { source: text, key: `${key} ${id}`, standing, match: Math.min(99, score) };
      return { source: text, key, standing, match: score };
    }),
  }));
}

/** The look-ups of the segments that are open, in their order. */
function queriesOf(project: Project, { source, targets }: Standing, lang: LanguageTag): readonly Query[] {
  const { segments } = source.record;
  const keys = segments.map((entry) => contextKey(entry.source));
  const collection = project.layout.record(lang, source.path);
  return segments.flatMap((entry, index): readonly Query[] => {
    const target = targets.record.segments[index];
    if (standingOf(target) !== "open") return [];
    const context = { previousKey: keys[index - 1] ?? "", nextKey: keys[index + 1] ?? "" };
    // The old pair of a stale target is what its translator starts from; any other segment does not match itself.
    const own = target?.stale ? {} : { self: { collection, id: entry.id } };
    return [{ source: entry.source, sourceLang: project.config.source.lang, lang, ...context, ...own }];
  });
}

/** Whether there is anything left to do: not where it is locked, nor where a person has translated today's source. */
function standingOf(target: Target | undefined): JobSegment["standing"] {
  if (target?.locked) return "locked";
  if (target === undefined || target.stale) return "open";
  return target.joined || stateRank(target.state) >= stateRank("edited") ? "done" : "open";
}
