import type { Desk } from "./desk.ts";
import type { RefusalFault } from "./faults.ts";
import { codepoints, text } from "./fields.ts";
import { answered, type HttpAnswer, type HttpRequest, type Service } from "./http.ts";

const MAX_STRINGS = 1000;
const MAX_CHARACTERS = 50_000;
const LANGUAGES: readonly string[] = ["de", "en", "es", "fr", "kk", "ru", "tr", "uk", "uz", "zh-Hans"];

/** Azure Translator, version 3.0. */
export function azure(desk: Desk): Service {
  return async (request) => {
    if (request.path === "/languages") return { status: 200, json: { translation: languages() } };
    if (request.path !== "/translate" || request.method !== "POST") return undefined;
    return await translate(desk, request);
  };
}

function languages(): object {
  return Object.fromEntries(LANGUAGES.map((code) => [code, { name: code, nativeName: code, dir: "ltr" }]));
}

async function translate(desk: Desk, request: HttpRequest): Promise<HttpAnswer> {
  const { query, headers, body } = request;
  const targets = query.getAll("to");
  const [to = ""] = targets;
  const from = query.get("from") ?? "";
  const mimeType = query.get("textType") === "html" ? "text/html" : "text/plain";
  const contents = Array.isArray(body) ? body.map((item) => text(item, "Text") || text(item, "text")) : [];
  const weight = codepoints(contents) * Math.max(1, targets.length);
  const invalid = invalidTranslate(request, contents, targets);
  const model = query.get("category") ?? "";
  const ask = { protocol: "azure" as const, contents, from, to, model, mimeType, headers, body, weight, invalid };
  const answer = await answered(desk, { ...ask, refusal: refusalOf, finish: withDictionary }, (translated) =>
    translated.map((translation) => ({ translations: targets.map((code) => ({ text: translation, to: code })) })),
  );
  return { ...answer, headers: { "x-requestid": "rehearsal", "x-metered-usage": String(weight), ...answer.headers } };
}

/** Markup that names a translation is replaced by it. */
function withDictionary(translation: string): string {
  return translation.replace(/<mstrans:dictionary translation="([^"]*)">[\s\S]*?<\/mstrans:dictionary>/gi, "$1");
}

function invalidTranslate(
  { query, headers, body }: HttpRequest,
  contents: readonly string[],
  targets: readonly string[],
) {
  if (headers["ocp-apim-subscription-key"] === undefined && !/^Bearer \S/.test(headers["authorization"] ?? "")) {
    return refusalOf("unauthenticated");
  }
  if (query.get("api-version") !== "3.0")
    return error(400, 400_021, "The API version parameter is missing or invalid.");
  if (targets.length === 0) return refusalOf("invalid-language");
  if (!targets.every((code) => LANGUAGES.includes(code))) return refusalOf("invalid-language");
  const from = query.get("from");
  if (from !== null && !LANGUAGES.includes(from)) return error(400, 400_035, "The source language is not valid.");
  if (!Array.isArray(body)) return error(400, 400_074, "The body of the request is not valid JSON.");
  if (contents.length === 0) return error(400, 400_000, "One of the request inputs is not valid.");
  if (contents.length > MAX_STRINGS) return error(400, 400_072, "The input array contains too many elements.");
  if (codepoints(contents) * targets.length > MAX_CHARACTERS) {
    return error(400, 400_077, "The maximum request size has been exceeded.");
  }
  return undefined;
}

function error(status: number, code: number, message: string, headers?: Readonly<Record<string, string>>): HttpAnswer {
  return { status, json: { error: { code, message } }, ...(headers === undefined ? {} : { headers }) };
}

function refusalOf(fault: RefusalFault): HttpAnswer {
  const limits = "The server rejected the request because the client has exceeded request limits.";
  switch (fault) {
    case "throttle":
      return error(429, 429_001, limits, { "retry-after": "2" });
    case "forbidden-rate":
      return error(429, 429_000, limits);
    case "daily":
    case "billing":
      return error(403, 403_001, "The operation is not allowed because the subscription has exceeded its free quota.");
    case "unavailable":
      return error(503, 503_000, "Service is temporarily unavailable. Please retry.");
    case "internal":
      return error(500, 500_000, "An unexpected error occurred.");
    case "bad-request":
      return error(400, 400_000, "One of the request inputs is not valid.");
    case "invalid-language":
      return error(400, 400_036, "The target language is not valid.");
    case "invalid-model":
      return error(400, 400_064, "The translation category is not valid.");
    case "unauthenticated":
      return error(401, 401_000, "The request is not authorized because credentials are missing or invalid.");
    case "permission":
      return error(403, 403_000, "The operation is not allowed.");
  }
}
