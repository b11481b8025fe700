import { v2 } from "@google-cloud/translate";
import { type GoogleClient, raced } from "./google-client.ts";
import { fieldsOf } from "./google-failure.ts";
import type { GoogleSettings } from "./google-settings.ts";
import { watchRequests } from "./open-requests.ts";

/** The library's variable for another server than Google's. */
const ENDPOINT = "GOOGLE_CLOUD_TRANSLATE_ENDPOINT";

/**
 * Opens the real client of v2, with an API key or the credentials of v3. The library puts the key into the address of
 * each request, and so into some of its errors: no error of it may pass but through `googleFailure`.
 */
export function connectV2({ endpoint, key }: Pick<GoogleSettings, "endpoint" | "key">): GoogleClient {
  if (process.env["METADATA_SERVER_DETECTION"] !== "assume-present") process.env["METADATA_SERVER_DETECTION"] = "none";
  const service = openV2(endpoint === undefined ? undefined : `http://${endpoint.host}:${endpoint.port}`, key);
  const requests = watchRequests();
  const ask = (request: RequestOptions, signal: AbortSignal) => raced(answerTo(service, request), signal);
  return {
    translate: async ({ contents, mimeType, sourceLanguageCode: source, targetLanguageCode: target }, signal) => {
      const format = mimeType === "text/html" ? "html" : "text";
      const json = { q: [...contents], source, target, format, model: "nmt" };
      const translations = listOf(await ask({ method: "POST", uri: "", json }, signal), "translations");
      return translations.map((translation) => textOf(translation, "translatedText"));
    },
    languages: async (_parent, _model, signal) => {
      const languages = listOf(await ask({ uri: "/languages", qs: {} }, signal), "languages");
      return languages.map((language) => ({ code: textOf(language, "language"), asSource: true, asTarget: true }));
    },
    close: async () => requests.end(),
  };
}

type RequestOptions = Parameters<v2.Translate["request"]>[0];

/** The client's own `translate` takes any answer for the service's, and breaks the process on a proxy's page. */
function answerTo(service: v2.Translate, request: RequestOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    service.request(request, (error, body: unknown) => (error ? reject(error) : resolve(body)));
  });
}

function listOf(body: unknown, name: string): readonly unknown[] {
  const list = fieldsOf(fieldsOf(body)["data"])[name];
  // With a gRPC number like the other transports' errors: 14, no answer of the service.
  if (!Array.isArray(list)) throw Object.assign(new Error("The answer is not the service's."), { code: 14 });
  return list;
}

function textOf(value: unknown, name: string): string {
  const text = fieldsOf(value)[name];
  return typeof text === "string" ? text : "";
}

/** The library takes another server from the environment alone, whoever has put it there: it must get ours or none. */
function openV2(server: string | undefined, key: string | undefined): v2.Translate {
  const before = process.env[ENDPOINT];
  delete process.env[ENDPOINT];
  if (server !== undefined) process.env[ENDPOINT] = server;
  try {
    // The queue retries; the library would send a refused request three times more.
    return new v2.Translate({ autoRetry: false, ...(key === undefined ? {} : { key }) });
  } finally {
    if (before === undefined) delete process.env[ENDPOINT];
    else process.env[ENDPOINT] = before;
  }
}
