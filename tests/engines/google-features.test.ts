import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import type { EngineItem } from "../../src/core/engine.ts";
import { markedText, textRuns } from "../../src/core/runs.ts";
import { googleEngine } from "../../src/engines/google.ts";
import { readRestEndpoint } from "../../src/engines/google-endpoint.ts";
import type { GoogleWish } from "../../src/engines/google-settings.ts";
import { runs } from "./coded.ts";
import { engineOver, KEY, TRANSPORTS } from "./google-transports.ts";

const sentence = "The Senate backed the bill.";
const item: EngineItem = { runs: textRuns(sentence), terms: [] };
const region = { location: "us-central1" };
const { signal } = new AbortController();

function offline(more: Partial<GoogleWish>) {
  return googleEngine({ project: "newsroom", location: "global", model: "general/nmt", endpoint: undefined, ...more });
}

test.for(TRANSPORTS)("over %s texts come back in order, with their codes and without entities", async (transport) => {
  const coded = runs("The {1}Senate's{/1} bill & more.{2/}");
  const answers = new Map([["kk", new Map([[sentence, "Сенат заң жобасын қолдады."]])]]);
  await using server = await startRehearsal({ answers });
  const engine = engineOver(transport, server);
  const plain = await engine.translate({ items: [item, item], from: "en", to: "kk", signal });
  const marked = await engine.translate({ items: [{ runs: coded, terms: [] }], from: "en", to: "kk", signal });
  await engine.close();
  expect(plain.answers.map(({ raw }) => raw)).toEqual(Array(2).fill("Сенат заң жобасын қолдады."));
  expect(marked.answers[0]?.raw).toContain("&#39;");
  const [answer] = marked.answers;
  expect(answer?.kind === "translated" && markedText(answer.runs)).toBe(`⟦kk⟧ ${markedText(coded)}`);
  expect(server.requests.map(({ mimeType }) => mimeType)).toEqual(["text/plain", "text/html"]);
});

test.for<[string, Partial<GoogleWish>, string, object]>([
  [
    "the language model, for Kazakh",
    { ...region, model: "general/translation-llm" },
    "kk",
    { code: "E_ENGINE_LANGUAGE" },
  ],
  [
    "the language model, without a region",
    { model: "general/translation-llm" },
    "ru",
    { code: "E_ENGINE_LOCATION", values: { setting: "model" } },
  ],
  [
    "a glossary, without a region",
    { glossary: "news" },
    "kk",
    { code: "E_ENGINE_LOCATION", values: { setting: "glossary" } },
  ],
  [
    "examples, without a region",
    { adaptive: true },
    "ru",
    { code: "E_ENGINE_LOCATION", values: { setting: "adaptive" } },
  ],
  [
    "a custom model, without a region",
    { model: "TRL123" },
    "ru",
    { code: "E_ENGINE_LOCATION", values: { setting: "model" } },
  ],
  [
    "a glossary in v2",
    { api: "v2", glossary: "news" },
    "kk",
    { code: "E_ENGINE_API", values: { setting: "glossary" } },
  ],
  ["examples in v2", { api: "v2", adaptive: true }, "ru", { code: "E_ENGINE_API", values: { setting: "adaptive" } }],
  ["another model in v2", { api: "v2", model: "TRL123" }, "ru", { code: "E_ENGINE_API", values: { setting: "model" } }],
  ["Kazakh in Arabic script", {}, "kk-Arab", { code: "E_ENGINE_LANGUAGE" }],
])("%s is refused with the reason, and nothing is sent", async ([, settings, to, problem]) => {
  const engine = offline(settings);
  expect(engine.capabilities("en", to)).toMatchObject(problem);
  await expect(engine.translate({ items: [item], from: "en", to, signal })).rejects.toMatchObject({ problem });
});

test("examples are for Russian, not for Kazakh, which keeps the model's own price", () => {
  const engine = offline({ ...region, adaptive: true });
  expect(engine.capabilities("en", "ru")).toMatchObject({ examples: true, price: { answerPerMillion: 25 } });
  expect(engine.capabilities("en", "kk")).toMatchObject({ examples: false, price: { perMillion: 20 } });
});

test("the limits are those of the API that is asked", () => {
  expect(offline({}).capabilities("en", "kk")).toMatchObject({ limits: { maxStrings: 1024, maxCodepoints: 30_000 } });
  expect(offline({ api: "v2" }).capabilities("en", "kk")).toMatchObject({
    limits: { maxStrings: 128, maxBytes: 100_000 },
  });
});

