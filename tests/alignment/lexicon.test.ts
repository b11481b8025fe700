import { expect, test } from "vitest";
import { lexiconOf } from "../../src/alignment/lexicon/lexicon.ts";

const share = (english: string, other: string, lang: string): boolean => {
  const rows = lexiconOf(lang).rowsOf(other);
  return lexiconOf("en")
    .rowsOf(english)
    .some((row) => rows.includes(row));
};

test.each([
  ["september", "сентября", "қыркүйекте"],
  ["attacked", "напали", "шабуылдады"],
  ["families", "семьям", "отбасылардың"],
  ["writing", "пишет", "жазғанын"],
  ["prosecuted", "", ""],
  ["voters", "избиратели", "сайлаушылар"],
])("%s, %s and %s mean the same, inflected as they are", (english, russian, kazakh) => {
  expect([share(english, russian, "ru"), share(english, kazakh, "kk")]).toEqual([russian !== "", kazakh !== ""]);
});

test("a word that merely begins like a short one has no meaning of it", () => {
  expect(lexiconOf("kk").rowsOf("айырмашылықтарымыздың")).not.toEqual(lexiconOf("kk").rowsOf("ай"));
  expect(lexiconOf("en").rowsOf("warning")).not.toEqual(lexiconOf("en").rowsOf("war"));
});

test("a language without a column has no words, and a region makes no difference", () => {
  expect(lexiconOf("de").rowsOf("september")).toEqual([]);
  expect(lexiconOf("kk-KZ").rowsOf("қыркүйек")).toEqual(lexiconOf("kk").rowsOf("қыркүйек"));
});
