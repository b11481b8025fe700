import { expect, test } from "vitest";
import { contentKey } from "../../../src/core/normalise.ts";
import { textRuns } from "../../../src/core/runs.ts";
import type { ReturnedUnit } from "../../../src/exchange/handover.ts";
import { sentWith, withBase } from "../../../src/journey/arrivals/manifest.ts";

const source = textRuns("Nobody comes out.");
const sourceHash = contentKey(source).slice(0, 10);
const unit: ReturnedUnit = { id: "s1", source, state: "edited", approved: false, notes: [], line: 1, column: 1 };

function manifest(...units: readonly object[]): Uint8Array {
  const articles = [{ path: "picket.md", file: "xliff/picket.md.xlf", units }];
  return new TextEncoder().encode(JSON.stringify({ schema: "qazyna.package/1", articles }));
}

const sent = { id: "s1", source: sourceHash, target: "0123456789", state: "draft" };

test("a unit whose file dropped its base has the one that its package tells, by id or by source", () => {
  const told = sentWith(
    manifest(sent, { ...sent, id: "s2", source: "ffffffffff", target: "0", state: "new", stale: true }),
  );
  expect(told && withBase(unit, told).base).toBe("0123456789-draft");
  expect(told && withBase({ ...unit, id: "" }, told).base).toBe("0123456789-draft");
  expect(told && withBase({ ...unit, id: "s2" }, told).base).toBe("0-new-stale");
  expect(told && withBase({ ...unit, base: "0-new" }, told).base).toBe("0-new");
});

test("a source that was sent differently in two places tells nothing", () => {
  const told = sentWith(manifest(sent, { ...sent, id: "s2", target: "aaaaaaaaaa" }));
  expect(told && withBase({ ...unit, id: "" }, told)).toEqual({ ...unit, id: "" });
});

test.each([
  ["another tool's", '{"schema": "other/1", "articles": []}'],
  ["no JSON", "<manifest/>"],
  ["null", "null"],
  ["of another shape", '{"schema": "qazyna.package/1", "articles": [{"units": [{"id": 1}]}]}'],
])("a manifest that is %s tells nothing", (_what, text) => {
  expect(sentWith(new TextEncoder().encode(text))).toBeUndefined();
});

test("hashes and states that are none are passed over, and names of the language's own are only names", () => {
  const told = sentWith(manifest({ ...sent, target: "../../etc" }, { ...sent, id: "__proto__", state: "done" }));
  expect([...(told?.byId ?? [])]).toEqual([]);
});
