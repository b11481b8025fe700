import type { Desk } from "./desk.ts";
import type { RefusalFault } from "./faults.ts";
import { codepoints, fields, text, texts } from "./fields.ts";
import { answered, type HttpAnswer, type HttpRequest, type Service } from "./http.ts";

/** The models of the Argos index: none for Kazakh. */
const LANGUAGES: readonly string[] = ["de", "en", "es", "fr", "ru", "tr", "uk"];
/** The server's own settings. */
const MAX_CHARACTERS = 20_000;
const MAX_BATCH = 50;

/** LibreTranslate as an instance that asks for a key. */
export function libretranslate(desk: Desk): Service {
  return async (request) => {
    if (request.path === "/languages") {
      const languages = LANGUAGES.map((code) => ({ code, name: code, targets: LANGUAGES.filter((to) => to !== code) }));
      return { status: 200, json: languages };
    }
    if (request.path !== "/translate" || request.method !== "POST") return undefined;
    return await translate(desk, request);
  };
}

async function translate(desk: Desk, { body, headers }: HttpRequest): Promise<HttpAnswer> {
  const contents = texts(body, "q");
  const isBatch = Array.isArray(fields(body)["q"]);
  const ask = {
    protocol: "libretranslate" as const,
    contents,
    from: text(body, "source"),
    to: text(body, "target"),
    model: "",
    mimeType: text(body, "format") === "html" ? "text/html" : "text/plain",
    headers,
    body,
    invalid: invalidTranslate(body, contents),
    refusal: refusalOf,
  };
  return await answered(desk, ask, (translated) => ({ translatedText: isBatch ? translated : (translated[0] ?? "") }));
}

function invalidTranslate(body: unknown, contents: readonly string[]): HttpAnswer | undefined {
  const [from, to] = [text(body, "source"), text(body, "target")];
  if (text(body, "api_key") === "") return error(403, "Please contact the server operator to get an API key");
  if (contents.length === 0) return error(400, "Invalid request: missing q parameter");
  if (from === "") return error(400, "Invalid request: missing source parameter");
  if (to === "") return error(400, "Invalid request: missing target parameter");
  for (const code of [from, to]) {
    if (code !== "auto" && !LANGUAGES.includes(code)) return error(400, `${code} is not supported`);
  }
  if (contents.length > MAX_BATCH) {
    return error(400, `Invalid request: request (${contents.length}) exceeds batch limit (${MAX_BATCH})`);
  }
  const length = codepoints(contents);
  if (length > MAX_CHARACTERS) {
    return error(400, `Invalid request: request (${length}) exceeds text limit (${MAX_CHARACTERS})`);
  }
  return undefined;
}

function error(status: number, message: string, headers?: Readonly<Record<string, string>>): HttpAnswer {
  return { status, json: { error: message }, ...(headers === undefined ? {} : { headers }) };
}

function refusalOf(fault: RefusalFault): HttpAnswer {
  switch (fault) {
    case "throttle":
    case "forbidden-rate":
      return error(429, "Slowdown: 20 per 1 minute", { "retry-after": "2" });
    case "daily":
      return error(429, "Slowdown: 1000 per 1 day");
    case "billing":
      return error(403, "Too many request limits violations");
    case "unavailable":
      return error(503, "Service Unavailable");
    case "internal":
      return error(500, "Cannot translate text: internal error");
    case "bad-request":
      return error(400, "Invalid request: q is not valid");
    case "invalid-language":
      return error(400, "xx is not supported");
    case "invalid-model":
      return error(400, "Invalid request: no model for this pair of languages");
    case "unauthenticated":
      return error(403, "Invalid API key");
    case "permission":
      return error(403, "Please contact the server operator to get an API key");
  }
}
