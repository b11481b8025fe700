import { expect, test } from "vitest";
import { lexiconOf, transliterateText } from "../../../src/outputs/scripts/index.ts";

const lexicon = lexiconOf([
  { from: "Шыңжаң", to: "شىنجاڭ" },
  { from: "Шыңжаң", to: "شينجياڭ" },
  { from: "тіл", to: "ءتىل" },
  { from: "кітап", to: "كىتاپ" },
  { from: "Нью-Йорк", to: "نيۋيورك" },
  { from: "Біріккен Ұлттар Ұйымы", to: "بىرىككەن ۇلتتار ۇيىمى" },
  { from: "АҚШ", to: "اقش" },
]);
const arabic = (text: string): string => transliterateText(text, "Arab", { lexicon });

test.each([
  ["Шыңжаң", "شىنجاڭ"],
  ["Шыңжаңдағы", "شىنجاڭداعى"],
  ["ШЫҢЖАҢНЫҢ", "شىنجاڭنىڭ"],
  ["Нью-Йоркте", "نيۋيوركتە"],
  ["Біріккен Ұлттар Ұйымының", "بىرىككەن ۇلتتار ۇيىمىنىڭ"],
  ["АҚШ-тың", "اقش-تىڭ"],
])("an exception stands at the beginning of a word and takes the suffix: %s", (text, expected) => {
  expect(arabic(text)).toBe(expected);
});

test("the hamza of an exception goes where a suffix makes the word front by itself", () => {
  expect(arabic("тілі")).toBe("ءتىلى");
  expect(arabic("тілге")).toBe("تىلگە");
});

test("a voiced last letter is the exception's as well", () => {
  expect(arabic("кітабы")).toBe("كىتابى");
});

test("an exception does not stand in the middle of a word, or before what is no suffix", () => {
  expect(arabic("тілмаш")).toBe(transliterateText("тілмаш", "Arab"));
  expect(arabic("антіл")).toBe(transliterateText("антіл", "Arab"));
});

test("of two exceptions for one word the first stands", () => {
  expect(arabic("Шыңжаң")).toBe("شىنجاڭ");
});

test("an exception in Latin script is written in capitals among capitals, by the alphabet's own casing", () => {
  const words = lexiconOf([{ from: "Пекин", to: "Beijiñ" }]);
  expect(transliterateText("ПЕКИНДЕ, Пекинде", "Latn", { lexicon: words })).toBe("BEİJİÑDE, Beijiñde");
});
