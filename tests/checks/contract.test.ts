import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { ArticleCheck, Check, CheckInput } from "../../src/checks/check.ts";
import { articleChecks, checks, runChecks } from "../../src/checks/index.ts";
import type { Finding } from "../../src/core/model.ts";
import { plainText } from "../../src/core/runs.ts";
import { findingMessages } from "../../src/report/findings.ts";
import { barredWords } from "../../src/terms/barred.ts";
import { type Glossary, parseGlossary } from "../../src/terms/glossary.ts";
import { type Inflectors, loadInflectors } from "../../src/terms/inflectors.ts";
import { renderedTerms } from "../../src/terms/rendered.ts";
import { decideTerms } from "../../src/terms/when/decide.ts";
import { markedRuns } from "./marked-runs.ts";

const FOLDER = new URL("fixtures/", import.meta.url);

interface Row {
  readonly lang: string;
  readonly source: string;
  readonly target: string;
  readonly says: string;
  readonly isStale?: boolean;
}

/** What the dictionary of the tests does not have. */
const MISSPELT = new Set(["ошипка", "агенство", "онлаин-агенство", "онлаин", "қандас", "объём"]);

let glossary: Glossary;
let inflectors: Inflectors;
beforeAll(async () => {
  glossary = await parseGlossary(read("glossary.yaml"), "glossary.yaml", ["kk", "ru"]);
  inflectors = await loadInflectors(["kk", "ru"]);
});

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}

function rowsOf(check: string): readonly Row[] {
  const [, ...lines] = read(`${check}.tsv`).trimEnd().split("\n");
  return lines.map((line) => {
    const [lang = "", source = "", target = "", says = "", stale] = unescaped(line).split("\t");
    return { lang, source, target, says, ...(stale === "yes" ? { isStale: true } : {}) };
  });
}

function unescaped(line: string): string {
  return line
    .replaceAll("␠", " ")
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function inputOf({ lang, source, target, isStale }: Row): CheckInput {
  const runs = markedRuns(source);
  const circumstances = { articleDate: "2024-03-05", before: [], headings: [], domains: [] };
  const terms = decideTerms({ runs, circumstances }, glossary, lang);
  const rendered = renderedTerms(plainText(markedRuns(target)), terms, lang, inflectors);
  const barred = barredWords(plainText(markedRuns(target)), glossary, lang, inflectors);
  const stale = isStale === undefined ? {} : { isStale };
  const spell = (word: string): boolean => !MISSPELT.has(word);
  const texts = { source: runs, target: markedRuns(target) };
  return { ...texts, sourceLang: "en", lang, terms, rendered, barred, spell, ...stale };
}

/** What a check says of each row; the rows of a language are one article to a check that compares segments. */
function foundBy(check: Check | ArticleCheck, rows: readonly Row[]): readonly (readonly Finding[])[] {
  if ("find" in check) return rows.map((row) => check.find(inputOf(row)));
  const found = new Map<Row, readonly Finding[]>();
  for (const ofLang of Map.groupBy(rows, ({ lang }) => lang).values())
    for (const [index, findings] of check.findAll(ofLang.map(inputOf)).entries())
      found.set(ofLang[index] ?? panic(), findings);
  return rows.map((row) => found.get(row) ?? panic());
}

function panic(): never {
  throw new Error("a check gave findings for other segments than it was given");
}

function summary(findings: readonly Finding[]): string {
  return findings.map(({ severity, rule }) => `${severity}:${rule}`).join(" ") || "-";
}

const all = [...checks, ...articleChecks];

const tables = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".tsv"))
  .map((name) => name.replace(".tsv", ""));

test("every listed check has a table, and every table a check", () => {
  expect(tables.toSorted()).toEqual(all.map((check) => check.name).toSorted());
});

