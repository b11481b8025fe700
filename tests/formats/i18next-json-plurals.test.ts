import fc from "fast-check";
import { createInstance } from "i18next";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/core/model.ts";
import { articleFor, pluralCategories } from "../../src/core/plural.ts";
import { i18nextJson } from "../../src/formats/i18next-json.ts";
import { editOf } from "./documents.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const parse = (json: string, lang = "en"): Article =>
  i18nextJson.parse(encode(json), { path: "ui.json", lang, frontMatter: [] });

/** The file for `lang` with nothing translated. */
function shaped(json: string, lang: string, sourceLang = "en"): string {
  return decode(i18nextJson.render(articleFor(parse(json, sourceLang), lang), []));
}

/** The file for `lang`, values by key; others keep their source. */
function translated(json: string, lang: string, values: Readonly<Record<string, string>>): string {
  const article = articleFor(parse(json), lang);
  const edits = article.units.flatMap((unit, index) => {
    const value = values[unit.key ?? ""];
    if (value === undefined) return [];
    const [before = "", after] = value.split("{{count}}");
    const code = unit.pieces.find((piece) => piece.kind === "code");
    const count =
      after === undefined || code?.kind !== "code" ? [] : [{ kind: "code" as const, code: { id: "1", ...code.code } }];
    const runs = [{ kind: "text" as const, text: before }, ...count, { kind: "text" as const, text: after ?? "" }];
    return [
      editOf(
        index,
        unit,
        runs.filter((run) => run.kind === "code" || run.text !== ""),
      ),
    ];
  });
  return decode(i18nextJson.render(article, edits));
}

async function count(json: string, lang: string, key: string, options: object = {}): Promise<readonly string[]> {
  const i18n = createInstance();
  await i18n.init({ lng: lang, resources: { [lang]: { translation: JSON.parse(json) } } });
  return [1, 2, 5, 21, 1.5].map((n) => i18n.t(key, { ...options, count: n }));
}

const ITEMS = '{\n  "items_one": "{{count}} item",\n  "items_other": "{{count}} items"\n}\n';

describe("i18next finds the form that each language needs", () => {
  test("in Kazakh, which has the forms of English", async () => {
    const json = translated(ITEMS, "kk", { items_one: "бір зат", items_other: "{{count}} зат" });
    expect(Object.keys(JSON.parse(json))).toEqual(["items_one", "items_other"]);
    expect(await count(json, "kk", "items")).toEqual(["бір зат", "2 зат", "5 зат", "21 зат", "1.5 зат"]);
  });

  test("in Russian, which has two more", async () => {
    const json = translated(ITEMS, "ru", {
      items_one: "{{count}} предмет",
      items_few: "{{count}} предмета",
      items_many: "{{count}} предметов",
      items_other: "{{count}} предмета (дробь)",
    });
    expect(json).toBe(
      '{\n  "items_one": "{{count}} предмет",\n  "items_other": "{{count}} предмета (дробь)",\n  "items_few": "{{count}} предмета",\n  "items_many": "{{count}} предметов"\n}\n',
    );
    expect(await count(json, "ru", "items")).toEqual([
      "1 предмет",
      "2 предмета",
      "5 предметов",
      "21 предмет",
      "1.5 предмета (дробь)",
    ]);
  });

  test("with the source's words where a form is not translated yet", async () => {
    const json = translated(ITEMS, "ru", { items_few: "{{count}} предмета" });
    expect(await count(json, "ru", "items")).toEqual(["1 item", "2 предмета", "5 items", "21 item", "1.5 items"]);
  });

  test("of ordinals, and of contexts", async () => {
    const source =
      '{"place_ordinal_one":"{{count}}st","place_ordinal_other":"{{count}}th place","friend_male_one":"A friend","friend_male_other":"{{count}} friends"}';
    const kk = translated(source, "kk", {
      place_ordinal_other: "{{count}}-ші орын",
      place_ordinal_many: "{{count}}-шы орын",
    });
    expect(Object.keys(JSON.parse(kk))).toEqual([
      "place_ordinal_other",
      "place_ordinal_many",
      "friend_male_one",
      "friend_male_other",
    ]);
    expect(await count(kk, "kk", "place", { ordinal: true })).toContain("2-ші орын");
    const ru = translated(source, "ru", { friend_male_many: "{{count}} друзей" });
    expect(Object.keys(JSON.parse(ru))).toEqual([
      "place_ordinal_other",
      "friend_male_one",
      "friend_male_other",
      "friend_male_few",
      "friend_male_many",
    ]);
    expect((await count(ru, "ru", "friend", { context: "male" }))[2]).toBe("5 друзей");
  });
});

