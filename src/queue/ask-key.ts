import type { Engine, EngineItem } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { storeRuns } from "./stored-answer.ts";

/** What is wanted of an engine: one segment's translation, with the terms pinned in that segment. */
export type Ask = EngineItem;

/**
 * The name under which an ask and its answer stand in the ledger: SHA-256, 64 hexadecimal digits, of text with codes,
 * languages, engine, model, options and pinned terms. Context is no part of it. What the codes stand for does not matter, nor the order of terms.
 */
export function askKey(ask: Ask, from: LanguageTag, to: LanguageTag, engine: Engine): string {
  const terms = ask.terms.map((term) => [term.source, term.target].join("\u0000")).sort();
  return hash(JSON.stringify([storeRuns(ask.runs), from, to, engine.name, engine.model, engine.options, terms]));
}
