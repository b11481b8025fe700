import fc from "fast-check";
import { expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { textRuns } from "../../src/core/runs.ts";
import type { Handover, HandoverUnit, ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff } from "../../src/exchange/xliff.ts";
import { readXliff2, writeXliff2 } from "../../src/exchange/xliff-2.ts";
import { handovers2 } from "./generated-2.ts";

const versions = fc.constantFrom("2.0" as const, "2.1" as const);

test("what is written reads back with the same ids, runs, states, bases and order", () => {
  fc.assert(
    fc.property(handovers2, versions, (handover, version) => {
      const [file, ...rest] = readXliff2([writeXliff2(handover, { version })], "xliff/kk/kandas.xlf");
      expect(rest).toEqual([]);
      expect(file).toMatchObject({ original: handover.original, sourceLang: "en", lang: handover.lang });
      expect(file?.units.map(withoutPlace)).toEqual(handover.units.map(returned));
    }),
    { numRuns: 300 },
  );
});

test("no source, target, note or data spans two lines, and nothing but line feeds ends a line", () => {
  fc.assert(
    fc.property(handovers2, (handover) => {
      const xml = writeXliff2(handover);
      expect(xml).not.toMatch(/\r/);
      for (const line of xml.split("\n").slice(1, -1))
        expect(line).toMatch(/^ *(<\/?[a-zA-Z:]+( [^<>]*)?\/?>|<((gls:|mda:)?[a-z]+)( [^<>]*)?>[^\n]*<\/\3>)$/);
    }),
  );
});

test("the same handover gives the same bytes", () => {
  fc.assert(
    fc.property(handovers2, (handover) => {
      expect(writeXliff2(structuredClone(handover))).toBe(writeXliff2(handover));
    }),
    { numRuns: 50 },
  );
});

test("nothing that a machine made, and nothing stale, reads as done", () => {
  fc.assert(
    fc.property(handovers2, (handover) => {
      const units = readXliff2([writeXliff2(handover)], "kandas.xlf")[0]?.units ?? [];
      handover.units.forEach((sent, index) => {
        if (sent.state !== "draft" && !sent.stale) return;
        expect(units[index]).toMatchObject({ approved: false, state: sent.target === undefined ? "new" : "draft" });
      });
    }),
  );
});

test("any string at all is written so that it reads back", () => {
  const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)) });
  fc.assert(
    fc.property(anything, anything, (text, data) => {
      const source = [
        { kind: "code", code: { id: "1", type: "standalone", name: "footnote", data } },
        ...textRuns(`a${text}`),
      ] as const;
      const xml = writeXliff2(handoverOf({ source }));
      expect(readXliff2([xml], "kandas.xlf")[0]?.units[0]?.source).toEqual(source);
    }),
    { numRuns: 500 },
  );
});

test("whatever is done to a file, reading it ends with units or with a Problem that names a place", () => {
  fc.assert(
    fc.property(
      handovers2,
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.constantFrom("", "<", "&", "<pc>", "<ec/>", "<cp hex='D8'/>", "</"),
      (h, at, cut, put) => {
        const xml = writeXliff2(h);
        const from = at % xml.length;
        const damaged = xml.slice(0, from) + put + xml.slice(from + cut);
        try {
          readXliff([damaged], "kandas.xlf");
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          expect((error as Problem).place?.path).toBe("kandas.xlf");
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("how the text is divided into pieces makes no difference", () => {
  fc.assert(
    fc.property(handovers2, fc.integer({ min: 1, max: 400 }), (handover, size) => {
      const xml = writeXliff2(handover);
      const pieces = Array.from({ length: Math.ceil(xml.length / size) }, (_, at) =>
        xml.slice(at * size, (at + 1) * size),
      );
      expect(readXliff(pieces, "kandas.xlf")).toEqual(readXliff2([xml], "kandas.xlf"));
    }),
    { numRuns: 50 },
  );
});

test("however segments are split, and whatever ids their parts have, they come back as they were sent", () => {
  const split = fc.record({
    words: fc.integer({ min: 2, max: 6 }),
    cuts: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    named: fc.nat({ max: 4 }),
    gaps: fc.constantFrom("ignorable", "before", "after"),
  });
  fc.assert(
    fc.property(fc.array(split, { minLength: 1, maxLength: 4 }), (splits) => {
      const sent = splits.map(({ words }, at) => Array.from({ length: words }, (_, word) => `w${at}x${word}`));
      const units = sent.map((words, at) => ({
        ...handoverOf({}).units[0]!,
        id: `s${at}`,
        source: textRuns(words.join(" ")),
        target: textRuns(words.join(" ").toUpperCase()),
        state: "edited" as const,
        after: " ",
      }));
      const xml = writeXliff2({ ...handoverOf({}), units });
      const damaged = splits.reduce((text, one, at) => splitSegment(text, `s${at}`, sent[at]!, one), xml);
      const back = readXliff2([damaged], "kandas.xlf")[0]?.units ?? [];
      expect(back.map(({ problem }) => problem)).toEqual(units.map(() => undefined));
      expect(back.map(({ id, source, target, state, base }) => ({ id, source, target, state, base }))).toEqual(
        units.map(({ id, source, target, state, base }) => ({ id, source, target, state, base })),
      );
    }),
    { numRuns: 300 },
  );
});

interface Split {
  readonly cuts: readonly number[];
  /** Which part keeps the id; none where there are not so many. */
  readonly named: number;
  /** Where the space between two parts stands. */
  readonly gaps: string;
}

/** The segment cut into parts at some of its spaces. */
function splitSegment(xml: string, id: string, words: readonly string[], { cuts, named, gaps }: Split): string {
  const ends = [...new Set([...cuts.filter((cut) => cut < words.length), words.length])].toSorted((a, b) => a - b);
  const parts = ends.map((end, at) => words.slice(ends[at - 1] ?? 0, end).join(" "));
  const written = parts.map((part, at) => {
    const before = gaps === "before" && at > 0 ? " " : "";
    const text = before + part + (gaps === "after" && at < parts.length - 1 ? " " : "");
    const name = at === named ? id : `${id}-${at}`;
    return `<segment id="${name}" state="translated"><source>${text}</source><target>${text.toUpperCase()}</target></segment>`;
  });
  const found = new RegExp(`<segment id="${id}"[^]*?</segment>`);
  expect(xml).toMatch(found);
  return xml.replace(found, written.join(gaps === "ignorable" ? "<ignorable><source> </source></ignorable>" : ""));
}

function handoverOf(unit: Partial<HandoverUnit>): Handover {
  const plain: HandoverUnit = {
    id: "kandas-1",
    group: 1,
    kind: "paragraph",
    headings: [],
    source: [],
    state: "new",
    base: "00",
    alternatives: [],
    notes: [],
  };
  return { original: "kandas.md", sourceLang: "en", lang: "kk", units: [{ ...plain, ...unit }] };
}

function withoutPlace({ line, column, ...unit }: ReturnedUnit): object {
  expect(line).toBeGreaterThan(1);
  expect(column).toBeGreaterThan(6);
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
