import type { EngineAnswer } from "../core/engine.ts";
import type { Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";

/** A control character other than tab and line break, or half a surrogate pair: nothing that belongs in a text. */
const notText = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** What a service answered to one text. */
export interface Said {
  /** As it came; undefined where it cannot be told which answer is meant. */
  readonly raw: string | undefined;
  /** What it stands for with the text's own codes; undefined where its markup cannot be trusted. */
  readonly runs: Runs | undefined;
}

/**
 * The answer to one text, whichever engine gave it. Nothing doubtful passes: no answer, codes that are not the text's
 * own, nothing but space, control characters, or something twenty times as long.
 */
export function judgeAnswer(engine: string, asked: Runs, { raw, runs }: Said): EngineAnswer {
  const refuse = (code: `E_ENGINE_${string}`): EngineAnswer => {
    return { kind: "refused", problem: new Problem(code, { engine }), raw: raw ?? "" };
  };
  if (raw === undefined) return refuse("E_ENGINE_COUNT");
  if (runs === undefined) return refuse("E_ENGINE_CODES");
  const text = plainText(runs);
  if (text.trim() === "") return refuse("E_ENGINE_EMPTY");
  const tooLong = text.length > 1000 + 20 * plainText(asked).length;
  if (tooLong || notText.test(text)) return refuse("E_ENGINE_ANSWER");
  return { kind: "translated", runs, raw };
}
