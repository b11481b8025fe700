import { expect, test } from "vitest";
import { type RehearsalOptions, type SeenRequest, startRehearsal } from "../../rehearsal/server.ts";
import type { EngineItem, EngineReply } from "../../src/core/engine.ts";
import { DEFAULT_SETTINGS, type EngineSettings } from "../../src/core/engine-settings.ts";
import { Problem } from "../../src/core/problem.ts";
import { azureEngine } from "../../src/engines/azure.ts";
import type { Environment } from "../../src/engines/credentials.ts";
import { deeplEngine } from "../../src/engines/deepl.ts";
import { chooseEngine } from "../../src/engines/index.ts";
import { serviceCode } from "../../src/engines/service-code.ts";
import { requestTerms, yandexEngine } from "../../src/engines/yandex.ts";
import { runs } from "./coded.ts";

const signal = new AbortController().signal;
const keys: Environment = {
  DEEPL_API_KEY: "0123456789-deepl",
  AZURE_TRANSLATOR_KEY: "0123456789-azure",
  YANDEX_API_KEY: "0123456789-yandex",
  LIBRETRANSLATE_API_KEY: "0123456789-libre",
};

function item(marked: string, more: Partial<EngineItem> = {}): EngineItem {
  return { runs: runs(marked), terms: [], ...more };
}

type Name = "deepl" | "azure" | "yandex" | "libretranslate" | "apertium";

/** Asks the rehearsal server, and gives the answer and what was sent. */
async function asked(
  wanted: Name,
  { items, to }: { readonly items: readonly EngineItem[]; readonly to: string },
  more: Partial<EngineSettings> & { readonly rehearsal?: RehearsalOptions } = {},
): Promise<{ readonly reply: EngineReply; readonly sent: SeenRequest }> {
  const { rehearsal = {}, ...own } = more;
  await using server = await startRehearsal(rehearsal);
  const url = `${server.url}/${wanted}`;
  const settings = { ...DEFAULT_SETTINGS, ...own, [wanted]: { ...DEFAULT_SETTINGS[wanted], ...own[wanted], url } };
  const chosen = await chooseEngine({ wanted, settings, env: keys });
  if (chosen.kind === "none") throw new TypeError("No engine was chosen");
  const reply = await chosen.engine.translate({ items, from: "en", to, signal });
  const [sent] = server.requests;
  if (sent === undefined) throw new TypeError("Nothing was sent");
  return { reply, sent };
}

test("DeepL takes tags into Russian and placeholders into Kazakh, and is asked not to split sentences", async () => {
  const items = [item("See the {1}new decree{/1}.{2/}")];
  const russian = await asked("deepl", { items, to: "ru" });
  expect(russian.sent.contents).toEqual(['See the <u id="1">new decree</u>.<img id="2"/>']);
  expect(russian.sent.body).toMatchObject({ tag_handling: "xml", source_lang: "EN", target_lang: "RU" });
  const kazakh = await asked("deepl", { items, to: "kk" });
  expect(kazakh.sent.contents).toEqual(["See the ⟦1⟧new decree⟦/1⟧.⟦2/⟧"]);
  expect(kazakh.sent.body).not.toHaveProperty("tag_handling");
  expect(kazakh.sent.body).toMatchObject({ split_sentences: "0", target_lang: "KK" });
});

test("DeepL counts no tags: the estimate is that of the words where they are elements, and of all that is sent else", () => {
  const engine = deeplEngine({ url: "", formality: "default" }, keys);
  const items = [item(" See {1}it{/1}. ")];
  expect(engine.estimate(items, "en", "ru")).toEqual({ sent: "See it.".length, answered: 0 });
  expect(engine.estimate(items, "en", "kk")).toEqual({ sent: "See ⟦1⟧it⟦/1⟧.".length, answered: 0 });
  expect(engine.cost(item("See {1}it{/1}."), "en", "ru")).toBe('See <u id="1">it</u>.'.length);
  expect(engine.cost(item("See {1}it{/1}."), "en", "kk")).toBe("See ⟦1⟧it⟦/1⟧.".length);
});

test("DeepL is told how formally to write where the language has that, and the ledger's key knows of it", async () => {
  const deepl = { url: "", formality: "more" } as const;
  const items = [item("Thank you.")];
  expect((await asked("deepl", { items, to: "ru" }, { deepl })).sent.body).toMatchObject({ formality: "prefer_more" });
  expect((await asked("deepl", { items, to: "kk" }, { deepl })).sent.body).not.toHaveProperty("formality");
  expect(deeplEngine(deepl, keys).options).toBe("formality=more");
});

test("DeepL gets as context what stands around all texts of a request alike, and none into Kazakh", async () => {
  const around = { headings: ["Water"], examples: [], previous: "Before.", next: "After." };
  const one = [item("One.", { context: around })];
  const two = [...one, item("Two.", { context: { ...around, previous: "One." } })];
  const apart = [...one, item("Two.", { context: { ...around, headings: ["Energy"] } })];
  const contextOf = async (items: readonly EngineItem[], to: string): Promise<unknown> =>
    (await asked("deepl", { items, to })).sent.body;
  expect(await contextOf(one, "ru")).toMatchObject({ context: "Water\nBefore.\nAfter." });
  expect(await contextOf(two, "ru")).toMatchObject({ context: "Water" });
  expect(await contextOf(apart, "ru")).not.toHaveProperty("context");
  expect(await contextOf(one, "kk")).not.toHaveProperty("context");
});

