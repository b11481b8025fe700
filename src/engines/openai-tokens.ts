import type { Billed, EngineItem, EngineLimits } from "../core/engine.ts";
import { languageKey } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { itemMessage, systemPrompt, userMessage } from "./openai-prompt.ts";
import { sendPlaceholders } from "./placeholders.ts";

/** Tokens that a request has besides its messages' words: roles, and the schema of the answer. */
const FRAME = 120;
/** Tokens of an answer's `{"id":12,"text":""},`. */
const ANSWER_FRAME = 14;
/** How long a translation may be beside its source: of 1,063 news segments (NTREX-128) 5 are longer in Kazakh, 8 in Russian. */
const GROWTH = 2;
/** Models lose count of long lists. */
const MOST_SEGMENTS = 32;
/** What is left free of the context window, as tokens are only estimated. */
const SPARE = 0.25;

/**
 * About how many tokens a model reads in a text: 4 characters of ASCII, 2 of Cyrillic and other alphabets, or 1 of
 * another script make one. Tokenisers differ: what was charged is known from the service's own count afterwards.
 */
export function tokensOf(text: string): number {
  const ascii = text.match(/[\0-\x7f]/g)?.length ?? 0;
  const letters = text.match(/[\p{Script=Cyrillic}\p{Script=Latin}\p{Script=Greek}]/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  const alphabetic = letters - latin;
  const others = codepoints(text) - ascii - alphabetic;
  return Math.ceil(ascii / 4 + alphabetic / 2 + others);
}

/** What a request may come to: its prompt as it is, its answer at most. */
export function estimateTokens(items: readonly EngineItem[], from: LanguageTag, to: LanguageTag): Billed {
  if (items.length === 0) return { sent: 0, answered: 0 };
  const sent = FRAME + tokensOf(systemPrompt(from, to)) + tokensOf(userMessage(items, from, to));
  const each = charactersPerToken(to);
  const answers = items.map(({ runs }) => Math.ceil((GROWTH * codepoints(sendPlaceholders(runs))) / each));
  return { sent, answered: answers.reduce((sum, tokens) => sum + tokens + ANSWER_FRAME, ANSWER_FRAME) };
}

/** Codepoints of an item as it is sent, JSON and all. */
export function itemCodepoints(item: EngineItem): number {
  return codepoints(itemMessage(item));
}

/** How much of a pair of languages goes into a context window, prompt, answer and reserve together. */
export function limitsFor(contextTokens: number, from: LanguageTag, to: LanguageTag): EngineLimits {
  const free = contextTokens * (1 - SPARE) - tokensOf(systemPrompt(from, to)) - FRAME;
  const maxStrings = Math.min(MOST_SEGMENTS, Math.max(1, Math.floor(free / 100)));
  const perCodepoint = 1 / charactersPerToken(from) + GROWTH / charactersPerToken(to);
  const maxCodepoints = Math.max(0, Math.floor((free - maxStrings * ANSWER_FRAME) / perCodepoint));
  return { maxStrings, maxCodepoints, mixesCodes: true };
}

function charactersPerToken(lang: LanguageTag): number {
  const script = languageKey(lang).split("-")[1];
  if (script === "Latn") return 4;
  return script === "Cyrl" || script === "Grek" ? 2 : 1;
}

function codepoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
