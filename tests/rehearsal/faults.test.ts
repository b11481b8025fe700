import { expect, test } from "vitest";
import { FAULTS, type Fault, isRefusal, type RefusalFault } from "../../rehearsal/faults.ts";
import { type Protocol, type RehearsalServer, startRehearsal } from "../../rehearsal/server.ts";
import { ASKS, CONTENTS, HTTP_PROTOCOLS, pseudoTexts, send } from "./asks.ts";
import { basicClient, grpcClient, restClient } from "./clients.ts";

type Said = readonly [status: number, word: string];
type Table = Readonly<Record<RefusalFault, Said>>;

/** The status that each protocol gives, and a word that its answer must hold: of v3 the gRPC number. */
const google: Table = {
  throttle: [8, "general model characters per minute"],
  daily: [8, "general model characters per day"],
  billing: [7, "BILLING_DISABLED"],
  unavailable: [14, "currently unavailable"],
  internal: [13, "Internal error"],
  "bad-request": [3, "invalid in contents"],
  "invalid-language": [3, "Target language is invalid"],
  "invalid-model": [3, "Invalid model"],
  unauthenticated: [16, "authentication credentials"],
  permission: [7, "IAM_PERMISSION_DENIED"],
  "forbidden-rate": [7, "userRateLimitExceeded"],
};
const TABLES: Readonly<Record<Protocol, Table>> = {
  "google-grpc": google,
  "google-rest": google,
  "google-v2": {
    throttle: [403, "userRateLimitExceeded"],
    daily: [403, "dailyLimitExceeded"],
    billing: [403, "billing"],
    unavailable: [503, "unavailable"],
    internal: [500, "Internal error"],
    "bad-request": [400, "invalid"],
    "invalid-language": [400, "language is invalid"],
    "invalid-model": [400, "Invalid model"],
    unauthenticated: [400, "API key not valid"],
    permission: [403, "forbidden"],
    "forbidden-rate": [403, "rateLimitExceeded"],
  },
  deepl: {
    throttle: [429, "Too many requests"],
    daily: [456, "Quota exceeded"],
    billing: [456, "Quota exceeded"],
    unavailable: [503, "unavailable"],
    internal: [500, "Internal"],
    "bad-request": [400, "'text'"],
    "invalid-language": [400, "'target_lang' not supported"],
    "invalid-model": [400, "model_type"],
    unauthenticated: [403, "Forbidden"],
    permission: [403, "Forbidden"],
    "forbidden-rate": [429, "Too many requests"],
  },
  azure: {
    throttle: [429, "429001"],
    daily: [403, "403001"],
    billing: [403, "403001"],
    unavailable: [503, "503000"],
    internal: [500, "500000"],
    "bad-request": [400, "400000"],
    "invalid-language": [400, "400036"],
    "invalid-model": [400, "400002"],
    unauthenticated: [401, "401000"],
    permission: [403, "403000"],
    "forbidden-rate": [429, "429000"],
  },
  openai: {
    throttle: [429, "rate_limit_exceeded"],
    daily: [429, "per day (RPD)"],
    billing: [429, "insufficient_quota"],
    unavailable: [503, "overloaded"],
    internal: [500, "server_error"],
    "bad-request": [400, "context_length_exceeded"],
    "invalid-language": [400, "invalid_value"],
    "invalid-model": [404, "model_not_found"],
    unauthenticated: [401, "invalid_api_key"],
    permission: [403, "unsupported_country_region_territory"],
    "forbidden-rate": [429, "requests per min"],
  },
  yandex: {
    throttle: [429, '"code":8'],
    daily: [429, "24h"],
    billing: [403, "billing account"],
    unavailable: [503, '"code":14'],
    internal: [500, '"code":13'],
    "bad-request": [400, '"code":3'],
    "invalid-language": [400, "target_language_code"],
    "invalid-model": [400, "model"],
    unauthenticated: [401, '"code":16'],
    permission: [403, '"code":7'],
    "forbidden-rate": [429, "limit on requests"],
  },
  libretranslate: {
    throttle: [429, "Slowdown"],
    daily: [429, "per 1 day"],
    billing: [403, "violations"],
    unavailable: [503, "Unavailable"],
    internal: [500, "Cannot translate text"],
    "bad-request": [400, "Invalid request"],
    "invalid-language": [400, "is not supported"],
    "invalid-model": [400, "no model"],
    unauthenticated: [403, "Invalid API key"],
    permission: [403, "API key"],
    "forbidden-rate": [429, "Slowdown"],
  },
  apertium: {
    throttle: [429, "Too many requests"],
    daily: [429, "per day"],
    billing: [402, "Payment"],
    unavailable: [503, "busy"],
    internal: [500, "error"],
    "bad-request": [400, "Bad Request"],
    "invalid-language": [400, "That pair is not installed"],
    "invalid-model": [404, "Not Found"],
    unauthenticated: [401, "Unauthorized"],
    permission: [403, "Forbidden"],
    "forbidden-rate": [429, "Too many requests"],
  },
};

