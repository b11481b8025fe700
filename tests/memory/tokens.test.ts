import fc from "fast-check";
import { expect, test } from "vitest";
import { comparableText, tokenise } from "../../src/memory/tokens.ts";
import { naiveTokens } from "./naive.ts";
import { runs } from "./units.ts";

const folded = (text: string): string[] => tokenise(text).map((token) => token.folded);

test("words keep inner apostrophes and hyphens, numbers inner points and commas, all else stands alone", () => {
  expect(folded("Tokayev’s co-chair said: “4.8%, or 1,200.”")).toEqual([
    "tokayev’s",
    "co-chair",
    "said",
    ":",
    "“",
    "4.8",
    "%",
    ",",
    "or",
    "1,200",
    ".",
    "”",
  ]);
});

test("Kazakh and Russian words are folded as wholes", () => {
  expect(folded("ҚАНДАС мәртебесі — Ёлки")).toEqual(["қандас", "мәртебесі", "—", "ёлки"]);
});

test("a token keeps how it was written and what it is", () => {
  expect(tokenise("Astana 2026!")).toEqual([
    { kind: "word", surface: "Astana", folded: "astana" },
    { kind: "number", surface: "2026", folded: "2026" },
    { kind: "mark", surface: "!", folded: "!" },
  ]);
});

test("tokens are those by which the engines were compared, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(folded(text)).toEqual(naiveTokens(text));
    }),
  );
});

test("a line break separates words, emphasis inside a word does not", () => {
  expect(comparableText(runs("Алма<br>Ата"))).toBe("Алма Ата");
  expect(comparableText(runs("<b>Қ</b>андас"))).toBe("Қандас");
});
