import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { splitSentences } from "../../src/segmentation/index.ts";

const folder = new URL("../fixtures/segmentation/", import.meta.url);

interface Item {
  readonly class: string;
  readonly sentences: readonly string[];
}

function texts(view: string, lang: string): readonly string[] {
  return splitSentences(view, lang).map(({ start, end }) => view.slice(start, end));
}

for (const file of readdirSync(folder)) {
  const lang = file.replace(".json", "");
  const items: readonly Item[] = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  describe(`sentences of class, in ${lang}`, () => {
    test.each(items)("$class", ({ sentences }) => {
      expect(texts(sentences.join(" "), lang)).toEqual(sentences);
    });
    test.each(items)("$class, with no-break spaces and line wraps between", ({ sentences }) => {
      expect(texts(sentences.join("\u00A0"), lang)).toEqual(sentences);
      expect(texts(sentences.join("\n"), lang)).toEqual(sentences);
    });
  });
}