const refusals = FAULTS.filter(isRefusal);
const call = {
  parent: "projects/newsroom/locations/global",
  contents: [...CONTENTS],
  mimeType: "text/plain",
  sourceLanguageCode: "en",
  targetLanguageCode: "ru",
};
/** For what is meant to time out, and for what is not. */
const [impatient, patient] = [{ timeout: 300 }, { timeout: 30_000 }];

async function failing(fault: Fault): Promise<RehearsalServer> {
  return await startRehearsal({ fail: () => fault });
}

async function failure(work: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  return await work.then(
    () => expect.unreachable("the request was answered"),
    (error: unknown) => ({ ...(error as object), words: error instanceof Error ? error.message : "" }),
  );
}

const byHttp = HTTP_PROTOCOLS.filter((protocol) => protocol !== "google-rest").flatMap((protocol) =>
  refusals.map((fault) => [protocol, fault] as const),
);

test.for(byHttp)("%s says %s with its own status and words", async ([protocol, fault]) => {
  await using server = await failing(fault);
  const response = await send(server, protocol);
  const [status, word] = TABLES[protocol][fault];
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(await response.text()).toContain(word);
  expect(server.requests).toHaveLength(1);
});

test.for(refusals)("Google's own client decodes %s alike over gRPC and REST, after one request", async (fault) => {
  for (const connect of [grpcClient, restClient]) {
    await using server = await failing(fault);
    const client = connect(server);
    const error = await failure(client.translateText(call, patient));
    await client.close();
    const [code, word] = google[fault];
    expect(error["code"]).toBe(code);
    expect(`${error["words"]} ${error["reason"]}`).toContain(word.replace(/ per (minute|day)/, "' and limit"));
    expect(server.requests).toHaveLength(1);
  }
});

test("a throttled request says over gRPC and REST how long to wait, and that the minute is full and not the day", async () => {
  for (const connect of [grpcClient, restClient]) {
    await using server = await failing("throttle");
    const client = connect(server);
    const error = await failure(client.translateText(call, patient));
    await client.close();
    expect(error).toMatchObject({ reason: "RATE_LIMIT_EXCEEDED", domain: "googleapis.com" });
    expect(JSON.stringify(error["statusDetails"])).toContain('"retryDelay":{"seconds":"2"');
    expect(error["words"]).toContain("per minute'");
  }
});

test.for([
  ["throttle", 403, "userRateLimitExceeded"],
  ["daily", 403, "dailyLimitExceeded"],
] as const)("Google's v2 client throws %s as %i %s", async ([fault, code, reason]) => {
  await using server = await failing(fault);
  const error = await failure(basicClient(server).translate([...CONTENTS], "ru"));
  expect(error).toMatchObject({ code, errors: [{ reason }] });
  expect(server.requests).toHaveLength(1);
});

test.for(["openai", "azure", "libretranslate", "apertium"] as const)(
  "%s says in Retry-After how long to wait",
  async (protocol) => {
    await using server = await failing("throttle");
    expect((await send(server, protocol)).headers.get("retry-after")).toBe("2");
  },
);

