import type { Engine, EngineAnswer, PinnedTerm } from "../core/engine.ts";
import type { LanguageTag, TermHit } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Ask, askKey } from "../queue/ask.ts";
import { findTerms } from "../terms/find.ts";
import { type Answered, wantsEngine } from "./fill.ts";
import type { Project } from "./project.ts";
import type { Work } from "./work.ts";

/** A text that an engine is to be asked for, and the segments that wait for it, by article path. */
export interface Wish {
  readonly key: string;
  readonly ask: Ask;
  readonly terms: readonly string[];
  readonly segments: { readonly path: string; readonly id: string }[];
}

/** What is left for an engine in one language: each distinct text once, in article order. */
export function wishesOf(project: Project, works: readonly Work[], lang: LanguageTag, engine: Engine): readonly Wish[] {
  const wishes = new Map<string, Wish>();
  for (const { source, targets } of works) {
    for (const [index, target] of targets.record.segments.entries()) {
      const text = source.record.segments[index]?.source;
      if (text === undefined || !wantsEngine(target, text, engine.name)) continue;
      const hits = findTerms(plainText(text), project.glossary, lang);
      const ask: Ask = { item: text, terms: pinned(hits, lang) };
      const key = askKey(ask, project.config.source.lang, lang, engine);
      const wish = wishes.get(key) ?? { key, ask, terms: hits.map((hit) => hit.term.id), segments: [] };
      wish.segments.push({ path: source.path, id: target.id });
      wishes.set(key, wish);
    }
  }
  return [...wishes.values()];
}

/** The answers by article path and segment id. */
export function answersBySegment(
  wishes: readonly Wish[],
  answers: ReadonlyMap<string, EngineAnswer>,
  engine: Engine,
): ReadonlyMap<string, ReadonlyMap<string, Answered>> {
  const byArticle = new Map<string, Map<string, Answered>>();
  for (const wish of wishes) {
    const answer = answers.get(wish.key);
    if (answer === undefined) continue;
    for (const { path, id } of wish.segments) {
      const inArticle = byArticle.get(path) ?? new Map<string, Answered>();
      inArticle.set(id, { source: wish.ask.item, answer, engine: engine.name, model: engine.model, terms: wish.terms });
      byArticle.set(path, inArticle);
    }
  }
  return byArticle;
}

function pinned(hits: readonly TermHit[], lang: LanguageTag): readonly PinnedTerm[] {
  const terms = new Map<string, string>();
  for (const { term } of hits) {
    const target = term.doNotTranslate ? term.source : term.renderings.get(lang)?.term;
    if (target !== undefined) terms.set(term.source, target);
  }
  return [...terms].map(([source, target]) => ({ source, target }));
}
