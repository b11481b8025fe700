import fc from "fast-check";
import type { Run, Runs } from "../../src/core/model.ts";
import { plainText } from "../../src/core/runs.ts";
import type { Handover, HandoverUnit } from "../../src/exchange/handover.ts";
import { handovers } from "./generated.ts";

/** Characters that XML cannot hold, lone halves of surrogate pairs among them. */
const ILLEGAL = ["\u0001", "\u0000", "\u001F", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "\u000B"];

/** What may stand between two sentences. */
const GAPS = [" ", "", "\n", "\u00A0", "  \r\n"];

interface Salt {
  readonly illegal: readonly string[];
  readonly gap: string;
  readonly from: number;
  readonly length: number;
  readonly doNotTranslate: boolean;
}

const salts: fc.Arbitrary<Salt> = fc.record({
  illegal: fc.array(fc.constantFrom(...ILLEGAL), { maxLength: 2 }),
  gap: fc.constantFrom(...GAPS),
  from: fc.nat({ max: 40 }),
  length: fc.nat({ max: 30 }),
  doNotTranslate: fc.boolean(),
});

/** Handovers as for XLIFF 1.2, with what only XLIFF 2 can hold: illegal characters, gaps between sentences, terms. */
export const handovers2: fc.Arbitrary<Handover> = fc
  .tuple(handovers, fc.array(salts, { minLength: 6, maxLength: 6 }))
  .map(([handover, all]) => ({
    ...handover,
    units: handover.units.map((unit, index) => salted(unit, all[index]!)),
  }));

function salted(unit: HandoverUnit, salt: Salt): HandoverUnit {
  const source = withIllegal(unit.source, salt.illegal);
  const length = plainText(source).length;
  const start = Math.min(salt.from, length);
  const end = Math.min(start + salt.length, length);
  const term = { start, end, term: "decree \u0001", renderings: ["жарлық", "құжат & \uD83D"] };
  return {
    ...unit,
    source,
    ...(unit.target !== undefined && { target: withIllegal(unit.target, salt.illegal.toReversed()) }),
    after: salt.gap,
    terms: [
      { ...term, ...(salt.doNotTranslate && { doNotTranslate: true, renderings: [] }) },
      { ...term, start: Math.max(0, start - 2), renderings: [] },
    ],
  };
}

/** Between two letters, so that no two halves come to make a pair, and in the data of codes. */
function withIllegal(runs: Runs, illegal: readonly string[]): Runs {
  return runs.map((run): Run => {
    if (run.kind === "text") return { kind: "text", text: [run.text, ...illegal, ""].join("ә") };
    return { kind: "code", code: { ...run.code, data: [run.code.data, ...illegal.toSorted()].join("|") } };
  });
}
