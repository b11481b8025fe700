import fc from "fast-check";
import { expect, test } from "vitest";
import { CASES, type Lexeme, NUMBERS, POSSESSORS, type Slot } from "../../src/terms/inflection.ts";
import { kazakh } from "../../src/terms/kazakh/index.ts";

const KAZAKH = [..."аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"];
const word = fc.array(fc.constantFrom(...KAZAKH), { minLength: 1, maxLength: 12 }).map((letters) => letters.join(""));
const classes = fc.constantFrom(
  "n",
  "np",
  "px3",
  "abbr",
  "abbr_f",
  "fixed",
  "n b",
  "proper-px3",
  "multiword",
  "2m",
  "",
);
const lexeme: fc.Arbitrary<Lexeme> = fc.record({
  term: fc
    .tuple(
      fc.oneof(
        word,
        word.map((text) => text[0]?.toUpperCase() + text.slice(1)),
        word.map((text) => text.toUpperCase()),
        fc.constantFrom("Reuters", "COVID-19", "«Центр Азия»", "Нұр-Сұлтан"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
      ),
      fc.oneof(fc.constant(""), word),
    )
    .map(([last, before]) => (before === "" ? last : `${before} ${last}`)),
  class: classes,
});
const slot: fc.Arbitrary<Slot> = fc.record(
  {
    case: fc.constantFrom(...CASES),
    number: fc.constantFrom(...NUMBERS),
    possessor: fc.constantFrom(...POSSESSORS),
    attributive: fc.constant(true as const),
  },
  { requiredKeys: ["case", "number"] },
);

test("every strict form is among the lax ones, with its slot", () => {
  fc.assert(
    fc.property(lexeme, slot, (one, asked) => {
      const strict = kazakh.inflect(one, asked);
      if (strict === undefined) return;
      const lax = kazakh.forms(one).find(({ form }) => form === strict.normalize("NFC").toLowerCase());
      expect(lax?.slots).toContainEqual(asked);
    }),
  );
});

test("forms are in lower case and NFC, each once, the citation form first", () => {
  fc.assert(
    fc.property(lexeme, (one) => {
      const forms = kazakh.forms(one).map(({ form }) => form);
      expect(forms.filter((form) => form !== form.normalize("NFC").toLowerCase())).toEqual([]);
      expect(new Set(forms).size).toBe(forms.length);
      expect(forms[0]).toBe(one.term.normalize("NFC").toLowerCase());
    }),
  );
});

test("a form keeps what stands before the last word, letter by letter", () => {
  fc.assert(
    fc.property(word, word, slot, (before, last, asked) => {
      const form = kazakh.inflect({ term: `${before} ${last}`, class: "n" }, asked);
      expect(form?.startsWith(`${before} `) ?? true).toBe(true);
    }),
  );
});

test("the nominative singular is the citation form", () => {
  fc.assert(
    fc.property(lexeme, (one) => {
      expect(kazakh.inflect(one, { case: "nominative", number: "singular" })).toBe(one.term.normalize("NFC"));
    }),
  );
});

test("texts that are no words give forms or none, and never fail", () => {
  for (const term of [
    "",
    " ",
    "»",
    "«»",
    "-",
    "—",
    "ь",
    "\ud800",
    "🙂",
    "ы",
    "сы",
    "і-",
    "9",
    "a".repeat(501),
    "ұлы",
  ]) {
    expect(kazakh.forms({ term, class: "px3" })[0]?.form).toBe(term);
    expect(kazakh.inflect({ term }, { case: "genitive", number: "plural" })).not.toBe("");
  }
});

test("decomposed letters are composed", () => {
  const decomposed = { term: "\u0438\u0306од", class: "n" };
  expect(kazakh.inflect(decomposed, { case: "dative", number: "singular" })).toBe("йодқа");
});
