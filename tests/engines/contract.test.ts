import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";

import { type Fault, type RehearsalOptions, startRehearsal } from "../../rehearsal/server.ts";
import { type Engine, EngineFailure, type EngineReply } from "../../src/core/engine.ts";
import { ENGINE_NAMES } from "../../src/core/engine-settings.ts";
import type { Runs } from "../../src/core/model.ts";
import { Problem } from "../../src/core/problem.ts";
import { markedText } from "../../src/core/runs.ts";
import { runs } from "./coded.ts";
import { ELSEWHERE, type EngineFixture, FIXTURES, openEngine } from "./engine-fixtures.ts";

const listed = ENGINE_NAMES.filter((name) => name !== "auto" && name !== "none");
/** An engine and one of the languages that it serves. */
const all = listed.flatMap((name) => {
  const fixture = FIXTURES[name];
  if (fixture === undefined) return [];
  return (["kk", "ru"] as const).flatMap((to) => (fixture.pairs[to] === undefined ? [] : [{ name, fixture, to }]));
});
type Case = (typeof all)[number];
const online = all.filter(({ fixture }) => fixture.protocol !== undefined);

const sentence = "The Senate backed the bill on water resources.";
const coded = " The {1}Energy & Water{/1} decree took effect.{2/}";

/** Has an engine translate against the rehearsal server, and gives what came and how often it was asked. */
async function ask(
  { name, fixture, to: served }: Case,
  texts: readonly Runs[],
  options: RehearsalOptions & {
    say?: (content: string) => string;
    readonly to?: string;
    readonly signal?: AbortSignal;
  } = {},
): Promise<{ reply: EngineReply | undefined; error: unknown; requests: number }> {
  const { say } = options;
  const { message = (translations) => translations } = fixture;
  const reply: RehearsalOptions["reply"] = say && (({ contents }) => [message(contents.map(say))].flat());
  await using server = await startRehearsal({ ...options, ...(reply && { reply }) });
  const engine = await openEngine(name, fixture, { url: server.url, env: fixture.serverEnv?.(server) ?? {} });
  const { to = served, signal = new AbortController().signal } = options;
  const items = texts.map((text) => ({ runs: text, terms: [] }));
  try {
    const reply = await engine.translate({ items, from: "en", to, signal });
    return { reply, error: undefined, requests: server.requests.length };
  } catch (error) {
    return { reply: undefined, error, requests: server.requests.length };
  } finally {
    await engine.close();
  }
}

async function failing(one: Case, fault: Fault): Promise<EngineFailure> {
  const { error } = await ask(one, [runs(sentence)], { fail: () => fault });
  if (!(error instanceof EngineFailure)) throw new TypeError(`${fault} gave ${inspect(error)}`);
  return error;
}

test("every listed engine has its fixtures", () => {
  expect(listed.filter((name) => FIXTURES[name] === undefined && !ELSEWHERE.has(name))).toEqual([]);
  expect([...ELSEWHERE].filter((name) => FIXTURES[name] !== undefined)).toEqual([]);
});

describe.for(all)("$name into $to", (one) => {
  const { name, fixture } = one;
  test("translates a text with codes and gives back the same codes, each once, with the outer space", async () => {
    // A language model's answer must look like one: other words, each once, in the alphabet of its language.
    const words = ["бұл", "энергия", "мен", "жарлық", "өз", "күшіне"];
    const say = (content: string): string =>
      content.replace(/(?<!<[^>]*)[A-Za-z]{3,}(?!;)/g, () => words.shift() ?? "енді");
    const { reply } = await ask(one, [runs(coded)], { say });
    const [answer] = reply?.answers ?? [];
    expect(answer?.kind).toBe("translated");
    const text = answer?.kind === "translated" ? markedText(answer.runs) : "";
    expect(text.match(/\{[^}]+\}/g)).toEqual(["{1}", "{/1}", "{2/}"]);
    expect(text.replaceAll("⟦", "")).toMatch(/^ .*[^ ]$/);
  });

  test("says what it does with Kazakh and Russian, and refuses what it does not serve before it asks anybody", async () => {
    const engine = await openEngine(name, fixture, { url: "http://127.0.0.1:9", env: loopback(fixture) });
    for (const lang of ["kk", "ru"] as const) {
      const found = engine.capabilities("en", lang);
      const expected = fixture.pairs[lang];
      if (expected === undefined) expect(found).toBeInstanceOf(Problem);
      else expect(found).toMatchObject(expected);
    }
    await engine.close();
  });

  test("an abort before the request is the signal's reason", async () => {
    const reason = new Error("interrupted");
    const { error, requests } = await ask(one, [runs(sentence)], { signal: AbortSignal.abort(reason) });
    expect(error).toBe(reason);
    expect(requests).toBe(0);
  });
});

