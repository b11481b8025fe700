import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { textRuns } from "../../src/core/runs.ts";
import type { HandoverUnit } from "../../src/exchange/handover.ts";
import { profileOptions } from "../../src/exchange/profiles.ts";
import { readXliff12, writeXliff12, xliff12Chunks, xliff12Parts } from "../../src/exchange/xliff-12.ts";
import { handovers } from "./generated.ts";

const KANDAS = readFileSync(new URL("../fixtures/exchange/kandas.xlf", import.meta.url), "utf8");
const GENERIC = profileOptions("generic");

function unitOf(index: number): HandoverUnit {
  return {
    id: `s${index}`,
    group: Math.floor(index / 3),
    kind: "paragraph",
    headings: [],
    source: textRuns(`Sentence ${index}.`),
    target: textRuns(`${index}-сөйлем.`),
    state: "edited",
    base: "00",
    alternatives: [],
    notes: [],
  };
}

function* manyUnits(count: number, made: { count: number }): Generator<HandoverUnit> {
  for (let index = 0; index < count; index++) {
    made.count++;
    yield unitOf(index);
  }
}

const HEAD = { original: "2026/kandas.md", sourceLang: "en", lang: "kk" } as const;

test("however a document is divided, its units are the same", () => {
  fc.assert(
    fc.property(handovers, fc.array(fc.nat({ max: 4000 }), { maxLength: 8 }), (handover, cuts) => {
      const xml = writeXliff12(handover);
      const at = [0, ...cuts.filter((cut) => cut < xml.length).toSorted((a, b) => a - b), xml.length];
      const chunks = at.slice(1).map((end, index) => xml.slice(at[index], end));
      expect(readXliff12(chunks, "a.xlf")).toEqual(readXliff12(xml, "a.xlf"));
    }),
    { numRuns: 50 },
  );
});

test("units are given while the rest has not been read, and what breaks comes after what was sound", () => {
  const whole = [...xliff12Chunks({ ...HEAD, units: manyUnits(2000, { count: 0 }) }, GENERIC)];
  let taken = 0;
  const chunks = function* (): Generator<string> {
    for (const chunk of whole) {
      taken++;
      yield chunk;
    }
  };
  const parts = xliff12Parts(chunks(), "a.xlf");
  expect(parts.next().value).toMatchObject({ kind: "file", file: { original: "2026/kandas.md", lang: "kk" } });
  expect(parts.next().value).toMatchObject({ kind: "unit", unit: { id: "s0" } });
  expect(taken).toBeLessThan(4);
  const ids: string[] = [];
  const broken = xliff12Parts([...whole.slice(0, -1), "<"], "a.xlf");
  expect(() => {
    for (const part of broken) if (part.kind === "unit") ids.push(part.unit.id);
  }).toThrow(Problem);
  expect(ids.length).toBeGreaterThan(1000);
});

test("a document is written while its units are made", () => {
  const made = { count: 0 };
  const chunks = xliff12Chunks({ ...HEAD, units: manyUnits(100_000, made) }, GENERIC);
  chunks.next();
  expect(made.count).toBeLessThan(100);
  chunks.return(undefined);
});

test("written in pieces or as a whole, the bytes are the same", () => {
  const units = [...manyUnits(500, { count: 0 })];
  expect([...xliff12Chunks({ ...HEAD, units }, GENERIC)].join("")).toBe(writeXliff12({ ...HEAD, units }));
});

test("an id that comes twice is found however far apart the two stand", () => {
  const units = [...manyUnits(500, { count: 0 }), { ...unitOf(0), group: 999 }];
  expect(() => [...xliff12Chunks({ ...HEAD, units }, GENERIC)]).toThrow(
    expect.objectContaining({ code: "E_XLIFF_DUPLICATE", values: { id: "s0" } }),
  );
});

describe("states in other tools' words go before XLIFF's own", () => {
  test.each([
    ['mq:status="NotStarted"', "draft"],
    ['mq:status="MachineTranslated"', "draft"],
    ['mq:status="ManuallyConfirmed"', "edited"],
    ['mq:status="Reviewer1Confirmed"', "reviewed"],
    ['mq:status="Proofread"', "final"],
    ['mq:status="SomethingNew"', "draft"],
    ['m:confirmed="0"', "draft"],
    ['m:confirmed="1"', "edited"],
  ])("%s is %s", (said, state) => {
    const xml = KANDAS.replace('<trans-unit id="kandas-done-0002" approved="yes"', `<trans-unit id="u" ${said}`);
    expect(readXliff12(xml, "a.xlf")[0]?.units[4]).toMatchObject({ id: "u", state });
  });

  test.each([
    [[""], "draft"],
    [['conf="Draft"'], "draft"],
    [['conf="Translated"'], "edited"],
    [['conf="ApprovedTranslation"'], "reviewed"],
    [['conf="ApprovedSignOff"'], "final"],
    [['conf="RejectedSignOff"'], "draft"],
    [['conf="ApprovedSignOff"', 'conf="Translated"'], "edited"],
    [['conf="ApprovedSignOff"', ""], "draft"],
  ])("Studio's %j is %s", (confs, state) => {
    const segs = confs.map((conf, index) => `<s:seg id="${index}" ${conf}/>`).join("");
    const defs = `<s:seg-defs xmlns:s="http://sdl.com/FileTypes/SdlXliff/1.0">${segs}</s:seg-defs>`;
    const xml = KANDAS.replace("Бес жыл</target>", (end) => end + defs);
    expect(readXliff12(xml, "a.xlf")[0]?.units[4]?.state).toBe(state);
  });

  test("without a target nothing is done, whatever they say", () => {
    const xml = KANDAS.replace('<trans-unit id="kandas-done-0002"', '<trans-unit id="u" m:confirmed="1"').replace(
      /<target state="signed-off">.*<\/target>/,
      "",
    );
    expect(readXliff12(xml, "a.xlf")[0]?.units[4]?.state).toBe("new");
  });
});
