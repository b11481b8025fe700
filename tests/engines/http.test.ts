import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { getJson, postForm, postJson, readRetryAfter, serviceUrl } from "../../src/engines/http.ts";

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A server on loopback that answers every request likewise. */
async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  // Holds for a server that listens on an address rather than a pipe.
  return serviceUrl("deepl", `http://127.0.0.1:${(server.address() as AddressInfo).port}`, "v2/translate");
}

const signal = new AbortController().signal;
const secrets = ["canary-key"];

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.unreachable("it did not fail"),
    (error: unknown) => error,
  );
}

test("a JSON body is sent and a JSON answer read, with its status, headers and the time to wait", async () => {
  const url = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.writeHead(429, { "retry-after": "2", "x-metered-usage": "7" }).end(JSON.stringify({ echo: body }));
  });
  const reply = await postJson({ engine: "deepl", url, body: { text: ["Астана"] }, signal });
  expect(reply).toMatchObject({ status: 429, json: { echo: '{"text":["Астана"]}' }, retryAfterMs: 2_000 });
  expect(reply.headers.get("x-metered-usage")).toBe("7");
});

test("a form is sent as a form", async () => {
  const url = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.end(JSON.stringify({ type: request.headers["content-type"], body }));
  });
  const { json } = await postForm({ engine: "apertium", url, body: new URLSearchParams({ q: "a b" }), signal });
  expect(json).toEqual({ type: "application/x-www-form-urlencoded;charset=UTF-8", body: "q=a+b" });
});

test("a redirect is not followed, and only where it leads to is told", async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked += 1;
    response.writeHead(307, { location: "https://elsewhere.example/?key=canary-key" }).end();
  });
  const call = postJson({ engine: "deepl", url, body: {}, signal, secrets });
  await expect(call).rejects.toMatchObject({
    failure: "auth",
    problem: { code: "E_ENGINE_REDIRECT", values: { detail: "https://elsewhere.example" } },
  });
  expect(asked).toBe(1);
});

test("an answer that is no JSON is quoted shortly and without the key", async () => {
  const page = `<html>Sign in with canary-key ${"please ".repeat(500)}</html>`;
  const url = await serve((_, response) => response.end(page));
  const error = await failureOf(getJson({ engine: "deepl", url, signal, secrets }));
  expect(error).toMatchObject({ failure: "transient", problem: { code: "E_ENGINE_PROTOCOL" } });
  expect(String(error)).not.toContain("canary");
  expect(String(error).length).toBeLessThan(300);
});

test("a refusal that is no JSON is returned with its status, for the engine to sort", async () => {
  const url = await serve((_, response) => response.writeHead(502).end("Bad Gateway"));
  const reply = await getJson({ engine: "deepl", url, signal });
  expect(reply).toMatchObject({ status: 502, json: undefined, excerpt: "Bad Gateway" });
});

test("an answer over the limit is not read to its end", async () => {
  let ended = false;
  const url = await serve((_, response) => {
    const more = (): void => {
      if (response.destroyed) ended = true;
      else response.write(" ".repeat(100_000), () => setImmediate(more));
    };
    more();
  });
  const call = getJson({ engine: "deepl", url, signal, maxBytes: 1_000_000 });
  // It was answered, at length: whoever charges for that has charged.
  const problem = { code: "E_ENGINE_ANSWER" };
  await expect(call).rejects.toMatchObject({ failure: "bad-request", charged: true, problem });
  await expect.poll(() => ended).toBe(true);
});

test.for<[string, RequestListener]>([
  ["a connection that is closed at once", (request) => request.socket.destroy()],
  [
    "an answer that breaks off",
    (_, response) => response.writeHead(200, { "content-length": "99" }).write("{", () => response.destroy()),
  ],
  ["an answer that never comes", () => {}],
  ["an answer that is no UTF-8", (_, response) => response.end(Buffer.from([0x22, 0xff, 0x22]))],
])("%s is unreachable, and may be tried again", async ([, listener]) => {
  const call = getJson({ engine: "deepl", url: await serve(listener), signal, timeoutMs: 300 });
  await expect(call).rejects.toMatchObject({ failure: "transient", problem: { code: "E_ENGINE_UNREACHABLE" } });
});

test("nobody listening is unreachable, with the system's reason", async () => {
  const url = await serve(() => {});
  for (const close of opened.splice(0)) close();
  const error = await failureOf(getJson({ engine: "deepl", url, signal }));
  expect(error).toMatchObject({ problem: { values: { detail: expect.stringContaining("ECONNREFUSED") } } });
});

test("an abort ends the request with the signal's own reason, before and while it runs", async () => {
  const stop = new AbortController();
  const reason = new Error("interrupted");
  const url = await serve(() => stop.abort(reason));
  await expect(getJson({ engine: "deepl", url, signal: stop.signal })).rejects.toBe(reason);
  await expect(getJson({ engine: "deepl", url, signal: stop.signal })).rejects.toBe(reason);
});

test.for<[string | null, number | undefined]>([
  ["120", 120_000],
  ["1.5", 1_500],
  ["Sun, 06 Nov 1994 08:49:39 GMT", 2_000],
  ["Sun, 06 Nov 1994 08:00:00 GMT", 0],
  ["999999999", 86_400_000],
  ["soon", undefined],
  [null, undefined],
])("Retry-After %j means %j ms", ([value, ms]) => {
  expect(readRetryAfter(value, Date.parse("Sun, 06 Nov 1994 08:49:37 GMT"))).toBe(ms);
});

test.for([
  ["https://api.deepl.com", "https://api.deepl.com/v2/translate"],
  ["https://proxy.example/deepl/", "https://proxy.example/deepl/v2/translate"],
  ["http://127.0.0.1:5000", "http://127.0.0.1:5000/v2/translate"],
  ["http://localhost:5000/x", "http://localhost:5000/x/v2/translate"],
  ["http://[::1]:5000", "http://[::1]:5000/v2/translate"],
])("%s may be asked", ([base, url]) => {
  expect(serviceUrl("deepl", base ?? "", "v2/translate").href).toBe(url);
});

test.for([
  "http://api.deepl.com",
  "http://127.0.0.1.example",
  "http://192.168.0.2",
  "https://anna:canary@api.deepl.com",
  "anna:canary@api deepl",
  "https://api.deepl.com/?key=canary",
  "https://api.deepl.com/#canary",
  "file:///etc/passwd",
  "api.deepl.com",
  "",
])("%j is refused as an address, and no password of it is told", (base) => {
  const error = expect.objectContaining({ code: "E_ENGINE_ENDPOINT", message: expect.not.stringContaining("canary") });
  expect(() => serviceUrl("deepl", base, "v2/translate")).toThrow(error);
});
