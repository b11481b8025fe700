import { inspect } from "node:util";
import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import {
  type Capabilities,
  type Engine,
  EngineFailure,
  type EngineItem,
  type EngineReply,
} from "../../src/core/engine.ts";
import { DEFAULT_SETTINGS } from "../../src/core/engine-settings.ts";
import { Problem } from "../../src/core/problem.ts";
import { plainText, sameRuns, textRuns } from "../../src/core/runs.ts";
import { chooseEngine } from "../../src/engines/index.ts";
import { type OpenaiOptions, openaiEngine } from "../../src/engines/openai.ts";
import { chatServer, saying } from "../support/openai-server.ts";
import { runs } from "./coded.ts";

const KEY = "sk-canary-0123456789abcdef";

function engineAt(url: string, more: Partial<OpenaiOptions> = {}): Engine {
  const settings = { ...DEFAULT_SETTINGS.openai, url, model: "rehearsal-large" };
  return openaiEngine({ settings, env: { OPENAI_API_KEY: KEY }, ...more });
}

function item(marked: string, more: Partial<EngineItem> = {}): EngineItem {
  return { runs: runs(marked), terms: [], ...more };
}

async function ask(engine: Engine, items: readonly EngineItem[], to = "kk"): Promise<EngineReply> {
  return await engine.translate({ items, from: "en", to, signal: new AbortController().signal });
}

/** What became of each item: the text, or the code of its problem. */
function outcomes({ answers }: EngineReply): readonly string[] {
  return answers.map((answer) => (answer.kind === "translated" ? plainText(answer.runs) : answer.problem.code));
}

const ANSWERS = new Map([
  [
    "kk",
    new Map([
      ["The Senate met.", "Сенат жиналды."],
      ["See the ⟦1⟧new decree⟦/1⟧.", "⟦1⟧Жаңа жарлықты⟦/1⟧ қараңыз."],
      ["Nobody counted.", "Ешкім санаған жоқ."],
    ]),
  ],
]);

test("texts are translated with their codes, and the service's count of tokens is what is billed", async () => {
  await using server = await startRehearsal({ answers: ANSWERS });
  const asked = [item("The Senate met."), item(" See the {1}new decree{/1}. "), item("Nobody counted.")];
  const reply = await ask(engineAt(`${server.url}/openai/v1`), asked);
  expect(outcomes(reply)).toEqual(["Сенат жиналды.", " Жаңа жарлықты қараңыз. ", "Ешкім санаған жоқ."]);
  const [, decree] = reply.answers;
  expect(decree?.kind === "translated" && sameRuns(decree.runs, runs(" {1}Жаңа жарлықты{/1} қараңыз. "))).toBe(true);
  expect(decree?.raw).toBe("⟦1⟧Жаңа жарлықты⟦/1⟧ қараңыз.");
  expect(reply.billed?.sent).toBeGreaterThan(100);
  expect(reply.billed?.answered).toBeGreaterThan(10);
});

test("a request holds a stable beginning, the form of the answer, and nothing random", async () => {
  await using server = await startRehearsal({ answers: ANSWERS });
  const engine = engineAt(`${server.url}/openai/v1`);
  await ask(engine, [item("The Senate met.")]);
  await ask(engine, [item("Nobody counted.")]);
  const [first, second] = server.requests.map(({ body }) => body as { messages: unknown[] }); // as this engine sends it
  expect(first).toMatchObject({
    model: "rehearsal-large",
    temperature: 0,
    response_format: { type: "json_schema", json_schema: { strict: true } },
  });
  expect(first?.messages[0]).toEqual(second?.messages[0]);
  expect(first?.messages).toHaveLength(2);
});

