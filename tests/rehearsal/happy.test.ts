import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { basicClient, call, grpcClient, post, restClient } from "./clients.ts";

const sentence = "The Senate backed the bill on water resources.";
const answers = new Map([["kk", new Map([[sentence, "Сенат су ресурстары туралы заң жобасын қолдады."]])]]);
const parent = "projects/newsroom/locations/us-central1";

test.for([
  ["gRPC", grpcClient],
  ["REST", restClient],
] as const)("Google's own client is answered over %s", async ([, connect]) => {
  await using server = await startRehearsal({ answers });
  const client = connect(server);
  const [response] = await client.translateText({
    parent,
    contents: [sentence, "Another one."],
    mimeType: "text/plain",
    sourceLanguageCode: "en",
    targetLanguageCode: "kk",
  });
  const [languages] = await client.getSupportedLanguages({ parent, model: `${parent}/models/general/translation-llm` });
  await client.close();
  expect(response.translations?.map(({ translatedText }) => translatedText)).toEqual([
    "Сенат су ресурстары туралы заң жобасын қолдады.",
    "⟦kk⟧ Another one.",
  ]);
  expect(languages.languages?.map(({ languageCode }) => languageCode)).toContain("ru");
  expect(languages.languages?.map(({ languageCode }) => languageCode)).not.toContain("kk");
  expect(server.requests).toMatchObject([{ number: 1, contents: [sentence, "Another one."], from: "en", to: "kk" }]);
});

test.for([
  ["gRPC", grpcClient],
  ["REST", restClient],
] as const)("a glossary is made, filled, used and removed over %s", async ([, connect]) => {
  await using server = await startRehearsal();
  const client = connect(server);
  const name = `${parent}/glossaries/news`;
  const languagePair = { sourceLanguageCode: "en", targetLanguageCode: "kk" };
  const [operation] = await client.createGlossary({ parent, glossary: { name, languagePair } });
  const [glossary] = await operation.promise();
  expect(glossary.name).toBe(name);
  const term = (source: string, target: string) => ({
    termsPair: { sourceTerm: { languageCode: "en", text: source }, targetTerm: { languageCode: "kk", text: target } },
  });
  const [entry] = await client.createGlossaryEntry({ parent: name, glossaryEntry: term("Senate", "Сенат") });
  await client.updateGlossaryEntry({ glossaryEntry: { name: entry.name!, ...term("bill", "заң жобасы") } });
  const [entries] = await client.listGlossaryEntries({ parent: name });
  expect(entries.map(({ termsPair }) => termsPair?.targetTerm?.text)).toEqual(["заң жобасы"]);
  const [response] = await client.translateText({
    parent,
    contents: ["One bill."],
    mimeType: "text/plain",
    sourceLanguageCode: "en",
    targetLanguageCode: "kk",
    glossaryConfig: { glossary: name },
  });
  expect(response.translations?.[0]?.translatedText).toBe("⟦kk⟧ One bill.");
  expect(response.glossaryTranslations?.[0]?.translatedText).toBe("⟦kk⟧ One заң жобасы.");
  await client.deleteGlossaryEntry({ name: entry.name! });
  const [found] = await client.getGlossary({ name });
  expect(found.entryCount).toBe(0);
  const [all] = await client.listGlossaries({ parent });
  expect(all.map((one) => one.name)).toEqual([name]);
  const [removal] = await client.deleteGlossary({ name });
  await removal.promise();
  await expect(client.getGlossary({ name })).rejects.toMatchObject({ code: 5 });
  await client.close();
});

