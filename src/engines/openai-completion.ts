import { type Billed, EngineFailure } from "../core/engine.ts";
import { Problem } from "../core/problem.ts";
import { isMap } from "../core/shape.ts";
import type { HttpReply } from "./http.ts";

/** What a model has said, and how it came to an end. */
export interface Completion {
  /** `length`: cut off; `filter`: withheld by the service or refused by the model. */
  readonly finish: "stop" | "length" | "filter";
  readonly content: string;
  /** Tokens, where the service counts them. */
  readonly billed: Billed | undefined;
}

/** Reads an answer of `chat/completions`; throws an `EngineFailure` where it is none. */
export function readCompletion({ json, excerpt }: HttpReply): Completion {
  const whole = isMap(json) ? json : {};
  const choices = Array.isArray(whole["choices"]) ? whole["choices"] : [];
  const choice = choices[0];
  const message = isMap(choice) ? choice["message"] : undefined;
  if (!isMap(choice) || !isMap(message)) {
    const problem = new Problem("E_ENGINE_PROTOCOL", { engine: "openai", detail: excerpt || "no choices" });
    throw new EngineFailure("transient", problem);
  }
  const refusal = message["refusal"];
  const isRefusal = typeof refusal === "string" && refusal !== "";
  const content = isRefusal ? refusal : contentOf(message["content"]);
  return {
    finish: isRefusal ? "filter" : finishOf(choice["finish_reason"]),
    content,
    billed: billedOf(whole["usage"]),
  };
}

function finishOf(reason: unknown): Completion["finish"] {
  if (reason === "length") return "length";
  return reason === "content_filter" ? "filter" : "stop";
}

/** Text, or a list of parts of which some are text. */
function contentOf(content: unknown): string {
  if (typeof content === "string") return content;
  const parts = Array.isArray(content) ? content : [];
  return parts.map((part) => (isMap(part) && typeof part["text"] === "string" ? part["text"] : "")).join("");
}

function billedOf(usage: unknown): Billed | undefined {
  if (!isMap(usage)) return undefined;
  const { prompt_tokens: sent, completion_tokens: answered } = usage;
  return isCount(sent) && isCount(answered) ? { sent, answered } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
