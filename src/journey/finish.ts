import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Begun } from "./begin.ts";
import { proposeFor } from "./carry.ts";
import { type Answered, fillFromEngine } from "./fill.ts";
import { afterWriting, stampArticle } from "./fresh.ts";
import { improver } from "./improve.ts";
import { type Run, readInto } from "./run.ts";
import { articleSignature, type Source } from "./source.ts";
import { sourceFor } from "./source-for.ts";
import { type ArticleSummary, summarise } from "./summary.ts";
import { readTargets, targetsSignature } from "./target.ts";
import type { Broken, Work } from "./work.ts";
import { writeOutputs } from "./write-outputs.ts";
import { type Rendered, writeRecord } from "./write-record.ts";

/** Answers by article path and segment id. */
export type AnswersBySegment = ReadonlyMap<string, ReadonlyMap<string, Answered>>;

/**
 * Finishes a language: fills in what the engine answered, checks, and writes records, hand-over files and what readers
 * get. While it writes, no other process writes that language; what one has written meanwhile is taken up first.
 */
export async function finish(run: Run, begun: Begun, answers: AnswersBySegment): Promise<void> {
  const { lang, works } = begun;
  await readAgain(run, works);
  await run.means.alone(lang, async () => {
    const finished: Finished[] = [];
    for (const work of works) {
      const source = run.sources.get(work.source.path);
      if (source === undefined) continue;
      const here = answers.get(source.path) ?? new Map<string, Answered>();
      await orBroken(run, { path: source.path, lang }, async () => {
        finished.push(await finishArticle(run, work, source, here));
      });
    }
    run.articles.push(...finished.map(({ summary }) => summary), ...begun.fresh);
    const sumsPath = run.project.layout.sums(lang);
    await orBroken(run, { path: sumsPath, lang }, async () => writeForReaders(run, begun, finished));
  });
}

/** One article, done but for what readers get of all. */
interface Finished {
  readonly work: Work;
  readonly summary: ArticleSummary;
  readonly handovers: readonly Rendered[];
}

async function finishArticle(
  run: Run,
  work: Work,
  source: Source,
  answers: ReadonlyMap<string, Answered>,
): Promise<Finished> {
  const { project, means } = run;
  const current = await upToDate(run, work, source);
  const improve = improver(project, current.source, work.lang);
  const record = fillFromEngine(current.source.record, current.targets.record, answers, improve, project.now());
  const done = { ...current, targets: { ...current.targets, record } };
  const { checked, handovers, broken } = writeRecord(project, means, done);
  run.takenIn += done.targets.takenIn;
  run.broken.push(...broken);
  return {
    work: done,
    summary: summarise(current.source, record.segments, work.lang, done.proposed, checked),
    handovers,
  };
}

function writeForReaders(run: Run, { lang, circumstances }: Begun, finished: readonly Finished[]): void {
  const { project, means } = run;
  const handovers = finished.flatMap((one) => one.handovers);
  run.broken.push(...writeOutputs(project, means, lang, { works: finished.map(({ work }) => work), handovers }));
  const after = afterWriting(project, circumstances);
  const troubled = new Set([...run.broken, ...run.failed].map(({ path }) => path));
  for (const { work, summary } of finished)
    if (!troubled.has(summary.path)) stampArticle(project, means, work, summary, after);
}

/** Articles that were edited while the engine was asked are read again, so that an older text is never written. */
async function readAgain(run: Run, works: readonly Work[]): Promise<void> {
  const paths = works
    .map(({ source }) => source)
    .filter((source) => articleSignature(run.project, source.path) !== source.standing)
    .map(({ path }) => path);
  for (const path of paths) run.sources.delete(path);
  await readInto(run, paths);
}

/** The work as it stands, or done anew where another process or a person has changed its files in the meantime. */
async function upToDate({ project, means }: Run, work: Work, common: Source): Promise<Work> {
  const { lang, targets } = work;
  const stands = common.standing === work.source.standing;
  if (stands && targetsSignature(project, common.path, lang) === targets.standing) return work;
  const source = sourceFor(common, lang);
  return await proposeFor(project, means, source, await readTargets(project, source.path, source.record, lang));
}

/** Does something for one article or file; a Problem is noted and stops nothing else (law 8). */
async function orBroken(
  run: Run,
  at: { readonly path: string; readonly lang: LanguageTag },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    run.broken.push({ ...at, problem: error } satisfies Broken);
  }
}
