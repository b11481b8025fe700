import fc from "fast-check";
import { expect, test } from "vitest";
import type { Runs, TranslationUnit } from "../../src/core/model.ts";
import { plainText, UNNAMED_CODE } from "../../src/core/runs.ts";
import { forOmegat, forOmegat3 } from "../../src/exchange/omegat-handover.ts";
import { readTmx, writeTmx } from "../../src/exchange/tmx.ts";
import { omegatUnits } from "../../src/exchange/tmx-omegat-write.ts";
import { handovers, translationUnits } from "./generated.ts";

const code = (id: string, type: "open" | "close" | "standalone"): Runs[number] => ({
  kind: "code",
  code: { id, type, name: "bold", data: "**" },
});
const text = (words: string): Runs[number] => ({ kind: "text", text: words });

function unitOf(source: Runs, target: Runs): TranslationUnit {
  return { source, target, sourceLang: "en", lang: "kk", state: "edited", origin: "person" };
}

test("codes are OmegaT's tags, numbered in the source and alike in the target", () => {
  const source = [code("1", "open"), text("a"), code("1", "close"), code("2", "open"), text("b"), code("2", "close")];
  const target = [code("2", "open"), text("б"), code("2", "close"), code("1", "open"), text("а"), code("1", "close")];
  const [only, other] = omegatUnits(unitOf(source, target));
  expect([only?.source, only?.target].map((runs) => plainText(runs ?? []))).toEqual([
    "<g0>a</g0><g1>b</g1>",
    "<g1>б</g1><g0>а</g0>",
  ]);
  expect(other).toBeUndefined();
});

test("where its versions number tags differently there is a unit for each", () => {
  const source = [code("1", "open"), text("a"), code("1", "close"), code("2", "standalone")];
  expect(omegatUnits(unitOf(source, source)).map((unit) => plainText(unit.source))).toEqual([
    "<g0>a</g0><x0/>",
    "<g0>a</g0><x1/>",
  ]);
});

test("a code that the source does not have is left out, and text is kept", () => {
  const [unit] = omegatUnits(unitOf([text("a")], [text("а"), code("9", "standalone"), text("б")]));
  expect(plainText(unit?.target ?? [])).toBe("аб");
});

test("any unit stays one that TMX can hold, with its words", () => {
  fc.assert(
    fc.property(translationUnits, (unit) => {
      const [tagged] = omegatUnits(unit);
      const { units } = readTmx(
        writeTmx(tagged === undefined ? [] : [tagged], { sourceLang: unit.sourceLang }),
        "tm.tmx",
        {
          sourceLang: unit.sourceLang,
          lang: unit.lang,
        },
      );
      expect(units.length).toBeLessThanOrEqual(1);
      const words = unit.source.flatMap((run) => (run.kind === "text" ? [run.text] : []));
      for (const word of words) expect(plainText(tagged?.source ?? [])).toContain(word);
    }),
  );
});

test("OmegaT is shown no target that is not finished, no alternative, no named code, and one note", () => {
  fc.assert(
    fc.property(handovers, (handover) => {
      for (const [index, unit] of forOmegat(handover).units.entries()) {
        const before = handover.units[index];
        const isFinished =
          before?.target !== undefined && !before.stale && ["edited", "reviewed", "final"].includes(before.state);
        expect(unit.target !== undefined).toBe(isFinished);
        expect(unit.alternatives).toEqual([]);
        expect(unit.notes.length).toBe(before?.notes.length === 0 ? 0 : 1);
        for (const run of unit.source) if (run.kind === "code") expect(run.code.name).toBe(UNNAMED_CODE);
        expect(unit.base).toBe(before?.base);
      }
    }),
  );
});

test("OmegaT 3 is shown the source of everything open, and nothing of what is finished", () => {
  fc.assert(
    fc.property(handovers, (handover) => {
      const newer = forOmegat(handover).units;
      for (const [index, unit] of forOmegat3(handover, () => "base").units.entries()) {
        const finished = newer[index]?.target;
        expect(unit.target).toEqual(finished ?? unit.source);
        expect(finished === undefined ? unit.base : unit.locked).toBe(finished === undefined ? "base" : true);
      }
    }),
  );
});
