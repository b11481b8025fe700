import { describe, expect, test } from "vitest";
import { type Origin, STATES } from "../../src/core/model.ts";
import { fromXliff2, fromXliff12, toXliff2, toXliff12 } from "../../src/exchange/states.ts";

const memory = (match: "context" | "exact" | "repaired" | "fuzzy"): Origin => ({
  kind: "memory",
  match,
  score: 100,
  memory: "segments",
  penalties: [],
});

test.each(STATES)("%s comes back from XLIFF 1.2 and 2.x as it went", (state) => {
  const hasTarget = state !== "new";
  const { qualifier, ...said } = toXliff12({ state });
  expect(fromXliff12({ ...said, qualifier, hasTarget })).toBe(state);
  expect(fromXliff2({ state: toXliff2({ state }).state, hasTarget })).toBe(state);
});

test.each<[string, Origin, string]>([
  ["raw machine translation", { kind: "engine", engine: "google", model: "nmt", terms: [] }, "leveraged-mt"],
  ["pseudo-translation", { kind: "pseudo" }, "x-pseudo"],
  ["an aligned pair", { kind: "aligned" }, "leveraged-inherited"],
  ["a context match", memory("context"), "id-match"],
  ["an exact match", memory("exact"), "leveraged-tm"],
  ["a repaired match", memory("repaired"), "leveraged-tm"],
  ["a fuzzy match", memory("fuzzy"), "fuzzy-match"],
])("%s in the target needs review, is not approved, and comes back a draft", (_name, origin, qualifier) => {
  const written = toXliff12({ state: "draft", origin });
  const subState = origin.kind === "engine" ? "qazyna:mt" : `qazyna:${origin.kind}`;
  expect(written).toEqual({ state: "needs-review-translation", qualifier, approved: false });
  expect(fromXliff12({ ...written, qualifier, hasTarget: true })).toBe("draft");
  expect(toXliff2({ state: "draft", origin })).toMatchObject({ state: "initial", subState });
});

test("stale work needs review whatever it was, and says nothing of a machine", () => {
  for (const state of STATES) {
    expect(toXliff12({ state, stale: true, origin: { kind: "person" } })).toEqual({
      state: "needs-review-translation",
      approved: false,
    });
    expect(toXliff2({ state, stale: true })).toEqual({ state: "initial", subState: "qazyna:stale" });
  }
});

describe("what tools say", () => {
  test.each<[string | undefined, string | undefined, boolean, string]>([
    ["translated", undefined, false, "edited"],
    ["translated", undefined, true, "reviewed"],
    ["translated", "exact-match", false, "edited"],
    ["translated", "leveraged-mt", false, "draft"],
    ["translated", "mt-suggestion", false, "draft"],
    ["signed-off", undefined, false, "reviewed"],
    ["final", "leveraged-mt", false, "final"],
    [undefined, undefined, true, "reviewed"],
    [undefined, undefined, false, "draft"],
    ["new", undefined, true, "draft"],
    ["needs-translation", undefined, false, "draft"],
    ["needs-adaptation", undefined, false, "draft"],
    ["needs-review-translation", "rejected-grammar", true, "draft"],
    ["x-confirmed", undefined, false, "draft"],
  ])("state %s, qualifier %s, approved %s with a target is %s", (state, qualifier, approved, expected) => {
    expect(fromXliff12({ state, qualifier, approved, hasTarget: true })).toBe(expected);
    expect(fromXliff12({ state, qualifier, approved, hasTarget: false })).toBe("new");
  });

  test("an XLIFF 2.x target that is translated and still bears a machine's sub-state is a draft", () => {
    for (const subState of ["qazyna:mt", "qazyna:pseudo"])
      expect(fromXliff2({ state: "translated", subState, hasTarget: true })).toBe("draft");
    expect(fromXliff2({ state: "translated", subState: "okp:done", hasTarget: true })).toBe("edited");
    expect(fromXliff2({ state: "final", subState: "qazyna:mt", hasTarget: true })).toBe("final");
  });

  test("an XLIFF 2.x target without a state, or initial, is a draft", () => {
    expect(fromXliff2({ state: undefined, hasTarget: true })).toBe("draft");
    expect(fromXliff2({ state: "initial", hasTarget: true })).toBe("draft");
    expect(fromXliff2({ state: "final", hasTarget: false })).toBe("new");
  });
});
