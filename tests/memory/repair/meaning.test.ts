import { describe, expect, test } from "vitest";
import type { MeaningDifference } from "../../../src/core/repair.ts";
import { meaningDifferences } from "../../../src/memory/repair/meaning.ts";
import { runs } from "../units.ts";
import { aidsOf } from "./repairing.ts";

const TERMS = ["Oralman=оралман", "Kandas=қандас", "re-education camp=қайта тәрбиелеу лагері"];

function differences(query: string, remembered: string, sourceLang = "en"): readonly MeaningDifference[] {
  const { terms } = aidsOf({ source: "", target: "", query: "", terms: TERMS });
  return meaningDifferences({ query: runs(query), remembered: runs(remembered), sourceLang, terms });
}

/** Language, two texts, and in what they differ as `kind: query / remembered`. */
type Row = readonly [lang: string, query: string, remembered: string, expected: readonly string[]];

describe("what changes the meaning is named", () => {
  const rows: readonly Row[] = [
    ["en", "The court did not meet.", "The court did meet.", ["negation: not / "]],
    ["en", "They didn’t leave.", "They did leave.", ["negation: didn’t / "]],
    ["en", "He left without papers.", "He left with papers.", ["negation: without / "]],
    ["en", "They never came back.", "They always came back.", ["negation: never / "]],
    ["en", "Neither family came.", "Either family came.", ["negation: neither / "]],
    ["en", "The rally was unlawful.", "The rally was lawful.", ["negation: unlawful / lawful"]],
    ["ru", "Суд не принял решение.", "Суд принял решение.", ["negation: не / "]],
    ["ru", "Он уехал без документов.", "Он уехал с документами.", ["negation: без / "]],
    ["ru", "Задержание было незаконным.", "Задержание было законным.", ["negation: незаконным / законным"]],
    ["kk", "Ол келмеді.", "Ол келді.", ["negation: келмеді / "]],
    ["kk", "Ол бармайды.", "Ол барады.", ["negation: бармайды / "]],
    ["kk", "Олар бұл туралы айтпаған.", "Олар бұл туралы айтқан.", ["negation: айтпаған / "]],
    ["kk", "Бұл заң емес.", "Бұл заң.", ["negation: емес / "]],
    ["kk", "Құжаты жоқ.", "Құжаты бар.", ["negation: жоқ / "]],
    ["en", "In 2024 it grew.", "In 2023 it grew.", ["number: 2024 / 2023"]],
    ["en", "It grew by 4.8%.", "It grew by 4.8 points.", ["number: 4.8% / 4.8"]],
    ["en", "They paid $5.", "They paid €5.", ["number: $5 / €5"]],
    ["en", "Five people came.", "Three people came.", ["number: 5 / 3"]],
    ["en", "It cost 5 million.", "It cost 5 billion.", ["number: 1000000 / 1000000000"]],
    ["en", "It was on 5 May.", "It was on 5 June.", ["number: 5 May / 5 June"]],
    ["en", "It rose from $5 to $7.", "It rose from $7 to $5.", ["number: $5, $7 / $7, $5"]],
    ["en", "The Kandas came.", "The Oralman came.", ["term: Kandas / Oralman"]],
    ["en", "They were in re-education camps.", "They were in camps.", ["term: re-education camps / "]],
    ["en", "The talks in Astana ended.", "The talks in Almaty ended.", ["name: Astana / Almaty"]],
    ["en", "Tokayev said so.", "Bilash said so.", ["name: Tokayev / Bilash"]],
    ["en", "They told the US.", "They told us.", ["name: US / "]],
    ["ru", "Об этом сообщил Токаев.", "Об этом сообщил Билаш.", ["name: Токаев / Билаш"]],
    ["kk", "Бұл туралы Астанада айтылды.", "Бұл туралы Семейде айтылды.", ["name: Астанада / Семейде"]],
  ];
  test.each(rows)("%s: %s | %s", (lang, query, remembered, expected) => {
    const found = differences(query, remembered, lang);
    expect(found.map(({ kind, ...of }) => `${kind}: ${of.query} / ${of.remembered}`)).toEqual(expected);
  });
});

describe("what does not change it is passed over", () => {
  test.each([
    ["equal texts", "The court did not meet in Astana on 5 May.", "The court did not meet in Astana on 5 May."],
    ["codes", "The court met in <b>Astana</b>.", "The court met in Astana."],
    ["another word", "The court gathered in Astana.", "The court met in Astana."],
    ["another way of writing the same number", "It held 1,200 people.", "It held 1200 people."],
    ["another way of writing the same date", "It was on May 5, 2026.", "It was on 5 May 2026."],
    ["another way of writing the same negation", "They did not come.", "They didn't come."],
    ["a function word that begins the sentence", "These families left.", "The families left."],
    ["a word that is first here and inside there", "Families left, they say.", "They say families left."],
    ["a title's capitals", "Families Leave the Border Camps", "Families leave the border camps"],
    ["a possessive ending", "Bilash spoke at the house of Bilash's.", "Bilash spoke at the house of Bilash."],
  ])("%s", (_, query, remembered) => {
    expect(differences(query, remembered)).toEqual([]);
  });
  test("Kazakh words that only look negative", () => {
    expect(differences("Ол алма жеді.", "Ол нан жеді.", "kk")).toEqual([]);
  });
});
