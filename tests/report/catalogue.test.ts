import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { help } from "../../src/help.ts";
import { englishTexts } from "../../src/report/english.ts";
import { messages } from "../../src/report/messages/index.ts";
import { UI_LANGUAGES, uiTexts } from "../../src/report/ui-language.ts";
import { baseOf, faults, flatten, namedPhrases, type Texts, unusedKeys } from "./catalogue.ts";

const others = UI_LANGUAGES.filter((lang) => lang !== "en");

describe.each(others)("the command line in %s", (lang) => {
  const { help: lines, ...texts } = uiTexts(lang) ?? {};

  test("has every key and plural form of the English one and no other, with the same values", () => {
    expect(faults(englishTexts(), texts as Texts, lang)).toEqual([]);
  });

  test("has a help of lines no wider than the English one's, with the same commands and options", () => {
    const translated = (lines as readonly string[]).join("\n");
    const named = (text: string): readonly string[] => [...new Set(text.match(/--[a-z][\w-]*/g))].toSorted();
    const commands = (text: string): readonly string[] => text.match(/^ {2}[a-z]+/gm) ?? [];
    expect(named(translated)).toEqual(named(help));
    expect(commands(translated)).toEqual(commands(help));
    expect(Math.max(...translated.split("\n").map((line) => line.length))).toBeLessThanOrEqual(110);
  });
});

test.each(UI_LANGUAGES)("next steps in %s are what a shell takes: what is said of them is a comment", (lang) => {
  const texts = lang === "en" ? englishTexts() : (uiTexts(lang) as Texts);
  const steps = Object.entries(texts).filter(([key]) => key.startsWith("next."));
  expect(steps).not.toEqual([]);
  for (const [, text] of steps) expect(text).toMatch(/^translate [ -"$-~]*(?: {3}# .*)?$/);
});

test("every message of the command line is said somewhere", () => {
  expect(unusedKeys(Object.keys(messages), /^report\/(messages\/|problems\/|speaker\.ts)/)).toEqual([]);
});

test("every phrase that the code names is in the English catalogue", () => {
  const known = new Set(Object.keys(messages).map(baseOf));
  expect(namedPhrases().filter((key) => !known.has(key))).toEqual([]);
});

describe("our words to readers", () => {
  const read = (lang: string): Texts =>
    flatten(JSON.parse(readFileSync(new URL(`../../locales/${lang}/qazyna.json`, import.meta.url), "utf8")));

  test.each(others)("in %s have every key and plural form, and the same values", (lang) => {
    // Said where we have no words in the reader's language.
    const { "notice.englishOnly": _, ...english } = read("en");
    expect(faults(english, read(lang), lang)).toEqual([]);
  });

  test("are said somewhere", () => {
    expect(unusedKeys(Object.keys(read("en")), /^report\//)).toEqual([]);
  });
});

test("what is wrong with a catalogue is told", () => {
  const english = { a_one: "{{count}} file of {{all}}", a_other: "{{count}} files of {{all}}", b: "{{path}}" };
  const texts = {
    a_one: "{{count}} файл",
    a_few: "{{count}} файла из {{all}}",
    a_other: "$t(b)",
    c: "",
    b: "{{pfad}}",
  };
  expect(faults(english, texts, "ru")).toEqual([
    "a_many is missing",
    "c is in no English catalogue, or has a form that ru lacks",
    "a_other lacks {{count}}",
    "a_other lacks {{all}}",
    "a_other nests",
    "c is empty",
    "b has {{pfad}}, which the English has not",
    "b lacks {{path}}",
  ]);
});
