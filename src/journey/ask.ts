import type { Engine, EngineAnswer, PinnedTerm } from "../core/engine.ts";
import type { LanguageTag, TermHit } from "../core/model.ts";
import { Problem, placeAt } from "../core/problem.ts";
import { type Ask, askKey } from "../queue/ask.ts";
import { contextOf } from "./ask-context.ts";
import { type Answered, wantsEngine } from "./fill.ts";
import type { Project } from "./project.ts";
import { termsHere } from "./terms-here.ts";
import type { Work } from "./work.ts";

/** A text that an engine is to be asked for, and the segments that wait for it, by article path. */
export interface Wish {
  readonly key: string;
  readonly ask: Ask;
  readonly terms: readonly string[];
  readonly segments: { readonly path: string; readonly id: string }[];
}

/** A segment that was asked for and has no translation, with the reason at its own place. */
export interface Failed {
  readonly path: string;
  readonly lang: LanguageTag;
  readonly id: string;
  readonly problem: Problem;
}

/**
 * What is left for an engine in one language: each distinct text once, in article order; nothing without one. A text
 * that stands in several places goes with what is around the first of them.
 */
export function wishesOf(
  project: Project,
  works: readonly Work[],
  lang: LanguageTag,
  engine: Engine | undefined,
): readonly Wish[] {
  if (engine === undefined) return [];
  const wishes = new Map<string, Wish>();
  const { source: from, memory } = project.config;
  const can = engine.capabilities(from.lang, lang);
  for (const work of works) {
    const { source, targets } = work;
    const terms = termsHere(project, source, lang);
    for (const [index, target] of targets.record.segments.entries()) {
      const text = source.record.segments[index]?.source;
      if (text === undefined || !wantsEngine(target, text, engine.name)) continue;
      const hits = (terms[index] ?? []).filter(isDemanded);
      const ask: Ask = { runs: text, terms: pinned(hits, lang) };
      const key = askKey(ask, from.lang, lang, engine);
      const known = wishes.get(key);
      const segment = { path: source.path, id: target.id };
      known?.segments.push(segment);
      if (known !== undefined) continue;
      const context = can instanceof Problem ? undefined : contextOf(work, index, can, memory.fuzzy);
      const whole = context === undefined ? ask : { ...ask, context };
      wishes.set(key, { key, ask: whole, terms: hits.map((hit) => hit.term.id), segments: [segment] });
    }
  }
  return [...wishes.values()];
}

/** The answers by article path and segment id. */
export function answersBySegment(
  wishes: readonly Wish[],
  answers: ReadonlyMap<string, EngineAnswer>,
  engine: Engine | undefined,
): ReadonlyMap<string, ReadonlyMap<string, Answered>> {
  const byArticle = new Map<string, Map<string, Answered>>();
  if (engine === undefined) return byArticle;
  for (const wish of wishes) {
    const answer = answers.get(wish.key);
    if (answer === undefined) continue;
    for (const { path, id } of wish.segments) {
      const inArticle = byArticle.get(path) ?? new Map<string, Answered>();
      inArticle.set(id, { source: wish.ask.runs, answer, engine: engine.name, model: engine.model, terms: wish.terms });
      byArticle.set(path, inArticle);
    }
  }
  return byArticle;
}

/** Whether its rendering is asked for: not where it is a suggestion, or a person has yet to decide. */
function isDemanded({ decision }: TermHit): boolean {
  return decision?.verdict !== "suggested" && decision?.verdict !== "undecided";
}

function pinned(hits: readonly TermHit[], lang: LanguageTag): readonly PinnedTerm[] {
  const terms = new Map<string, string>();
  for (const { term } of hits) {
    const target = term.doNotTranslate ? term.source : term.renderings.get(lang)?.term;
    if (target !== undefined) terms.set(term.source, target);
  }
  return [...terms].map(([source, target]) => ({ source, target }));
}

/** The segments that wait for texts which failed, each with its problem at its own place. */
export function failuresOf(
  wishes: readonly Wish[],
  failures: ReadonlyMap<string, Problem>,
  { project, works, lang }: { readonly project: Project; readonly works: readonly Work[]; readonly lang: LanguageTag },
): readonly Failed[] {
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
