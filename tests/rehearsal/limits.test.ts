import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { type ASKS, HTTP_PROTOCOLS, send } from "./asks.ts";
import { grpcClient, post } from "./clients.ts";

type HttpProtocol = keyof typeof ASKS;
const long = (characters: number): string => "ә".repeat(characters);
const many = (strings: number): string[] => Array<string>(strings).fill("One.");
const v3 = { contents: ["One."], mimeType: "text/plain", sourceLanguageCode: "en", targetLanguageCode: "ru" };
const global = "projects/newsroom/locations/global";
const regional = "projects/newsroom/locations/us-central1";
const model = "models/general/translation-llm";
const azure = "/azure/translate?api-version=3.0&from=en&to=kk";
const chat = (content: string): object => ({ model: "m", messages: [{ role: "user", content }] });

/** What services refuse by themselves: what is sent, the status, and a word of the answer. */
const refused: readonly (readonly [string, HttpProtocol, Parameters<typeof send>[2], number, string])[] = [
  ["30,001 codepoints", "google-rest", { body: { ...v3, contents: [long(30_001)] } }, 400, "30K"],
  ["1,025 strings", "google-rest", { body: { ...v3, contents: many(1025) } }, 400, "1024"],
  ["no text", "google-rest", { body: { ...v3, contents: [] } }, 400, "empty"],
  ["an unknown target", "google-rest", { body: { ...v3, targetLanguageCode: "xx" } }, 400, "Target language"],
  ["an unknown MIME type", "google-rest", { body: { ...v3, mimeType: "text/markdown" } }, 400, "Mime"],
  [
    "a model of another project",
    "google-rest",
    { body: { ...v3, model: `projects/x/${model}` } },
    400,
    "Invalid model",
  ],
  ["the language model in global", "google-rest", { body: { ...v3, model: `${global}/${model}` } }, 400, "location"],
  [
    "the language model for Kazakh",
    "google-rest",
    {
      path: `/v3/${regional}:translateText`,
      body: { ...v3, targetLanguageCode: "kk", model: `${regional}/${model}` },
    },
    400,
    "Target language",
  ],
  [
    "adaptive translation into Kazakh",
    "google-rest",
    {
      path: `/v3/${regional}:adaptiveMtTranslate`,
      body: { content: ["One."], referenceSentenceConfig: { sourceLanguageCode: "en", targetLanguageCode: "kk" } },
    },
    400,
    "Target language",
  ],
  [
    "a glossary in global",
    "google-rest",
    {
      path: `/v3/${global}/glossaries`,
      body: { name: `${global}/glossaries/x`, languageCodesSet: { languageCodes: ["en", "kk"] } },
    },
    400,
    "global",
  ],
  [
    "a glossary that does not exist",
    "google-rest",
    { body: { ...v3, glossaryConfig: { glossary: `${regional}/glossaries/x` } } },
    404,
    "NOT_FOUND",
  ],
  ["no key", "google-v2", { path: "/language/translate/v2" }, 403, "unregistered callers"],
  ["129 strings", "google-v2", { body: { q: many(129), target: "ru" } }, 400, "Too many"],
  ["no key", "deepl", { headers: {} }, 403, "Forbidden"],
  ["tags with Kazakh", "deepl", { body: { text: ["a"], target_lang: "KK", tag_handling: "xml" } }, 400, "Tag handling"],
  ["128 KiB and more", "deepl", { body: { text: [long(70_000)], target_lang: "RU" } }, 413, "Too Large"],
  ["51 texts", "deepl", { body: { text: many(51), target_lang: "RU" } }, 400, "50"],
  ["no target", "deepl", { body: { text: ["a"] } }, 400, "target_lang"],
  [
    "a glossary without a source",
    "deepl",
    { body: { text: ["a"], target_lang: "RU", glossary_id: "x" } },
    400,
    "source",
  ],
  [
    "a glossary for Kazakh",
    "deepl",
    {
      path: "/deepl/v3/glossaries",
      body: { name: "x", dictionaries: [{ source_lang: "en", target_lang: "kk", entries: "a\tb" }] },
    },
    400,
    "language pair",
  ],
  ["no key", "azure", { headers: {} }, 401, "401000"],
  ["1,001 strings", "azure", { body: many(1001).map((Text) => ({ Text })) }, 400, "400072"],
  ["50,001 characters", "azure", { body: [{ Text: long(50_001) }] }, 400, "400077"],
  [
    "25,001 characters into two languages",
    "azure",
    { path: `${azure}&to=ru`, body: [{ Text: long(25_001) }] },
    400,
    "400077",
  ],
  ["an unknown target", "azure", { path: "/azure/translate?api-version=3.0&to=xx" }, 400, "400036"],
  ["no version", "azure", { path: "/azure/translate?to=kk" }, 400, "400021"],
  ["no key", "openai", { headers: {} }, 401, "API key"],
  ["no model", "openai", { body: { messages: [] } }, 400, "model parameter"],
  ["more than the context window", "openai", { body: chat(long(600_000)) }, 400, "context_length_exceeded"],
  ["no key", "yandex", { headers: {} }, 401, '"code":16'],
  ["10,001 characters", "yandex", { body: { texts: [long(10_001)], targetLanguageCode: "kk" } }, 400, "10000"],
  ["an unknown target", "yandex", { body: { texts: ["a"], targetLanguageCode: "xx" } }, 400, "target_language_code"],
  ["no key", "libretranslate", { body: { q: "a", source: "en", target: "ru" } }, 400, "API key"],
  [
    "Kazakh",
    "libretranslate",
    { body: { q: "a", source: "en", target: "kk", api_key: "x" } },
    400,
    "kk is not supported",
  ],
  ["no text", "libretranslate", { body: { source: "en", target: "ru", api_key: "x" } }, 400, "missing q"],
  ["a pair that was not built", "apertium", { body: { langpair: "eng|deu", q: "a" } }, 400, "not installed"],
  ["a pair that is none", "apertium", { body: { langpair: "eng", q: "a" } }, 400, "invalid"],
];

