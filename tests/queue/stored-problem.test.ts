import fc from "fast-check";
import { expect, test } from "vitest";
import { Problem, phrase } from "../../src/core/problem.ts";
import { problemFrom, problemJson } from "../../src/queue/stored-problem.ts";
import { speakerIn } from "../../src/report/speaker.ts";
import { uiTexts } from "../../src/report/ui-language.ts";

const late = new Problem("E_ENGINE_UNREACHABLE", {
  engine: "google",
  detail: phrase("phrase.engine.timeout", { seconds: 60 }),
});

test.each([
  { lang: "en", speaker: speakerIn("en"), text: "google did not answer: no answer within 60 s" },
  {
    lang: "kk",
    speaker: speakerIn("kk", uiTexts("kk")),
    text: "google аударғышы жауап бермеді: күту уақыты (60 с) аяқталды",
  },
  { lang: "ru", speaker: speakerIn("ru", uiTexts("ru")), text: "Нет ответа от google: время ожидания (60 с) истекло" },
])("a phrase that was kept is said in the reader's language: $lang", ({ speaker, text }) => {
  expect(speaker.describe(late).text).toBe(text);
  expect(speaker.describe(problemFrom(problemJson(late))).text).toBe(text);
});

test.each([
  ["no JSON", "{"],
  ["nothing", "null"],
  ["a list", "[]"],
  ["no code", "{}"],
  ["a code that no terminal should get", '{"code":"E_\\u001b[2J","values":{}}'],
])("%s is a damaged row", (_, json) => {
  expect(problemFrom(json)).toMatchObject({ code: "E_LEDGER_DAMAGED" });
});

test.each([
  ["null", "null"],
  ["[1]", "[1]"],
  ['{"phrase":7}', '{"phrase":7}'],
  ['{"phrase":"phrase.engine.status","lng":"ru"}', '{"phrase":"phrase.engine.status","lng":"ru"}'],
  ['{"phrase":"E_USAGE_GATE.text"}', '{"phrase":"E_USAGE_GATE.text"}'],
  ['{"phrase":"phrase.\\u202e"}', '{"phrase":"phrase.\\u{202e}"}'],
  ['{"phrase":"phrase.constructor"}', '{"phrase":"phrase.constructor"}'],
  ['{"phrase":"phrase.engine.status","values":{"status":{"a":1}}}', 'status {"a":1}'],
  ['{"phrase":"phrase.engine.status","values":[]}', "status {{status}}"],
])("a value %s is no phrase of ours and is shown as text", (value, text) => {
  const problem = problemFrom(`{"code":"E_USAGE","values":{"reason":${value}}}`);
  expect(speakerIn("en").describe(problem).text).toBe(text);
});

test("whatever JSON a ledger holds, its problem can be told", () => {
  const key = fc.constantFrom("phrase", "values", "count", "detail", "__proto__", "a");
  const leaf = fc.constantFrom("phrase.engine.status", "phrase.window.tokens", "phrase.x", 3, null, "$t(a)", "{{a}}");
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 8 }, leaf, fc.array(tie("tree")), fc.dictionary(key, tie("tree"))),
  }));
  fc.assert(
    fc.property(tree, (values) => {
      const problem = problemFrom(JSON.stringify({ code: "E_ENGINE_UNREACHABLE", values }));
      expect(speakerIn("en").describe(problem).text).toMatch(/^/);
    }),
  );
});
