import { describe, expect, test } from "vitest";
import { repaired } from "./repairing.ts";

/** What it shows, remembered source, its target, the query, and what comes of it. */
type Row = readonly [name: string, source: string, target: string, query: string, expected: string];

const KK = "Өсім 4,8 % болды.";

const accepted: readonly Row[] = [
  ["a pair around the whole", "Growth was 4.8%.", KK, "<b>Growth was 4.8%.</b>", "{1}Өсім 4,8 % болды.{/1}"],
  ["around all but the full stop", "Growth was 4.8%.", KK, "<b>Growth was 4.8%</b>.", "{1}Өсім 4,8 % болды{/1}."],
  [
    "two pairs around the whole",
    "Growth was 4.8%.",
    KK,
    "<b><a>Growth was 4.8%.</a></b>",
    "{1}{2}Өсім 4,8 % болды.{/2}{/1}",
  ],
  ["a standalone code at the end", "Growth was 4.8%.", KK, "Growth was 4.8%.<br>", "Өсім 4,8 % болды.{1/}"],
  ["one at the beginning, its space kept", "Growth was 4.8%.", KK, "<br> Growth was 4.8%.", "{1/} Өсім 4,8 % болды."],
  ["codes that the query has not", "<b>Growth was 4.8%.</b>", `<b>${KK}</b>`, "Growth was 4.8%.", KK],
  ["a pair around a number", "Growth was 4.8%.", KK, "Growth was <b>4.8</b>%.", "Өсім {1}4,8{/1} % болды."],
  ["around a number and its sign", "Growth was 4.8%.", KK, "Growth was <b>4.8%</b>.", "Өсім {1}4,8 %{/1} болды."],
  [
    "around a name that stays as it is",
    "The Reuters office reported it.",
    "Бұл туралы Reuters агенттігі хабарлады.",
    "The <a>Reuters</a> office reported it.",
    "Бұл туралы {1}Reuters{/1} агенттігі хабарлады.",
  ],
  [
    "the same codes under other numbers",
    "The <b>decree</b> is new.",
    "<b>Жарлық</b> жаңа.",
    "The <b>decree</b> is new.<br>",
    "{1}Жарлық{/1} жаңа.{2/}",
  ],
  [
    "a pair more around what has one",
    "The <b>decree</b> is new.",
    "<b>Жарлық</b> жаңа.",
    "<a>The <b>decree</b> is new.</a>",
    "{1}{2}Жарлық{/2} жаңа.{/1}",
  ],
  [
    "together with a number",
    "Growth was 4.8% in <b>2024</b>.",
    "Өсім <b>2024</b> жылы 4,8 % болды.",
    "Growth was 5.2% in <b>2025</b>.",
    "Өсім {1}2025{/1} жылы 5,2 % болды.",
  ],
  ["a number inside new codes", "Growth was 4.8%.", KK, "Growth was <b>5.2</b>%.", "Өсім {1}5,2{/1} % болды."],
];

describe("the query's codes are placed where that is certain", () => {
  test.each(accepted)("%s", (_, source, target, query, expected) => {
    expect(repaired({ source, target, query })).toBe(expected);
  });
});

const refusals: readonly Row[] = [
  ["around words that are translated", "Growth was 4.8%.", KK, "<b>Growth</b> was 4.8%.", ""],
  ["inside the text, alone", "Growth was 4.8%.", KK, "Growth<br> was 4.8%.", ""],
  ["a line break to take out", "Growth<br>was 4.8%.", "Өсім<br>4,8 % болды.", "Growth was 4.8%.", ""],
  ["around a number that stands twice", "5 and 5 are ten.", "5 пен 5 — он.", "<b>5</b> and 5 are ten.", ""],
  [
    "around a number with a suffix",
    "It rose to 50 points.",
    "Ол 50-ге дейін өсті.",
    "It rose to <b>50</b> points.",
    "",
  ],
  ["around a name with a suffix", "It belongs to Reuters.", "Ол Reuters-тікі.", "It belongs to <b>Reuters</b>.", ""],
  ["around a number that is spelled out", "It has 5 parts.", "Оның бес бөлігі бар.", "It has <b>5</b> parts.", ""],
  ["the same pair elsewhere", "The <b>new</b> decree.", "<b>Жаңа</b> жарлық.", "The new <b>decree</b>.", ""],
  [
    "two pairs that would cross",
    "Reuters 5 is <b>new</b>.",
    "Reuters <b>5 жаңа</b>.",
    "<a>Reuters 5</a> is <b>new</b>.",
    "",
  ],
  ["codes and other words", "The new decree.", "Жаңа жарлық.", "The <b>old</b> decree of 5 May.", ""],
];

describe("codes are left to people where their places are not certain", () => {
  test.each(refusals)("%s", (_, source, target, query) => {
    expect(repaired({ source, target, query })).toBe("refused: codes codes");
  });
});