test.for<[string, string, string]>([
  ["throttle", "throttle", "E_ENGINE_QUOTA"],
  ["forbidden-rate", "throttle", "E_ENGINE_QUOTA"],
  ["daily", "daily", "E_ENGINE_DAILY"],
  ["billing", "daily", "E_ENGINE_BILLING"],
  ["unavailable", "transient", "E_ENGINE_UNREACHABLE"],
  ["internal", "transient", "E_ENGINE_UNREACHABLE"],
  ["bad-request", "bad-request", "E_ENGINE_BAD_REQUEST"],
  ["invalid-language", "auth", "E_ENGINE_SETUP"],
  ["invalid-model", "auth", "E_ENGINE_SETUP"],
  ["unauthenticated", "auth", "E_ENGINE_AUTH"],
  ["permission", "auth", "E_ENGINE_AUTH"],
  ["hang", "transient", "E_ENGINE_UNREACHABLE"],
  ["drop", "transient", "E_ENGINE_UNREACHABLE"],
  ["not-json", "transient", "E_ENGINE_PROTOCOL"],
] as const)("the fault %s is a failure of class %s, and no key is in its words", async ([fault, failure, code]) => {
  // As the table has it: each is a fault of the rehearsal server.
  await using server = await startRehearsal({ fail: () => fault as "throttle" });
  const engine = engineAt(`${server.url}/openai/v1`, { timeoutMs: fault === "hang" ? 200 : 10_000 });
  const error: unknown = await ask(engine, [item("One."), item("Two.")]).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ failure, problem: { code } });
  expect(inspect(error, { depth: 9 })).not.toContain("canary");
  expect(server.requests).toHaveLength(1);
});

test("a throttled request says how long to wait", async () => {
  await using server = await startRehearsal({ fail: () => "throttle" });
  await expect(ask(engineAt(`${server.url}/openai/v1`), [item("One.")])).rejects.toMatchObject({ retryAfterMs: 2_000 });
});

