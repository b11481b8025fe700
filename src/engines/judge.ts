import type { EngineAnswer } from "../core/engine.ts";
import type { Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import { isChatter } from "./chatter.ts";

/** A control character other than tab and line break, or half a surrogate pair: nothing that belongs in a text. */
const notText = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** Marks that turn the direction of what follows, so that a reader sees another text than stands there. */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Characters that a reader does not see or that stand for none: separators that end a line unseen, annotations, the sign
 * for a broken character, noncharacters, and tags, which can hold a hidden text (Unicode 17, chapter 23).
 */
const hidden = /[\u2028\u2029\uFFF9-\uFFFB\uFFFD]|\p{Noncharacter_Code_Point}|[\u{E0000}-\u{E007F}]/gu;

/** A tag, a comment or a declaration of HTML. */
const markup = /<(?:\/?[a-z][a-z0-9:-]{0,30}(?:\s[^<>]{0,200}|\/?)|!--|!\[|![a-z]|\?)[^<>]{0,200}>?/gi;

/** What a service answered to one text. */
export interface Said {
  /** As it came; undefined where it cannot be told which answer is meant. */
  readonly raw: string | undefined;
  /** What it stands for with the text's own codes; undefined where its markup cannot be trusted. */
  readonly runs: Runs | undefined;
}

/**
 * The answer to one text, whichever engine gave it. Nothing doubtful passes: no answer, codes that are not the text's
 * own, nothing but space, control characters, marks of direction or hidden ones, markup that the text has not, talk about the
 * translation, or something twenty times as long.
 */
export function judgeAnswer(engine: string, asked: Runs, { raw, runs }: Said): EngineAnswer {
  const refuse = (code: `E_ENGINE_${string}`): EngineAnswer => {
    return { kind: "refused", problem: new Problem(code, { engine }), raw: kept(raw) };
  };
  const source = plainText(asked);
  if (raw === undefined) return refuse("E_ENGINE_COUNT");
  if (raw.length > 2 * mostOf(source) + 100 * asked.length) return refuse("E_ENGINE_ANSWER");
  if (runs === undefined) return refuse("E_ENGINE_CODES");
  const text = plainText(runs);
  if (text.trim() === "") return refuse("E_ENGINE_EMPTY");
  if (text.length > mostOf(source) || notText.test(text)) return refuse("E_ENGINE_ANSWER");
  if (countOf(turning, text) > countOf(turning, source)) return refuse("E_ENGINE_ANSWER");
  if (countOf(hidden, text) > countOf(hidden, source)) return refuse("E_ENGINE_ANSWER");
  if (countOf(markup, text) > countOf(markup, source)) return refuse("E_ENGINE_MARKUP");
  if (isChatter(source, text)) return refuse("E_ENGINE_CHATTER");
  return { kind: "translated", runs, raw };
}

/** UTF-16 units that a translation has at most. */
function mostOf(source: string): number {
  return 1000 + 20 * source.length;
}

/** What is kept of an answer that is not used: enough to see what it was. */
function kept(raw: string | undefined): string {
  return raw === undefined ? "" : raw.slice(0, 10_000).toWellFormed();
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