describe.each(all)("$name", (check) => {
  const rows = rowsOf(check.name);

  test("has fixtures that fire and fixtures that do not", () => {
    expect(new Set(rows.map((row) => row.says === "-"))).toEqual(new Set([true, false]));
  });

  test.each(rows.map((row, index) => ({ ...row, index })))("$lang $target: $says", ({ index, says }) => {
    const findings = foundBy(check, rows)[index] ?? panic();
    expect(summary(findings)).toBe(says);
    expect(new Set(findings.map((finding) => finding.check))).toEqual(new Set(findings.length > 0 ? [check.name] : []));
  });

  test("says the same when asked twice", () => {
    expect(foundBy(check, rows)).toEqual(foundBy(check, rows));
  });

  test("places lie inside the texts, and a fix takes its own finding away and adds none", () => {
    for (const [index, findings] of foundBy(check, rows).entries()) {
      const row = rows[index] ?? panic();
      const { source, target } = inputOf(row);
      const [before, after] = [plainText(source), plainText(target)];
      for (const { at, inSource, fix } of findings) {
        for (const [span, text] of [
          [at, after],
          [fix, after],
          [inSource, before],
        ] as const) {
          if (span === undefined) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start - (span === fix ? 1 : 0));
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        if (fix === undefined || !("find" in check)) continue;
        const mended = `${after.slice(0, fix.start)}${fix.text}${after.slice(fix.end)}`;
        expect(check.find({ ...inputOf({ ...row, target: mended }), source }).length).toBeLessThan(findings.length);
      }
    }
  });
});

test("every finding has a sentence whose placeholders its values fill, and every sentence a fixture", () => {
  const messages = new Map<string, string>(Object.entries(findingMessages));
  const seen = new Set<string>();
  for (const check of all) {
    for (const finding of foundBy(check, rowsOf(check.name)).flat()) {
      const key = `${finding.check}.${finding.rule}`;
      seen.add(key);
      const names = Array.from(messages.get(key)?.matchAll(/\{\{(\w+)\}\}/g) ?? [], (match) => match[1]);
      expect(Object.keys(finding.values), key).toEqual(expect.arrayContaining(names));
    }
  }
  expect([...seen].toSorted()).toEqual([...messages.keys()].toSorted());
});

test("a good translation passes all checks at once", () => {
  const row: Row = {
    lang: "kk",
    source: "In 2021, {1}the Ministry of Foreign Affairs{/1} received 1,250 letters about Xinjiang.",
    target: "2021 жылы {1}Сыртқы істер министрлігіне{/1} Шыңжаң туралы 1\u00A0250 хат келді.",
    says: "-",
  };
  expect(runChecks(inputOf(row))).toEqual([]);
});

test("an empty target is told once and not for all that it lacks", () => {
  const row: Row = { lang: "kk", source: "In 2021 {1}Kandas{/1} came.", target: "", says: "" };
  expect(runChecks(inputOf(row)).map((finding) => finding.check)).toEqual(["empty"]);
});

test("findings name what they found", () => {
  const found = (check: string, target: string, source = "x", lang = "kk"): readonly Finding["values"][] =>
    checks
      .flatMap((one) => (one.name === check ? one.find(inputOf({ lang, source, target, says: "" })) : []))
      .map((finding) => finding.values);
  expect(found("homoglyphs", "Cаяси дағдарыс")).toEqual([{ word: "Cаяси", meant: "Саяси", letters: "C" }]);
  expect(found("numbers", "2500 адам", "25,000 people")).toEqual([{ number: "25,000" }, { number: "2500" }]);
  expect(found("terms", "Олар оралды.", "Kandases returned.")).toEqual([
    { term: "Kandas", id: "kandas", pinned: "қандас" },
  ]);
  expect(found("dates", "Сот жиналды.", "In March 2021 the court met.")).toEqual([
    { date: "March 2021", month: "наурыз" },
  ]);
  expect(found("dates", "Суд собрался.", "In March 2021 the court met.", "ru")).toEqual([
    { date: "March 2021", month: "март" },
  ]);
  expect(found("inline-codes", "сөз", "a {1/} word")).toEqual([{ code: "{1/}" }]);
});

test("English separators are mended with a no-break space and a comma, but not where they may be those of a time", () => {
  const fixes = (source: string, target: string): readonly unknown[] =>
    checks
      .flatMap((one) => (one.name === "numbers" ? one.find(inputOf({ lang: "ru", source, target, says: "" })) : []))
      .map(({ fix }) => fix?.text);
  expect(fixes("25,000 people, 3.5 percent", "25,000 человек, 3.5 процента")).toEqual(["25\u00A0000", "3,5"]);
  expect(fixes("at 7.30pm", "в 7.30 вечера")).toEqual([undefined]);
});
