import type { LanguageTag } from "./core/model.ts";
import { answersBySegment, type Failed, failuresOf, wishesOf } from "./journey/ask.ts";
import { begin } from "./journey/begin.ts";
import { finish } from "./journey/finish.ts";
import type { Project } from "./journey/project.ts";
import { beginRun, type Order } from "./journey/run.ts";
import type { ArticleSummary } from "./journey/summary.ts";
import type { Broken, Means } from "./journey/work.ts";

/** What came of a run. */
export interface Outcome {
  /** By language, then path. */
  readonly articles: readonly ArticleSummary[];
  /** What could not be done while the rest was. */
  readonly broken: readonly Broken[];
  readonly failed: readonly Failed[];
  /** Segments that people had edited in hand-over files where they lie. */
  readonly takenIn: number;
}

/**
 * The main job. A segment's journey, from top to bottom: its article is read and cut, its id and its target are carried
 * over from the record, the memory proposes and fills, an engine is asked for the rest, and what came of it is checked
 * and written: record, hand-over file, localised article.
 */
export async function translate(project: Project, means: Means, order: Order): Promise<Outcome> {
  const run = await beginRun(project, means, order);
  for (const lang of order.langs) {
    const begun = await begin(run, lang);
    const engine = order.engineOf?.(lang);
    const wishes = wishesOf(project, begun.works, lang, engine);
    const { answers, failures } = await order.ask(wishes, lang);
    if (order.interrupted()) break;
    run.failed.push(...failuresOf(wishes, failures, { project, works: begun.works, lang }));
    await finish(run, begun, answersBySegment(wishes, answers, engine));
  }
  const { articles, broken, failed, takenIn } = run;
  return { articles: articles.sort(byLanguageAndPath(order.langs)), broken, failed, takenIn };
}

function byLanguageAndPath(langs: readonly LanguageTag[]): (a: ArticleSummary, b: ArticleSummary) => number {
  return (a, b) => langs.indexOf(a.lang) - langs.indexOf(b.lang) || (a.path < b.path ? -1 : 1);
}