test.for([
  ["gRPC", grpcClient],
  ["REST", restClient],
] as const)("adaptive translation into Russian is answered over %s", async ([, connect]) => {
  await using server = await startRehearsal();
  const client = connect(server);
  const reference = { sourceSentence: "One bill.", targetSentence: "Один законопроект." };
  const [response] = await client.adaptiveMtTranslate({
    parent,
    content: [sentence],
    mimeType: "text/plain",
    referenceSentenceConfig: {
      sourceLanguageCode: "en",
      targetLanguageCode: "ru",
      referenceSentencePairLists: [{ referenceSentencePairs: [reference] }],
    },
  });
  await client.close();
  expect(response.translations?.map(({ translatedText }) => translatedText)).toEqual([`⟦ru⟧ ${sentence}`]);
});

test.for(["", "/language/translate/v2"] as const)("Google's v2 client is answered at the path %j", async (path) => {
  await using server = await startRehearsal({ answers });
  const client = basicClient(server, path);
  const [translations] = await client.translate([sentence], { from: "en", to: "kk", format: "text" });
  const [languages] = await client.getLanguages();
  expect(translations).toEqual(["Сенат су ресурстары туралы заң жобасын қолдады."]);
  expect(languages.map(({ code }) => code)).toContain("kk");
});

test("DeepL is answered", async () => {
  await using server = await startRehearsal();
  const headers = { authorization: "DeepL-Auth-Key key" };
  const body = { text: [sentence], source_lang: "EN", target_lang: "KK" };
  const { json } = await post(`${server.url}/deepl/v2/translate`, body, headers);
  expect(json).toMatchObject({ translations: [{ detected_source_language: "EN", text: `⟦kk⟧ ${sentence}` }] });
  const usage = await call(`${server.url}/deepl/v2/usage`, { headers });
  expect(usage.json).toMatchObject({ character_count: sentence.length });
  const languages = await call(`${server.url}/deepl/v2/languages?type=target`, { headers });
  expect(languages.json).toContainEqual(expect.objectContaining({ language: "KK" }));
});

test("a glossary of DeepL is made, changed, used and removed", async () => {
  await using server = await startRehearsal();
  const headers = { authorization: "DeepL-Auth-Key key" };
  const at = `${server.url}/deepl/v3/glossaries`;
  const dictionary = { source_lang: "en", target_lang: "ru", entries: "Senate\tСенат", entries_format: "tsv" };
  const made = await post(at, { name: "news", dictionaries: [dictionary] }, headers);
  expect(made).toMatchObject({ status: 201, json: { name: "news", dictionaries: [{ entry_count: 1 }] } });
  const { glossary_id: id } = made.json as { glossary_id: string };
  await call(`${at}/${id}/dictionaries`, {
    method: "PUT",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ ...dictionary, entries: "Senate\tсенат" }),
  });
  const entries = await call(`${at}/${id}/entries?source_lang=en&target_lang=ru`, { headers });
  expect(entries.json).toMatchObject({ dictionaries: [{ entries: "Senate\tсенат" }] });
  const body = { text: ["The Senate sat."], source_lang: "EN", target_lang: "RU", glossary_id: id };
  const { json } = await post(`${server.url}/deepl/v2/translate`, body, headers);
  expect(json).toMatchObject({ translations: [{ text: "⟦ru⟧ The сенат sat." }] });
  expect((await call(`${at}/${id}`, { method: "DELETE", headers })).status).toBe(204);
  expect((await call(at, { headers })).json).toEqual({ glossaries: [] });
});

test("Azure is answered, and markup that names a translation is replaced by it", async () => {
  await using server = await startRehearsal();
  const headers = { "ocp-apim-subscription-key": "key" };
  const url = `${server.url}/azure/translate?api-version=3.0&from=en&to=kk&textType=html`;
  const marked = 'The <mstrans:dictionary translation="Сенат">Senate</mstrans:dictionary> sat.';
  const { json } = await post(url, [{ Text: sentence }, { Text: marked }], headers);
  expect(json).toEqual([
    { translations: [{ text: `⟦kk⟧ ${sentence}`, to: "kk" }] },
    { translations: [{ text: "⟦kk⟧ The Сенат sat.", to: "kk" }] },
  ]);
  const languages = await call(`${server.url}/azure/languages?api-version=3.0&scope=translation`);
  expect(languages.json).toMatchObject({ translation: { kk: { dir: "ltr" } } });
});