/** An engine of Google's needs some endpoint to be chosen at all. */
function loopback({ serverEnv }: EngineFixture): Readonly<Record<string, string>> {
  return serverEnv === undefined ? {} : { QAZYNA_GOOGLE_ENDPOINT: "127.0.0.1:9" };
}

describe.for(online)("$name into $to, asking a service,", (one) => {
  const { name, fixture, to } = one;
  test("sends one request and reads what it is answered", async () => {
    const known = "Сенат су ресурстары туралы заң жобасын қолдады.";
    const answers = new Map([[to, new Map([[sentence, known]])]]);
    const { reply, requests } = await ask(one, [runs(`${sentence} `)], { answers });
    expect(reply?.answers).toEqual([{ kind: "translated", runs: runs(`${known} `), raw: known }]);
    expect(requests).toBe(1);
  });

  test.skipIf(fixture.takesAnyLanguage)("refuses a language that nobody speaks, and asks nobody", async () => {
    const { error, requests } = await ask(one, [runs(sentence)], { to: "xx" });
    expect(error).toMatchObject({ failure: "auth", problem: { code: "E_ENGINE_PAIR" } });
    expect(requests).toBe(0);
  });

  test.for<[string, Parameters<typeof ask>[2], RegExp]>([
    ["too few answers", { fail: () => "wrong-count" }, /COUNT/],
    ["a blank answer", { fail: () => "blank" }, /EMPTY/],
    ["control characters", { say: () => "Сенат\u001b[31m \u0000заң" }, /ANSWER/],
    [
      "markup where there was none",
      { say: () => "Сенат <script>alert(1)</script> заңын қолдады." },
      /MARKUP|ANSWER|CODES/,
    ],
    ["a megabyte", { fail: () => "huge" }, /ANSWER|CODES/],
  ])("does not use %s", async ([, options, code]) => {
    const { reply } = await ask(one, [runs(sentence)], options);
    expect(reply?.answers).toHaveLength(1);
    const [answer] = reply?.answers ?? [];
    expect(answer?.kind === "refused" && answer.problem.code).toMatch(code);
  });

  test.skipIf(fixture.oneText)(
    "uses neither of two answers where one is missing, as it cannot tell which",
    async () => {
      const texts = [runs(sentence), runs("It takes effect in July.")];
      const { reply } = await ask(one, texts, { fail: () => "wrong-count" });
      const codes = reply?.answers.map((answer) => answer.kind === "refused" && answer.problem.code);
      // A language model numbers its answers, so that the other one is known.
      expect(codes).toEqual(name === "openai" ? ["E_ENGINE_COUNT", false] : ["E_ENGINE_COUNT", "E_ENGINE_COUNT"]);
    },
  );

  test.for<[string, (content: string) => string]>([
    ["markup of its own", (content) => `${content} <b id="9">x</b> ⟦9⟧`],
    ["codes twice", (content) => `${content} ${content}`],
    ["no codes", () => "Жарлық күшіне енді."],
    ["a code cut off", (content) => content.slice(0, -2)],
  ])("does not use an answer with %s", async ([, spoil]) => {
    const { reply } = await ask(one, [runs(coded)], { say: spoil });
    const [answer] = reply?.answers ?? [];
    expect(answer).toMatchObject({ kind: "refused", problem: { code: "E_ENGINE_CODES" } });
    expect(answer?.raw).not.toBe("");
  });

  test("an abort ends a request that hangs, with the signal's reason", async () => {
    const stop = new AbortController();
    const reason = new Error("interrupted");
    const onRequest = (): void => void setImmediate(() => stop.abort(reason));
    const { error } = await ask(one, [runs(sentence)], {
      fail: () => "hang",
      onRequest,
      signal: stop.signal,
    });
    expect(error).toBe(reason);
  });

  test.for<[Fault, EngineFailure["failure"], RegExp]>([
    ["throttle", "throttle", /QUOTA/],
    ["daily", "daily", /DAILY/],
    ["billing", "daily", /DAILY|BILLING/],
    ["unauthenticated", "auth", /AUTH/],
    ["permission", "auth", /AUTH/],
    ["bad-request", "bad-request", /BAD_REQUEST/],
    ["invalid-language", "auth", /SETUP/],
    ["invalid-model", "auth", /SETUP/],
    ["unavailable", "transient", /UNREACHABLE/],
    ["internal", "transient", /UNREACHABLE/],
    ["drop", "transient", /UNREACHABLE/],
  ])("%s is a failure of the class %s", async ([fault, failure, code]) => {
    const found = await failing(one, fault);
    expect([found.failure, found.problem.code]).toEqual([failure, expect.stringMatching(code)]);
    expect(found.problem.values).toMatchObject({ engine: name, detail: expect.stringMatching(/\S/) });
  });

  test("the time that the service asks to wait is known", async () => {
    expect((await failing(one, "throttle")).retryAfterMs).toBe(fixture.retryAfterMs);
  });

  test.skipIf(fixture.protocol === "google-grpc")("a page in the service's place is no answer", async () => {
    const found = await failing(one, "not-json");
    expect([found.failure, found.problem.code]).toEqual(["transient", "E_ENGINE_PROTOCOL"]);
  });

  test.skipIf(fixture.protocol === "google-grpc")("a service that repeats the key does not get it told", async () => {
    const { url, close } = await serve(400, (said) => {
      const echoed = `echoed ${said}`;
      return JSON.stringify({ message: echoed, explanation: echoed, error: echoed });
    });
    const engine = await openEngine(name, fixture, { url });
    const item = { runs: runs(sentence), terms: [] };
    const signal = new AbortController().signal;
    const error: unknown = await engine
      .translate({ items: [item], from: "en", to, signal })
      .catch((reason: unknown) => reason);
    const looks = await looksOf(engine, to);
    close();
    expect(error).toBeInstanceOf(EngineFailure);
    const told = [inspect(error, { depth: 9 }), JSON.stringify(error), inspect(looks, { depth: 9 })].join("\n");
    expect(told).toContain("echoed");
    expect(told).not.toContain("canary");
  });

  test.skipIf(fixture.protocol === "google-grpc")(
    "JSON of another shape is no answer, and no bug of ours",
    async () => {
      for (const odd of oddAnswers) {
        const { url, close } = await serve(200, () => odd);
        const engine = await openEngine(name, fixture, { url });
        const items = [{ runs: runs(sentence), terms: [] }];
        const signal = new AbortController().signal;
        const came: unknown = await engine
          .translate({ items, from: "en", to, signal })
          .catch((error: unknown) => (error instanceof EngineFailure ? { answers: [{ kind: "refused" }] } : error));
        expect(came, odd).toMatchObject({ answers: [{ kind: "refused" }] });
        const looks = await looksOf(engine, to);
        close();
        expect(
          looks.some(({ state }) => state !== "fine"),
          odd,
        ).toBe(true);
      }
    },
  );

  test("the probe finds it fine, for at most one tiny request", async () => {
    const said = { kk: "Иә, солай болды.", ru: "Да, так и было." }[to];
    await using server = await startRehearsal({
      reply: ({ contents }) => [fixture.message?.([said]) ?? contents.map(() => said)].flat(),
    });
    const engine = await openEngine(name, fixture, { url: server.url, env: fixture.serverEnv?.(server) ?? {} });
    const looks = await looksOf(engine, to);
    await engine.close();
    expect(looks.map(({ what }) => what)).toEqual(expect.arrayContaining(["credentials", "languages", "service"]));
    expect(looks.filter(({ state }) => state !== "fine")).toEqual([]);
    expect(server.requests.length).toBeLessThanOrEqual(1);
    expect(inspect(looks)).not.toContain("canary");
  });
});

async function looksOf(engine: Engine, to: string) {
  return engine.probe("en", [to], new AbortController().signal);
}

/** A server that answers everything alike; `answer` is told the request's headers, address and body. */
async function serve(
  status: number,
  answer: (said: string) => string,
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.writeHead(status).end(answer(`${JSON.stringify(request.headers)} ${request.url} ${body}`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Holds for a server that listens on an address rather than a pipe.
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

/** Answers in JSON that are none of any service's. */
const oddAnswers = [
  "null",
  "5",
  "[]",
  "{}",
  '["Иә."]',
  "[null]",
  '[{"translations":null}]',
  '[{"translations":[{"text":5}]}]',
  '{"translations":{"text":"Иә."}}',
  '{"translations":[{"text":{}}]}',
  '{"translatedText":["Иә.","Жоқ."]}',
  '{"translatedText":{"0":"Иә."}}',
  '{"responseData":null}',
  '{"responseData":{"translatedText":[]}}',
  '{"choices":[]}',
  '{"choices":[{"message":null}]}',
];
