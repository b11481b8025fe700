import fc from "fast-check";
import { expect, test } from "vitest";
import type { Runs } from "../../src/core/model.ts";
import { placeCodes } from "../../src/core/place-codes.ts";
import { markedText, plainText, sameCodes } from "../../src/core/runs.ts";
import { runs, segments } from "../engines/coded.ts";

const terms = [
  { source: "Senate", target: "Сенат" },
  { source: "the Mazhilis", target: "Мәжіліс" },
];

test.for<[string, string, string]>([
  ["The Senate met.{1/}", "Сенат жиналды.", "Сенат жиналды.{1/}"],
  ["The Senate met{1/}.", "Сенат жиналды.", "Сенат жиналды{1/}."],
  ["{1/}The Senate met.", "Сенат жиналды.", "{1/}Сенат жиналды."],
  ["{1}The Senate met.{/1}", "Сенат жиналды.", "{1}Сенат жиналды.{/1}"],
  ["{1}The Senate met{/1}.", "Сенат жиналды.", "{1}Сенат жиналды{/1}."],
  ["{1}{2}The Senate met{/2}{/1}.{3/}", "Сенат жиналды.", "{1}{2}Сенат жиналды{/2}{/1}.{3/}"],
  ["The {1}Senate{/1} met.", "Жиналысты Сенаттың өзі өткізді.", "Жиналысты {1}Сенаттың{/1} өзі өткізді."],
  ["{1}Reuters{/1} wrote so.", "Бұл туралы Reuters-тің өзі жазды.", "Бұл туралы {1}Reuters-тің{/1} өзі жазды."],
  ["It cost {1}1,500{/1} tenge.", "Құны 1,500 теңге болды.", "Құны {1}1,500{/1} теңге болды."],
  ["{1}Reuters{/1}{2/} wrote so.", "Бұл туралы Reuters жазды.", "Бұл туралы {1}Reuters{/1}{2/} жазды."],
  ["In 2024{1/} it met.", "Ол 2024 жылы жиналды.", "Ол 2024{1/} жылы жиналды."],
  [" {1}The Senate met.{/1} ", "Сенат жиналды.", " {1}Сенат жиналды.{/1} "],
  ["{1}Reuters{/1} and {2}BBC{/2}", "BBC мен Reuters", "{2}BBC{/2} мен {1}Reuters{/1}"],
])("%s + %s", ([source, said, expected]) => {
  expect(markedText(placeCodes(runs(source!), said!, terms)!)).toBe(expected);
});

test.for<[string, string, string]>([
  ["a pair round an ordinary word", "The {1}new{/1} Senate met.", "Жаңа Сенат жиналды."],
  ["a name that stands twice", "{1}Reuters{/1} wrote so.", "Reuters жазды, Reuters айтты."],
  ["a name that is twice in the source", "{1}Reuters{/1} quotes Reuters.", "Reuters өзін айтады."],
  ["a name that is gone", "{1}Reuters{/1} wrote so.", "Агенттік жазды."],
  ["a code in the midst of words", "The Senate{1/} and the house met.", "Палаталар жиналды."],
  ["a longer number", "It cost {1}15{/1} tenge.", "Құны 15 000 теңге."],
  ["pairs that would cross", "{1}Reuters and {2}BBC{/2} of 2024{/1} x {3}y{/3}", "BBC 2024 Reuters"],
  ["nothing said", "{1}Reuters{/1}", " "],
])("%s is left to the translator", ([, source, said]) => {
  expect(placeCodes(runs(source!), said!, terms)).toBeUndefined();
});

test("a code that is a word of its sentence does not stay at the end: Kazakh puts it elsewhere", () => {
  const command = { id: "1", type: "standalone", name: "code", data: "`npm test`" } as const;
  const source: Runs = [
    { kind: "text", text: "Run " },
    { kind: "code", code: command },
  ];
  expect(placeCodes(source, "Іске қосыңыз")).toBeUndefined();
});

test("what is placed has the source's codes and the translation's words, whatever both are", () => {
  const said = fc.array(fc.constantFrom("Tokayev", "said", " ", ".", "«Жаңа»", "2024", "қазақ"), { maxLength: 6 });
  fc.assert(
    fc.property(segments, said, (source, words) => {
      const placed = placeCodes(source, words.join(""));
      if (placed === undefined) return;
      expect(sameCodes(placed, source)).toBe(true);
      expect(plainText(placed).trim()).toBe(words.join("").trim());
    }),
  );
});

test("a long answer is gone through in no time to speak of", () => {
  const source = runs("{1}Reuters{/1} wrote so.");
  expect(placeCodes(source, "Reuters-".repeat(20_000))).toBeUndefined();
});
