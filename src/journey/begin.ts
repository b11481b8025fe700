import type { LanguageTag } from "../core/model.ts";
import { carryAll, proposeFor } from "./carry.ts";
import { type Circumstances, circumstancesOf, freshSummary } from "./fresh.ts";
import { type Run, readInto } from "./run.ts";
import type { ArticleSummary } from "./summary.ts";
import type { Work } from "./work.ts";

/** What there is to do in one language. */
export interface Begun {
  readonly lang: LanguageTag;
  /** The articles to work on, carried over to today's source, with what the memory proposes and has filled. */
  readonly works: readonly Work[];
  /** The articles with which nothing has to be done. */
  readonly fresh: readonly ArticleSummary[];
  /** What an article's stamp will depend on besides its own files. */
  readonly circumstances: Circumstances;
}

/**
 * Begins a language: targets follow their sentences to today's articles, people's edits are taken in, the memory
 * proposes and fills. Articles that are up to date are not even read, unless people's work in the others has changed
 * what the memory would propose for them.
 */
export async function begin(run: Run, lang: LanguageTag): Promise<Begun> {
  const { project, means, order } = run;
  const before = await circumstancesOf(project, means, lang, order.engineOf?.(lang));
  const fresh = new Map(order.paths.flatMap((path) => freshSummary(project, means, path, before)));
  const first = await carryInto(
    run,
    lang,
    order.paths.filter((path) => !fresh.has(path)),
  );
  const digest = await means.memory.digest(lang);
  const isFresh = digest === before.digest;
  const then = isFresh ? [] : await carryInto(run, lang, [...fresh.keys()]);
  const works: Work[] = [];
  for (const [source, targets] of [...first, ...then]) works.push(await proposeFor(project, means, source, targets));
  return { lang, works, fresh: isFresh ? [...fresh.values()] : [], circumstances: { ...before, digest } };
}

async function carryInto(
  run: Run,
  lang: LanguageTag,
  paths: readonly string[],
): Promise<Awaited<ReturnType<typeof carryAll>>["carried"]> {
  const { carried, broken } = await carryAll(run.project, run.means, await readInto(run, paths), lang);
  run.broken.push(...broken);
  return carried;
}
