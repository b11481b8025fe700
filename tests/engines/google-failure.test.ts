import { expect, test } from "vitest";
import { googleFailure } from "../../src/engines/google-failure.ts";

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

test.each([
  ["ECONNREFUSED", false],
  ["EHOSTUNREACH", false],
  ["ECONNRESET", true], // the service may have done the work
])("what an error of the network, %s, may have cost", (code, charged) => {
  const error = Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code });
  expect(googleFailure(error)).toMatchObject({ failure: "transient", charged });
});