test("DeepL's free keys go to the free service, which costs nothing; others have the table's price or the project's", async () => {
  const settings = { url: "", formality: "default" } as const;
  const price = (env: Environment, own: Parameters<typeof deeplEngine>[2] = []): unknown => {
    const found = deeplEngine(settings, env, own).capabilities("en", "kk");
    return found instanceof Problem ? found : found.price?.perMillion;
  };
  expect(price({ DEEPL_API_KEY: "0123456789-deepl:fx" })).toBe(0);
  expect(price(keys)).toBeGreaterThan(0);
  expect(price(keys, [{ engine: "deepl", unit: "codepoint", perMillion: 7 }])).toBe(7);
});

test("Azure gets languages, the kind of text, region and category, and says what it charges", async () => {
  const azure = { url: "", region: "westeurope", category: "newsroom-kk" };
  const { reply, sent } = await asked("azure", { items: [item("See {1}it{/1}.")], to: "kk-KZ" }, { azure });
  expect(sent).toMatchObject({ from: "en", to: "kk", model: "newsroom-kk", mimeType: "text/html" });
  expect(sent.headers["ocp-apim-subscription-region"]).toBe("westeurope");
  expect(reply.billed).toEqual({ sent: 'See <u id="1">it</u>.'.length, answered: 0 });
});

test("the price of Azure's custom models is known only from the project", () => {
  const settings = { ...DEFAULT_SETTINGS.azure, category: "newsroom" };
  const own = [{ engine: "azure", unit: "codepoint", perMillion: 40 } as const];
  expect(azureEngine(settings, keys).capabilities("en", "kk")).toMatchObject({ price: undefined });
  expect(azureEngine(settings, keys, own).capabilities("en", "kk")).toMatchObject({
    price: { perMillion: 40 },
  });
});

test("Azure's region is refused where it is no name", () => {
  const settings = { ...DEFAULT_SETTINGS.azure, region: "west\r\nx: y" };
  expect(() => azureEngine(settings, keys)).toThrow(expect.objectContaining({ code: "E_ENGINE_SETTING" }));
});

test("Yandex gets a request's terms into languages in which it inflects them", async () => {
  const terms = [{ source: "decree", target: "жарлық" }];
  const items = [item("The decree.", { terms })];
  expect((await asked("yandex", { items, to: "kk" })).sent.body).toMatchObject({
    glossaryConfig: { glossaryData: { glossaryPairs: [{ sourceText: "decree", translatedText: "жарлық" }] } },
  });
  expect((await asked("yandex", { items, to: "uz" })).sent.body).not.toHaveProperty("glossaryConfig");
});

test("a term that another text of the request has unpinned, or pinned otherwise, does not go along", () => {
  const decree = { source: "decree", target: "жарлық" };
  const senate = { source: "Senate", target: "Сенат" };
  const both = item("The Senate's decree.", { terms: [decree, senate] });
  expect(requestTerms([both, item("It took effect.")])).toEqual([decree, senate]);
  expect(requestTerms([both, item("A Decree of the court.")])).toEqual([senate]);
  const ruling = { source: "decree", target: "қаулы" };
  expect(requestTerms([both, item("A decree.", { terms: [ruling] })])).toEqual([senate]);
});

test("at most fifty terms go with a request", () => {
  const terms = Array.from({ length: 60 }, (_, index) => ({ source: `term ${index}!`, target: `${index}` }));
  expect(requestTerms([item(terms.map(({ source }) => source).join(" "), { terms })])).toHaveLength(50);
});

test("Yandex takes a token and its folder in the place of a key", async () => {
  await using server = await startRehearsal();
  const settings = { url: `${server.url}/yandex`, folder: "b1g" };
  const engine = yandexEngine(settings, { YANDEX_IAM_TOKEN: "t1.0123456789abcdef" });
  await engine.translate({ items: [item("Yes.")], from: "en", to: "kk", signal });
  expect(server.requests[0]?.headers["authorization"]).toBe("Bearer t1.0123456789abcdef");
  expect(server.requests[0]?.body).toMatchObject({ folderId: "b1g" });
});

test("LibreTranslate's answer to a text about entities is refused, as the server decodes them", async () => {
  const reply = (): readonly string[] => ["AT&T пишут AT&T."];
  const about = await asked(
    "libretranslate",
    { items: [item("AT&T is written AT&amp;T.")], to: "ru" },
    { rehearsal: { reply } },
  );
  expect(about.reply.answers).toMatchObject([{ kind: "refused", problem: { code: "E_ENGINE_ANSWER" } }]);
  const usual = await asked("libretranslate", { items: [item("It is AT&T.")], to: "ru" }, { rehearsal: { reply } });
  expect(usual.reply.answers).toMatchObject([{ kind: "translated" }]);
});

