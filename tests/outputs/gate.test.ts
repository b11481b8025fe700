import fc from "fast-check";
import { expect, test } from "vitest";
import type { GateLimits } from "../../src/core/gate-limits.ts";
import { type GateSegment, hasGate, judgeGate } from "../../src/outputs/gate.ts";
import { STANDINGS } from "../../src/outputs/shown.ts";

const NOTHING: GateLimits = { findings: "none" };

/** Ten words and a hundred characters that somebody has reviewed. */
function segment(more: Partial<GateSegment> = {}): GateSegment {
  return { paragraph: 0, characters: 100, words: 10, standing: "reviewed", stale: false, findings: 0, ...more };
}

test("limits that ask for nothing are no gate, and every limit is one", () => {
  expect(hasGate(NOTHING)).toBe(false);
  const asking: readonly Partial<GateLimits>[] = [
    { reviewed: 0 },
    { maxUneditedMt: 100 },
    { maxUneditedMtParagraph: 0 },
    { stale: 0 },
    { untranslated: 0 },
    { findings: "error" },
  ];
  for (const limits of asking) expect(hasGate({ ...NOTHING, ...limits })).toBe(true);
});

test("shares go by characters, not by sentences", () => {
  const verdict = judgeGate({ ...NOTHING, reviewed: 50 }, [
    segment({ characters: 30 }),
    segment({ characters: 30 }),
    segment({ characters: 140, words: 40, standing: "machine" }),
  ]);
  expect(verdict).toMatchObject({ reviewed: 30, uneditedMt: 70, passes: false });
  expect(verdict.misses).toEqual([{ demand: "reviewed", is: 30, limit: 50 }]);
});

test("final counts as reviewed; edited, remembered and post-edited text is neither reviewed nor machine text", () => {
  const all = STANDINGS.map((standing) => segment({ standing }));
  expect(judgeGate(NOTHING, all)).toMatchObject({ reviewed: 33, uneditedMt: 17, untranslated: 0 });
});

test("a share is never rounded to the better side", () => {
  const almost = [segment({ characters: 796 }), segment({ characters: 204, standing: "machine" })];
  const verdict = judgeGate({ ...NOTHING, reviewed: 80, maxUneditedMt: 20 }, almost);
  expect(verdict).toMatchObject({ reviewed: 79, uneditedMt: 21, passes: false });
  expect(verdict.misses.map(({ demand }) => demand)).toEqual(["uneditedMt", "reviewed"]);
});

test("one paragraph of machine text is found in a long article, and named", () => {
  const text = [
    ...Array.from({ length: 20 }, (_, paragraph) => segment({ paragraph })),
    segment({ paragraph: 20, standing: "machine" }),
    segment({ paragraph: 20 }),
    segment({ paragraph: 21, standing: "machine", characters: 20 }),
  ];
  const verdict = judgeGate({ ...NOTHING, maxUneditedMt: 10, maxUneditedMtParagraph: 40 }, text);
  expect(verdict.misses).toEqual([{ demand: "uneditedMtParagraph", is: 100, limit: 40, paragraphs: [21, 20] }]);
});

test("stale and missing sentences and findings are counted", () => {
  const text = [segment({ stale: true }), segment({ standing: undefined }), segment({ findings: 2 }), segment()];
  const limits: GateLimits = { findings: "error", stale: 0, untranslated: 0 };
  expect(judgeGate(limits, text).misses).toEqual([
    { demand: "untranslated", is: 1, limit: 0 },
    { demand: "stale", is: 1, limit: 0 },
    { demand: "findings", is: 2, limit: 0 },
  ]);
  expect(judgeGate({ findings: "none", stale: 1, untranslated: 1 }, text)).toMatchObject({ passes: true, minutes: 0 });
});

const WORK: readonly (readonly [
  name: string,
  limits: Partial<GateLimits>,
  text: readonly GateSegment[],
  minutes: number,
])[] = [
  ["review alone", { reviewed: 100 }, [segment({ words: 400, standing: "edited" })], 10],
  ["post-editing alone", { maxUneditedMt: 0 }, [segment({ words: 150, standing: "machine" })], 10],
  ["translating alone", { untranslated: 0 }, [segment({ words: 50, standing: undefined })], 10],
  ["machine text is edited and then reviewed", { reviewed: 100 }, [segment({ words: 600, standing: "machine" })], 55],
  [
    "what mends a reviewed sentence must be reviewed again",
    { reviewed: 100, findings: "error" },
    [segment({ words: 600, findings: 1 })],
    55,
  ],
  [
    "only as much as is missing, the easiest first",
    { reviewed: 50 },
    [segment({ words: 400, standing: "machine" }), segment({ words: 400, standing: "edited" })],
    10,
  ],
  [
    "the shortest of the stale ones",
    { stale: 1 },
    [segment({ words: 300, stale: true }), segment({ words: 150, stale: true })],
    10,
  ],
  ["never less than a minute", { reviewed: 100 }, [segment({ words: 1, standing: "edited" })], 1],
];

test.each(WORK)("minutes of work: %s", (_, limits, text, minutes) => {
  expect(judgeGate({ ...NOTHING, ...limits }, text).minutes).toBe(minutes);
});

test("an article without text passes", () => {
  expect(judgeGate({ ...NOTHING, reviewed: 100, maxUneditedMt: 0 }, [])).toMatchObject({ passes: true, reviewed: 100 });
});

const anySegment: fc.Arbitrary<GateSegment> = fc.record({
  paragraph: fc.nat(4),
  characters: fc.nat(300),
  words: fc.nat(40),
  standing: fc.constantFrom(...STANDINGS, undefined),
  stale: fc.boolean(),
  findings: fc.nat(2),
});
const limit = fc.option(fc.nat(100), { nil: undefined });
const anyLimits = fc
  .record({ reviewed: limit, maxUneditedMt: limit, maxUneditedMtParagraph: limit, stale: limit, untranslated: limit })
  .map((given): GateLimits => JSON.parse(JSON.stringify({ ...given, findings: "warning" })));

test("law: a reviewed article without findings passes every gate; a gate that fails says why and how long it takes", () => {
  fc.assert(
    fc.property(fc.array(anySegment), anyLimits, (text, limits) => {
      const verdict = judgeGate(limits, text);
      expect(verdict.passes).toBe(verdict.misses.length === 0);
      expect(verdict.minutes > 0).toBe(!verdict.passes);
      const done = text.map((one): GateSegment => ({ ...one, standing: "final", stale: false, findings: 0 }));
      expect(judgeGate(limits, done).passes).toBe(true);
    }),
  );
});

test("law: a stricter gate asks for no less work", () => {
  fc.assert(
    fc.property(fc.array(anySegment), fc.nat(100), fc.nat(100), (text, a, b) => {
      const work = (reviewed: number): number => judgeGate({ ...NOTHING, reviewed }, text).minutes;
      expect(work(Math.max(a, b))).toBeGreaterThanOrEqual(work(Math.min(a, b)));
    }),
  );
});
