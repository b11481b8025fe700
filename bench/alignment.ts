// Prints how well sentences are aligned with their translations, as one JSON object:
//
//     node bench/alignment.ts
//
// Reads `mt/ntrex.en-kk-ru.tsv` in the folder that QAZYNA_DATA names; without it two texts written for the tests, and says
// so. Each line is a bead, its two sides cut into sentences; the documents are given whole, without paragraphs. F1 is over
// strict beads: one counts if both its sides are exactly those of the gold. In `damaged`, a fortieth of the sentences of
// each side is dropped, and as many are joined to the next, by five seeds; what that does to the gold beads is followed
// (sentences without a counterpart are beads, too). `msPerDocument` is that of the whole documents.

import { existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { alignSentences } from "../src/alignment/index.ts";
import { filesBelow } from "../src/files/tree.ts";
import { splitSentences } from "../src/segmentation/index.ts";
import { damaged, type Pair, strictF1 } from "./damaged-pair.ts";

const LANGUAGES = ["ru", "kk"] as const;
type Language = (typeof LANGUAGES)[number];

const SEEDS = [1, 2, 3, 4, 5];
const SHARE = 0.05;

/** A document: for each bead its sentences in each language. */
type Gold = readonly Readonly<Record<"en" | Language, readonly string[]>>[];

function readGold(): readonly Gold[] {
  const folder = process.env["QAZYNA_DATA"];
  const file = folder === undefined ? undefined : join(folder, "mt", "ntrex.en-kk-ru.tsv");
  if (file !== undefined && existsSync(file)) return ntrex(readFileSync(file, "utf8"));
  console.error(
    "Skipped: QAZYNA_DATA is not set or has no mt/ntrex.en-kk-ru.tsv. Measuring on two small texts instead.",
  );
  const fixtures = join(import.meta.dirname, "..", "tests", "fixtures", "alignment");
  return filesBelow(fixtures).map((name) => JSON.parse(readFileSync(join(fixtures, name), "utf8")));
}

function ntrex(tsv: string): readonly Gold[] {
  const [head = [], ...lines] = tsv
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  const documents = new Map<string, Gold[number][]>();
  const cell = (line: readonly string[], name: string): string => line[head.indexOf(name)] ?? "";
  for (const line of lines) {
    const beads = documents.get(cell(line, "doc")) ?? [];
    documents.set(cell(line, "doc"), beads);
    const cut = (name: string, lang: string): readonly string[] =>
      splitSentences(cell(line, name), lang).map(({ start, end }) => cell(line, name).slice(start, end));
    beads.push({ en: cut("en", "en"), ru: cut("ru_ref", "ru"), kk: cut("kk_ref", "kk") });
  }
  return [...documents.values()];
}

function pairOf(gold: Gold, lang: Language): Pair {
  return {
    source: gold.flatMap((bead, index) => bead.en.map((text) => ({ text, beads: [index] }))),
    target: gold.flatMap((bead, index) => bead[lang].map((text) => ({ text, beads: [index] }))),
  };
}

function align(pair: Pair, lang: Language): ReturnType<typeof alignSentences> {
  const plain = (side: Pair["source"]) => side.map(({ text }) => ({ text, kind: "paragraph", opens: false }));
  return alignSentences(plain(pair.source), plain(pair.target), { sourceLang: "en", lang, terms: [] });
}

function f1(pairs: readonly Pair[], lang: Language): number {
  return round(strictF1(pairs.map((pair) => ({ pair, beads: align(pair, lang) }))), 4);
}

function byLanguage<T>(value: (lang: Language) => T): Record<string, T> {
  return Object.fromEntries(LANGUAGES.map((lang) => [lang, value(lang)]));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const documents = readGold();
const started = performance.now();
const clean = byLanguage((lang) =>
  f1(
    documents.map((gold) => pairOf(gold, lang)),
    lang,
  ),
);
const ms = performance.now() - started;
const hurt = (lang: Language): readonly Pair[] =>
  SEEDS.flatMap((seed) => documents.map((gold, index) => damaged(pairOf(gold, lang), SHARE, seed * 1000 + index)));

console.log(
  JSON.stringify({
    clean,
    damaged: byLanguage((lang) => f1(hurt(lang), lang)),
    documents: documents.length,
    msPerDocument: round(ms / documents.length / LANGUAGES.length, 1),
    loadAverage: round(loadavg()[0] ?? 0, 2),
  }),
);
