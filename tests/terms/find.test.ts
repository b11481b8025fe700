import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { findTerms } from "../../src/terms/find.ts";
import { type Glossary, parseGlossary } from "../../src/terms/glossary.ts";

let glossary: Glossary;

beforeAll(async () => {
  const entry = (id: string, source: string, rest = "kk: { term: а }, ru: { term: б }"): string =>
    `  - { id: ${id}, source: "${source}", ${rest}, certainty: B }\n`;
  const text = [
    entry("kazakhstan", "Kazakhstan"),
    entry("kazakh", "Kazakh"),
    entry("kandas", "Kandas"),
    entry(
      "mfa",
      "Ministry of Foreign Affairs",
      "variants: [MFA, Foreign Ministry], kk: { term: СІМ }, ru: { term: МИД }",
    ),
    entry("us", "US"),
    entry("opendemocracy", "openDemocracy", "doNotTranslate: true"),
    entry("camp", "re-education camp"),
    entry("education", "education"),
    entry("embassy", "embassy"),
    entry("nursultan", "Nur-Sultan"),
    entry("sultan", "Sultan"),
    entry("xian", "Xi’an"),
    entry("china", "China"),
    entry("central", "Central Asia"),
    entry("petersburg", "St. Petersburg"),
    entry("club", "O.K. (club)"),
    entry("cpp", "C++"),
    entry("war", "World War II"),
    entry("returnees", "returnees"),
    entry("returnee", "returnee", "kk: { term: в }"),
    entry("beijing-kk", "Beijing", "kk: { term: Бейжің }"),
    entry("beijing-ru", "Beijing", "ru: { term: Пекин }"),
  ];
  glossary = await parseGlossary(`version: 1\nterms:\n${text.join("")}`, "glossary.yaml", ["kk", "ru"]);
});

/** Hits as `id:words`. */
function found(text: string, lang?: string): readonly string[] {
  return findTerms(text, glossary, lang).map((hit) => `${hit.term.id}:${text.slice(hit.start, hit.end)}`);
}

test.each([
  ["Kazakhstan sent a note.", ["kazakhstan:Kazakhstan"]],
  ["KAZAKHSTAN and kazakhstan", ["kazakhstan:KAZAKHSTAN", "kazakhstan:kazakhstan"]],
  ["Kazakhstani students", []],
  ["Kazakhs left Kazakhstan’s embassies", ["kazakh:Kazakhs", "kazakhstan:Kazakhstan", "embassy:embassies"]],
  ["The embassy's gate", ["embassy:embassy"]],
  ["Kandases and the kandas’ children", ["kandas:Kandases", "kandas:kandas"]],
  ["the Ministry of Foreign Affairs", ["mfa:Ministry of Foreign Affairs"]],
  ["the Ministry of Foreign\u00A0Affairs", ["mfa:Ministry of Foreign\u00A0Affairs"]],
  ["the Ministry of Foreign, Affairs", []],
  ["MFA, mfa and two MFAs", ["mfa:MFA", "mfa:MFAs"]],
  ["The US told us so; the USS Nimitz", ["us:US"]],
  ["openDemocracy and Opendemocracy", ["opendemocracy:openDemocracy"]],
  ["re-education camps and re education camps", ["camp:re-education camps", "camp:re education camps"]],
  ["re-education, co-education and education", ["education:education"]],
  ["in Nur-Sultan and Nur-Sultan’s suburbs", ["nursultan:Nur-Sultan", "nursultan:Nur-Sultan"]],
  ["the Sultan", ["sultan:Sultan"]],
  ["Xi'an and Xi’an's walls", ["xian:Xi'an", "xian:Xi’an"]],
  ["the China-Kazakhstan border", ["china:China", "kazakhstan:Kazakhstan"]],
  ["anti-China protests, a China-made phone", ["china:China"]],
  ["In St. Petersburg and St Petersburg", ["petersburg:St. Petersburg", "petersburg:St Petersburg"]],
  ["The O.K. (club) met; O, K club did not", ["club:O.K. (club"]],
  ["C++ and C, vitamin C", ["cpp:C++"]],
  ["Anti-China protests, Non-Kazakh pupils, a China-Kazakhstan road", ["china:China", "kazakhstan:Kazakhstan"]],
  ["Central Asian republics", []],
  ["After World War II.", ["war:World War II"]],
  ["returnees and a returnee", ["returnees:returnees", "returnee:returnee"]],
  ["", []],
])("in %j", (text, hits) => {
  expect(found(text)).toEqual(hits);
});

describe("with a language", () => {
  test("terms that say nothing of it are left out, and shorter ones take their place", () => {
    expect(found("In Beijing", "kk")).toEqual(["beijing-kk:Beijing"]);
    expect(found("In Beijing", "ru")).toEqual(["beijing-ru:Beijing"]);
    expect(found("In Beijing")).toEqual(["beijing-kk:Beijing", "beijing-ru:Beijing"]);
    expect(found("a returnee", "ru")).toEqual([]);
  });

  test("a region makes no difference, and what is kept as it is counts everywhere", () => {
    expect(found("openDemocracy in Beijing", "kk-KZ")).toEqual(["opendemocracy:openDemocracy", "beijing-kk:Beijing"]);
    expect(found("openDemocracy in Beijing", "de")).toEqual(["opendemocracy:openDemocracy"]);
  });
});

test("hits come in reading order, never overlap, and lie within the text", () => {
  const word = fc.constantFrom(
    "Kazakhstan",
    "Ministry",
    "of",
    "Foreign",
    "Affairs",
    "re-education",
    "camps",
    "US",
    "the",
    "China’s",
  );
  const gap = fc.constantFrom(" ", "-", ", ", "  ");
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), { maxLength: 30 }), (pairs) => {
      const text = pairs.flat().join("");
      let last = 0;
      for (const { start, end } of findTerms(text, glossary)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