test("an answer of Apertium's with words that it could not inflect or look up is refused", async () => {
  const answerOf = async (answer: string): Promise<unknown> => {
    const rehearsal = { reply: () => [answer] };
    return (await asked("apertium", { items: [item("Item #5 of the @news.")], to: "kk" }, { rehearsal })).reply
      .answers[0];
  };
  expect(await answerOf("Жаңалықтың #пункт 5.")).toMatchObject({ kind: "translated" }); // one such word was there
  expect(await answerOf("@news #пункт 5.")).toMatchObject({ kind: "refused" });
});

test("Apertium is asked for plain text, one a request, with its own codes", async () => {
  const { sent } = await asked("apertium", { items: [item("A & B\nC")], to: "kk" });
  expect(sent.body).toMatchObject({ q: "A & B\nC", langpair: "eng|kaz", format: "txt", markUnknown: "no" });
});

test.for([
  ["deepl", "DEEPL_API_KEY"],
  ["azure", "AZURE_TRANSLATOR_KEY"],
  ["yandex", "YANDEX_API_KEY"],
] as const)("%s without a key names %s and asks nobody", async ([wanted, variable]) => {
  await expect(chooseEngine({ wanted, settings: DEFAULT_SETTINGS, env: {} })).rejects.toMatchObject({
    code: "E_ENGINE_CREDENTIALS",
    values: { engine: wanted, variable },
  });
});

test.for(["deepl", "azure", "yandex", "libretranslate", "apertium"] as const)(
  "%s is not asked in the clear on another machine",
  async (wanted) => {
    const settings = {
      ...DEFAULT_SETTINGS,
      [wanted]: { ...DEFAULT_SETTINGS[wanted], url: "http://translate.example" },
    };
    await expect(chooseEngine({ wanted, settings, env: keys })).rejects.toMatchObject({
      code: "E_ENGINE_ENDPOINT",
      values: { variable: `engine.${wanted}.url` },
    });
  },
);

test("a probe tells which key, what is left, which language is not served, and that the key was refused", async () => {
  await using server = await startRehearsal({ fail: () => "unauthenticated" });
  const engine = deeplEngine({ url: `${server.url}/deepl`, formality: "default" }, keys);
  const looks = await engine.probe("en", ["kk", "xx"], signal);
  expect(looks).toMatchObject([
    { what: "credentials", state: "broken", detail: "…eepl (Pro)", problem: { code: "E_ENGINE_AUTH" } },
    { what: "languages", state: "broken", problem: { code: "E_ENGINE_PAIR", values: { lang: "xx" } } },
    { what: "languages", state: "fine", detail: "kk" },
    { what: "quota", state: "fine", detail: "0 / 1000000000" },
  ]);
});

test("a probe tells a language that the service does not list, and still tries it", async () => {
  await using server = await startRehearsal();
  const engine = azureEngine({ ...DEFAULT_SETTINGS.azure, url: `${server.url}/azure` }, keys);
  const looks = await engine.probe("en", ["kk", "ky"], signal);
  expect(looks).toMatchObject([
    { what: "credentials", state: "fine" },
    { what: "languages", state: "missing", detail: "ky" },
    { what: "service", state: "fine" },
  ]);
  expect(server.requests.map(({ contents }) => contents)).toEqual([["Yes."]]);
});

test("a probe ends with the signal's reason", async () => {
  const reason = new Error("interrupted");
  const engine = deeplEngine({ url: "http://127.0.0.1:9", formality: "default" }, keys);
  await expect(engine.probe("en", ["kk"], AbortSignal.abort(reason))).rejects.toBe(reason);
});

test.for<[Name, string, boolean]>([
  ["deepl", "kk-Cyrl-KZ", true],
  ["deepl", "kk-Arab", false],
  ["azure", "kk-Latn", false],
  ["yandex", "kk-Latn", true],
  ["libretranslate", "kk", false],
  ["apertium", "ru", false],
  ["apertium", "kk-KZ", true],
])("%s into %s: %j", async ([wanted, to, serves]) => {
  const chosen = await chooseEngine({ wanted, settings: DEFAULT_SETTINGS, env: keys });
  const found = chosen.kind === "engine" ? chosen.engine.capabilities("en", to) : undefined;
  expect(found).toEqual(serves ? expect.objectContaining({ limits: expect.anything() }) : expect.any(Problem));
});

test.for<[string, string | undefined]>([
  ["kk", "kk"],
  ["kk-KZ", "kk"],
  ["kk-Cyrl", "kk"],
  ["kk-Latn", "kazlat"],
  ["kk-Arab", undefined],
  ["pt-BR", "pt-BR"],
  ["pt-AO", "pt"],
  ["nb", "no"],
  ["xx", undefined],
  ["constructor", undefined],
  ["-", undefined],
])("%s is the service's %j", ([tag, code]) => {
  const own = { "kk-Latn": "kazlat", "pt-BR": "pt-BR", nb: "no" };
  expect(serviceCode(tag, new Set(["kk", "no", "pt"]), own)).toBe(code);
});
