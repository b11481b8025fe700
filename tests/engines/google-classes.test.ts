import { expect, test } from "vitest";
import type { Fault } from "../../rehearsal/faults.ts";
import { startRehearsal } from "../../rehearsal/server.ts";
import { EngineFailure, type FailureClass } from "../../src/core/engine.ts";
import { textRuns } from "../../src/core/runs.ts";
import { googleFailure } from "../../src/engines/google-failure.ts";
import { describeProblem } from "../../src/report/say.ts";
import { engineOver, TRANSPORTS } from "./google-transports.ts";

const item = { runs: textRuns("The Senate backed the bill on water resources."), terms: [] };

/** Each fault of the service and of the connection, with its class, its problem, and words that a person needs. */
const classes: readonly (readonly [Fault, FailureClass, string, RegExp])[] = [
  ["throttle", "throttle", "E_ENGINE_QUOTA", /characters per minute.*in translate\.config\.yaml/],
  ["forbidden-rate", "throttle", "E_ENGINE_QUOTA", /Rate Limit Exceeded/],
  ["daily", "daily", "E_ENGINE_DAILY", /day|Daily.*midnight Pacific/],
  ["billing", "daily", "E_ENGINE_BILLING", /Enable billing/],
  ["unavailable", "transient", "E_ENGINE_UNREACHABLE", /did not answer.*Run again/],
  ["internal", "transient", "E_ENGINE_UNREACHABLE", /did not answer.*Run again/],
  ["drop", "transient", "E_ENGINE_UNREACHABLE", /did not answer.*Run again/],
  ["not-json", "transient", "E_ENGINE_UNREACHABLE", /did not answer.*Run again/],
  ["bad-request", "bad-request", "E_ENGINE_BAD_REQUEST", /refused this segment.*by hand/],
  ["invalid-language", "auth", "E_ENGINE_SETUP", /languages.*Check project, location and model/],
  ["invalid-model", "auth", "E_ENGINE_SETUP", /model.*Check project, location and model/],
  ["unauthenticated", "auth", "E_ENGINE_AUTH", /refused the credentials.*role/],
  ["permission", "auth", "E_ENGINE_AUTH", /refused the credentials.*role/],
];

const rows = TRANSPORTS.flatMap((transport) => classes.map((row) => [transport, ...row] as const));

test.for(rows)("over %s the fault %s is of the class %s, as %s", async ([transport, fault, failure, code, words]) => {
  await using server = await startRehearsal({ fail: () => fault });
  const engine = engineOver(transport, server);
  const request = { items: [item], from: "en", to: "kk", signal: new AbortController().signal };
  const failed: unknown = await engine.translate(request).catch((error: unknown) => error);
  await engine.close();
  expect(failed).toBeInstanceOf(EngineFailure);
  if (!(failed instanceof EngineFailure)) return;
  const { text, hint } = describeProblem(failed.problem);
  expect({ failure: failed.failure, code: failed.problem.code, text }).toMatchObject({ failure, code });
  expect(`${text} ${hint}`).toMatch(words);
  expect(`${text} ${failed.stack} ${JSON.stringify(failed.problem)}`).not.toMatch(/canary|AIza/i);
  expect(failed.problem.cause).toBeUndefined();
  expect(server.requests, "the client itself sends nothing again").toHaveLength(1);
});

test.for(["gRPC", "REST"] as const)("over %s a throttled request says how long to wait", async (transport) => {
  await using server = await startRehearsal({ fail: () => "throttle" });
  const engine = engineOver(transport, server);
  const request = { items: [item], from: "en", to: "kk", signal: new AbortController().signal };
  await expect(engine.translate(request)).rejects.toMatchObject({ retryAfterMs: 2_000 });
  await engine.close();
});

test.for(TRANSPORTS)("over %s aborting ends a request that hangs, with the signal's reason", async (transport) => {
  await using server = await startRehearsal({ fail: () => "hang" });
  const engine = engineOver(transport, server);
  const controller = new AbortController();
  const call = engine.translate({ items: [item], from: "en", to: "kk", signal: controller.signal });
  await expect.poll(() => server.requests.length, { timeout: 30_000 }).toBe(1);
  const reason = new Error("interrupted");
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await engine.close();
});

test.for(TRANSPORTS)(
  "over %s an unreachable service is transient, and the key is in no word of it",
  async (transport) => {
    const server = await startRehearsal();
    await server[Symbol.asyncDispose]();
    const engine = engineOver(transport, server);
    const request = { items: [item], from: "en", to: "kk", signal: new AbortController().signal };
    const failed: unknown = await engine.translate(request).catch((error: unknown) => error);
    await engine.close();
    expect(failed).toMatchObject({ failure: "transient", problem: { code: "E_ENGINE_UNREACHABLE" } });
    expect(`${failed instanceof Error ? failed.stack : ""} ${JSON.stringify(failed)}`).not.toMatch(/canary/i);
  },
);

/** Errors of v2 as the service words them, that the rehearsal server does not make. */
test.for<[string, number, string, string, string]>([
  [
    "a disabled API",
    403,
    "accessNotConfigured",
    "Cloud Translation API has not been used in project 1 before",
    "E_ENGINE_SETUP",
  ],
  ["an unknown language", 400, "invalid", "Invalid Value", "E_ENGINE_SETUP"],
  ["a blocked key", 403, "forbidden", "Requests from referer <empty> are blocked.", "E_ENGINE_AUTH"],
  ["too long a text", 413, "uploadTooLarge", "Request payload size exceeds the limit", "E_ENGINE_BAD_REQUEST"],
  ["a gateway's trouble", 502, "backendError", "Bad Gateway", "E_ENGINE_UNREACHABLE"],
])("%s of v2 is told apart by its reason", ([, status, reason, message, code]) => {
  const error = Object.assign(new Error(message), { code: status, errors: [{ reason, message, domain: "global" }] });
  expect(googleFailure(error).problem.code).toBe(code);
});
