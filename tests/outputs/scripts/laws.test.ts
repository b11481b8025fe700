import fc from "fast-check";
import { expect, test } from "vitest";
import type { InlineCode, Run } from "../../../src/core/model.ts";
import { codesOf, joinRuns, plainText } from "../../../src/core/runs.ts";
import { transliterate, transliterateText } from "../../../src/outputs/scripts/index.ts";

const LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБГҒЕИКҚҢӨҰҮХҺЦЧІЮЯ";
const word = fc.string({ unit: fc.constantFrom(...LETTERS, "ї", "ў", "\u0301", "’"), minLength: 1, maxLength: 12 });
const latin = fc.constantFrom(
  "BBC",
  "News",
  "COVID-19",
  "https://a.kz/?b=1,2;c",
  "me@site.kz",
  "2021",
  "4,5",
  "25%",
  "C++",
);
const mark = fc.constantFrom(" ", ", ", "; ", "? ", " – ", ". ", "«", "»", "-", "\n", "(", ")", "І", " ХХІ ");
/** Addresses stand apart: glued to Cyrillic, nobody could say where they end. */
const apart = latin.map((text) => ` ${text} `);
const words = fc.array(fc.oneof(word, word, apart, mark), { maxLength: 12 }).map((parts) => parts.join(""));
const anything = fc.oneof(words, fc.string({ unit: "binary", maxLength: 60 }));
const script = fc.constantFrom("Arab", "Latn");
const type = fc.constantFrom<InlineCode["type"]>("open", "close", "standalone");
const runs = fc
  .array(
    fc.oneof(
      anything.map((text): Run => ({ kind: "text", text })),
      fc
        .tuple(type, fc.nat(9))
        .map(([kind, id]): Run => ({ kind: "code", code: { id: String(id), type: kind, name: "b", data: `<${id}>` } })),
    ),
    { maxLength: 8 },
  )
  .map(joinRuns);
const isolation = fc.constantFrom({}, { isolation: "characters" as const });

test("no code is lost, made or moved among the others", () => {
  fc.assert(
    fc.property(runs, script, isolation, (given, to, options) => {
      expect(codesOf(transliterate(given, to, options))).toEqual(codesOf(given));
    }),
  );
});

test("no Cyrillic letter of Kazakh is left outside addresses", () => {
  const plain = fc.array(fc.oneof(word, mark), { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(plain, script, (text, to) => {
      expect(transliterateText(text, to)).not.toMatch(/[\p{sc=Cyrillic}]/u);
    }),
  );
});

test("it is idempotent, and its output NFC", () => {
  fc.assert(
    fc.property(anything, script, isolation, (text, to, options) => {
      const once = transliterateText(text, to, options);
      expect(once).toBe(once.normalize("NFC"));
      expect(transliterateText(once, to, options)).toBe(once);
    }),
  );
});

test("Latin words, digits and addresses stay, in their order", () => {
  const kept = (text: string): readonly string[] => text.match(/[A-Za-z0-9@%+][\w@:/.?=,;%+-]*[\w%+]|\d/g) ?? [];
  const sentence = fc
    .array(
      fc.tuple(
        word.map((letters) => `с${letters}`),
        latin,
      ) /* no Roman numeral */,
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.flat().join(" "));
  fc.assert(
    fc.property(sentence, isolation, (text, options) => {
      expect(kept(transliterateText(text, "Arab", options))).toEqual(kept(text));
    }),
  );
});

test("runs say what the text alone says, wherever codes cut it", () => {
  fc.assert(
    fc.property(words, fc.array(fc.nat(40), { maxLength: 4 }), script, (text, cuts, to) => {
      const normal = text.normalize("NFC");
      const at = [0, ...cuts.map((cut) => Math.min(cut, normal.length)).sort((a, b) => a - b), normal.length];
      const cut = at.slice(1).flatMap((end, index): Run[] => [
        { kind: "text", text: normal.slice(at[index], end) },
        { kind: "code", code: { id: String(index + 1), type: "open", name: "b", data: "<b>" } },
      ]);
      expect(plainText(transliterate(joinRuns(cut), to)).normalize("NFC")).toBe(transliterateText(normal, to));
    }),
  );
});

test.each(["{", "{{", "a@", "www.", "a.", "І", "Х", "ә\u0301", "\u2066", "BBC ", "http://", "сөз-", "${", "$t("])(
  "hostile repetitions of %j take linear time",
  (piece) => {
    const short = transliterateText(piece.repeat(2_000), "Arab", { isolation: "characters" });
    const long = transliterateText(piece.repeat(60_000), "Arab", { isolation: "characters" });
    expect(long.length).toBeGreaterThan(short.length);
  },
);