test.for(refused)("%s is refused by %s", async ([, protocol, change, status, word]) => {
  await using server = await startRehearsal();
  const response = await send(server, protocol, change);
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(word)]);
});

test.for(HTTP_PROTOCOLS)("%s says that an address does not exist and that a body is no JSON", async (protocol) => {
  await using server = await startRehearsal();
  const mount = protocol.startsWith("google") ? "" : `/${protocol}`;
  expect((await send(server, protocol, { path: `${mount}/nothing/here` })).status).toBe(404);
  const spoilt = await send(server, protocol, { body: undefined });
  expect(spoilt.status).toBe(400);
});

test("what is refused as invalid takes nothing of the quota", async () => {
  await using server = await startRehearsal({ quota: { kind: "sliding", characters: 10 } });
  expect((await send(server, "google-rest", { body: { ...v3, targetLanguageCode: "xx" } })).status).toBe(400);
  expect((await send(server, "google-rest", { body: { ...v3, contents: ["0123456789"] } })).status).toBe(200);
});

test("all protocols draw on one quota, and each says in its own words that it is used up", async () => {
  await using server = await startRehearsal({ quota: { kind: "sliding", characters: 100 }, now: () => 0 });
  expect((await send(server, "google-rest", { body: { ...v3, contents: ["x".repeat(99)] } })).status).toBe(200);
  const statuses = await Promise.all(HTTP_PROTOCOLS.map(async (protocol) => (await send(server, protocol)).status));
  expect(statuses).toEqual([429, 403, 429, 429, 429, 429, 429, 429]);
  const client = grpcClient(server);
  await expect(client.translateText({ ...v3, parent: global }, { timeout: 30_000 })).rejects.toMatchObject({ code: 8 });
  await client.close();
});

test("a quota counts codepoints, and of Azure every target", async () => {
  await using server = await startRehearsal({ quota: { kind: "sliding", characters: 8 }, now: () => 0 });
  const headers = { "ocp-apim-subscription-key": "x" };
  const two = await post(`${server.url}${azure}&to=ru`, [{ Text: "🐎🐎🐎" }], headers);
  expect([two.status, two.headers.get("x-metered-usage")]).toEqual([200, "6"]);
  expect((await post(`${server.url}${azure}`, [{ Text: "🐎🐎" }], headers)).status).toBe(200);
  expect((await post(`${server.url}${azure}`, [{ Text: "a" }], headers)).status).toBe(429);
});

test("the quota is open again when its clock has gone on", async () => {
  let time = 0;
  await using server = await startRehearsal({ quota: { kind: "fixed", characters: 4 }, now: () => time });
  const status = async (): Promise<number> => (await send(server, "google-rest", { body: v3 })).status;
  expect([await status(), await status()]).toEqual([200, 429]);
  time = 60_000;
  expect(await status()).toBe(200);
});
