import type { Billed } from "../core/engine.ts";
import { isMap } from "../core/shape.ts";

/** What a model has said, and how it came to an end. */
export interface Completion {
  /** `length`: cut off; `filter`: withheld by the service or refused by the model. */
  readonly finish: "stop" | "length" | "filter";
  readonly content: string;
  /** Tokens, where the service counts them. */
  readonly billed: Billed | undefined;
}

/** Reads an answer of `chat/completions`; undefined where the model has said nothing in it. */
export function readCompletion(json: unknown): Completion | undefined {
  const whole = isMap(json) ? json : {};
  const choice: unknown = Array.isArray(whole["choices"]) ? whole["choices"][0] : undefined;
  const message = isMap(choice) ? choice["message"] : undefined;
  if (!isMap(choice) || !isMap(message)) return undefined;
  const refusal = message["refusal"];
  const isRefusal = typeof refusal === "string" && refusal !== "";
  return {
    finish: isRefusal ? "filter" : finishOf(choice["finish_reason"]),
    content: isRefusal ? refusal : contentOf(message["content"]),
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
