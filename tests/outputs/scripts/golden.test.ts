import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { transliterateText } from "../../../src/outputs/scripts/index.ts";

function pairs(name: string): readonly (readonly [cyrillic: string, expected: string])[] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [cyrillic = "", expected = ""] = line.split("\t");
      return [cyrillic, expected];
    });
}

test.each(pairs("arabic.tsv"))("%s in Arabic script", (cyrillic, expected) => {
  // Letters of an abbreviation stand apart by no-break spaces, which nobody sees in a file of pairs.
  expect(transliterateText(cyrillic, "Arab").replaceAll("\u00a0", " ")).toBe(expected);
});

test.each(pairs("latin.tsv"))("%s in Latin script", (cyrillic, expected) => {
  expect(transliterateText(cyrillic, "Latn")).toBe(expected);
});

test("the hamza is U+0621, and no letter is a presentation form or a look-alike of Persian and Arabic", () => {
  const alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя";
  const written = transliterateText([...alphabet].join(" "), "Arab");
  expect([...new Set(written.replace(/ /g, ""))].sort().join("")).toMatch(
    /^[\u0621\u0627\u0628\u062a\u062c\u062d\u062f\u0631-\u0634\u0639\u0641-\u0646\u0648-\u064a\u067e\u0686\u06ad\u06af\u06be\u06c6\u06c7\u06cb\u06d5]+$/,
  );
});

test("newspapers write ц and дж letter by letter, CLDR does not", () => {
  expect(transliterateText("цирк пен джаз", "Arab", { loans: "newspaper" })).toBe("تسيرك پەن دجاز");
  expect(transliterateText("цирк пен джаз", "Arab")).toBe("سيرك پەن جاز");
});

test("a heading in capitals is no row of abbreviations", () => {
  expect(transliterateText("ҚАЗАҚ ТІЛІ МЕН ҚОҒАМ ТАРИХЫ", "Arab")).toBe("قازاق ءتىلى مەن قوعام تاريحى");
});

test("short days and months are written out in Arabic script where they are none of the sentence's words", () => {
  expect(transliterateText("дс, жұм. және 3 қар. күні", "Arab")).toBe("دۇيسەنبى، جۇما جانە 3 قاراشا كۇنى");
  expect(transliterateText("Жерде қар. Далада жел.", "Arab")).toBe("جەردە قار. دالادا جەل.");
});
