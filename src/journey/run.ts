import type { Engine, EngineAnswer } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import type { Failed, Wish } from "./ask.ts";
import { readSources } from "./carry.ts";
import type { Project } from "./project.ts";
import { remember } from "./remember.ts";
import type { Source } from "./source.ts";
import type { ArticleSummary } from "./summary.ts";
import type { Broken, Means } from "./work.ts";

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
  /** The engine of a language; nobody is asked where there is none, or where this is absent. */
  readonly engineOf?: (lang: LanguageTag) => Engine | undefined;
  /** Asks the engine; called once a language, with each distinct text once. May be called with no wishes. */
  readonly ask: (wishes: readonly Wish[], lang: LanguageTag) => Promise<Answers>;
  /** Whether to stop before anything more is written: the person has pressed Ctrl-C. */
  readonly interrupted: () => boolean;
}

/** A run under way: what it has read, and what has come of it so far. */
export interface Run {
  readonly project: Project;
  readonly means: Means;
  readonly order: Order;
  /** Articles that have been read, by path; each is read once for all languages, unless it changes meanwhile. */
  readonly sources: Map<string, Source>;
  readonly articles: ArticleSummary[];
  readonly broken: Broken[];
  readonly failed: Failed[];
  takenIn: number;
}

/** Begins a run: the memory learns what has changed in the files that it is made from. */
export async function beginRun(project: Project, means: Means, order: Order): Promise<Run> {
  const langs = [...new Set([...project.config.targets, ...order.langs])].sort();
  const leftOut = project.segmentation.problems(project.config.source.lang);
  const problems = [...leftOut, ...(await remember(project, means.memory, means.stamps, langs))];
  const broken = problems.map((problem) => ({ path: problem.place?.path ?? "memory", problem }));
  return { project, means, order, sources: new Map(), articles: [], broken, failed: [], takenIn: 0 };
}

/** The articles at these paths, those that can be read; the others are named in the run. */
export async function readInto(run: Run, paths: readonly string[]): Promise<readonly Source[]> {
  const unread = paths.filter((path) => !run.sources.has(path));
  const { sources, broken } = await readSources(run.project, run.means, unread);
  for (const source of sources) run.sources.set(source.path, source);
  run.broken.push(...broken);
  return paths.flatMap((path) => run.sources.get(path) ?? []);
}
