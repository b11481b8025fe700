import fc from "fast-check";
import { expect, test } from "vitest";
import { xliff12ToJs } from "xliff";
import type { Runs } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import { codeShapes } from "../../src/exchange/code-shapes.ts";
import type { HandoverUnit } from "../../src/exchange/handover.ts";
import { writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { fromXliffJs } from "../../src/exchange/xliff-js.ts";
import { handovers } from "./generated.ts";
import { carried, isSimple } from "./package-subset.ts";

const PAIRS = [
  ["kandas-1", "Who may return to Kazakhstan?", "Қазақстанға кім орала алады?"],
  ["kandas-2", "Fees & fines: 3 < 5, “quoted”.", "Алымдар & айыппұлдар: 3 < 5, «тырнақша»."],
  ["kandas-3", "The quota is 2\u00A0124 people 🇰🇿.", "Квота\u00A0— 2\u00A0124 адам 🇰🇿."],
] as const;

test("an independent reader finds the sources and targets of our file, in order", async () => {
  const xml = writeXliff12({
    original: "2026/kandas.md",
    sourceLang: "en",
    lang: "kk",
    units: PAIRS.map(
      ([id, source, target]): HandoverUnit => ({
        id,
        group: 0,
        kind: "paragraph",
        headings: [],
        source: textRuns(source),
        target: textRuns(target),
        state: "edited",
        base: "00",
        alternatives: [],
        notes: [{ from: "context", text: "In the lead", annotates: "source" }],
      }),
    ),
  });
  const read = await xliff12ToJs(xml);
  expect(read).toMatchObject({ sourceLanguage: "en", targetLanguage: "kk" });
  const block = read.resources["2026/kandas.md"]?.["block-kandas-1"]?.groupUnits ?? {};
  expect(Object.entries(block).map(([id, { source, target }]) => [id, source, target])).toEqual(PAIRS);
});

/** `it`, an end without its other end, is dropped by the package with all that stands in it. */
function hasNoLoneEnds(runs: Runs): boolean {
  return !codeShapes(runs).includes("isolated");
}

test("it finds the same sources and targets, with their codes, beside everything else that we write", async () => {
  let units = 0;
  await fc.assert(
    fc.asyncProperty(handovers, async (sent) => {
      const kept = sent.units.filter(({ id, source, target = [] }) => {
        const both = [source, target];
        return !/^\d+$|^__proto__$/.test(id) && both.every(isSimple) && both.every(hasNoLoneEnds);
      });
      const xml = writeXliff12({ ...sent, units: kept });
      const [file] = fromXliffJs(await xliff12ToJs(xml, { captureSpacesBetweenElements: true }), { version: "1.2" });
      expect(file?.units.map(carried) ?? []).toEqual(kept.map((unit) => carried({ ...unit })));
      units += kept.length;
    }),
    { numRuns: 80 },
  );
  expect(units).toBeGreaterThan(10);
});
