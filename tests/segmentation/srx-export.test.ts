import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { splitSentences } from "../../src/segmentation/index.ts";
import { exportSrx, readSrx } from "../../src/segmentation/srx/index.ts";
import { pieces, splitterOf } from "./srx-files.ts";

const folder = new URL("../fixtures/segmentation/", import.meta.url);
const file = exportSrx();
const splitter = splitterOf(file);

test("the exported rules can all be run, in each language", () => {
  for (const lang of ["en", "ru", "kk", "de"]) expect(splitter.problems(lang)).toEqual([]);
});

test("the exported patterns have no look-behind and nothing that some tools read by ASCII", () => {
  const { rules } = readSrx(file, "qazyna.srx");
  const patterns = [...rules.values()].flat().flatMap(({ before, after }) => [before.source, after.source]);
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.filter((pattern) => /\(\?[^:]|\\[bBwWdD]|\\p\{Is|[*+?]\+/.test(pattern))).toEqual([]);
});

test.each(["en", "ru", "kk"])(
  "the exported rules cut all but one of the fixtures in %s as the built-in ones do",
  (lang) => {
    const items: readonly { sentences: readonly string[] }[] = JSON.parse(
      readFileSync(new URL(`${lang}.json`, folder), "utf8"),
    );
    const differing = items
      .map(({ sentences }) => sentences.join(" "))
      .filter((text) => {
        const own = splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));
        return JSON.stringify(own) !== JSON.stringify(pieces(splitter, text, lang));
      });
    expect(items.length).toBeGreaterThan(10);
    expect(differing.length).toBeLessThanOrEqual(1);
  },
);

test("a language without rules of its own gets the shared ones", () => {
  expect(pieces(splitter, "Heute kam Dr. Müller. Er blieb.", "de")).toEqual(["Heute kam Dr. Müller.", "Er blieb."]);
});

test("the file says what it cannot express, and is the same each time", () => {
  expect(file).toContain("SRX looks at a few characters");
  expect(exportSrx()).toBe(file);
});
