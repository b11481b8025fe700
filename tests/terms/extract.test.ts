import { expect, test } from "vitest";
import { extractTerms } from "../../src/terms/extract.ts";
import { emptyGlossary, parseGlossary } from "../../src/terms/glossary.ts";
import { likelyRenderings } from "../../src/terms/likely-renderings.ts";

const SENTENCES = [
  "The border crossing at Khorgos was closed.",
  "Two border crossings opened near Khorgos in May.",
  "Drivers wait at the border crossing.",
  "The Migration Committee answered quickly.",
  "Nobody at the Migration Committee's office answered.",
  "He crossed the border.",
];

function phrases(sentences: readonly string[], min = 2) {
  return extractTerms(sentences, emptyGlossary, { min }).map(({ phrase, kind, count }) => [phrase, kind, count]);
}

test("phrases between stop words are counted, plurals with their singular, names apart", () => {
  expect(phrases(SENTENCES)).toEqual(
    expect.arrayContaining([
      ["border crossing", "phrase", 3],
      ["Khorgos", "name", 2],
      ["Migration Committee", "name", 2],
    ]),
  );
});

test("what occurs within longer phrases alone is not offered", () => {
  const found = phrases(SENTENCES).map(([phrase]) => phrase);
  expect(found).not.toContain("Committee");
  expect(found).not.toContain("crossing");
  // Of `border` one occurrence stands by itself.
  expect(found.indexOf("border crossing")).toBeLessThan(found.indexOf("border"));
});

test("no name is cut through, and no phrase holds a stop word or crosses a comma", () => {
  const found = phrases([
    "The Chinese Consulate, Almaty police and others came.",
    "The Chinese Consulate, Almaty police and others left.",
  ]).map(([phrase]) => phrase);
  expect(found).toContain("Chinese Consulate");
  expect(found.filter((phrase) => /^Chinese$|^Consulate|,| and /.test(String(phrase)))).toEqual([]);
});

test("terms that the glossary knows are left out, in the plural too; longer phrases around them stay", async () => {
  const text = "version: 1\nterms:\n  - {id: a, source: border crossing, kk: {term: шекара бекеті}, certainty: A}\n";
  const glossary = await parseGlossary(text, "g.yaml", ["kk"]);
  const sentences = [
    "Border crossings close.",
    "A border crossing closes.",
    "A border crossing guard. Border crossing guards.",
  ];
  const found = extractTerms(sentences, glossary, { min: 2 }).map(({ phrase }) => phrase.toLowerCase());
  expect(found).toContain("border crossing guard");
  expect(found).not.toContain("border crossing");
  expect(found).not.toContain("border crossings");
});

test("the score is the C-value, computed by hand", () => {
  // `border crossing` 3 times, in no longer phrase: log2(3) × 3. `border` 4 times, 3 of them within: log2(2) × (4 − 3).
  const scores = new Map(
    extractTerms(SENTENCES, emptyGlossary, { min: 2 }).map(({ phrase, score }) => [phrase, score]),
  );
  expect(scores.get("border crossing")).toBe(4.75);
  expect(scores.get("border")).toBe(1);
});

test("a likely rendering is the word that goes with a phrase, in whatever form it is written", () => {
  const find = likelyRenderings([
    "Шекара бекеті жабылды.",
    "Екі шекара бекеті ашылды.",
    "Жүргізушілер шекара бекетінде күтіп тұр.",
    "Комитет жауап берді.",
    undefined,
  ]);
  expect(find([0, 1, 2, 4])[0]).toEqual({ text: "шекара бекеті", count: 3, likeness: 1 });
  expect(find([3])).toEqual([]);
});
