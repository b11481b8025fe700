import { addGrids, type EarlierScores, type Grid, gridsOf, type JobArticle, totalOf } from "../../core/match-grid.ts";
import type { LanguageTag } from "../../core/model.ts";
import { Problem } from "../../core/problem.ts";
import { type Rates, worthOf } from "../../core/rates.ts";
import { volumeOf } from "../../core/words.ts";
import type { Handover } from "../../exchange/handover.ts";
import { jobOf } from "../analyze.ts";
import { proposeFor } from "../carry.ts";
import { type Checked, checkTargets } from "../findings.ts";
import { handoverOf } from "../hand-over.ts";
import type { Project } from "../project.ts";
import type { Source } from "../source.ts";
import { sourceFor } from "../source-for.ts";
import { readTargets } from "../target.ts";
import type { Broken, Means, Work } from "../work.ts";
import type { Stretch } from "./parts.ts";

/** An article with all that is handed over of it. */
export interface Gathered {
  readonly work: Work;
  readonly checked: ReadonlyMap<string, Checked>;
  readonly handover: Handover;
}

/** Articles in one language, as the record and the memory know them. */
export interface Gathering {
  readonly articles: readonly Gathered[];
  /** The same articles as they are counted. */
  readonly job: readonly JobArticle[];
  /** The articles that are not in it, and why. */
  readonly broken: readonly Broken[];
}

/** Gathers what is handed over of some articles in one language; the memory must know the project already. */
export async function gather(
  project: Project,
  means: Means,
  sources: readonly Source[],
  lang: LanguageTag,
): Promise<Gathering> {
  const articles: Gathered[] = [];
  const broken: Broken[] = [];
  for (const common of sources) {
    try {
      articles.push(await gatherArticle(project, means, sourceFor(common, lang), lang));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      broken.push({ path: common.path, lang, problem: error });
    }
  }
  const standings = articles.map(({ work: { source, targets } }) => ({ source, targets }));
  return { articles, job: await jobOf(project, means, standings, lang), broken };
}

async function gatherArticle(project: Project, means: Means, source: Source, lang: LanguageTag): Promise<Gathered> {
  const targets = await readTargets(project, source.path, source.record, lang);
  const [refused] = targets.refused;
  if (refused !== undefined) throw refused;
  const work = await proposeFor(project, means, source, targets);
  const checked = checkTargets(project, source, work.targets.record, lang);
  const known = { proposed: work.proposed, checked };
  const handover = handoverOf(project, source, work.targets.record.segments, lang, known, means.wording);
  return { work, checked, handover };
}

/** How much a part comes to, as `translate analyze` counts it. */
export interface PartVolume {
  readonly segments: number;
  readonly words: number;
  readonly weightedWords: number;
}

/** The volume of each part. Parts are counted in their order: what repeats an earlier part is a repetition there. */
export function volumesOf(
  job: readonly JobArticle[],
  parts: readonly (readonly Stretch[])[],
  rates: Rates,
  earlierScores: EarlierScores,
): readonly PartVolume[] {
  const stretches = parts.flatMap((part, number) =>
    part.map(({ article, start, end }) => ({ number, ...articleOf(job, article, start, end) })),
  );
  const grids = gridsOf(stretches, volumeOf, earlierScores);
  return parts.map((_, number) =>
    volumeIn(
      grids.filter((_grid, index) => stretches[index]?.number === number),
      rates,
    ),
  );
}

function articleOf(job: readonly JobArticle[], article: number, start: number, end: number): JobArticle {
  return { path: job[article]?.path ?? "", segments: job[article]?.segments.slice(start, end) ?? [] };
}

function volumeIn(grids: readonly Grid[], rates: Rates): PartVolume {
  const grid = addGrids(grids);
  const { segments, words } = totalOf(grid);
  return { segments, words, weightedWords: worthOf(grid, rates).weightedWords };
}
