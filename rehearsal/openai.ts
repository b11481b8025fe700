import type { Desk, SeenRequest } from "./desk.ts";
import type { RefusalFault } from "./faults.ts";
import { codepoints, fields, list, text } from "./fields.ts";
import { answered, type HttpAnswer, type HttpRequest, type Service } from "./http.ts";

const MODELS = ["rehearsal-large", "rehearsal-small"];
/** Tokens of the context window. */
const CONTEXT = 128_000;

/** An OpenAI-compatible endpoint with a model that does what Qazyna's prompt asks. */
export function openai(desk: Desk): Service {
  return async (request) => {
    const unknown = unauthenticated(request);
    if (request.path === "/models") {
      const models = MODELS.map((id) => ({ id, object: "model", created: 1_767_225_600, owned_by: "rehearsal" }));
      return unknown ?? { status: 200, json: { object: "list", data: models } };
    }
    if (request.path !== "/chat/completions" || request.method !== "POST") return undefined;
    return await complete(desk, request, unknown);
  };
}

/** The list of segments in the last message of the user. */
interface Segments {
  readonly ids: readonly unknown[];
  readonly contents: readonly string[];
  readonly from: string;
  readonly to: string;
}

async function complete(
  desk: Desk,
  { body, headers }: HttpRequest,
  unknown: HttpAnswer | undefined,
): Promise<HttpAnswer> {
  const messages = list(body, "messages").map((message) => messageText(message));
  const segments = segmentsOf(lastUserMessage(body));
  const model = text(body, "model");
  // About four characters of English make a token.
  const weight = Math.ceil(codepoints(messages) / 4);
  const { contents, from, to } = segments;
  const invalid = unknown ?? invalidRequest(model, messages, weight);
  const shared = { protocol: "openai" as const, contents, from, to, model, mimeType: "text/plain", headers, body };
  const refusal = (fault: RefusalFault): HttpAnswer => refusalOf(fault, model);
  const answer = await answered(desk, { ...shared, weight, invalid, refusal }, (translated, raw) =>
    completion(model, raw ? (translated[0] ?? "") : content(segments, translated), weight),
  );
  return { ...answer, headers: { ...rateHeaders(desk.requests, weight), ...answer.headers } };
}

function messageText(message: unknown): string {
  const parts = list(message, "content");
  return parts.length > 0 ? parts.map((part) => text(part, "text")).join("\n") : text(message, "content");
}

function lastUserMessage(body: unknown): string {
  const last = list(body, "messages").findLast((message) => text(message, "role") === "user");
  return messageText(last);
}

/** Reads the object with `segments` that a message holds; a message without one is a segment itself. */
function segmentsOf(message: string): Segments {
  const found = objectWithSegments(message);
  if (found === undefined) return { ids: [1], contents: [message], from: "", to: "" };
  const segments = list(found, "segments");
  return {
    ids: segments.map((segment) => fields(segment)["id"]),
    contents: segments.map((segment) => text(segment, "text")),
    from: text(found, "source"),
    to: text(found, "target"),
  };
}