test("where answers are charged too, the estimate is above what is then billed", async () => {
  await using server = await startRehearsal();
  const engine = engineOver("gRPC", server, { ...region, model: "general/translation-llm" });
  const estimate = engine.estimate([item], "en", "ru");
  const { billed } = await engine.translate({ items: [item], from: "en", to: "ru", signal });
  await engine.close();
  expect(billed).toEqual({ sent: sentence.length, answered: `⟦ru⟧ ${sentence}`.length });
  expect(estimate.sent).toBe(sentence.length);
  expect(estimate.answered).toBeGreaterThanOrEqual(billed?.answered ?? Number.POSITIVE_INFINITY);
  expect(offline({}).estimate([item], "en", "ru")).toEqual({ sent: sentence.length, answered: 0 });
});

test.for(["gRPC", "REST"] as const)("over %s fuzzy matches go along as examples, five at most", async (transport) => {
  await using server = await startRehearsal();
  const engine = engineOver(transport, server, { ...region, adaptive: true });
  const example = { source: runs("The {1}Senate{/1} met."), target: runs("{1}Сенат{/1} собрался."), score: 80 };
  const context = { headings: [], examples: Array(7).fill(example) };
  const { answers } = await engine.translate({ items: [{ ...item, context }, item], from: "en", to: "ru", signal });
  const own = await engine.translate({ items: [item], from: "en", to: "ru", signal });
  await engine.close();
  expect([...answers, ...own.answers].map(({ kind }) => kind)).toEqual(Array(3).fill("translated"));
  expect(server.requests.map(({ model }) => model.split("/models/").at(-1))).toEqual(["adaptive", "general/nmt"]);
  const pair = { sourceSentence: "The Senate met.", targetSentence: "Сенат собрался." };
  expect(server.requests[0]?.body).toMatchObject({
    referenceSentenceConfig: { referenceSentencePairLists: [{ referenceSentencePairs: Array(5).fill(pair) }, {}] },
  });
});

test("an API key goes with each request of v2, and into nothing that is shown", async () => {
  await using server = await startRehearsal();
  const engine = engineOver("v2", server, { credentials: "GOOGLE_API_KEY …mnop" });
  const probes = await engine.probe("en", ["kk"], signal);
  await engine.close();
  expect(probes.map(({ what, state }) => [what, state])).toEqual([
    ["credentials", "fine"],
    ["languages", "fine"],
    ["service", "fine"],
  ]);
  expect(JSON.stringify([probes, engine])).not.toContain(KEY);
});

test.for(["gRPC", "REST"] as const)("over %s doctor learns which languages the service has", async (transport) => {
  await using server = await startRehearsal();
  const engine = engineOver(transport, server);
  const probes = await engine.probe("en", ["kk", "tt", "ru"], signal);
  await engine.close();
  expect(probes.map(({ what, state, problem }) => [what, state, problem?.code])).toEqual([
    ["credentials", "fine", undefined],
    ["languages", "fine", undefined],
    ["languages", "broken", "E_ENGINE_LANGUAGE"],
    ["languages", "fine", undefined],
    ["service", "fine", undefined],
  ]);
  expect(server.requests, "one tiny request").toMatchObject([{ characters: 4 }]);
});

test.for([
  ["unauthenticated", "credentials", "E_ENGINE_AUTH"],
  ["throttle", "quota", "E_ENGINE_QUOTA"],
  ["daily", "quota", "E_ENGINE_DAILY"],
  ["billing", "quota", "E_ENGINE_BILLING"],
  ["unavailable", "service", "E_ENGINE_UNREACHABLE"],
] as const)("doctor says of %s that the %s is broken", async ([fault, what, code]) => {
  await using server = await startRehearsal({ fail: () => fault });
  const engine = engineOver("gRPC", server);
  const probes = await engine.probe("en", ["kk"], signal);
  await engine.close();
  expect(probes.filter(({ state }) => state === "broken")).toMatchObject([{ what, problem: { code } }]);
});

test.for(["http://translate.example:80", "https://127.0.0.1:80", "127.0.0.1:80", "http://127.0.0.1:80/x"])(
  "the REST server %s is refused: it is not this machine",
  (url) => {
    expect(() => readRestEndpoint(url!)).toThrow(expect.objectContaining({ code: "E_ENGINE_ENDPOINT" }));
  },
);
