import type { Engine, EngineAnswer } from "./core/engine.ts";
import type { LanguageTag } from "./core/model.ts";
import { Problem, placeAt } from "./core/problem.ts";
import { answersBySegment, type Wish, wishesOf } from "./journey/ask.ts";
import { carryAll, proposeFor, readSources } from "./journey/carry.ts";
import { fillFromEngine } from "./journey/fill.ts";
import { readSums, writeOutputs, writeRecord } from "./journey/finish.ts";
import { circumstancesOf, freshSummary, stampArticle } from "./journey/fresh.ts";
import type { Project } from "./journey/project.ts";
import { remember } from "./journey/remember.ts";
import { articleSignature, type Source } from "./journey/source.ts";
import { type ArticleSummary, summarise } from "./journey/summary.ts";
import { readTargets, targetsSignature } from "./journey/target.ts";
import type { Broken, Means, Work } from "./journey/work.ts";

/** What an engine said to the wishes of one language. */
export interface Answers {
  readonly answers: ReadonlyMap<string, EngineAnswer>;
  readonly failures: ReadonlyMap<string, Problem>;
}

/** What a run is to do. */
export interface Order {
  readonly langs: readonly LanguageTag[];
  /** Article paths, as `articlePaths` lists them. */
  readonly paths: readonly string[];
  /** Nobody is asked where it is absent. */
  readonly engine?: Engine;
  /** Asks the engine; called once a language, with each distinct text once. May be called with no wishes. */
  readonly ask: (wishes: readonly Wish[], lang: LanguageTag) => Promise<Answers>;
  /** Whether to stop before anything more is written: the person has pressed Ctrl-C. */
  readonly interrupted: () => boolean;
}

/** What came of a run. */
export interface Outcome {
  readonly articles: readonly ArticleSummary[];
  readonly broken: readonly Broken[];
  /** Segments that were asked for and have no translation, with the reason. */
  readonly failed: readonly {
    readonly path: string;
    readonly lang: LanguageTag;
    readonly id: string;
    readonly problem: Problem;
  }[];
  readonly takenIn: number;
}

/**
 * The main job. A segment's journey, from top to bottom: its article is read and cut, its id and its target are carried
 * over from the record, the memory proposes and fills, an engine is asked for the rest, and what came of it is checked
 * and written: record, hand-over file, localised article.
 */
