import fc from "fast-check";
import { expect, test } from "vitest";
import { codesOf, markedText, plainText, sameRuns, textRuns } from "../../src/core/runs.ts";
import { readPlaceholders, sendPlaceholders } from "../../src/engines/placeholders.ts";
import { runs, segments } from "./coded.ts";

const decree = runs("The {1}new decree{/1}.{2/}");

test("what is sent reads back as the segment itself, whatever its text and codes", () => {
  fc.assert(
    fc.property(segments, (segment) => {
      const back = readPlaceholders(segment, sendPlaceholders(segment));
      expect(back !== undefined && sameRuns(back, segment), markedText(segment)).toBe(true);
    }),
  );
});

test("an answer never brings other codes than the segment's, each once and in order, however broken it is", () => {
  const bits = fc.constantFrom(
    "⟦1⟧",
    "⟦/1⟧",
    "⟦2/⟧",
    "⟦2⟧",
    "⟦/2⟧",
    "⟦1/⟧",
    "⟦",
    "⟧",
    "⟦x1⟧",
    "⟦/x1⟧",
    "сөз",
    " ",
    "1",
  );
  const sorted = (list: readonly { id: string; type: string }[]) => list.map(({ id, type }) => `${type} ${id}`).sort();
  fc.assert(
    fc.property(segments, fc.array(bits, { maxLength: 8 }), (segment, list) => {
      const back = readPlaceholders(segment, list.join(""));
      if (back === undefined) return;
      const codes = codesOf(back);
      expect(sorted(codes)).toEqual(sorted(codesOf(segment)));
      for (const [index, code] of codes.entries()) {
        if (code.type !== "close") continue;
        const opener = codes.findIndex(({ id, type }) => type === "open" && id === code.id);
        expect(opener).toBeLessThan(index);
      }
    }),
  );
});

test("a pair has two placeholders with its number, and a single code has one", () => {
  expect(sendPlaceholders(runs("See the {1}new {2}decree{/2}{/1}.{3/}"))).toBe("See the ⟦1⟧new ⟦2⟧decree⟦/2⟧⟦/1⟧.⟦3/⟧");
});

test("placeholders may move, and may have got white space inside", () => {
  expect(markedText(readPlaceholders(decree, "⟦2 /⟧Жаңа ⟦ 1 ⟧жарлық⟦ / 1 ⟧.")!)).toBe("{2/}Жаңа {1}жарлық{/1}.");
});

test.for([
  ["a lost one", "Жаңа ⟦1⟧жарлық⟦/1⟧."],
  ["one twice", "⟦1⟧Жаңа⟦/1⟧ ⟦1⟧жарлық⟦/1⟧.⟦2/⟧"],
  ["an unknown number", "Жаңа ⟦1⟧жарлық⟦/1⟧.⟦2/⟧⟦3/⟧"],
  ["an unclosed pair", "Жаңа ⟦1⟧жарлық.⟦2/⟧"],
  ["the wrong order", "Жаңа ⟦/1⟧жарлық⟦1⟧.⟦2/⟧"],
  ["another kind", "Жаңа ⟦1/⟧жарлық.⟦2⟧"],
  ["half a one", "Жаңа ⟦1⟧жарлық⟦/1⟧.⟦2/⟧ ⟦1"],
  ["other brackets", "Жаңа [1]жарлық[/1].[2/]"],
])("%s is refused", ([, answer]) => {
  expect(readPlaceholders(decree, answer!)).toBeUndefined();
});

test("pairs that cross where they should nest are refused", () => {
  const nested = runs("{1}The {2}new{/2} decree{/1}");
  expect(readPlaceholders(nested, "⟦1⟧Жаңа ⟦2⟧жарлық⟦/1⟧ сол⟦/2⟧")).toBeUndefined();
});

test("an answer to a text without codes may bring none", () => {
  expect(readPlaceholders(textRuns("The decree."), "⟦1⟧Жарлық.⟦/1⟧")).toBeUndefined();
  expect(plainText(readPlaceholders(textRuns("The decree."), "⟦kk⟧ Жарлық.")!)).toBe("⟦kk⟧ Жарлық.");
});

test("entities that a service wrote are decoded once, and the source's own stay", () => {
  expect(plainText(readPlaceholders(textRuns("Sainsbury's & Co"), "Sainsbury&#39;s &amp;amp; Co")!)).toBe(
    "Sainsbury's &amp; Co",
  );
  expect(plainText(readPlaceholders(textRuns("Write &amp; for &."), "& үшін &amp; жазыңыз.")!)).toBe(
    "& үшін &amp; жазыңыз.",
  );
});
