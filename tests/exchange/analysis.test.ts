import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Grid, gridsOf, ROWS } from "../../src/core/match-grid.ts";
import { DEFAULT_WEIGHTS } from "../../src/core/rates.ts";
import { noVolume, volumeOf } from "../../src/core/words.ts";
import { isAnalysisCsv, writeAnalysisCsv } from "../../src/exchange/analysis-csv.ts";
import { type AnalysedJob, isAnalysisXml, writeAnalysisXml } from "../../src/exchange/analysis-xml.ts";
import { readXml, type XmlElement } from "../../src/exchange/xml-reader.ts";

const FOLDER = new URL("../fixtures/analysis/", import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".job.json"))
  .map((name) => name.replace(".job.json", ""));
const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");

/** A job whose rows are given as `[segments, words, characters, characters with spaces, codes]`; others are empty. */
function jobOf(text: string): AnalysedJob {
  const { articles, ...job } = JSON.parse(text);
  const gridOf = (rows: Record<string, readonly number[]>): Grid =>
    // fromEntries forgets the keys' type; these are all of them.
    Object.fromEntries(
      ROWS.map((row) => {
        const [segments = 0, words = 0, characters = 0, charactersWithSpaces = 0, codes = 0] = rows[row] ?? [];
        return [row, { segments, words, characters, charactersWithSpaces, codes }];
      }),
    ) as Grid;
  return {
    ...job,
    articles: articles.map(({ path, rows }: { path: string; rows: Record<string, readonly number[]> }) => ({
      path,
      grid: gridOf(rows),
    })),
  };
}

function elementsOf(xml: string): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  readXml(xml, "analysis.xml", { open: (element) => elements.push(element), close: () => {}, text: () => {} });
  return elements;
}

test.each(names)("%s gives the XML that is expected", (name) => {
  expect(writeAnalysisXml(jobOf(read(`${name}.job.json`)))).toBe(read(`${name}.xml`));
});

test.each(names)("%s gives the CSV that is expected", (name) => {
  const { lang, articles } = jobOf(read(`${name}.job.json`));
  const grids = articles.map(({ path, grid }) => ({ lang, article: path, grid }));
  const rates = { weights: DEFAULT_WEIGHTS, pricePerWord: 0.085, currency: "USD" };
  expect(writeAnalysisCsv(grids, rates)).toBe(read(`${name}.csv`).replace(/\r?\n/g, "\r\n"));
});

test.each(names)("the XML of %s has Studio's elements in Studio's order, and its batch total is the sum", (name) => {
  const job = jobOf(read(`${name}.job.json`));
  const elements = elementsOf(writeAnalysisXml(job));
  const fuzzy = [50, 75, 85, 95].map(() => "fuzzy");
  const block = ["perfect", "inContextExact", "exact", "locked", "crossFileRepeated", "repeated", "total", "new"];
  const whole = [...block, ...fuzzy, ...(job.internal ? fuzzy.map(() => "internalFuzzy") : [])];
  expect(elements.map((element) => element.name)).toEqual([
    ...["task", "taskInfo", "project", "language", ...job.memories.map(() => "tm"), "settings"],
    ...job.articles.flatMap(() => ["file", "analyse", ...whole]),
    ...["batchTotal", "analyse", ...whole],
  ]);
  for (const attribute of ["segments", "words", "characters", "placeables", "tags"]) {
    const sum = (all: readonly XmlElement[]) =>
      all.reduce((total, element) => total + Number(element.attributes[attribute]), 0);
    const total = elements.slice(-whole.length);
    expect(sum(total.filter((element) => element.name === "total"))).toBe(
      sum(total.filter((element) => element.name !== "total")),
    );
    expect(2 * sum(total)).toBe(sum(elements.filter((element) => whole.includes(element.name))));
  }
});

test("a self-closing element has a space before its end, which readers that match by pattern want", () => {
  const xml = writeAnalysisXml(jobOf(read(`${names[0]}.job.json`)));
  expect(xml).not.toMatch(/[^ ]\/>/);
});

test("names of any characters come back from the XML as they were, but for what XML cannot hold", () => {
  const [grid] = gridsOf([{ path: "", segments: [] }], volumeOf);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (path, project) => {
      const job = {
        project,
        sourceLang: "en",
        lang: "kk",
        at: "2026-01-15T09:00:00Z",
        internal: false,
        memories: [path],
      };
      const elements = elementsOf(writeAnalysisXml({ ...job, articles: grid === undefined ? [] : [{ path, grid }] }));
      const nameOf = (element: string) => elements.find(({ name }) => name === element)?.attributes["name"];
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
      const held = (name: string) => name.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD");
      expect([nameOf("file"), nameOf("tm"), nameOf("project")]).toEqual([held(path), held(path), held(project)]);
    }),
  );
});

test("a name that a spreadsheet would run, or that holds commas and quotes, is only text in the CSV", () => {
  const grid = Object.fromEntries(ROWS.map((row) => [row, noVolume])) as Grid; // all rows, see above
  const csv = (article: string) => writeAnalysisCsv([{ lang: "kk", article, grid }], { weights: DEFAULT_WEIGHTS });
  expect(csv("=HYPERLINK(1).md")).toContain("\r\nkk,'=HYPERLINK(1).md,locked,");
  expect(csv('a,"b".md')).toContain('\r\nkk,"a,""b"".md",locked,');
});

test("our own files are known again, Studio's are not ours", () => {
  const job = jobOf(read(`${names[0]}.job.json`));
  const xml = writeAnalysisXml(job);
  expect(isAnalysisXml(xml)).toBe(true);
  expect(isAnalysisXml(xml.replace(/runAt="[^"]*"/, '$& runTime="5 minutes, 53 seconds"'))).toBe(false);
  expect(isAnalysisXml("<xliff/>")).toBe(false);
  expect(isAnalysisCsv(writeAnalysisCsv([], { weights: DEFAULT_WEIGHTS }))).toBe(true);
  expect(isAnalysisCsv("name,price\r\n")).toBe(false);
});
