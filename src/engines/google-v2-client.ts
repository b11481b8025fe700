import { v2 } from "@google-cloud/translate";
import { type GoogleClient, raced } from "./google-client.ts";
import type { GoogleSettings } from "./google-settings.ts";

/** The library's variable for another server than Google's. */
const ENDPOINT = "GOOGLE_CLOUD_TRANSLATE_ENDPOINT";

/**
 * Opens the real client of v2, with an API key or the credentials of v3. The library puts the key into the address of
 * each request, and so into some of its errors: no error of it may pass but through `googleFailure`.
 */
export function connectV2({ endpoint, key }: Pick<GoogleSettings, "endpoint" | "key">): GoogleClient {
  if (process.env["METADATA_SERVER_DETECTION"] !== "assume-present") process.env["METADATA_SERVER_DETECTION"] = "none";
  const service = openV2(endpoint === undefined ? undefined : `http://${endpoint.host}:${endpoint.port}`, key);
  return {
    translate: async ({ contents, mimeType, sourceLanguageCode: from, targetLanguageCode: to }, signal) => {
      const format = mimeType === "text/html" ? "html" : "text";
      const [translations] = await raced(service.translate([...contents], { from, to, format, model: "nmt" }), signal);
      return translations;
    },
    languages: async (_parent, _model, signal) => {
      const [languages] = await raced(service.getLanguages(), signal);
      return languages.map(({ code }) => ({ code, asSource: true, asTarget: true }));
    },
    close: async () => {},
  };
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
