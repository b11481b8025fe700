import { expect, test } from "vitest";
import type { Article, PluralCategory, Unit } from "../../src/core/model.ts";
import { articleFor, pluralCategories } from "../../src/core/plural.ts";

function form(key: string, start: number, category?: PluralCategory, type: "cardinal" | "ordinal" = "cardinal"): Unit {
  return {
    kind: "value",
    key,
    headings: [key],
    start,
    end: start + 10,
    pieces: [],
    splits: true,
    style: "json",
    ...(category === undefined ? {} : { plural: { group: 0, type, category } }),
  };
}

function article(units: readonly Unit[]): Article {
  return { path: "cart.json", lang: "en", format: "i18next-json", text: "", units, meta: {} };
}

const keys = (units: readonly Unit[]): readonly (string | undefined)[] => units.map(({ key }) => key);
const CART = article([
  form("title", 0),
  form("items_one", 20, "one"),
  form("items_other", 40, "other"),
  form("end", 60),
]);

test("Kazakh has one and other, Russian one, few, many and other; a language that Intl does not know has no known ones", () => {
  expect(pluralCategories("kk", "cardinal")).toEqual(["one", "other"]);
  expect(pluralCategories("ru", "cardinal")).toEqual(["one", "few", "many", "other"]);
  expect(pluralCategories("kk-KZ", "ordinal")).toEqual(["many", "other"]);
  expect(pluralCategories("qaa", "cardinal")).toBeUndefined();
});

test("an article is the very same for a language with the same plural forms, and for one whose forms are not known", () => {
  for (const lang of ["kk", "de", "qaa"]) expect(articleFor(CART, lang)).toBe(CART);
  const plain = article([form("title", 0)]);
  expect(articleFor(plain, "ru")).toBe(plain);
});

test("forms that a language has beyond the article's come behind the last, from the most general form", () => {
  const { units } = articleFor(CART, "ru");
  expect(keys(units)).toEqual(["title", "items_one", "items_other", "items_few", "items_many", "end"]);
  expect(units[3]).toMatchObject({ start: 40, headings: ["items_few"], plural: { category: "few", added: true } });
});

test("forms that a language does not have are left out, but for zero, which people use in every language", () => {
  const withZero = article([
    form("items_zero", 0, "zero"),
    form("items_one", 20, "one"),
    form("items_other", 40, "other"),
  ]);
  expect(keys(articleFor(withZero, "ja").units)).toEqual(["items_zero", "items_other"]);
  const places = article([
    form("place_ordinal_one", 0, "one", "ordinal"),
    form("place_ordinal_other", 20, "other", "ordinal"),
  ]);
  expect(keys(articleFor(places, "kk").units)).toEqual(["place_ordinal_other", "place_ordinal_many"]);
});

test("where the article has no general form, the next best stands in for it", () => {
  const russian = article([form("a_one", 0, "one"), form("a_few", 20, "few"), form("a_many", 40, "many")]);
  const { units } = articleFor(russian, "kk");
  expect(keys(units)).toEqual(["a_one", "a_other"]);
  expect(units[1]?.start).toBe(40);
});
