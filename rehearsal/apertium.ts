import type { Desk } from "./desk.ts";
import type { RefusalFault } from "./faults.ts";
import { fields, text } from "./fields.ts";
import { answered, type HttpAnswer, type HttpRequest, type Service } from "./http.ts";

const PAIRS: readonly (readonly [from: string, to: string])[] = [
  ["eng", "kaz"],
  ["eng", "rus"],
];
/** Answers are listed by two letters, Apertium's languages have three. */
const CODES: Readonly<Record<string, string>> = { eng: "en", kaz: "kk", rus: "ru" };

/** Apertium APy with the pairs that a user has built. It has no keys and takes one text a request. */
export function apertium(desk: Desk): Service {
  return async (request) => {
    if (request.path === "/listPairs") {
      const responseData = PAIRS.map(([sourceLanguage, targetLanguage]) => ({ sourceLanguage, targetLanguage }));
      return { status: 200, json: { responseData, responseDetails: null, responseStatus: 200 } };
    }
    return request.path === "/translate" ? await translate(desk, request) : undefined;
  };
}

async function translate(desk: Desk, { query, headers, body }: HttpRequest): Promise<HttpAnswer> {
  const given = { ...Object.fromEntries(query), ...fields(body) };
  const [from = "", to = ""] = text(given, "langpair").split("|");
  const invalid = invalidTranslate(given);
  const ask = {
    protocol: "apertium" as const,
    contents: [text(given, "q")],
    from: CODES[from] ?? from,
    to: CODES[to] ?? to,
    model: "",
    mimeType: text(given, "format") === "html" ? "text/html" : "text/plain",
    headers,
    body: given,
    invalid,
    refusal: refusalOf,
  };
  return await answered(desk, ask, ([translatedText]) => ({
    responseData: translatedText === undefined ? {} : { translatedText },
    responseDetails: null,
    responseStatus: 200,
  }));
}

function invalidTranslate(given: unknown): HttpAnswer | undefined {
  const [from, to, ...rest] = text(given, "langpair").split("|");
  if (from === undefined || to === undefined || rest.length > 0) {
    return error(400, "Bad Request", "That pair is invalid, use e.g. eng|spa");
  }
  if (!PAIRS.some(([source, target]) => source === from && target === to)) return refusalOf("invalid-language");
  return typeof fields(given)["q"] === "string" ? undefined : error(400, "Bad Request", "Missing argument q");
}

function error(code: number, message: string, explanation: string): HttpAnswer {
  return { status: code, json: { status: "error", code, message, explanation } };
}

/** APy has neither keys nor bills: such faults are those of a proxy in front of it. */
function refusalOf(fault: RefusalFault): HttpAnswer {
  switch (fault) {
    case "throttle":
    case "forbidden-rate":
      return { ...error(429, "Too Many Requests", "Too many requests"), headers: { "retry-after": "2" } };
    case "daily":
      return error(429, "Too Many Requests", "Too many requests per day");
    case "billing":
      return error(402, "Payment Required", "Payment required");
    case "unavailable":
      return error(503, "Service Unavailable", "All pipelines are busy");
    case "internal":
      return error(500, "Internal Server Error", "internal error");
    case "bad-request":
      return error(400, "Bad Request", "That text is invalid");
    case "invalid-language":
      return error(400, "Bad Request", "That pair is not installed");
    case "invalid-model":
      return error(404, "Not Found", "Resource not found");
    case "unauthenticated":
      return error(401, "Unauthorized", "Authorization required");
    case "permission":
      return error(403, "Forbidden", "Forbidden");
  }
}