export async function translate(project: Project, means: Means, order: Order): Promise<Outcome> {
  const articles: ArticleSummary[] = [];
  const known = [...new Set([...project.config.targets, ...order.langs])].sort();
  const broken: Broken[] = (await remember(project, means.memory, means.stamps, known)).map((problem) => ({
    path: problem.place?.path ?? "memory",
    problem,
  }));
  const { source: from, segmentation } = project.config;
  for (const problem of project.segmentation.problems(from.lang))
    broken.push({ path: segmentation.srx ?? "", problem });
  const failed: Outcome["failed"][number][] = [];
  let takenIn = 0;
  const sources = new Map<string, Source>();
  const read = async (paths: readonly string[]): Promise<readonly Source[]> => {
    const { sources: found, broken: unread } = await readSources(
      project,
      means,
      paths.filter((path) => !sources.has(path)),
    );
    for (const source of found) sources.set(source.path, source);
    broken.push(...unread);
    return paths.flatMap((path) => sources.get(path) ?? []);
  };

  for (const lang of order.langs) {
    const before = await circumstancesOf(project, means, lang, order.engine);
    const fresh = new Map(order.paths.flatMap((path) => freshSummary(project, means, path, before)));
    const carriedFirst = await carryAll(
      project,
      means,
      await read(order.paths.filter((path) => !fresh.has(path))),
      lang,
    );
    const digest = await means.memory.digest(lang);
    const carriedThen =
      digest === before.digest ? undefined : await carryAll(project, means, await read([...fresh.keys()]), lang);
    if (carriedThen !== undefined) fresh.clear();
    broken.push(...carriedFirst.broken, ...(carriedThen?.broken ?? []));

    const carried = [...carriedFirst.carried, ...(carriedThen?.carried ?? [])];
    const works: Work[] = [];
    for (const [source, targets] of carried) works.push(await proposeFor(project, means, source, targets));

    const wishes = order.engine === undefined ? [] : wishesOf(project, works, lang, order.engine);
    const { answers, failures } = await order.ask(wishes, lang);
    if (order.interrupted()) break;
    failed.push(...failuresOf(wishes, failures, lang, works, project));

    const answered =
      order.engine === undefined ? new Map<string, never>() : answersBySegment(wishes, answers, order.engine);
    const changed = works.filter(({ source }) => articleSignature(project, source.path) !== source.standing);
    for (const { source } of changed) sources.delete(source.path);
    await read(changed.map(({ source }) => source.path));
    await means.alone(lang, async () => {
      const finished: (readonly [Work, ArticleSummary])[] = [];
      for (const work of works) {
        const source = sources.get(work.source.path);
        if (source === undefined) continue;
        await orBroken({ path: source.path, lang }, broken, async () => {
          const current = await upToDate(project, means, work, source);
          const answersHere = answered.get(source.path) ?? new Map<string, never>();
          const record = fillFromEngine(source.record, current.targets.record, answersHere, project.now());
          const done = { ...current, targets: { ...current.targets, record } };
          const written = writeRecord(project, means, done);
          takenIn += done.targets.takenIn;
          broken.push(...written.broken);
          finished.push([done, summarise(source, record.segments, lang, done.proposed, written.checked)]);
        });
      }
      articles.push(...finished.map(([, summary]) => summary));
      await orBroken({ path: project.layout.sums(lang), lang }, broken, async () => {
        const outputs = finished.map(([done]) => done);
        broken.push(...writeOutputs(project, means, outputs, lang));
        const after = { ...before, digest, sums: readSums(project, lang) };
        const troubled = new Set([...broken, ...failed].map((trouble) => trouble.path));
        for (const [done, summary] of finished)
          if (!troubled.has(summary.path)) stampArticle(project, means, done, summary, after);
      });
    });
    articles.push(...fresh.values());
  }
  return { articles: articles.sort(byLanguageAndPath(order.langs)), broken, failed, takenIn };
}

/** The segments that wait for texts which failed, each with its problem at its own place. */
function failuresOf(
  wishes: readonly Wish[],
  failures: ReadonlyMap<string, Problem>,
  lang: LanguageTag,
  works: readonly Work[],
  project: Project,
): Outcome["failed"] {
  const sources = new Map(works.map(({ source }) => [source.path, source]));
  return wishes.flatMap((wish) => {
    const problem = failures.get(wish.key);
    if (problem === undefined) return [];
    return wish.segments.map(({ path, id }) => {
      const source = sources.get(path);
      const start = source?.segments.find((segment) => segment.id === id)?.start ?? 0;
      const place = placeAt(project.layout.article(path), source?.article.text ?? "", start);
      return { path, lang, id, problem: new Problem(problem.code, problem.values, place, { cause: problem }) };
    });
  });
}

/** Does something for one article or file; a Problem is noted and stops nothing else (law 8). */
async function orBroken(at: Omit<Broken, "problem">, broken: Broken[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    broken.push({ ...at, problem: error });
  }
}

/** The work as it stands, or done anew where another process or a person has changed its files in the meantime. */
async function upToDate(project: Project, means: Means, work: Work, source: Source): Promise<Work> {
  const { lang, targets } = work;
  if (source === work.source && targetsSignature(project, source.path, lang) === targets.standing) return work;
  return await proposeFor(project, means, source, await readTargets(project, source.path, source.record, lang));
}

function byLanguageAndPath(langs: readonly LanguageTag[]): (a: ArticleSummary, b: ArticleSummary) => number {
  return (a, b) => langs.indexOf(a.lang) - langs.indexOf(b.lang) || (a.path < b.path ? -1 : 1);
}
