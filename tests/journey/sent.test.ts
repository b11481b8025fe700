import fc from "fast-check";
import { expect, test } from "vitest";
import type { Runs, Target } from "../../src/core/model.ts";
import { STATES } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { baseState, formatBase, formatSent, parseBase, parseSent, targetHash } from "../../src/journey/sent.ts";

const source = textRuns("Nobody comes out.");
const target: fc.Arbitrary<Target> = fc
  .record({ state: fc.constantFrom(...STATES), text: fc.string(), stale: fc.boolean() })
  .map(({ state, text, stale }) => ({
    id: "s1",
    source,
    state,
    ...(state === "new" ? {} : { target: textRuns(text) }),
    ...(stale ? { stale: true as const } : {}),
  }));

test("a base says the same in the file and beside it", () => {
  fc.assert(
    fc.property(target, (one) => {
      const inFile = parseBase(formatBase(one));
      expect(inFile).toStrictEqual(parseSent(formatSent([one]), "a.sent.json").get("s1"));
      expect(inFile).toMatchObject({ target: targetHash(one.target), state: one.state });
    }),
  );
});

test("stale work was shown as needing review, whatever its state", () => {
  for (const state of STATES) {
    expect(baseState({ target: "0", state })).toBe(state);
    expect(baseState({ target: "0", state, stale: true })).toBe("draft");
  }
});

test.each([undefined, "", "0", "0-", "0-translated", "-draft-", "base:0-draft", "0 draft"])("%j is no base", (text) => {
  expect(parseBase(text)).toBeUndefined();
});

test("the hash tells texts and codes apart, and knows no text from an empty one", () => {
  const code = (id: string): Runs => [{ kind: "code", code: { id, type: "standalone", name: "image", data: "" } }];
  expect(targetHash(undefined)).toBe(targetHash([]));
  expect(new Set([textRuns("a"), textRuns("A"), code("1"), code("2"), []].map(targetHash)).size).toBe(5);
});

test.each(["", "{", "null", "[]", '{"version":1}', '{"version":1,"units":[{"id":"s1"}]}', '{"version":2,"units":[]}'])(
  "%j is named as no list of what was handed over",
  (json) => {
    expect(() => parseSent(json, "xliff/kk/a.md.sent.json")).toThrow(
      expect.objectContaining({ code: "E_SENT_FILE", place: { path: "xliff/kk/a.md.sent.json" } }),
    );
  },
);

test("ids that are names of Object's own are ids like any other", () => {
  const sent = parseSent(formatSent([{ id: "constructor", source, state: "new" }]), "a.sent.json");
  expect([sent.get("constructor")?.state, sent.get("toString")]).toEqual(["new", undefined]);
});
