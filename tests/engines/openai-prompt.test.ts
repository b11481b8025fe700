import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EngineItem } from "../../src/core/engine.ts";
import { textRuns } from "../../src/core/runs.ts";
import { itemMessage, systemPrompt, userMessage } from "../../src/engines/openai-prompt.ts";
import { itemCodepoints } from "../../src/engines/openai-tokens.ts";

const folder = join(import.meta.dirname, "..", "fixtures", "openai");

/** Every `prompt.FROM-TO.txt` is what the model is told for that pair. */
const goldens = readdirSync(folder).filter((name) => name.startsWith("prompt."));

test.for(goldens)("the prompt is that of %s", (name) => {
  const [from = "", to = ""] = name.replace(/^prompt\.|\.txt$/g, "").split("-");
  expect(`${systemPrompt(from, to)}\n`).toBe(readFileSync(join(folder, name), "utf8"));
});

const coded: EngineItem = {
  runs: [
    { kind: "text", text: "The " },
    { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
    { kind: "text", text: "Kandas" },
    { kind: "code", code: { id: "1", type: "close", name: "link", data: "](https://example.org/secret)" } },
    { kind: "text", text: " returned in 1991." },
  ],
  terms: [{ source: "Kandas", target: "қандас" }],
  context: {
    previous: "Nobody counted.",
    next: "It was cold.",
    headings: ["Asia", "Central Asia", "Kazakhstan", "Return"],
    examples: [{ source: textRuns("They returned in 1992."), target: textRuns("Олар 1992 жылы оралды."), score: 80 }],
  },
};

test("the message is one JSON object: text with placeholders, terms, examples and what stands around", () => {
  expect(JSON.parse(userMessage([coded, { runs: textRuns("Done."), terms: [] }], "en", "kk"))).toEqual({
    source: "en",
    target: "kk",
    segments: [
      {
        id: 1,
        text: "The ⟦1⟧Kandas⟦/1⟧ returned in 1991.",
        terms: [{ source: "Kandas", target: "қандас" }],
        examples: [{ source: "They returned in 1992.", target: "Олар 1992 жылы оралды." }],
        context: {
          headings: ["Central Asia", "Kazakhstan", "Return"],
          before: "Nobody counted.",
          after: "It was cold.",
        },
      },
      { id: 2, text: "Done." },
    ],
  });
});

test("addresses stay here", () => {
  expect(userMessage([coded], "en", "kk")).not.toContain("example.org");
});

test("a language is named with its script, unless it is the Latin one that it usually has", () => {
  expect(systemPrompt("en", "kk-Arab")).toContain("from English into Kazakh (Arabic script).");
  expect(systemPrompt("en", "kk-KZ")).toContain("into Kazakh (Cyrillic script).");
  expect(systemPrompt("ru", "kk-Latn")).toContain("from Russian (Cyrillic script) into Kazakh (Latin script).");
});

test("long neighbours are cut, and examples far longer than the text stay here", () => {
  const long = "шөл ".repeat(1_000);
  const context = {
    previous: long,
    headings: [],
    examples: [{ source: textRuns(long), target: textRuns(long), score: 75 }],
  };
  const message = itemMessage({ runs: textRuns("Done."), terms: [], context });
  expect(message.length).toBeLessThan(400);
  expect(message).toContain("…");
  expect(message).not.toContain("examples");
});

const texts = fc.string({ unit: "grapheme", maxLength: 60 });
const items = fc.record({
  runs: texts.map(textRuns),
  terms: fc.array(fc.record({ source: texts, target: texts }), { maxLength: 3 }),
});

test("whatever a text says, the message is one JSON object with the texts in their order, and nothing in it is lost", () => {
  fc.assert(
    fc.property(fc.array(items, { maxLength: 5 }), (list) => {
      const message: { segments: { id: number; text: string }[] } = JSON.parse(userMessage(list, "en", "kk"));
      expect(message.segments.map(({ id }) => id)).toEqual(list.map((_, index) => index + 1));
      for (const [index, { text }] of message.segments.entries())
        expect(text).toBe(
          list[index]!.runs.map((run) => (run.kind === "text" ? run.text : ""))
            .join("")
            .trim(),
        );
    }),
  );
});

test("an item costs what it is sent as, its id apart", () => {
  fc.assert(
    fc.property(items, (item) => {
      const alone = [...userMessage([item], "en", "kk")].length - [...userMessage([], "en", "kk")].length;
      expect(itemCodepoints(item) + [...'"id":1,'].length).toBe(alone);
    }),
  );
});
