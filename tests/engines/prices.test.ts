import { expect, test } from "vitest";
import { priceOf } from "../../src/engines/prices.ts";

const own = [
  { engine: "openai", unit: "token", perMillion: 1, answerPerMillion: 4 },
  { engine: "openai aya-expanse", unit: "token", perMillion: 0 },
  { engine: "google", unit: "codepoint", perMillion: 17 },
] as const;

test("a price comes from the table, and a model that it does not have has none", () => {
  expect(priceOf("google", "general/nmt", [])).toEqual({ unit: "codepoint", perMillion: 20 });
  expect(priceOf("google", "TRL123", [])).toBeUndefined();
  expect(priceOf("openai", "aya-expanse", [])).toBeUndefined();
});

test("the project's own price wins over the table, and a model's own over its engine's", () => {
  expect(priceOf("google", "general/nmt", own)).toEqual({ unit: "codepoint", perMillion: 17 });
  expect(priceOf("openai", "aya-expanse", own)).toEqual({ unit: "token", perMillion: 0 });
  expect(priceOf("openai", "gpt-4o", own)).toEqual({ unit: "token", perMillion: 1, answerPerMillion: 4 });
});

test("an engine whose output is charged says so", () => {
  expect(priceOf("google", "general/translation-llm", [])).toMatchObject({ answerPerMillion: 10 });
});
