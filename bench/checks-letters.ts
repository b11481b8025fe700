// What bench/checks.ts prints of the checks of letters and of the typography that machine output is set in.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckInput } from "../src/checks/check.ts";
import { homoglyphs } from "../src/checks/homoglyphs.ts";
import { kazakhLetters } from "../src/checks/kazakh-letters.ts";
import { language } from "../src/checks/language.ts";
import { normaliseTypography } from "../src/checks/typography/normalise.ts";
import type { Finding } from "../src/core/model.ts";
import { plainText, textRuns } from "../src/core/runs.ts";

interface Pair {
  readonly source: string;
  readonly target: string;
  /** The corpus' column: `kk_ref`, `ru_google` … */
  readonly origin: string;
}

/** Cyrillic letters and the Latin ones that are seeded for them. */
const SEEDS = [
  ["а", "a"],
  ["с", "c"],
  ["е", "e"],
  ["о", "o"],
  ["р", "p"],
  ["х", "x"],
  ["у", "y"],
  ["к", "k"],
  ["м", "m"],
  ["і", "i"],
  ["һ", "h"],
  ["ә", "ə"],
  ["А", "A"],
  ["В", "B"],
  ["С", "C"],
  ["Е", "E"],
  ["Н", "H"],
  ["К", "K"],
  ["М", "M"],
  ["О", "O"],
  ["Р", "P"],
  ["Т", "T"],
  ["Х", "X"],
  ["У", "Y"],
] as const;

/** The figures; those of the corpus and of the word list are null without the data. */
export function letterFigures(data: string | undefined): object {
  const [corpus, words] = ["mt/ntrex.en-kk-ru.tsv", "lang/script_errors_kk_visible.tsv"].map((name) =>
    data !== undefined && existsSync(join(data, name)) ? rowsOf(join(data, name)) : undefined,
  );
  const pairs = corpus === undefined ? [] : pairsOf(corpus);
  return {
    homoglyphs: corpus === undefined ? null : homoglyphFigures(pairs),
    languageMixUp: corpus === undefined ? null : mixUpFigures(pairs),
    kazakhScriptErrors: words === undefined ? null : scriptErrorFigures(words),
    typography: corpus === undefined ? null : typographyFigures(pairs),
  };
}

function rowsOf(path: string): readonly (readonly string[])[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
}

function pairsOf([head = [], ...rows]: readonly (readonly string[])[]): readonly Pair[] {
  return head.slice(3).flatMap((origin, index) =>
    rows.flatMap((row) => {
      const target = row[index + 3] ?? "";
      return target === "" ? [] : [{ source: row[2] ?? "", target, origin }];
    }),
  );
}

function inputOf({ source, target }: Pick<Pair, "source" | "target">, lang: string): CheckInput {
  return { source: textRuns(source), target: textRuns(target), sourceLang: "en", lang, terms: [], rendered: [] };
}

function langOf({ origin }: Pair): string {
  return origin.slice(0, 2);
}

/** In the human translations: what is told of every word with one letter replaced, and of the words as they are. */
function homoglyphFigures(pairs: readonly Pair[]): object {
  const human = pairs.filter(({ origin }) => origin.includes("ref"));
  let [seeded, found, mended, words] = [0, 0, 0, 0];
  const told: string[] = [];
  for (const pair of human) {
    words += pair.target.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
    const before = toldBy(homoglyphs.find(inputOf(pair, langOf(pair))));
    told.push(...before.map(({ values }) => String(values["word"])));
    for (const { target, at } of seedsOf(pair.target)) {
      seeded++;
      const finding = toldBy(homoglyphs.find(inputOf({ ...pair, target }, langOf(pair)))).find(
        (one) => one.at !== undefined && one.at.start <= at && at < one.at.end,
      );
      if (finding === undefined) continue;
      found++;
      const { fix } = finding;
      if (fix && target.slice(0, fix.start) + fix.text + target.slice(fix.end) === pair.target) mended++;
    }
  }
  return { words, told, seeded, found, mended };
}

function toldBy(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== "info");
}

/** The target with each kind of seed once, in its first word that has the letter. */
function seedsOf(target: string): readonly { readonly target: string; readonly at: number }[] {
  return SEEDS.flatMap(([cyrillic, latin], kind) => {
    const places = Array.from(target.matchAll(new RegExp(cyrillic, "gu")), ({ index }) => index);
    const at = places[(kind * 7 + target.length) % Math.max(1, places.length)];
    // Abbreviations with a Latin letter may be Latin ones; words that mix alphabets already are told anyway.
    if (at === undefined) return [];
    return [{ target: target.slice(0, at) + latin + target.slice(at + 1), at }];
  });
}

/** Human Kazakh taken for Russian and the reverse: how many segments of 20 letters or more are told wrongly or not. */
function mixUpFigures(pairs: readonly Pair[]): object {
  let [segments, alarms, unseen] = [0, 0, 0];
  for (const pair of pairs) {
    if (!pair.origin.includes("ref") || (pair.target.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) < 20) continue;
    segments++;
    const [own, other] = langOf(pair) === "kk" ? ["kk", "ru"] : ["ru", "kk"];
    if (language.find(inputOf(pair, own)).some(({ severity }) => severity === "error")) alarms++;
    if (language.find(inputOf(pair, other)).length === 0) unseen++;
  }
  return { segments, alarms, unseen, wrong: alarms + unseen };
}

/** Word forms of Kazakh: good, with a Latin letter, with a Russian letter for a Kazakh one. */
function scriptErrorFigures([, ...rows]: readonly (readonly string[])[]): object {
  const classes = Map.groupBy(rows, (row) => row[2] ?? "");
  return Object.fromEntries(
    Array.from(classes, ([name, ofClass]) => {
      const check =
        name === "latin-homoglyph" ? [homoglyphs] : name === "ok" ? [homoglyphs, kazakhLetters] : [kazakhLetters];
      let [told, right] = [0, 0];
      for (const [form = "", correct = ""] of ofClass) {
        const findings = check.flatMap((one) => one.find(inputOf({ source: "", target: form }, "kk")));
        if (findings.length > 0) told++;
        if (findings.some(({ values }) => values["meant"] === correct)) right++;
      }
      return [name, { forms: ofClass.length, told, right }];
    }),
  );
}

/** How many lines the normaliser changes, once and again, and how many it sets in a second of processor time. */
function typographyFigures(pairs: readonly Pair[]): object {
  const before = process.cpuUsage();
  const set = pairs.map((pair) => normaliseTypography(textRuns(pair.target), langOf(pair)));
  const seconds = process.cpuUsage(before).user / 1e6;
  const kept = (text: string): string => text.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  const changed = Map.groupBy(pairs.keys(), (index) => pairs[index]?.origin ?? "");
  return {
    lines: pairs.length,
    notIdempotent: set.filter(({ runs }, index) => {
      const pair = pairs[index];
      return pair !== undefined && normaliseTypography(runs, langOf(pair)).changes.length > 0;
    }).length,
    lettersOrDigitsChanged: set.filter(({ runs }, index) => kept(plainText(runs)) !== kept(pairs[index]?.target ?? ""))
      .length,
    shareChanged: Object.fromEntries(
      Array.from(changed, ([origin, indices]) => {
        const count = indices.filter((index) => (set[index]?.changes.length ?? 0) > 0).length;
        return [origin, Math.round((1000 * count) / indices.length) / 1000];
      }),
    ),
    linesPerSecond: Math.round(pairs.length / seconds),
  };
}
