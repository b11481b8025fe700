import fc from "fast-check";
import { expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { textRuns } from "../../src/core/runs.ts";
import type { Handover, HandoverUnit, ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { handovers } from "./generated.ts";

test("what is written reads back with the same ids, runs, states, bases and order", () => {
  fc.assert(
    fc.property(handovers, (handover) => {
      const [file, ...rest] = readXliff12(writeXliff12(handover), "xliff/kk/kandas.xlf");
      expect(rest).toEqual([]);
      expect(file).toMatchObject({ original: handover.original, sourceLang: "en", lang: handover.lang });
      expect(file?.units.map(withoutPlace)).toEqual(handover.units.map(returned));
    }),
    { numRuns: 200 },
  );
});

test("no source, target, alternative or note spans two lines, and nothing but line feeds ends a line", () => {
  fc.assert(
    fc.property(handovers, (handover) => {
      const xml = writeXliff12(handover);
      expect(xml).not.toMatch(/\r/);
      for (const line of xml.split("\n").slice(1, -1))
        expect(line).toMatch(/^ *(<\/?[a-z-]+( [^<>]*)?\/?>|<(source|target|note|context)( [^<>]*)?>[^\n]*<\/\3>)$/);
    }),
  );
});

test("the same handover gives the same bytes", () => {
  fc.assert(
    fc.property(handovers, (handover) => {
      expect(writeXliff12(structuredClone(handover))).toBe(writeXliff12(handover));
    }),
    { numRuns: 50 },
  );
});

test("nothing that a machine made, and nothing stale, is approved or reads as done", () => {
  fc.assert(
    fc.property(handovers, (handover) => {
      const units = readXliff12(writeXliff12(handover), "kandas.xlf")[0]?.units ?? [];
      handover.units.forEach((sent, index) => {
        const back = units[index]!;
        if (sent.state !== "draft" && !sent.stale) return;
        expect(back.approved).toBe(false);
        expect(["new", "draft"]).toContain(back.state);
      });
    }),
  );
});

test("any string at all is either written so that it reads back, or refused by the segment's name", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)) }), (text) => {
      const handover: Handover = {
        original: "kandas.md",
        sourceLang: "en",
        lang: "kk",
        units: [plainUnit("kandas-1", `a${text}`)],
      };
      let xml: string;
      try {
        xml = writeXliff12(handover);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        expect(error).toMatchObject({ code: "E_XLIFF_CHARACTER", values: { id: "kandas-1" } });
        return;
      }
      expect(readXliff12(xml, "kandas.xlf")[0]?.units[0]?.source).toEqual(textRuns(`a${text}`));
    }),
    { numRuns: 500 },
  );
});

test("whatever is done to a file, reading it ends with units or with a Problem that names a place", () => {
  fc.assert(
    fc.property(
      handovers,
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.constantFrom("", "<", "&", "<g>", "</"),
      (h, at, cut, put) => {
        const xml = writeXliff12(h);
        const from = at % xml.length;
        const damaged = xml.slice(0, from) + put + xml.slice(from + cut);
        try {
          readXliff12(damaged, "kandas.xlf");
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          expect((error as Problem).place?.path).toBe("kandas.xlf");
        }
      },
    ),
    { numRuns: 200 },
  );
});

function plainUnit(id: string, text: string): HandoverUnit {
  return {
    id,
    group: 1,
    kind: "paragraph",
    headings: [],
    source: textRuns(text),
    state: "new",
    base: "00",
    alternatives: [],
    notes: [],
  };
}

function withoutPlace({ line, column, ...unit }: ReturnedUnit): object {
  expect(line).toBeGreaterThan(1);
  expect(column).toBe(9);
  return unit;
}

/** What must come back of a unit that nobody touched. */
function returned(unit: HandoverUnit): object {
  return {
    id: unit.id,
    source: unit.source,
    ...(unit.target !== undefined && { target: unit.target }),
    state: unit.stale ? "draft" : unit.state,
    approved: !unit.stale && ["reviewed", "final"].includes(unit.state),
    base: unit.base,
    notes: unit.notes.filter(({ from }) => from === "person").flatMap(({ text }) => text.trim() || []),
  };
}
