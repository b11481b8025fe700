import fc from "fast-check";
import { expect, test } from "vitest";
import type { RateLimit } from "../../src/core/engine.ts";
import type { Runs } from "../../src/core/model.ts";
import { codesOf, plainText, textRuns } from "../../src/core/runs.ts";
import { bytesOf, type KeyedAsk, packAsks, packLimits } from "../../src/queue/packs.ts";

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
  const per = (amount: number, perMs: number): RateLimit => ({ unit: "characters", amount, perMs });
  expect(packLimits(limits, [{ unit: "requests", amount: 1, perMs: 1_000 }])).toEqual({
    ...limits,
    maxCodepoints: 5_000,
  });
  expect(packLimits(limits, [per(6_000_000, 60_000)]).maxCodepoints).toBe(5_000);
  expect(packLimits(limits, [per(60_000, 60_000), per(2_000_000, 3_600_000)]).maxCodepoints).toBe(1_000);
  expect(packLimits(limits, [per(24_000, 86_400_000)]).maxCodepoints).toBe(2_000);
});

test("packs keep within a limit of bytes, in which a Kazakh letter counts twice", () => {
  const texts = ["Қазақстан су кодексі туралы", "Water code", "Су"].flatMap((text) =>
    Array.from({ length: 20 }, () => text),
  );
  const list = texts.map((text, index): KeyedAsk => {
    return { key: String(index), ask: { runs: textRuns(text), terms: [] }, cost: [...text].length };
  });
  const packs = [...packAsks(list, { maxStrings: 100, maxCodepoints: 5_000, maxBytes: 100, mixesCodes: true })];
  const bytes = packs.map((pack) => pack.reduce((sum, { ask }) => sum + Buffer.byteLength(plainText(ask.runs)), 0));
  expect(Math.max(...bytes)).toBeLessThanOrEqual(100);
  expect(packs.flat()).toEqual(list);
  expect(packs).toHaveLength(20 + 2 + 1); // 51, 10 and 4 bytes each
});

test("an ask's markup is counted among its bytes", () => {
  expect(bytesOf({ ask: { runs: textRuns("Су"), terms: [] }, cost: 2 })).toBe(4);
  expect(bytesOf({ ask: { runs: textRuns("Су"), terms: [] }, cost: 17 })).toBe(19);
});
