import { EngineFailure, type FailureClass } from "../core/engine.ts";
import { Problem, type ProblemCode, phrase } from "../core/problem.ts";
import { isMap } from "../core/shape.ts";
import type { HttpReply } from "./http.ts";
import { withoutSecrets } from "./secrets.ts";

/** What an OpenAI-compatible server says of a refusal; "" for what it leaves out. */
interface Refusal {
  readonly message: string;
  /** Its stable words in one: type, code and the parameter that it names. */
  readonly words: string;
}

/** The failure that a refusal stands for, sorted by what must be done about it. */
export function openaiFailure(reply: HttpReply, secrets: readonly string[]): EngineFailure {
  const refusal = readRefusal(reply);
  const [failure, code] = classify(statusOf(reply), `${refusal.words} ${refusal.message}`);
  const said = withoutSecrets(wordsOf(reply, refusal).replace(/\bsk-[\w*-]+/g, "[removed]"), secrets);
  const detail = said || phrase("phrase.engine.status", { status: statusOf(reply) });
  const wait = failure === "throttle" || failure === "transient" ? waitOf(reply) : undefined;
  return new EngineFailure(failure, new Problem(code, { engine: "openai", detail }), wait);
}

/** With 200 the true status stands in the error itself, if anywhere. */
function statusOf({ status, json }: HttpReply): number {
  const code = isMap(json) && isMap(json["error"]) ? Number(json["error"]["code"]) : Number.NaN;
  return status >= 400 ? status : code >= 400 && code < 600 ? code : 502;
}

/** Of a refused key only the code word is told: servers repeat a part of the key, or another's that came in its place. */
function wordsOf(reply: HttpReply, { message, words }: Refusal): string {
  return statusOf(reply) === 401 ? words.trim() : message || reply.excerpt;
}

/** All that a refusal says, to look for what it complains of. */
export function refusalWords(reply: HttpReply): string {
  const { words, message } = readRefusal(reply);
  return `${words} ${message || reply.excerpt}`;
}

const tooLong =
  /context.?length|context.?(window|size)|maximum.{0,20}(context|length)|too (long|large|many tokens)|reduce the length|exceed_context|string_above_max/i;
const filtered = /content_?(filter|policy)|responsible_?ai|moderation/i;
const unpaid = /insufficient_quota|billing|insufficient.{0,10}(balance|credit|funds)|payment/i;
const daily = /per day|\((RPD|TPD)\)|daily/i;

/**
 * Codes are those of https://platform.openai.com/docs/guides/error-codes; llama.cpp, vLLM and Ollama say the same by
 * status, some of them with 500 where the text is too long.
 */
function classify(status: number, words: string): readonly [FailureClass, ProblemCode] {
  if (status === 402 || (status !== 401 && unpaid.test(words))) return ["daily", "E_ENGINE_BILLING"];
  if (tooLong.test(words) && status !== 401 && status !== 403) return ["bad-request", "E_ENGINE_BAD_REQUEST"];
  switch (status) {
    case 400:
    case 413:
      return filtered.test(words) || status === 413
        ? ["bad-request", "E_ENGINE_BAD_REQUEST"]
        : ["auth", "E_ENGINE_SETUP"]; // every request has the same form: what is wrong with one is wrong with all
    case 401:
    case 403:
      return ["auth", "E_ENGINE_AUTH"];
    case 429:
      return daily.test(words) ? ["daily", "E_ENGINE_DAILY"] : ["throttle", "E_ENGINE_QUOTA"];
    case 408:
    case 409:
    case 425:
      return ["transient", "E_ENGINE_UNREACHABLE"];
    default:
      return status >= 500 && status !== 501 ? ["transient", "E_ENGINE_UNREACHABLE"] : ["auth", "E_ENGINE_SETUP"];
  }
}

/** `{"error":{…}}`; Ollama: `{"error":"…"}`; older vLLM: `{"object":"error","message":…}`. */
function readRefusal({ json }: HttpReply): Refusal {
  const whole = isMap(json) ? json : {};
  const error = whole["error"];
  if (typeof error === "string") return { message: error, words: "" };
  const fields = isMap(error) ? error : whole;
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  return { message: text("message"), words: ["type", "code", "param"].map(text).join(" ") };
}

/** Milliseconds to wait: as said in so many words, else until the limit that is used up opens again. */
function waitOf({ headers, retryAfterMs }: HttpReply): number | undefined {
  const exact = Number(headers.get("retry-after-ms") ?? Number.NaN);
  if (exact >= 0) return Math.min(exact, DAY_MS);
  if (retryAfterMs !== undefined) return retryAfterMs;
  const resets = ["requests", "tokens"]
    .filter((limit) => Number(headers.get(`x-ratelimit-remaining-${limit}`) ?? Number.NaN) <= 0)
    .flatMap((limit) => durationMs(headers.get(`x-ratelimit-reset-${limit}`) ?? "") ?? []);
  return resets.length === 0 ? undefined : Math.max(...resets);
}

const DAY_MS = 86_400_000;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: DAY_MS };

/** The milliseconds of `6ms`, `1s` or `8m38.4s`, at most a day; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ""] ?? 0), 0);
  return Math.min(Math.ceil(total), DAY_MS);
}
