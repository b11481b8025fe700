import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AlignedSentence, alignSentences, type Bead, type TermPair } from "../../src/alignment/index.ts";
import { filesBelow } from "../../src/files/tree.ts";

const FIXTURES = "tests/fixtures/alignment";
type Lang = "en" | "ru" | "kk";
type Gold = readonly Readonly<Record<Lang, readonly string[]>>[];

const paragraph = (texts: readonly string[]): AlignedSentence[] =>
  texts.map((text) => ({ text, kind: "paragraph", opens: false }));

const align = (source: AlignedSentence[], target: AlignedSentence[], lang: string, terms: readonly TermPair[] = []) =>
  alignSentences(source, target, { sourceLang: "en", lang, terms });

const pairs = (beads: readonly Bead[], source: readonly AlignedSentence[], target: readonly AlignedSentence[]) =>
  beads.map(({ sourceFrom, sourceTo, targetFrom, targetTo }) => [
    source.slice(sourceFrom, sourceTo).map(({ text }) => text),
    target.slice(targetFrom, targetTo).map(({ text }) => text),
  ]);

describe.each(filesBelow(FIXTURES))("%s", (name) => {
  const gold: Gold = JSON.parse(readFileSync(`${FIXTURES}/${name}`, "utf8"));
  test.each(["ru", "kk"] as const)("is aligned with its translation into %s, bead by bead", (lang) => {
    const source = paragraph(gold.flatMap((bead) => bead.en));
    const target = paragraph(gold.flatMap((bead) => bead[lang]));
    const beads = align(source, target, lang);
    expect(pairs(beads, source, target)).toEqual(gold.map((bead) => [bead.en, bead[lang]]));
    expect(beads.filter(({ confidence }) => confidence < 0.6)).toEqual([]);
  });

  test("a sentence that the translation lacks is left alone, and its neighbours keep their pairs", () => {
    const source = paragraph(gold.flatMap((bead) => bead.en));
    const lost = gold.findIndex(
      (bead) => bead.en[0]?.startsWith("A bank in Almaty") || bead.en[0]?.startsWith("The ferry"),
    );
    const target = paragraph(gold.filter((_, index) => index !== lost).flatMap((bead) => bead.kk));
    expect(pairs(align(source, target, "kk"), source, target)).toEqual(
      gold.map((bead, index) => [bead.en, index === lost ? [] : bead.kk]),
    );
  });
});

test("two texts that have nothing to do with one another give no pair that is sure", () => {
  const [first, second] = filesBelow(FIXTURES).map(
    (name): Gold => JSON.parse(readFileSync(`${FIXTURES}/${name}`, "utf8")),
  );
  const source = paragraph((first ?? []).flatMap((bead) => bead.en));
  const target = paragraph((second ?? []).flatMap((bead) => bead.kk));
  const beads = align(source, target, "kk").filter(
    (bead) => bead.sourceTo > bead.sourceFrom && bead.targetTo > bead.targetFrom,
  );
  expect(beads.filter(({ confidence }) => confidence >= 0.6)).toEqual([]);
});

test("terms of the glossary tell sentences of equal length apart, by the beginnings of their renderings", () => {
  const source = paragraph(["Atajurt gathers testimonies for relatives.", "Kandas gather documents for themselves."]);
  const target = paragraph(["Қандастар құжаттарын реттейді."]);
  const terms = [
    { source: ["Atajurt"], target: ["Отаным"] },
    { source: ["Kandas"], target: ["қандас"] },
  ];
  expect(pairs(align(source, target, "kk", terms), source, target)).toEqual([
    [["Atajurt gathers testimonies for relatives."], []],
    [["Kandas gather documents for themselves."], ["Қандастар құжаттарын реттейді."]],
  ]);
});

test("headings go with headings, and no bead runs over the start of a block", () => {
  const heading = (text: string): AlignedSentence => ({ text, kind: "heading", opens: true });
  const opening = (text: string): AlignedSentence => ({ text, kind: "paragraph", opens: true });
  const source = [heading("Zhaiyq"), opening("Grey foam."), heading("Tobyl"), opening("Thin ice.")];
  const target = [heading("Өзен"), opening("Боз көбік."), heading("Жаға"), opening("Жұқа қабат.")];
  expect(align(source, target, "kk").map(({ sourceTo, targetTo }) => [sourceTo, targetTo])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ]);
});