/** The outermost JSON object in a text that has a list `segments`, wherever it begins and ends. */
function objectWithSegments(message: string): unknown {
  for (let start = message.indexOf("{"); start >= 0; start = message.indexOf("{", start + 1)) {
    for (let end = message.lastIndexOf("}"); end > start; end = message.lastIndexOf("}", end - 1)) {
      const value = parsed(message.slice(start, end + 1));
      if (value === undefined) continue;
      if (Array.isArray(fields(value)["segments"])) return value;
      break;
    }
  }
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function content({ ids, contents }: Segments, translated: readonly string[]): string {
  // One too few is the first one left out: the ids of the others stay theirs.
  const skipped = contents.length - translated.length;
  const translations = translated.map((translation, index) => ({ id: ids[index + skipped], text: translation }));
  return JSON.stringify({ translations });
}

function completion(model: string, message: string, promptTokens: number): object {
  const completionTokens = Math.ceil(codepoints([message]) / 3);
  return {
    id: "chatcmpl-rehearsal",
    object: "chat.completion",
    created: 1_767_225_600,
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: message, refusal: null },
        logprobs: null,
        finish_reason: "stop",
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

function rateHeaders(requests: readonly SeenRequest[], tokens: number): Readonly<Record<string, string>> {
  return {
    "x-ratelimit-limit-requests": "10000",
    "x-ratelimit-remaining-requests": String(Math.max(0, 10_000 - requests.length)),
    "x-ratelimit-reset-requests": "6ms",
    "x-ratelimit-limit-tokens": "2000000",
    "x-ratelimit-remaining-tokens": String(Math.max(0, 2_000_000 - tokens)),
    "x-ratelimit-reset-tokens": "0s",
  };
}

function unauthenticated({ headers }: HttpRequest): HttpAnswer | undefined {
  if (/^Bearer \S/.test(headers["authorization"] ?? "") || headers["api-key"] !== undefined) return undefined;
  const message =
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";
  return error(401, message, "invalid_request_error", null);
}

function invalidRequest(model: string, messages: readonly string[], tokens: number): HttpAnswer | undefined {
  if (model === "") return error(400, "you must provide a model parameter", "invalid_request_error", null);
  if (messages.length === 0)
    return error(400, "Missing required parameter: 'messages'.", "invalid_request_error", null);
  return tokens > CONTEXT ? refusalOf("bad-request", model) : undefined;
}

function error(
  status: number,
  message: string,
  type: string,
  code: string | null,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return { status, json: { error: { message, type, param: null, code } }, headers };
}

function refusalOf(fault: RefusalFault, model: string): HttpAnswer {
  const limit = `Rate limit reached for ${model} in organization org-rehearsal on`;
  const wait = { "retry-after": "2", "retry-after-ms": "2000" };
  const invalid = "invalid_request_error";
  switch (fault) {
    case "throttle": {
      const message = `${limit} tokens per min (TPM): Limit 30000, Used 29500, Requested 1500. Please try again in 2s.`;
      return error(429, message, "tokens", "rate_limit_exceeded", wait);
    }
    case "forbidden-rate": {
      const message = `${limit} requests per min (RPM): Limit 500, Used 500, Requested 1. Please try again in 2s.`;
      return error(429, message, "requests", "rate_limit_exceeded", wait);
    }
    case "daily": {
      const message = `${limit} requests per day (RPD): Limit 10000, Used 10000, Requested 1. Please try again in 8m38.4s.`;
      return error(429, message, "requests", "rate_limit_exceeded", { "retry-after": "519" });
    }
    case "billing": {
      const message = "You exceeded your current quota, please check your plan and billing details.";
      return error(429, message, "insufficient_quota", "insufficient_quota");
    }
    case "unavailable":
      return error(503, "The engine is currently overloaded, please try again later.", "server_error", null);
    case "internal":
      return error(
        500,
        "The server had an error while processing your request. Sorry about that!",
        "server_error",
        null,
      );
    case "bad-request": {
      const message = `This model's maximum context length is ${CONTEXT} tokens. Please reduce the length of the messages.`;
      return error(400, message, invalid, "context_length_exceeded");
    }
    case "invalid-language":
      return error(400, "Invalid value: 'target'.", invalid, "invalid_value");
    case "invalid-model": {
      const message = `The model \`${model}\` does not exist or you do not have access to it.`;
      return error(404, message, invalid, "model_not_found");
    }
    case "unauthenticated": {
      // The service repeats a part of the key: it must appear nowhere.
      const message =
        "Incorrect API key provided: sk-canary-Secret_1. You can find your API key at https://platform.openai.com/account/api-keys.";
      return error(401, message, invalid, "invalid_api_key");
    }
    case "permission":
      return error(
        403,
        "Country, region, or territory not supported",
        "request_forbidden",
        "unsupported_country_region_territory",
      );
  }
}