test("OpenAI's chat is answered with the ids of the segments", async () => {
  await using server = await startRehearsal({ answers });
  const headers = { authorization: "Bearer key" };
  const segments = [
    { id: 7, text: sentence },
    { id: 9, text: "A {1}link{/1}." },
  ];
  const messages = [
    { role: "system", content: "Translate." },
    { role: "user", content: `Terms: {"a":1}\n${JSON.stringify({ target: "kk", segments })}\nAnswer in JSON.` },
  ];
  const { json, headers: given } = await post(
    `${server.url}/openai/v1/chat/completions`,
    { model: "m", messages },
    headers,
  );
  const { choices } = json as { choices: readonly { message: { content: string } }[] };
  expect(JSON.parse(choices[0]!.message.content)).toEqual({
    translations: [
      { id: 7, text: "Сенат су ресурстары туралы заң жобасын қолдады." },
      { id: 9, text: "⟦kk⟧ A {1}link{/1}." },
    ],
  });
  expect(json).toMatchObject({ usage: { prompt_tokens: expect.any(Number) } });
  expect(given.get("x-ratelimit-remaining-requests")).toBe("9999");
  expect(server.requests).toMatchObject([{ model: "m", to: "kk", contents: [sentence, "A {1}link{/1}."] }]);
  const models = await call(`${server.url}/openai/v1/models`, { headers });
  expect(models.json).toMatchObject({ object: "list", data: [{ object: "model" }, { object: "model" }] });
});

test("Yandex is answered, with the terms of the request as they stand", async () => {
  await using server = await startRehearsal();
  const headers = { authorization: "Api-Key key" };
  const glossaryPairs = [{ sourceText: "Senate", translatedText: "Сенат" }];
  const { json } = await post(
    `${server.url}/yandex/translate/v2/translate`,
    {
      folderId: "b1g",
      sourceLanguageCode: "en",
      targetLanguageCode: "kk",
      texts: ["The Senate sat."],
      glossaryConfig: { glossaryData: { glossaryPairs } },
    },
    headers,
  );
  expect(json).toEqual({ translations: [{ text: "⟦kk⟧ The Сенат sat." }] });
  const languages = await post(`${server.url}/yandex/translate/v2/languages`, { folderId: "b1g" }, headers);
  expect(languages.json).toMatchObject({ languages: expect.arrayContaining([{ code: "kk", name: "kk" }]) });
});

test.for([
  [sentence, `⟦ru⟧ ${sentence}`],
  [[sentence], [`⟦ru⟧ ${sentence}`]],
])("LibreTranslate answers %j in its own shape", async ([q, translatedText]) => {
  await using server = await startRehearsal();
  const body = { q, source: "en", target: "ru", format: "text", api_key: "key" };
  const { json } = await post(`${server.url}/libretranslate/translate`, body);
  expect(json).toEqual({ translatedText });
  const languages = await call(`${server.url}/libretranslate/languages`);
  expect(JSON.stringify(languages.json)).not.toContain("kk");
});

test("Apertium is answered by GET and by form", async () => {
  await using server = await startRehearsal({ answers });
  const query = new URLSearchParams({ langpair: "eng|kaz", q: sentence });
  const asked = await call(`${server.url}/apertium/translate?${query}`);
  const posted = await call(`${server.url}/apertium/translate`, { method: "POST", body: query });
  const answer = { responseData: { translatedText: "Сенат су ресурстары туралы заң жобасын қолдады." } };
  expect([asked.json, posted.json]).toMatchObject([answer, answer]);
  const pairs = await call(`${server.url}/apertium/listPairs`);
  expect(pairs.json).toMatchObject({ responseData: [{ sourceLanguage: "eng", targetLanguage: "kaz" }, {}] });
});
