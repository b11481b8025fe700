import type { Desk } from "./desk.ts";
import type { RefusalFault } from "./faults.ts";
import { codepoints, fields, list, text, texts } from "./fields.ts";
import { answered, type HttpAnswer, type HttpRequest, type Service } from "./http.ts";
import { withTerms } from "./terms.ts";

const MAX_CHARACTERS = 10_000;
const MAX_PAIRS = 50;
const LANGUAGES: readonly string[] = ["de", "en", "es", "fr", "kk", "ru", "tr", "uk", "uz", "zh"];

/** Yandex Translate, version 2. */
export function yandex(desk: Desk): Service {
  return async (request) => {
    if (request.method !== "POST") return undefined;
    if (request.path === "/translate/v2/translate") return await translate(desk, request);
    if (request.path !== "/translate/v2/languages") return undefined;
    const languages = LANGUAGES.map((code) => ({ code, name: code }));
    return unauthenticated(request) ?? { status: 200, json: { languages } };
  };
}

async function translate(desk: Desk, request: HttpRequest): Promise<HttpAnswer> {
  const { headers, body } = request;
  const contents = texts(body, "texts");
  const pairs = list(fields(fields(body)["glossaryConfig"])["glossaryData"], "glossaryPairs");
  const terms = pairs.map((pair) => ({ source: text(pair, "sourceText"), target: text(pair, "translatedText") }));
  const invalid = unauthenticated(request) ?? invalidTranslate(body, contents, pairs.length);
  const ask = {
    protocol: "yandex" as const,
    contents,
    from: text(body, "sourceLanguageCode"),
    to: text(body, "targetLanguageCode"),
    model: text(body, "model"),
    mimeType: text(body, "format") === "HTML" ? "text/html" : "text/plain",
    headers,
    body,
    invalid,
    refusal: refusalOf,
    finish: (translation: string): string => withTerms(translation, terms, true),
  };
  return await answered(desk, ask, (translated) => ({ translations: translated.map((found) => ({ text: found })) }));
}

function unauthenticated({ headers }: HttpRequest): HttpAnswer | undefined {
  if (/^(Api-Key|Bearer) \S/.test(headers["authorization"] ?? "")) return undefined;
  return error(401, 16, "Authentication token or API key is missing");
}

function invalidTranslate(body: unknown, contents: readonly string[], pairs: number): HttpAnswer | undefined {
  if (contents.length === 0) return error(400, 3, "texts: one of the request inputs is not valid: empty");
  if (!LANGUAGES.includes(text(body, "targetLanguageCode"))) return refusalOf("invalid-language");
  const from = text(body, "sourceLanguageCode");
  if (from !== "" && !LANGUAGES.includes(from)) return error(400, 3, `unsupported source_language_code: ${from}`);
  if (pairs > 0 && from === "") return error(400, 3, "source_language_code must be set when a glossary is used");
  if (pairs > MAX_PAIRS) return error(400, 3, "glossary_pairs: at most 50");
  if (codepoints(contents) > MAX_CHARACTERS) return error(400, 3, "texts: text length must not be greater than 10000");
  return undefined;
}

function error(status: number, code: number, message: string): HttpAnswer {
  const details = [{ "@type": "type.googleapis.com/google.rpc.RequestInfo", requestId: "rehearsal" }];
  return { status, json: { code, message, details } };
}

function refusalOf(fault: RefusalFault): HttpAnswer {
  switch (fault) {
    case "throttle":
      return error(429, 8, "limit on units was exceeded. Limit: 1000000, Interval: 1h0m0s");
    case "forbidden-rate":
      return error(429, 8, "limit on requests was exceeded. Limit: 20, Interval: 1s");
    case "daily":
      return error(429, 8, "limit on units was exceeded. Limit: 1000000, Interval: 24h0m0s");
    case "billing":
      return error(403, 7, "Permission denied: the billing account of the folder is not active");
    case "unavailable":
      return error(503, 14, "Service unavailable");
    case "internal":
      return error(500, 13, "Internal server error");
    case "bad-request":
      return error(400, 3, "texts: invalid value");
    case "invalid-language":
      return error(400, 3, "unsupported target_language_code");
    case "invalid-model":
      return error(400, 3, "model not found");
    case "unauthenticated":
      return error(401, 16, "Unknown api key 'canary-Secret_1'");
    case "permission":
      return error(403, 7, "Permission denied");
  }
}