test.for(HTTP_PROTOCOLS)("%s leaves out a translation, answers spaces, answers 1 MB for each", async (protocol) => {
  const contents = protocol === "apertium" ? CONTENTS.slice(0, 1) : CONTENTS;
  const answer = async (fault: Fault): Promise<readonly string[]> => {
    await using server = await failing(fault);
    return ASKS[protocol].texts(await (await send(server, protocol)).json());
  };
  expect(await answer("wrong-count")).toEqual(pseudoTexts(protocol).slice(1, contents.length));
  expect(await answer("blank")).toEqual(contents.map(() => " "));
  expect((await answer("huge")).map(({ length }) => length)).toEqual(contents.map(() => 1_000_000));
});

test("Google over gRPC leaves out a translation, answers spaces, answers 1 MB for each", async () => {
  const answer = async (fault: Fault) => {
    await using server = await failing(fault);
    const client = grpcClient(server);
    const [{ translations }] = await client.translateText(call, patient);
    await client.close();
    return translations?.map(({ translatedText }) => translatedText ?? "");
  };
  expect(await answer("wrong-count")).toEqual([`⟦ru⟧ ${CONTENTS[1]}`]);
  expect(await answer("blank")).toEqual([" ", " "]);
  expect((await answer("huge"))?.map(({ length }) => length)).toEqual([1_000_000, 1_000_000]);
});

test.for(HTTP_PROTOCOLS)("%s drops a connection half-way", async (protocol) => {
  await using server = await failing("drop");
  const response = await send(server, protocol);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test.for(HTTP_PROTOCOLS)("%s answers a page in HTML with status 200", async (protocol) => {
  await using server = await failing("not-json");
  const response = await send(server, protocol);
  expect(response).toMatchObject({ status: 200 });
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(await response.text()).toContain("<h1>");
});

test.for(HTTP_PROTOCOLS)("%s hangs until it is given up", async (protocol) => {
  await using server = await failing("hang");
  const controller = new AbortController();
  const response = send(server, protocol, {}, controller.signal);
  await expect.poll(() => server.requests.length, { timeout: 30_000 }).toBe(1);
  controller.abort(new Error("given up"));
  await expect(response).rejects.toThrow("given up");
});

test("all protocols trickle a slow answer, and it is whole in the end", async () => {
  await using server = await failing("slow");
  const trickled = HTTP_PROTOCOLS.map(async (protocol) => {
    const response = await send(server, protocol);
    const decoder = new TextDecoder();
    let pieces = 0;
    let body = "";
    for await (const piece of response.body!) {
      pieces += 1;
      body += decoder.decode(piece, { stream: true });
    }
    return [pieces > 5, ASKS[protocol].texts(JSON.parse(body))[0]];
  });
  const client = grpcClient(server);
  const [late] = await client.translateText(call, patient);
  await client.close();
  expect(late.translations?.[0]?.translatedText).toBe(`⟦ru⟧ ${CONTENTS[0]}`);
  expect(await Promise.all(trickled)).toEqual(HTTP_PROTOCOLS.map((protocol) => [true, pseudoTexts(protocol)[0]]));
});

test.for<[Fault, object, number[]]>([
  ["hang", impatient, [4]],
  ["drop", patient, [14]],
  ["not-json", patient, [2, 13, 14]],
])("over gRPC %s reaches Google's own client as a failure of the connection", async ([fault, options, codes]) => {
  await using server = await failing(fault);
  const client = grpcClient(server);
  const error = await failure(client.translateText(call, options));
  await client.close();
  expect(codes).toContain(error["code"]);
});

test("one request that is cut off leaves the next one whole, over gRPC too", async () => {
  await using server = await startRehearsal({ fail: ({ number }) => (number === 1 ? "drop" : undefined) });
  const client = grpcClient(server);
  expect(await failure(client.translateText(call, patient))).toMatchObject({ code: 14 });
  const [{ translations }] = await client.translateText(call, patient);
  await client.close();
  expect(translations).toHaveLength(2);
});