describe("keys are put in and left out with the article's own white space", () => {
  test.each([
    [
      "tabs and CRLF",
      '{\r\n\t"a_one": "{{count}} x",\r\n\t"a_other": "y",\r\n\t"z": 1\r\n}',
      "ru",
      '{\r\n\t"a_one": "{{count}} x",\r\n\t"a_other": "y",\r\n\t"a_few": "y",\r\n\t"a_many": "y",\r\n\t"z": 1\r\n}',
    ],
    ["no white space", '{"a_one":"x","a_other":"y"}', "ru", '{"a_one":"x","a_other":"y","a_few":"y","a_many":"y"}'],
    [
      "a line of its own",
      '{ "a_one" : "x" , "a_other" : "y" }',
      "ru",
      '{ "a_one" : "x" , "a_other" : "y" , "a_few" : "y" , "a_many" : "y" }',
    ],
    ["the first left out", '{\n  "a_one": "x",\n  "a_other": "y"\n}', "ja", '{\n  "a_other": "y"\n}'],
    ["the last left out", '{\n  "a_other": "y",\n  "a_one": "x"\n}', "ja", '{\n  "a_other": "y"\n}'],
    [
      "one between others left out",
      '{"k":1, "a_one": "x", "a_other": "y", "l":2}',
      "ja",
      '{"k":1, "a_other": "y", "l":2}',
    ],
    ["a form that stands twice", '{"a_one":"x","a_other":"y","a_one":"z"}', "ja", '{"a_other":"y"}'],
    [
      "an escaped key",
      '{"a_one":"x","a_othe\\u0072":"y","\\u0062_one":"x","\\u0062_other":"y"}',
      "ru",
      '{"a_one":"x","a_othe\\u0072":"y","a_few":"y","a_many":"y","\\u0062_one":"x","\\u0062_other":"y","\\u0062_few":"y","\\u0062_many":"y"}',
    ],
    [
      "forms without a word",
      '{"a_one":"{{count}}","a_other":"{{count}}"}',
      "ru",
      '{"a_one":"{{count}}","a_other":"{{count}}","a_few":"{{count}}","a_many":"{{count}}"}',
    ],
    ["zero", '{"a_zero":"","a_one":"x","a_other":"y"}', "ja", '{"a_zero":"","a_other":"y"}'],
    [
      "two groups that stand in one another",
      '{"a_one":"x","b_one":"v","a_other":"y","b_other":"w"}',
      "ru",
      '{"a_one":"x","b_one":"v","a_other":"y","a_few":"y","a_many":"y","b_other":"w","b_few":"w","b_many":"w"}',
    ],
  ])("%s", (_name, json, lang, expected) => {
    expect(shaped(json, lang)).toBe(expected);
  });

  test("all forms replaced by one", () => {
    expect(shaped('{ "a_one": "x", "a_few": "y", "a_many": "z" }', "ja", "ru")).toBe('{ "a_other": "z" }');
    expect(shaped('{\n  "a_other": "{{count}} x"\n}', "en", "ja")).toBe(
      '{\n  "a_other": "{{count}} x",\n  "a_one": "{{count}} x"\n}',
    );
  });
});

describe("no plural forms are", () => {
  test.each([
    ["a key that merely ends so", '{"type_news":"News","type_other":"Other"}', "en"],
    ["a form of another object", '{"a":{"x_one":"One"},"b":{"x_other":"Others"}}', "en"],
    ["keys whose values are not strings", '{"x_one":1,"x_other":"Others"}', "en"],
    ["items of a list", '["x_one","x_other"]', "en"],
    ["a single form that does not count, in a language with one form", '{"type_other":"他"}', "ja"],
  ])("%s", (_name, json, lang) => {
    expect(parse(json, lang).units.every(({ plural }) => plural === undefined)).toBe(true);
    expect(shaped(json, "ru", lang)).toBe(json);
  });
});

test("law: whatever the forms and the language, the file has exactly that language's forms, all other keys, and reads as JSON", () => {
  const forms = fc.uniqueArray(fc.constantFrom("one", "other", "zero", "few"), { maxLength: 4 });
  const langs = fc.constantFrom("kk", "ru", "ja", "ar", "cy", "pl", "en");
  const others = fc.uniqueArray(fc.constantFrom("title", "a_b", "year"), { maxLength: 3 });
  fc.assert(
    fc.property(forms, others, fc.nat(4), langs, fc.constantFrom(undefined, 2, "\t"), (own, more, at, lang, indent) => {
      const keys = own.map((form) => `n_${form}`);
      keys.splice(at, 0, ...more);
      const json = JSON.stringify(Object.fromEntries(keys.map((key) => [key, `${key} {{count}}`])), null, indent);
      const result: Record<string, string> = JSON.parse(shaped(json, lang));
      const isPlural = own.includes("one") && own.includes("other");
      const needed = pluralCategories(lang, "cardinal") ?? [];
      const expected = isPlural
        ? [...new Set([...needed, ...own.filter((form) => form === "zero")])].map((form) => `n_${form}`)
        : own.map((form) => `n_${form}`);
      expect(Object.keys(result).toSorted()).toEqual([...expected, ...more].toSorted());
      expect(Object.keys(result).filter((key) => more.some((other) => other === key))).toEqual(more);
      for (const key of expected) expect(result[key]).toBe(`${keys.includes(key) ? key : "n_other"} {{count}}`);
      // Nothing but the members themselves has been touched.
      expect(JSON.stringify(result, null, indent)).toBe(shaped(json, lang));
    }),
    { numRuns: 2000 },
  );
});