test("a language that the lexicon lacks is aligned by lengths, names and numbers", () => {
  const source = paragraph([
    "In 2019 Daniyar Seitkali left Pavlodar for Hamburg.",
    "Nobody there could spell his name.",
    "He kept 3,500 photographs of the river.",
  ]);
  const target = paragraph([
    "2019 zog Daniyar Seitkali aus Pawlodar nach Hamburg.",
    "Niemand dort konnte seinen Namen schreiben.",
    "Er behielt 3.500 Fotos vom Fluss.",
  ]);
  expect(align(source, target, "de").map(({ sourceTo, targetTo }) => [sourceTo, targetTo])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test("a thousand sentences that the translation lacks are stepped over, names on both sides of them", () => {
  const name = (index: number): string =>
    `${"BDFGKLMNPR"[index % 10]}a${"bdfgklmnpr"[Math.floor(index / 10) % 10]}o${"bdfgklmnpr"[Math.floor(index / 100) % 10]}e${"bdfgklmnpr"[Math.floor(index / 1000)]}`;
  const source = paragraph(
    Array.from({ length: 3000 }, (_, index) => `In the morning ${name(index)} closed the gate.`),
  );
  const all = paragraph(Array.from({ length: 3000 }, (_, index) => `Таңертең ${name(index)} қақпаны жапты.`));
  const target = [...all.slice(0, 1000), ...all.slice(2000)];
  const beads = align(source, target, "kk");
  const wrong = beads.filter((bead) => {
    const shift = bead.sourceFrom >= 2000 ? 1000 : 0;
    const lost = bead.sourceFrom >= 1000 && bead.sourceFrom < 2000;
    return lost ? bead.targetFrom !== bead.targetTo : bead.targetFrom !== bead.sourceFrom - shift;
  });
  expect(wrong).toEqual([]);
});

describe("hostile input", () => {
  const many = paragraph(Array.from({ length: 10_000 }, () => "He came."));

  test("an empty side leaves all sentences of the other alone", () => {
    expect(align([], [], "kk")).toEqual([]);
    expect(align(paragraph(["One.", "Two."]), [], "kk").map(({ targetTo }) => targetTo)).toEqual([0, 0]);
    expect(align([], many, "kk")).toHaveLength(10_000);
  });

  test("ten thousand equal sentences, and ten against ten thousand, are answered", { timeout: 60_000 }, () => {
    const equal = align(many, many, "kk");
    expect(equal.at(-1)).toMatchObject({ sourceTo: 10_000, targetTo: 10_000 });
    expect(align(many.slice(0, 10), many, "kk").at(-1)).toMatchObject({ sourceTo: 10, targetTo: 10_000 });
  });

  test("sentences without a word, or of one character a million times over, are answered", () => {
    const odd = paragraph([
      "",
      "…",
      "\uD800",
      "а".repeat(1_000_000),
      "a".repeat(1_000_000),
      "1.".repeat(500_000),
      "a@".repeat(500_000),
      "a'".repeat(500_000),
    ]);
    expect(align(odd, odd, "kk").at(-1)).toMatchObject({ sourceTo: 8, targetTo: 8 });
  });
});

const sentence = fc.record({
  text: fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constantFrom("In 2021 Aliya left Almaty.", "2021 жылы Әлия Алматыдан кетті.", "Who paid?", "Кто заплатил?"),
  ),
  kind: fc.constantFrom("paragraph", "heading"),
  opens: fc.boolean(),
});
const side = fc.array(sentence, { maxLength: 12 });

test("beads tile both sides in order, with a confidence from 0 to 1, whatever stands in them", () => {
  fc.assert(
    fc.property(side, side, (source, target) => {
      let sourceAt = 0;
      let targetAt = 0;
      for (const { sourceFrom, sourceTo, targetFrom, targetTo, confidence } of align(source, target, "ru")) {
        expect([sourceFrom, targetFrom]).toEqual([sourceAt, targetAt]);
        expect(sourceTo - sourceFrom + (targetTo - targetFrom)).toBeGreaterThan(0);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        sourceAt = sourceTo;
        targetAt = targetTo;
      }
      expect([sourceAt, targetAt]).toEqual([source.length, target.length]);
    }),
  );
});
