// Prints how often the checks find something in good translations, and how fast they are, as one JSON object:
//
//     node bench/checks.ts
//
// Reads mt/ntrex.en-kk-ru.tsv of the data that QAZYNA_DATA names: news with human translations into Kazakh and Russian,
// on which findings are false alarms or slips of the translators, and with machines' into Russian. Without it the tables
// of the tests are measured, and it says so. Speed is counted in processor time, so that a busy machine disturbs it
// little.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckInput } from "../src/checks/check.ts";
import { articleChecks, checks, runArticleChecks, runChecks } from "../src/checks/index.ts";
import type { Finding } from "../src/core/model.ts";
import { textRuns } from "../src/core/runs.ts";
import { letterFigures } from "./checks-letters.ts";

/** The column of a set of translations, its language, and whether people made them. */
const SETS = [
  { column: "kk_ref", lang: "kk", by: "people" },
  { column: "kk_ref_wmt19", lang: "kk", by: "people" },
  { column: "ru_ref", lang: "ru", by: "people" },
  { column: "ru_google", lang: "ru", by: "machine" },
  { column: "ru_microsoft", lang: "ru", by: "machine" },
  { column: "ru_bergamot_base", lang: "ru", by: "machine" },
  { column: "ru_bergamot_tiny", lang: "ru", by: "machine" },
] as const;

/** Long enough for the compiler to have done its work, and for a quiet reading. */
const ROUNDS = 14;
/** Rounds before the reading begins: the compiler's own threads count as processor time. */
const WARM_UP = 5;

interface Pair {
  readonly doc: string;
  readonly source: string;
  readonly target: string;
}

function inputOf({ source, target }: Pair, lang: string): CheckInput {
  return { source: textRuns(source), target: textRuns(target), sourceLang: "en", lang, terms: [], rendered: [] };
}

function rowsOf(file: string): readonly (readonly string[])[] {
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
}

function pairsOfColumn([head = [], ...rows]: readonly (readonly string[])[], column: string): readonly Pair[] {
  const at = head.indexOf(column);
  return rows.flatMap((row) => {
    const [doc = "", , source = ""] = row;
    const target = row[at]?.trim() ?? "";
    return at < 0 || target === "" ? [] : [{ doc, source, target }];
  });
}

/** Every finding by segment, those of checks that compare the segments of a document among them. */
function findingsOf(pairs: readonly Pair[], lang: string): readonly (readonly Finding[])[] {
  return [...Map.groupBy(pairs, ({ doc }) => doc).values()].flatMap((document) => {
    const inputs = document.map((pair) => inputOf(pair, lang));
    const across = runArticleChecks(inputs);
    return inputs.map((input, index) => [...runChecks(input), ...(across[index] ?? [])]);
  });
}

function percent(part: number, all: number): number {
  return Math.round((10_000 * part) / Math.max(1, all)) / 100;
}

function figuresOf(pairs: readonly Pair[], lang: string): object {
  const findings = findingsOf(pairs, lang);
  const share = (wanted: (finding: Finding) => boolean): number =>
    percent(findings.filter((found) => found.some(wanted)).length, findings.length);
  const rules = new Set(findings.flat().map(({ severity, check, rule }) => `${severity} ${check}.${rule}`));
  const byRule = [...rules]
    .toSorted()
    .map((name) => [name, share(({ severity, check, rule }) => `${severity} ${check}.${rule}` === name)]);
  return {
    segments: findings.length,
    warningsPercent: share(({ severity }) => severity === "warning"),
    errorsPercent: share(({ severity }) => severity === "error"),
    byRulePercent: Object.fromEntries(byRule),
  };
}

function speed(sets: readonly { readonly pairs: readonly Pair[]; readonly lang: string }[]): object {
  let segments = 0;
  let micros = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { pairs, lang } of sets) {
      // New runs each time, as in a real run: nothing is known of them yet.
      const documents = [...Map.groupBy(pairs, ({ doc }) => doc).values()].map((document) =>
        document.map((pair) => inputOf(pair, lang)),
      );
      const before = process.cpuUsage();
      for (const inputs of documents) {
        for (const input of inputs) runChecks(input);
        runArticleChecks(inputs);
      }
      if (round < WARM_UP) continue;
      micros += process.cpuUsage(before).user;
      segments += pairs.length;
    }
  }
  return { segments, segmentsPerSecond: Math.round(segments / (micros / 1e6)) };
}

/** The pairs of the tests' tables, where there is no other data. */
function fixturePairs(lang: string): readonly Pair[] {
  const folder = new URL("../tests/checks/fixtures/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tsv"))
    .flatMap((name) =>
      rowsOf(new URL(name, folder).pathname)
        .filter(([tag]) => tag === lang)
        .map(([, source = "", target = ""]) => ({ doc: name, source, target })),
    );
}

const folder = process.env["QAZYNA_DATA"];
const file = folder === undefined ? undefined : join(folder, "mt", "ntrex.en-kk-ru.tsv");
const table = file !== undefined && existsSync(file) ? rowsOf(file) : undefined;
if (table === undefined)
  console.error("QAZYNA_DATA is not set or has no mt/ntrex.en-kk-ru.tsv: measuring the tables of the tests.");
const sets =
  table === undefined
    ? (["kk", "ru"] as const).map((lang) => ({ column: lang, lang, by: "people", pairs: fixturePairs(lang) }))
    : SETS.map((set) => ({ ...set, pairs: pairsOfColumn(table, set.column) }));
const byPeople = sets.filter(({ by }) => by === "people");
console.log(
  JSON.stringify(
    {
      data: table === undefined ? "fixtures" : "QAZYNA_DATA",
      checks: checks.length + articleChecks.length,
      people: Object.fromEntries(byPeople.map(({ column, pairs, lang }) => [column, figuresOf(pairs, lang)])),
      machines: Object.fromEntries(
        sets.filter(({ by }) => by === "machine").map(({ column, pairs, lang }) => [column, figuresOf(pairs, lang)]),
      ),
      letters: letterFigures(folder),
      speed: speed(byPeople),
    },
    null,
    2,
  ),
);
