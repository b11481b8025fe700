import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeXml } from "../../../src/exchange/decode-xml.ts";
import { writeTmx } from "../../../src/exchange/tmx.ts";
import { validateDocument } from "../../../src/exchange/validate/index.ts";
import { writeXliff2 } from "../../../src/exchange/xliff-2.ts";
import { writeXliff12 } from "../../../src/exchange/xliff-12.ts";
import { handovers, translationUnits } from "../generated.ts";
import { handovers2 } from "../generated-2.ts";

const GOLDEN = new URL("../../fixtures/exchange/", import.meta.url);

function violationsOf(xml: string): readonly unknown[] {
  return validateDocument([xml], "a.xlf").violations;
}

test("every hand-over file that is written is valid XLIFF 1.2 by the strict schema", () => {
  fc.assert(
    fc.property(handovers, (handover) => {
      expect(violationsOf(writeXliff12(handover))).toEqual([]);
    }),
  );
});

test.each(["2.0", "2.1"] as const)("every hand-over file that is written as XLIFF %s is valid", (version) => {
  fc.assert(
    fc.property(handovers2, (handover) => {
      expect(violationsOf(writeXliff2(handover, { version }))).toEqual([]);
    }),
  );
});

test("every memory that is written is valid TMX 1.4", () => {
  fc.assert(
    fc.property(fc.array(translationUnits, { maxLength: 6 }), (units) => {
      expect(violationsOf(writeTmx(units, { sourceLang: "en" }))).toEqual([]);
    }),
  );
});

test("the golden hand-over files have no errors", () => {
  const names = readdirSync(GOLDEN).filter((name) => name.endsWith(".xlf"));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const xml = decodeXml(readFileSync(new URL(name, GOLDEN)), name);
    expect([name, validateDocument([xml], name).counts.error]).toEqual([name, 0]);
  }
});

test("a memory with all of TMX's markup is valid", () => {
  const xml = readFileSync(new URL("full.tmx", GOLDEN), "utf8");
  expect(violationsOf(xml)).toEqual([]);
});

test("how a file is divided into pieces makes no difference", () => {
  const cut = fc.tuple(handovers, fc.array(fc.nat(), { maxLength: 5 }));
  fc.assert(
    fc.property(cut, ([handover, cuts]) => {
      const xml = writeXliff12(handover).replace("<body>", "<body><stray/>");
      const places = [0, ...cuts.map((at) => at % xml.length).sort((a, b) => a - b), xml.length];
      const pieces = places.slice(1).map((to, index) => xml.slice(places[index], to));
      expect(validateDocument(pieces, "a.xlf")).toEqual(validateDocument([xml], "a.xlf"));
    }),
  );
});
