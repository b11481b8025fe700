import fc from "fast-check";
import { expect, test } from "vitest";
import { type Lexeme, NUMBERS, POSSESSORS } from "../../src/terms/inflection.ts";
import { foldRussian } from "../../src/terms/russian/fold.ts";
import { russian } from "../../src/terms/russian/index.ts";

const CASES = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"] as const;
const SLOTS = NUMBERS.flatMap((number) => CASES.map((name) => ({ case: name, number })));

const letters = fc.string({
  unit: fc.constantFrom(..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
  minLength: 1,
  maxLength: 12,
});
const endings = fc.constantFrom(
  "",
  "а",
  "я",
  "ь",
  "ец",
  "ия",
  "ие",
  "ый",
  "ая",
  "ое",
  "ые",
  "ок",
  "мя",
  "ов",
  "ова",
  "ский",
  "анин",
  "ёнок",
  "й",
  "о",
  "и",
  "ы",
);
const word = fc.tuple(letters, endings, fc.boolean()).map(([stem, ending, capital]) => {
  const whole = stem + ending;
  return capital ? whole.slice(0, 1).toUpperCase() + whole.slice(1) : whole;
});
const wordClass = fc.constantFrom(
  undefined,
  "2m",
  "2n",
  "1f",
  "3f",
  "adj",
  "sur",
  "indecl",
  "pl",
  "head",
  "agr",
  "abbr",
  "proper",
  "2m anim",
  "f",
);
const lexeme = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(" ", "-"), wordClass)
  .map(([words, joint, name]): Lexeme => ({ term: words.join(joint), ...(name === undefined ? {} : { class: name }) }));

test("what is generated strictly is matched: the strict forms are among the lax ones, with their slot", () => {
  fc.assert(
    fc.property(lexeme, (one) => {
      const forms = russian.forms(one);
      for (const slot of SLOTS) {
        const strict = russian.inflect(one, slot);
        if (strict === undefined) continue;
        const found = forms.find(({ form }) => form === strict.normalize("NFC").toLowerCase());
        expect(found?.slots).toContainEqual(slot);
      }
    }),
  );
});

test("every form is given once, in lower case, NFC, without a gap, and in both spellings of ё", () => {
  fc.assert(
    fc.property(lexeme, (one) => {
      const forms = russian.forms(one).map(({ form }) => form);
      expect(new Set(forms).size).toBe(forms.length);
      for (const form of forms) {
        expect(form).toBe(form.normalize("NFC").toLowerCase());
        expect(form.trim()).toBe(form);
        expect(form).not.toBe("");
        expect(forms).toContain(foldRussian(form));
      }
    }),
  );
});

test("a term is matched by its citation form", () => {
  fc.assert(
    fc.property(lexeme, (one) => {
      expect(russian.forms(one).map(({ form }) => form)).toContain(foldRussian(one.term));
    }),
  );
});

const hostileClass = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "2m toString", "adj adj sur"));
const hostile = fc
  .tuple(fc.string({ unit: "binary", maxLength: 40 }), hostileClass, fc.boolean())
  .map(([term, name, animate]): Lexeme => ({ term, class: name, animate }));

test("hostile terms and classes are answered, never thrown at", () => {
  fc.assert(
    fc.property(
      hostile,
      fc.constantFrom(...CASES, "locative" as const),
      fc.constantFrom(...NUMBERS, ...POSSESSORS),
      (one, name, by) => {
        const number = by === "plural" ? "plural" : "singular";
        expect(() => russian.inflect(one, { case: name, number })).not.toThrow();
        expect(() => russian.forms(one)).not.toThrow();
      },
    ),
  );
  for (const term of [
    "",
    " ",
    "-",
    "«»",
    "ь",
    "й",
    "ый",
    "constructor",
    "__proto__",
    "а\u0301",
    "\ud800",
    "и и и",
    "- -",
    "ё",
  ])
    expect(() => russian.forms({ term })).not.toThrow();
});

test("a term of very many adjectives has no explosion of forms", () => {
  const term = `${"красная ".repeat(200)}площадь`;
  expect(russian.forms({ term, class: "agr" }).length).toBeLessThanOrEqual(48);
});
