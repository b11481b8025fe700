import { expect, test } from "vitest";
import { googleFailure, withoutSecrets } from "../../src/engines/google-failure.ts";

test.for<[string, string]>([
  ["a private key", 'bad key "-----BEGIN PRIVATE KEY-----\nMIIcanary\n-----END PRIVATE KEY-----"'],
  ["a key that is cut off", "-----BEGIN RSA PRIVATE KEY-----\nMIIcanary"],
  ["a bearer token", "Authorization: Bearer canary.abc_-1/2+3="],
  ["an access token", "token ya29.a0canary-XYZ_1 expired"],
  ["an API key in an address", "GET /v2?key=canary&q=Astana failed"],
  ["a JSON field", '{"private_key_id":"x","refresh_token":"canary"}'],
  ["a signed assertion", "assertion=eyJcanary.eyJhbGci.sig_1"],
])("%s in a message is struck out", ([, message]) => {
  expect(withoutSecrets(message)).not.toContain("canary");
});

test("what remains of a message is one short line", () => {
  expect(withoutSecrets("7 PERMISSION_DENIED:\n  denied")).toBe("7 PERMISSION_DENIED: denied");
  expect(withoutSecrets("x".repeat(1_000))).toHaveLength(300);
});

test.for<[string, object, string]>([
  [
    "no network while a token is fetched",
    { code: 14, message: "Getting metadata from plugin failed with error: getaddrinfo ENOTFOUND" },
    "transient",
  ],
  ["a token refused", { code: 2, message: "Getting metadata from plugin failed with error: invalid_grant" }, "auth"],
  ["a connection reset", { code: "ECONNRESET", message: "read ECONNRESET" }, "transient"],
  ["no default credentials", { message: "Could not load the default credentials." }, "auth"],
  ["a missing model", { code: 5, message: "Model not found" }, "auth"],
  ["a deadline", { code: 4, message: "Deadline exceeded" }, "transient"],
])("%s is sorted by what must be done about it", ([, fields, failure]) => {
  expect(googleFailure(Object.assign(new Error(), fields)).failure).toBe(failure);
});
