import type { Desk } from "./desk.ts";
import type { RefusalFault } from "./faults.ts";
import { codepoints, fields, text, texts } from "./fields.ts";
import { basicError, type GoogleRefusal, googleRefusal, invalidArgument } from "./google-faults.ts";
import { asHtml, GOOGLE_LANGUAGES } from "./google-service.ts";
import { answered, type HttpAnswer, type HttpRequest, type Service } from "./http.ts";

const MAX_STRINGS = 128;
const MAX_BYTES = 100 * 1024;

/** v2 (Basic), which takes an API key. Its client leaves the path out where its endpoint is set by the environment. */
export function googleV2(desk: Desk): Service {
  return async (request) => {
    const path = request.path.replace(/^\/language\/translate\/v2/, "").replace(/\/$/, "");
    if (path !== "" && path !== "/languages") return undefined;
    const unknown = unregistered(request);
    if (path === "/languages") {
      const languages = GOOGLE_LANGUAGES.map((language) => ({ language, name: language }));
      return unknown ?? { status: 200, json: { data: { languages } } };
    }
    const ask = { ...readAsk(request), protocol: "google-v2" as const, headers: request.headers, body: request.body };
    const invalid = unknown ?? invalidAsk(ask, request.bytes);
    const finish = (translation: string): string => (ask.mimeType === "text/html" ? asHtml(translation) : translation);
    return await answered(desk, { ...ask, invalid, refusal: refusalOf, finish }, (translated) => ({
      data: { translations: translated.map((translatedText) => ({ translatedText, model: "nmt" })) },
    }));
  };
}

function readAsk({ body, query }: HttpRequest) {
  const all = { ...Object.fromEntries(query), ...fields(body) };
  const inQuery = query.getAll("q");
  return {
    contents: inQuery.length > 0 ? inQuery : texts(body, "q"),
    from: text(all, "source"),
    to: text(all, "target"),
    model: text(all, "model"),
    mimeType: text(all, "format") === "text" ? "text/plain" : "text/html",
  };
}

function invalidAsk({ contents, to }: ReturnType<typeof readAsk>, bytes: number): HttpAnswer | undefined {
  const refuse = (message: string): HttpAnswer => basicError(invalidArgument(message));
  if (contents.length === 0) return refuse("Required Text");
  if (to === "") return refuse("Required parameter: target");
  if (!GOOGLE_LANGUAGES.includes(to)) return refuse("Invalid Value");
  if (contents.length > MAX_STRINGS) return refuse("Too many text segments");
  if (bytes > MAX_BYTES || codepoints(contents) > 30_000) return refuse("Text too long");
  return undefined;
}

/** Neither a key nor a token. */
function unregistered({ query, headers }: HttpRequest): HttpAnswer | undefined {
  if (query.has("key") || headers["x-goog-api-key"] !== undefined || headers["authorization"] !== undefined)
    return undefined;
  const message =
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.";
  return basicError({ code: 7, message });
}

function refusalOf(fault: RefusalFault): HttpAnswer {
  const refusal: GoogleRefusal =
    fault === "unauthenticated"
      ? invalidArgument("API key not valid. Please pass a valid API key.")
      : googleRefusal(fault);
  return basicError(refusal, fault);
}