test.for<[Readonly<Record<string, string>>, number | undefined]>([
  [{ "retry-after": "3" }, 3_000],
  [{ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m2.5s" }, 62_500],
  [{ "x-ratelimit-remaining-tokens": "9", "x-ratelimit-reset-tokens": "1m2.5s" }, undefined],
  [
    {
      "x-ratelimit-remaining-tokens": "0",
      "x-ratelimit-reset-tokens": "8ms",
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "4s",
    },
    4_000,
  ],
  [{}, undefined],
])("the wait is read from the headers %j", async ([headers, retryAfterMs]) => {
  const json = { error: { message: "Rate limit reached", code: "rate_limit_exceeded" } };
  await using server = await chatServer(() => ({ status: 429, headers, json }));
  const call = ask(engineAt(server.url), [item("One.")]);
  await expect(call).rejects.toMatchObject({ failure: "throttle", retryAfterMs });
});

test.for<[string, number, unknown, string, string]>([
  ["Ollama", 404, { error: "model 'x' not found, try pulling it first" }, "auth", "E_ENGINE_SETUP"],
  [
    "llama.cpp",
    400,
    {
      error: {
        code: 400,
        type: "exceed_context_size_error",
        message: "the request exceeds the available context size",
      },
    },
    "bad-request",
    "E_ENGINE_BAD_REQUEST",
  ],
  ["llama.cpp", 503, { error: { code: 503, message: "Loading model" } }, "transient", "E_ENGINE_UNREACHABLE"],
  [
    "vLLM",
    400,
    {
      object: "error",
      message: "This model's maximum context length is 4096 tokens.",
      type: "BadRequestError",
      code: 400,
    },
    "bad-request",
    "E_ENGINE_BAD_REQUEST",
  ],
  [
    "OpenAI",
    429,
    { error: { message: "Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 31000." } },
    "bad-request",
    "E_ENGINE_BAD_REQUEST",
  ],
  [
    "Azure OpenAI",
    400,
    { error: { code: "content_filter", message: "The response was filtered due to the prompt." } },
    "bad-request",
    "E_ENGINE_BAD_REQUEST",
  ],
  ["OpenRouter", 402, { error: { code: 402, message: "Insufficient credits" } }, "daily", "E_ENGINE_BILLING"],
])("a refusal in the words of %s (%s) is sorted", async ([, status, json, failure, code]) => {
  await using server = await chatServer(() => ({ status, json }));
  await expect(ask(engineAt(server.url), [item("One.")])).rejects.toMatchObject({ failure, problem: { code } });
});

const GOOD = JSON.stringify({ translations: [{ id: 1, text: "Бірінші." }] });

test("a server without structured output is asked in a simpler form, and that is remembered", async () => {
  await using server = await chatServer(({ body }) => {
    const format = body["response_format"] as { type: string } | undefined; // as this engine sends it
    if (format === undefined) return saying(GOOD);
    return { status: 400, json: { error: { message: `'response_format.type' ${format.type} is not supported` } } };
  });
  const engine = engineAt(server.url);
  expect(outcomes(await ask(engine, [item("First.")]))).toEqual(["Бірінші."]);
  expect(outcomes(await ask(engine, [item("First.")]))).toEqual(["Бірінші."]);
  const forms = server.requests.map(({ body }) => (body["response_format"] as { type?: string } | undefined)?.type);
  expect(forms).toEqual(["json_schema", "json_object", undefined, undefined]);
});

test("a model that takes no temperature or seed is asked without", async () => {
  await using server = await chatServer(({ body }) => {
    const named = ["temperature", "seed"].find((name) => name in body);
    if (named === undefined) return saying(GOOD);
    return { status: 400, json: { error: { message: `Unsupported value: '${named}'`, param: named } } };
  });
  expect(outcomes(await ask(engineAt(server.url), [item("First.")]))).toEqual(["Бірінші."]);
  expect(server.requests).toHaveLength(3);
});

test.for<[string, string, readonly string[]]>([
  ["an id is missing", '{"translations":[{"id":2,"text":"Екінші."}]}', ["E_ENGINE_COUNT", "Екінші."]],
  [
    "an id occurs twice",
    '{"translations":[{"id":1,"text":"Бірінші."},{"id":1,"text":"Үшінші."},{"id":2,"text":"Екінші."}]}',
    ["E_ENGINE_COUNT", "Екінші."],
  ],
  [
    "ids are swapped",
    '{"translations":[{"id":2,"text":"Екінші."},{"id":1,"text":"Бірінші."}]}',
    ["Бірінші.", "Екінші."],
  ],
  [
    "ids are words",
    '{"translations":[{"id":"one","text":"Бірінші."},{"id":"2","text":"Екінші."}]}',
    ["E_ENGINE_COUNT", "Екінші."],
  ],
  [
    "a text is no text",
    '{"translations":[{"id":1,"text":7},{"id":2,"text":"Екінші."}]}',
    ["E_ENGINE_COUNT", "Екінші."],
  ],
  [
    "a text is blank",
    '{"translations":[{"id":1,"text":" "},{"id":2,"text":"Екінші."}]}',
    ["E_ENGINE_EMPTY", "Екінші."],
  ],
  [
    "a text has a control character",
    '{"translations":[{"id":1,"text":"Бірінші\\u0007."},{"id":2,"text":"Екінші."}]}',
    ["E_ENGINE_ANSWER", "Екінші."],
  ],
  [
    "a text has codes that were not asked for",
    '{"translations":[{"id":1,"text":"⟦1⟧Бірінші⟦/1⟧."},{"id":2,"text":"Екінші."}]}',
    ["E_ENGINE_CODES", "Екінші."],
  ],
  [
    "a text is chatter",
    '{"translations":[{"id":1,"text":"Sure, here is the translation: Бірінші."},{"id":2,"text":"Екінші."}]}',
    ["E_ENGINE_CHATTER", "Екінші."],
  ],
  [
    "the object stands in a fence, after thoughts",
    '<think>{"translations":[]}</think>\nHere it is:\n```json\n{"translations":[{"id":1,"text":"Бірінші."},{"id":2,"text":"Екінші."}]}\n```',
    ["Бірінші.", "Екінші."],
  ],
])("an answer in which %s", async ([, content, expected]) => {
  await using server = await chatServer(() => saying(content));
  expect(outcomes(await ask(engineAt(server.url), [item("First."), item("Second.")]))).toEqual(expected);
});

test.for<[string, string | null, object]>([
  ["is no JSON", "Бірінші. Екінші.", {}],
  ["is empty", "", {}],
  ["is null", null, {}],
  ["is JSON of another form", '[{"id":1,"text":"Бірінші."}]', {}],
  ["was cut off", '{"translations":[{"id":1,"text":"Бірін', { finish_reason: "length" }],
  ["was cut off and looks whole", GOOD, { finish_reason: "length" }],
  ["was filtered", GOOD, { finish_reason: "content_filter" }],
  ["is a refusal", null, { refusal: "I'm sorry, I can't help with that." }],
])("an answer that %s has its pack halved, and is refused for one text", async ([, content, more]) => {
  await using server = await chatServer(() =>
    saying(content, { ...more, usage: { prompt_tokens: 9, completion_tokens: 4 } }),
  );
  const engine = engineAt(server.url);
  const pack = ask(engine, [item("First."), item("Second.")]);
  await expect(pack).rejects.toMatchObject({ failure: "bad-request", problem: { code: "E_ENGINE_BAD_REQUEST" } });
  await expect(pack).rejects.toMatchObject({ charged: true });
  const alone = await ask(engine, [item("First.")]);
  expect(outcomes(alone)).toEqual(["E_ENGINE_ANSWER"]);
  expect(alone.billed).toEqual({ sent: 9, answered: 4 });
});

test.for<[string, readonly number[]]>([
  ["parts one and counts on", [1, 2, 3]],
  ["counts from nought", [0, 1]],
  ["joins two, so that the last number is missing", [1]],
  ["has a number that nobody asked for", [1, 9]],
])("of a model that %s none is used, as any may be another's: its pack is halved", async ([, ids]) => {
  const translations = ids.map((id) => ({ id, text: "Ешкім санаған жоқ." }));
  await using server = await chatServer(() => saying(JSON.stringify({ translations })));
  const engine = engineAt(server.url);
  const pack = ask(engine, [item("First."), item("Second.")]);
  await expect(pack).rejects.toMatchObject({ failure: "bad-request", charged: true });
});

test("of a model that parts a single text neither part is used", async () => {
  const translations = [1, 2].map((id) => ({ id, text: "Ешкім санаған жоқ." }));
  await using server = await chatServer(() => saying(JSON.stringify({ translations })));
  expect(outcomes(await ask(engineAt(server.url), [item("First.")]))).toEqual(["E_ENGINE_COUNT"]);
});

test.for(["wrong-count", "blank", "huge"] as const)("the fault %s fills no target", async (fault) => {
  await using server = await startRehearsal({ answers: ANSWERS, fail: () => fault });
  const reply = await ask(engineAt(`${server.url}/openai/v1`), [item("The Senate met."), item("Nobody counted.")]);
  const right = {
    "wrong-count": ["E_ENGINE_COUNT", "Ешкім санаған жоқ."],
    blank: ["E_ENGINE_EMPTY", "E_ENGINE_EMPTY"],
  };
  expect(outcomes(reply)).toEqual(fault === "huge" ? ["E_ENGINE_ANSWER", "E_ENGINE_ANSWER"] : right[fault]);
});

test("nothing of a key that is no longer whole is told", async () => {
  const message = "Incorrect API key provided: gsk_canary********cdef.";
  await using server = await chatServer(() => ({ status: 401, json: { error: { message, code: "invalid_api_key" } } }));
  const call = ask(engineAt(server.url), [item("One.")]);
  await expect(call).rejects.toMatchObject({ problem: { values: { engine: "openai", detail: "invalid_api_key" } } });
});

test("a failure that is told with the status 200 is a failure", async () => {
  const error = { code: 429, message: "Rate limit reached upstream" };
  await using server = await chatServer(() => ({ json: { error } }));
  await expect(ask(engineAt(server.url), [item("One.")])).rejects.toMatchObject({ failure: "throttle" });
  await using vague = await chatServer(() => ({ json: { error: { message: "Provider returned error" } } }));
  await expect(ask(engineAt(vague.url), [item("One.")])).rejects.toMatchObject({ failure: "transient" });
});

test("an abort is the signal's reason", async () => {
  await using server = await startRehearsal({ fail: () => "hang" });
  const controller = new AbortController();
  const engine = engineAt(`${server.url}/openai/v1`);
  const call = engine.translate({ items: [item("One.")], from: "en", to: "kk", signal: controller.signal });
  controller.abort(new Error("stopped"));
  await expect(call).rejects.toThrow("stopped");
});

test.for([
  "http://example.org/v1",
  "http://192.168.1.7:11434/v1",
  "ftp://127.0.0.1/v1",
  "https://u:p@example.org/v1",
  "nonsense",
])("the address %s is refused", (url) => {
  expect(() => engineAt(url)).toThrow(expect.objectContaining({ code: "E_ENGINE_ENDPOINT" }));
});

test("a server on this machine needs no key, and another does", async () => {
  await using server = await chatServer(() => saying(GOOD));
  expect(outcomes(await ask(engineAt(server.url, { env: {} }), [item("First.")]))).toEqual(["Бірінші."]);
  expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
  const elsewhere = () => engineAt("https://api.example.org/v1", { env: {} });
  expect(elsewhere).toThrow(
    expect.objectContaining({ code: "E_ENGINE_CREDENTIALS", values: { engine: "openai", variable: "OPENAI_API_KEY" } }),
  );
});

test("openai is had by name, and only with a model", async () => {
  const openai = { ...DEFAULT_SETTINGS.openai, model: "gpt-4o-mini" };
  const wish = { wanted: "openai", env: { OPENAI_API_KEY: KEY } } as const;
  const chosen = await chooseEngine({ ...wish, settings: { ...DEFAULT_SETTINGS, openai } });
  expect(chosen).toMatchObject({ kind: "engine", engine: { name: "openai", model: "gpt-4o-mini" } });
  const none = chooseEngine({ ...wish, settings: DEFAULT_SETTINGS });
  await expect(none).rejects.toMatchObject({ code: "E_ENGINE_SETTING", values: { name: "openai.model" } });
});

function can(contextTokens: number, prices: OpenaiOptions["prices"] = []): Capabilities | Problem {
  const settings = { ...DEFAULT_SETTINGS.openai, model: "gpt-4o-mini", contextTokens };
  return openaiEngine({ settings, env: { OPENAI_API_KEY: KEY }, prices }).capabilities("en", "kk");
}

test("it takes terms, examples and context, and counts in tokens", () => {
  expect(can(8_192)).toMatchObject({
    codes: "placeholders",
    terms: "prompt",
    examples: true,
    context: true,
    limits: { mixesCodes: true },
    price: { unit: "token", perMillion: 0.15, answerPerMillion: 0.6 },
  });
  const own = { engine: "openai gpt-4o-mini", unit: "token", perMillion: 1 } as const;
  expect(can(8_192, [own])).toMatchObject({ price: { unit: "token", perMillion: 1 } });
});

test("a pack fills the context window at most, answer included", () => {
  for (const contextTokens of [2_048, 4_096, 8_192, 131_072]) {
    const limits = can(contextTokens);
    if (limits instanceof Problem) throw limits;
    const { maxCodepoints, maxStrings } = limits.limits;
    const engine = engineAt("http://127.0.0.1:1/v1");
    const each = Math.floor(maxCodepoints / maxStrings);
    const items = Array.from({ length: maxStrings }, () => item("a".repeat(each - 11)));
    expect(items.reduce((sum, one) => sum + engine.cost(one, "en", "kk"), 0)).toBeLessThanOrEqual(maxCodepoints);
    const { sent, answered } = engine.estimate(items, "en", "kk");
    expect(sent + answered).toBeLessThanOrEqual(contextTokens);
  }
});

test("a window too small for a sentence is refused before anything is sent", () => {
  expect(can(512)).toMatchObject({ code: "E_ENGINE_SETTING", values: { value: 512 } });
});

test("the estimate is at least what the service counts", async () => {
  await using server = await startRehearsal({ answers: ANSWERS });
  const engine = engineAt(`${server.url}/openai/v1`);
  const asked = [item("The Senate met."), item("Nobody counted."), item("See the {1}new decree{/1}.")];
  const estimate = engine.estimate(asked, "en", "kk");
  const { billed } = await ask(engine, asked);
  expect(estimate.sent).toBeGreaterThanOrEqual(billed?.sent ?? Number.POSITIVE_INFINITY);
  expect(estimate.answered).toBeGreaterThanOrEqual(billed?.answered ?? Number.POSITIVE_INFINITY);
});

test("doctor looks at the key, the model and one sentence, and shows no key", async () => {
  await using server = await startRehearsal({
    answers: new Map([["kk", new Map([["The Senate met on Monday.", "Сенат дүйсенбіде жиналды."]])]]),
  });
  const probes = await engineAt(`${server.url}/openai/v1`).probe("en", ["kk", "ru"], AbortSignal.timeout(10_000));
  expect(probes.map(({ what, state }) => [what, state])).toEqual([
    ["credentials", "fine"],
    ["service", "fine"],
    ["languages", "fine"],
  ]);
  expect(probes[0]?.detail).toBe("…cdef");
  expect(server.requests).toHaveLength(1);
});

test("doctor says what is broken, each thing once", async () => {
  await using refusing = await chatServer(() => ({ status: 401, json: { error: { message: `bad key ${KEY}` } } }));
  const probes = await engineAt(refusing.url).probe("en", ["kk"], AbortSignal.timeout(10_000));
  expect(probes.map(({ what, state }) => [what, state])).toEqual([
    ["credentials", "broken"],
    ["service", "broken"],
  ]);
  expect(inspect(probes, { depth: 9 })).not.toContain("canary");
  await using other = await chatServer(({ path }) =>
    path.endsWith("/models") ? { json: { data: [{ id: "llama3" }] } } : saying("Sure!"),
  );
  await using halfway = await startRehearsal({ fail: () => "unauthenticated" }); // refuses the sentence, not the list
  const half = await engineAt(`${halfway.url}/openai/v1`).probe("en", ["kk"], AbortSignal.timeout(10_000));
  expect(half.map(({ what, state }) => [what, state])).toEqual([
    ["credentials", "broken"],
    ["service", "fine"],
  ]);
  const [, service, sentence] = await engineAt(other.url).probe("en", ["kk"], AbortSignal.timeout(10_000));
  expect(service).toMatchObject({ state: "missing", detail: "rehearsal-large: llama3" });
  expect(sentence).toMatchObject({ state: "broken", problem: { code: "E_ENGINE_ANSWER" } });
});

test("a failure is an EngineFailure with a Problem, whatever the server says", async () => {
  for (const status of [400, 401, 403, 404, 408, 413, 418, 422, 429, 500, 501, 503, 529]) {
    await using server = await chatServer(() => ({ status, json: null }));
    const error: unknown = await ask(engineAt(server.url), [item("One.")]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineFailure);
    expect(error).toMatchObject({ problem: { values: { engine: "openai" } } });
  }
});

test("examples, terms and neighbours reach the model, and addresses do not", async () => {
  await using server = await startRehearsal({ answers: ANSWERS });
  const context = {
    previous: "It was cold.",
    headings: ["Water"],
    examples: [{ source: textRuns("The court met."), target: textRuns("Сот жиналды."), score: 80 }],
  };
  await ask(engineAt(`${server.url}/openai/v1`), [
    item("The Senate met.", { terms: [{ source: "Senate", target: "Сенат" }], context }),
  ]);
  const sent = JSON.stringify(server.requests[0]?.body);
  for (const part of ["It was cold.", "Water", "Сот жиналды.", "Сенат"]) expect(sent).toContain(part);
});
