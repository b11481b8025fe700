import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Lexeme, Slot } from "../../src/terms/inflection.ts";
import { kazakh } from "../../src/terms/kazakh/index.ts";
import { slotFrom } from "../../src/terms/slot-names.ts";

const FOLDER = new URL("kazakh/", import.meta.url);

interface Paradigm extends Lexeme {
  readonly cells: readonly { readonly key: string; readonly form: string | undefined }[];
}

/** Paradigms of one stem class: a row is a word, a column a slot, `-` a form that the word has not. */
function paradigms(file: string): readonly Paradigm[] {
  const [head = [], ...rows] = readFileSync(new URL(file, FOLDER), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
  return rows.map(([term = "", word = "-", ...forms]) => ({
    term,
    ...(word === "-" ? {} : { class: word }),
    cells: forms.map((form, at) => ({ key: head[at + 2] ?? "", form: form === "-" ? undefined : form })),
  }));
}

function formsOf(lexeme: Lexeme): ReadonlySet<string> {
  return new Set(kazakh.forms(lexeme).map(({ form }) => form));
}

function inflected(lexeme: Lexeme, ...names: readonly string[]): string | undefined {
  return kazakh.inflect(lexeme, slotFrom(names, "kk"));
}

describe.each(readdirSync(FOLDER))("paradigms of %s", (file) => {
  test.each(paradigms(file))("$term", (paradigm) => {
    const made = paradigm.cells.map(({ key }) => ({ key, form: inflected(paradigm, key) }));
    expect(made).toEqual(paradigm.cells);
  });
});

test("a form that the glossary states stands above the rules, in generation and in matching", () => {
  const lexeme = { term: "дауыс", irregular: new Map([["nominative singular 3", "даусы"]]), forms: ["дауысқұмар"] };
  expect(inflected(lexeme, "3")).toBe("даусы");
  expect(inflected(lexeme, "dative", "3")).toBe("дауысына");
  expect(formsOf(lexeme)).toContain("даусы");
  expect(kazakh.forms(lexeme).find(({ form }) => form === "дауысқұмар")).toEqual({ form: "дауысқұмар", slots: [] });
});

test("the entry's harmony is taken instead of the last vowel's", () => {
  expect(inflected({ term: "Дүкеев", class: "np" }, "genitive")).toBe("Дүкеевтің");
  expect(inflected({ term: "Дүкеев", class: "np", harmony: "back" }, "genitive")).toBe("Дүкеевтың");
  expect(inflected({ term: "ЖШС", class: "abbr b" }, "genitive")).toBe("ЖШС-ның");
  expect(inflected({ term: "ЖШС", class: "abbr_f" }, "genitive")).toBe("ЖШС-нің");
});

test("class words that are properties of every object say nothing", () => {
  expect(inflected({ term: "қала", class: "constructor toString __proto__" }, "genitive")).toBe("қаланың");
});

test("a name with class np keeps its letters, a noun does not", () => {
  expect(inflected({ term: "Серікбек", class: "np" }, "1sg")).toBe("Серікбекім");
  expect(inflected({ term: "Серікбек", class: "n" }, "1sg")).toBe("Серікбегім");
});

test("a term cited in the plural is not put into it again", () => {
  const camps = { term: "лагерьлер", class: "n pl" };
  expect([inflected(camps, "plural"), inflected(camps, "dative"), inflected(camps, "2pl")]).toEqual([
    "лагерьлер",
    "лагерьлерге",
    "лагерьлерің",
  ]);
});

test("a case that Kazakh has not, and an attribute of another case than the locative, give nothing", () => {
  expect(kazakh.inflect({ term: "қала" }, { case: "prepositional", number: "singular" })).toBeUndefined();
  const odd: Slot = { case: "genitive", number: "singular", attributive: true };
  expect(kazakh.inflect({ term: "қала" }, odd)).toBeUndefined();
});

test.each([
  ["халық", "халқын", "халығын", "халықпен"],
  ["алгоритм", "алгоритмдер", "алгоритмдар"],
  ["журналист", "журналистке", "журналиске", "журналисттер"],
  ["факт", "фактіге", "фактке", "фактілері"],
  ["диск", "дискке", "дискілер"],
  ["класс", "класқа", "классқа"],
  ["клуб", "клубқа", "клубға"],
  ["такси", "таксиі", "таксисі"],
  ["принцип", "принципі", "принцибі"],
  ["кінә", "кінәге", "кінәға"],
  ["дауыс", "дауысы", "даусы"],
  ["АҚШ", "ақш-тың", "ақштың"],
  ["ЖШС", "жшс-ның", "жшс-нің"],
  ["«Центр Азия»", "«центр азияның»", "«центр азия»-ның"],
  ["Жамбыл облысы", "жамбыл облысының", "жамбыл облыстары"],
  ["Google", "google-дың", "google-дің"],
])("%s: usage that wavers matches", (term, ...forms) => {
  expect([...formsOf({ term })]).toEqual(expect.arrayContaining(forms));
});

test.each([
  ["министрлік", "министр", "министрлі", "министрлер", "министрінің"],
  ["орталық", "орта", "ортада", "орталарға", "ортақ", "орталықтандыр"],
  ["заң", "заңгер", "заңдық", "заңнама", "заңды-"],
  ["елшілік", "елші", "елшілер", "елшісінің"],
  ["наразылық", "наразы"],
  ["зардап", "зар", "зардаптай", "зарарлы"],
])("%s: words that only begin alike do not match", (term, ...words) => {
  const forms = formsOf({ term, class: "n" });
  expect(words.filter((word) => forms.has(word))).toEqual([]);
});

test("names in -ы that are no possessives have no forms of one", () => {
  const almaty = formsOf({ term: "Алматы", class: "np" });
  expect(["алматыда", "алматыға", "алматының"].filter((form) => !almaty.has(form))).toEqual([]);
  expect(["алматында", "алматына", "алматын", "алма", "алмасы"].filter((form) => almaty.has(form))).toEqual([]);
});

test("every reading of a form is listed with it", () => {
  const slots = kazakh.forms({ term: "қала", class: "n" }).find(({ form }) => form === "қалаларың")?.slots;
  expect(slots).toEqual([
    { case: "nominative", number: "singular", possessor: "2pl" },
    { case: "nominative", number: "plural", possessor: "2sg" },
    { case: "nominative", number: "plural", possessor: "2pl" },
  ]);
});
