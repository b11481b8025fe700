import { expect, test } from "vitest";
import { findKey, maskedKey, needKey, withoutSecrets } from "../../src/engines/secrets.ts";

test.for<[string, string]>([
  ["a private key", 'bad key "-----BEGIN PRIVATE KEY-----\nMIIcanary\n-----END PRIVATE KEY-----"'],
  ["a key that is cut off", "-----BEGIN RSA PRIVATE KEY-----\nMIIcanary"],
  ["a bearer token", "Authorization: Bearer canary.abc_-1/2+3="],
  ["an access token", "token ya29.a0canary-XYZ_1 expired"],
  ["a key in quotation marks that is not the one in use", "Unknown api key 'canary-1' of the folder"],
  ["a token in quotation marks", "The token “canary” has expired"],
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

test("the secrets in use are struck out whatever they look like, in JSON and in an address too", () => {
  const secret = 'pl"ain/wörd';
  const message = `no: pl"ain/wörd, ${JSON.stringify({ q: secret })}, /v2?q=${encodeURIComponent(secret)}`;
  expect(withoutSecrets(message, [secret, ""])).toBe('no: [removed], {"q":"[removed]"}, /v2?q=[removed]');
});

test("a long key shows its last four characters, and a short one nothing", () => {
  expect(maskedKey("0123456789abcdef")).toBe("…cdef");
  expect(maskedKey("0123456789abcde")).toBe("…");
});

test("a key is taken from the environment without the line break that copying adds", () => {
  expect(findKey("deepl", { DEEPL_API_KEY: "abc:fx\n" }, "DEEPL_API_KEY")).toBe("abc:fx");
  expect(findKey("deepl", { DEEPL_API_KEY: " " }, "DEEPL_API_KEY")).toBeUndefined();
});

test("a missing key is named by its variable, and one that no header can hold is not quoted", () => {
  const problem = (code: string) =>
    expect.objectContaining({ code, values: { engine: "deepl", variable: "DEEPL_API_KEY" } });
  expect(() => needKey("deepl", {}, "DEEPL_API_KEY")).toThrow(problem("E_ENGINE_CREDENTIALS"));
  expect(() => needKey("deepl", { DEEPL_API_KEY: "a\nb" }, "DEEPL_API_KEY")).toThrow(problem("E_ENGINE_KEY"));
});
