import type { Protocol, RehearsalServer } from "../../rehearsal/server.ts";

/** How two sentences are asked for over HTTP: the request, and where in the answer the translations stand. */
export interface HttpAsk {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  texts(json: unknown): readonly string[];
}

/** The contents of each request; Apertium takes the first one alone. */
export const CONTENTS = ["The Senate backed the bill.", "It takes effect in July."] as const;
/** The pseudo-text of each content; a language model's is in the language's own letters. */
export function pseudoTexts(protocol: Protocol): readonly string[] {
  if (protocol === "openai") return ["⟦ru⟧ Тһе Сенате баккед тһе билл.", "⟦ru⟧ Ит такес еффект ин Йулы."];
  return CONTENTS.map((content) => `⟦ru⟧ ${content}`);
}
const segments = CONTENTS.map((text, index) => ({ id: index + 1, text }));
const v3 = { contents: CONTENTS, mimeType: "text/plain", sourceLanguageCode: "en", targetLanguageCode: "ru" };
const texts = (list: readonly { readonly text: string }[]): readonly string[] => list.map(({ text }) => text);

type Translated = readonly { readonly translatedText: string }[];

/** All that speaks HTTP, asked as its documentation says. */
export const ASKS: Readonly<Record<Exclude<Protocol, "google-grpc">, HttpAsk>> = {
  "google-rest": {
    path: "/v3/projects/newsroom/locations/global:translateText",
    headers: {},
    body: v3,
    texts: (json) => (json as { translations: Translated }).translations.map(({ translatedText }) => translatedText),
  },
  "google-v2": {
    path: "/language/translate/v2?key=canary",
    headers: {},
    body: { q: CONTENTS, source: "en", target: "ru", format: "text" },
    texts: (json) => {
      const { data } = json as { data: { translations: Translated } };
      return data.translations.map(({ translatedText }) => translatedText);
    },
  },
  deepl: {
    path: "/deepl/v2/translate",
    headers: { authorization: "DeepL-Auth-Key canary" },
    body: { text: CONTENTS, source_lang: "EN", target_lang: "RU" },
    texts: (json) => texts((json as { translations: readonly { text: string }[] }).translations),
  },
  azure: {
    path: "/azure/translate?api-version=3.0&from=en&to=ru",
    headers: { "ocp-apim-subscription-key": "canary" },
    body: CONTENTS.map((Text) => ({ Text })),
    texts: (json) =>
      (json as readonly { translations: readonly { text: string }[] }[]).flatMap((item) => texts(item.translations)),
  },
  openai: {
    path: "/openai/v1/chat/completions",
    headers: { authorization: "Bearer canary" },
    body: { model: "m", messages: [{ role: "user", content: JSON.stringify({ segments, target: "ru" }) }] },
    texts: (json) => {
      const [choice] = (json as { choices: readonly { message: { content: string } }[] }).choices;
      return texts(JSON.parse(choice?.message.content ?? "").translations);
    },
  },
  yandex: {
    path: "/yandex/translate/v2/translate",
    headers: { authorization: "Api-Key canary" },
    body: { folderId: "b1g", sourceLanguageCode: "en", targetLanguageCode: "ru", texts: CONTENTS },
    texts: (json) => texts((json as { translations: readonly { text: string }[] }).translations),
  },
  libretranslate: {
    path: "/libretranslate/translate",
    headers: {},
    body: { q: CONTENTS, source: "en", target: "ru", format: "text", api_key: "canary" },
    texts: (json) => (json as { translatedText: readonly string[] }).translatedText,
  },
  apertium: {
    path: "/apertium/translate",
    headers: {},
    body: { langpair: "eng|rus", q: CONTENTS[0] },
    texts: (json) => {
      const { translatedText } = (json as { responseData: { translatedText?: string } }).responseData;
      return translatedText === undefined ? [] : [translatedText];
    },
  },
};

/** The protocols of `ASKS`. */
export const HTTP_PROTOCOLS = Object.keys(ASKS) as readonly (keyof typeof ASKS)[];

/** Sends the request of a protocol, with other fields or another path where they are given. */
export async function send(
  server: RehearsalServer,
  protocol: keyof typeof ASKS,
  change: { readonly path?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
  signal?: AbortSignal,
): Promise<Response> {
  const { path, headers, body } = { ...ASKS[protocol], ...change };
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
  return await fetch(`${server.url}${path}`, signal === undefined ? init : { ...init, signal });
}
