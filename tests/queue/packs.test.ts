import fc from "fast-check";
import { expect, test } from "vitest";
import type { Runs } from "../../src/core/model.ts";
import { codesOf, textRuns } from "../../src/core/runs.ts";
import { type KeyedAsk, packAsks, packLimits } from "../../src/queue/packs.ts";

const footnote: Runs = [{ kind: "code", code: { id: "1", type: "standalone", name: "footnote", data: "[^1]" } }];

const asks = fc
  .array(fc.record({ cost: fc.integer({ min: 1, max: 400 }), coded: fc.boolean() }), { maxLength: 60 })
  .map((list) =>
    list.map(({ cost, coded }, index): KeyedAsk => {
      return { key: String(index), ask: { runs: coded ? footnote : textRuns("Halyk Bank"), terms: [] }, cost };
    }),
  );

test("every ask is in exactly one pack, in order among its kind, and no pack is over the limits or mixed", () => {
  fc.assert(
    fc.property(asks, fc.integer({ min: 1, max: 9 }), (list, maxStrings) => {
      const packs = [...packAsks(list, { maxStrings, maxCodepoints: 300, mixesCodes: false })];
      const isCoded = (keyed: KeyedAsk): boolean => codesOf(keyed.ask.runs).length > 0;
      for (const coded of [true, false]) {
        const kind = packs.flat().filter((keyed) => isCoded(keyed) === coded);
        expect(kind).toEqual(list.filter((keyed) => isCoded(keyed) === coded));
      }
      for (const pack of packs) {
        expect(pack.length).toBeLessThanOrEqual(maxStrings);
        expect(new Set(pack.map(isCoded)).size).toBe(1);
        const sum = pack.reduce((total, { cost }) => total + cost, 0);
        expect(sum <= 300 || pack.length === 1).toBe(true);
      }
    }),
  );
});

test("packs are as large as 5,000 codepoints, and smaller where the quota is low", () => {
  const limits = { maxStrings: 1024, maxCodepoints: 30_000, mixesCodes: true };
  expect(packLimits(limits, undefined)).toEqual({ ...limits, maxCodepoints: 5_000 });
  expect(packLimits(limits, 6_000_000).maxCodepoints).toBe(5_000);
  expect(packLimits(limits, 60_000).maxCodepoints).toBe(1_000);
});
