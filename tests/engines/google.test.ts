import { expect, test } from "vitest";
import { type Fault, type RehearsalServer, startRehearsal } from "../../rehearsal/server.ts";
import type { Engine, EngineFailure, EngineItem, EngineRequest } from "../../src/core/engine.ts";
import type { Runs } from "../../src/core/model.ts";
import { markedText, textRuns } from "../../src/core/runs.ts";
import { googleEngine } from "../../src/engines/google.ts";
import { readEndpoint } from "../../src/engines/google-endpoint.ts";

const sentence = "The Senate backed the bill on water resources.";
const linked: Runs = [
  { kind: "text", text: "Read the " },
  { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
  { kind: "text", text: "Energy & Water" },
  { kind: "code", code: { id: "1", type: "close", name: "link", data: "](/decree)" } },
  { kind: "text", text: " decree." },
  { kind: "code", code: { id: "2", type: "standalone", name: "footnote", data: "[^1]" } },
];

function engineFor(server: RehearsalServer): Engine {
  const endpoint = readEndpoint(server.grpcEndpoint);
  return googleEngine({ project: "qazyna", location: "global", model: "general/nmt", endpoint });
}

function request(items: readonly Runs[], signal: AbortSignal = new AbortController().signal): EngineRequest {
  return { items: items.map(itemOf), from: "en", to: "kk", signal };
}

function itemOf(runs: Runs): EngineItem {
  return { runs, terms: [] };
}

async function failureFor(fault: Fault): Promise<EngineFailure> {
  await using server = await startRehearsal({ fail: () => fault });
  const engine = engineFor(server);
  const failure: unknown = await engine.translate(request([textRuns(sentence)])).catch((error: unknown) => error);
  await engine.close();
  expect(server.requests).toHaveLength(1);
  return failure as EngineFailure;
}

test("text without codes is sent as text/plain by the general model, with its languages", async () => {
  const kazakh = "Сенат су ресурстары туралы заң жобасын қолдады.";
  await using server = await startRehearsal({ answers: new Map([["kk", new Map([[sentence, kazakh]])]]) });
  const engine = engineFor(server);
  const { answers } = await engine.translate(request([textRuns(sentence)]));
  await engine.close();
  expect(answers).toEqual([{ kind: "translated", runs: textRuns(kazakh), raw: kazakh }]);
  expect(server.requests[0]).toMatchObject({
    mimeType: "text/plain",
    from: "en",
    to: "kk",
    model: "projects/qazyna/locations/global/models/general/nmt",
    characters: engine.cost(itemOf(textRuns(sentence)), "en", "kk"),
  });
});

test("codes come back with their own data, and their markup is counted in the cost", async () => {
  await using server = await startRehearsal();
  const engine = engineFor(server);
  const [answer] = (await engine.translate(request([linked]))).answers;
  await engine.close();
  expect(answer?.kind === "translated" && markedText(answer.runs)).toBe(`⟦kk⟧ ${markedText(linked)}`);
  expect(answer?.kind === "translated" && answer.runs.at(-1)).toEqual(linked.at(-1));
  expect(server.requests[0]).toMatchObject({
    mimeType: "text/html",
    characters: engine.cost(itemOf(linked), "en", "kk"),
  });
});

test("quotation marks that the service writes as entities are decoded, and a real &amp; is not decoded twice", async () => {
  await using server = await startRehearsal();
  const engine = engineFor(server);
  const item: Runs = [{ kind: "text", text: `"Don't write &amp;quot; for &"` }, ...linked.slice(-1)];
  const [answer] = (await engine.translate(request([item]))).answers;
  await engine.close();
  expect(answer?.raw).toContain("&#39;");
  expect(answer?.kind === "translated" && markedText(answer.runs)).toBe(`⟦kk⟧ ${markedText(item)}`);
});

test("entities in plain text are text and stay", async () => {
  await using server = await startRehearsal();
  const engine = engineFor(server);
  const item = textRuns("In HTML, AT&T is written AT&amp;T, it's said.");
  const [answer] = (await engine.translate(request([item]))).answers;
  await engine.close();
  expect(answer?.kind === "translated" && markedText(answer.runs)).toBe(`⟦kk⟧ ${markedText(item)}`);
});

test("an answer that lost a code is refused, and its raw text is kept", async () => {
  const sent = 'Read the <u id="1">Energy &amp; Water</u> decree.<img id="2">';
  const raw = '<u id="1">Энергетика</u> жарлығын оқыңыз.';
  await using server = await startRehearsal({ answers: new Map([["kk", new Map([[sent, raw]])]]) });
  const engine = engineFor(server);
  const [answer] = (await engine.translate(request([linked]))).answers;
  await engine.close();
  expect(answer).toMatchObject({ kind: "refused", raw, problem: { code: "E_ENGINE_CODES" } });
});

test.for<[Fault, string]>([
  ["wrong-count", "E_ENGINE_COUNT"],
  ["blank", "E_ENGINE_EMPTY"],
])("an answer that is %s is refused as %s", async ([fault, code]) => {
  await using server = await startRehearsal({ fail: () => fault });
  const engine = engineFor(server);
  const { answers } = await engine.translate(request([textRuns(sentence), textRuns("It takes effect in July.")]));
  await engine.close();
  expect(answers.map((answer) => answer.kind === "refused" && answer.problem.code)).toEqual([code, code]);
});

test("control characters in an answer are refused", async () => {
  await using server = await startRehearsal({
    answers: new Map([["kk", new Map([[sentence, "Сенат\u001b[31m заң"]])]]),
  });
  const engine = engineFor(server);
  const [answer] = (await engine.translate(request([textRuns(sentence)]))).answers;
  await engine.close();
  expect(answer).toMatchObject({ kind: "refused", problem: { code: "E_ENGINE_ANSWER" } });
});

test.for<[Fault, string, string]>([
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
])("the service's error %s is of the class %s", async ([fault, failure, code]) => {
  expect(await failureFor(fault)).toMatchObject({ name: "EngineFailure", failure, problem: { code } });
});

test("a throttled request says how long the service asks to wait", async () => {
  expect((await failureFor("throttle")).retryAfterMs).toBe(2000);
});

test("a token in the service's message reaches no Problem", async () => {
  const failure = await failureFor("unauthenticated");
  expect(JSON.stringify(failure.problem.values)).toContain("invalid authentication");
  expect(`${failure.stack} ${JSON.stringify(failure.problem)} ${failure.problem.message}`).not.toContain("canary");
  expect(failure.problem.cause).toBeUndefined();
});

test("an unreachable service is transient", async () => {
  const server = await startRehearsal();
  await server[Symbol.asyncDispose]();
  const engine = engineFor(server);
  await expect(engine.translate(request([textRuns(sentence)]))).rejects.toMatchObject({ failure: "transient" });
  await engine.close();
});

test("aborting ends a request that hangs, with the signal's reason", async () => {
  await using server = await startRehearsal({ fail: () => "hang" });
  const engine = engineFor(server);
  const controller = new AbortController();
  const call = engine.translate(request([textRuns(sentence)], controller.signal));
  await expect.poll(() => server.requests.length, { timeout: 30_000 }).toBe(1);
  const reason = new Error("interrupted");
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await engine.close();
});

test("the language model is refused for Kazakh and taken for Russian, without asking", () => {
  const settings = { project: "qazyna", location: "us-central1", endpoint: undefined };
  const llm = googleEngine({ ...settings, model: "general/translation-llm" });
  expect(llm.capabilities("en", "kk")).toMatchObject({ code: "E_ENGINE_LANGUAGE", values: { lang: "kk" } });
  expect(llm.capabilities("en", "ru")).toMatchObject({ codes: "elements", price: { answerPerMillion: 10 } });
  const nmt = googleEngine({ ...settings, model: "general/nmt" });
  for (const to of ["kk", "kk-KZ", "kk-Cyrl-KZ", "ru"])
    expect(nmt.capabilities("en", to)).toMatchObject({ price: { unit: "codepoint", perMillion: 20 } });
  expect(nmt.capabilities("en", "kk-Arab")).toMatchObject({ values: { lang: "kk-Arab" } });
});

test("a project that is no project id is refused before it becomes part of a path", () => {
  const open = () => googleEngine({ project: "../x", location: "global", model: "general/nmt", endpoint: undefined });
  expect(open).toThrow(expect.objectContaining({ code: "E_ENGINE_SETTING" }));
});
