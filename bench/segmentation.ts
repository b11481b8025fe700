// Prints how well and how fast sentences are found, as one JSON object:
//
//     node bench/segmentation.ts
//
// Reads `seg/gold.jsonl` in the folder that QAZYNA_DATA names; without it the fixtures of the tests, and says so.
// Boundaries are counted by the characters before them that are no white space, pooled over items; `optional` ones are
// neither rewarded nor punished. Speed is counted in processor time, so that a busy machine disturbs it little. The ratios are
// our speed over that of Intl.Segmenter and of the npm package `sentencex` (null where npm cannot bring it), side by side,
// one thread. `srxAgreement` is the F1 of the exported SRX, run by our own engine, against the built-in rules.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Span, splitSentences } from "../src/segmentation/index.ts";
import { exportSrx, readSrx, srxSplitter } from "../src/segmentation/srx/index.ts";

interface Item {
  readonly lang: string;
  readonly origin: string;
  readonly text: string;
  readonly sentences: readonly string[];
  readonly optional?: readonly number[];
}

const LANGUAGES = ["en", "ru", "kk"] as const;
const ROUNDS = 7;

function fixtures(): readonly Item[] {
  const folder = new URL("../tests/fixtures/segmentation/", import.meta.url);
  return readdirSync(folder).flatMap((file) =>
    JSON.parse(readFileSync(new URL(file, folder), "utf8")).map((item: Pick<Item, "sentences">) => ({
      lang: file.replace(".json", ""),
      origin: "fixture",
      text: item.sentences.join(" "),
      sentences: item.sentences,
    })),
  );
}

function readItems(): readonly Item[] {
  const folder = process.env["QAZYNA_DATA"];
  const gold = folder === undefined ? undefined : join(folder, "seg", "gold.jsonl");
  if (gold !== undefined && existsSync(gold))
    return readFileSync(gold, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  console.error("QAZYNA_DATA is not set or has no seg/gold.jsonl: measuring on the fixtures of the tests instead.");
  return fixtures();
}

/** Where the pieces end, each counted in characters of the text that are no white space; the last one is left out. */
function boundaries(pieces: readonly string[]): ReadonlySet<number> {
  let count = 0;
  const ends = pieces.map((piece) => {
    count += piece.replace(/\s/gu, "").length;
    return count;
  });
  return new Set(ends.slice(0, -1));
}

interface Score {
  readonly hits: number;
  readonly extra: number;
  readonly missed: number;
}

type Split = (text: string, lang: string) => readonly Span[];

function pieces(split: Split, text: string, lang: string): readonly string[] {
  return split(text, lang).map(({ start, end }) => text.slice(start, end));
}

function score({ lang, text, sentences, optional = [] }: Item, split: Split = splitSentences): Score {
  const gold = boundaries(sentences);
  const found = boundaries(pieces(split, text, lang));
  const free = new Set(optional);
  return {
    hits: [...found].filter((at) => gold.has(at)).length,
    extra: [...found].filter((at) => !gold.has(at) && !free.has(at)).length,
    missed: [...gold].filter((at) => !found.has(at) && !free.has(at)).length,
  };
}

function f1(items: readonly Item[], split: Split = splitSentences): number | null {
  if (items.length === 0) return null;
  const scores = items.map((item) => score(item, split));
  const sum = (pick: (one: Score) => number): number => scores.reduce((total, one) => total + pick(one), 0);
  const hits = sum((one) => one.hits);
  return round((2 * hits) / (2 * hits + sum((one) => one.extra) + sum((one) => one.missed)), 4);
}

function passed(items: readonly Item[]): number {
  return items.map((item) => score(item)).filter(({ extra, missed }) => extra + missed === 0).length;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function byLanguage<T>(value: (lang: string) => T): Record<string, T> {
  return Object.fromEntries(LANGUAGES.map((lang) => [lang, value(lang)]));
}

/** Seconds of processor time. */
function secondsOf(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

type Segment = (lang: string, text: string) => readonly string[];

/** The peer that is measured beside us, and its release. */
const PEER = "sentencex@1.0.17";

/**
 * The peer's function, from a temporary folder into which npm puts it; undefined where npm cannot. It is no dependency
 * of ours: its packages are one a platform, not all are to be had, and a lock file with it could not be installed.
 */
async function sentencex(): Promise<Segment | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-peer-"));
  try {
    const args = ["install", "--no-save", "--ignore-scripts", "--prefix", folder, PEER];
    if (spawnSync("npm", args, { stdio: "ignore", cwd: folder, timeout: 60_000 }).status !== 0) throw new Error("npm");
    return (await import(pathToFileURL(join(folder, "node_modules", "sentencex", "index.mjs")).href)).segment;
  } catch {
    console.error(`skipped: ${PEER} could not be installed, so there is no ratio to it`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Times {
  readonly ours: number;
  readonly intl: number;
  readonly peer: number;
}

/** Seconds for all texts of a language by each splitter, rounds interleaved, medians; NaN for a peer that is not there. */
function timesOf(items: readonly Item[], lang: string, peer: Segment | undefined): Times {
  const texts = items.filter((item) => item.lang === lang).map(({ text }) => text);
  const repeats = Math.ceil(2e6 / texts.reduce((total, text) => total + text.length, 1));
  const segmenter = new Intl.Segmenter(lang, { granularity: "sentence" });
  let sentences = 0;
  const repeated = (split: (text: string) => number) => (): number =>
    secondsOf(() => {
      for (let round = 0; round < repeats; round++) for (const text of texts) sentences += split(text);
    }) / repeats;
  const ours = repeated((text) => splitSentences(text, lang).length);
  const intl = repeated((text) => [...segmenter.segment(text)].length);
  const theirs = peer === undefined ? () => Number.NaN : repeated((text) => peer(lang, text).length);
  const round = (): Times => ({ ours: ours(), intl: intl(), peer: theirs() });
  round();
  const rounds = Array.from({ length: ROUNDS }, round);
  if (sentences === 0) throw new Error("no text to measure");
  const middle = (pick: keyof Times): number => median(rounds.map((one) => one[pick]));
  return { ours: middle("ours"), intl: middle("intl"), peer: middle("peer") };
}

/** The items with the built-in rules' own sentences in the place of the gold ones. */
function asBuiltIn(items: readonly Item[]): readonly Item[] {
  return items.map(({ optional: _, ...item }) => ({
    ...item,
    sentences: pieces(splitSentences, item.text, item.lang),
  }));
}

const items = readItems();
const from = (pattern: RegExp, lang?: string): readonly Item[] =>
  items.filter((item) => pattern.test(item.origin) && (lang === undefined || item.lang === lang));
const megabytes = byLanguage(
  (lang) => from(/./, lang).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6,
);
const peer = await sentencex();
const times = byLanguage((lang) => timesOf(items, lang, peer));
const exported = srxSplitter(readSrx(exportSrx(), "qazyna.srx"), [], (work) => work());
const total = (pick: keyof Times): number => LANGUAGES.reduce((sum, lang) => sum + (times[lang]?.[pick] ?? 0), 0);
const domain = from(/^(domain-authored|fixture)$/);
const golden = from(/^pragmatic_segmenter\/golden$/, "en");

console.log(
  JSON.stringify({
    f1: {
      news: byLanguage((lang) => f1(from(/^(NTREX|ersatz|fixture)/, lang))),
      ud: byLanguage((lang) => f1(from(/^UD_/, lang))),
    },
    domainPassed: passed(domain),
    domainItems: domain.length,
    goldenPassed: passed(golden),
    goldenItems: golden.length,
    mbPerS: byLanguage((lang) => round((megabytes[lang] ?? 0) / (times[lang]?.ours ?? 0), 1)),
    ratioToIntlSegmenter: round(total("intl") / total("ours"), 2),
    ratioToSentencex: peer === undefined ? null : round(total("peer") / total("ours"), 2),
    srxAgreement: byLanguage((lang) => f1(asBuiltIn(from(/./, lang)), exported.split)),
    loadAverage: round(loadavg()[0] ?? 0, 2),
  }),
);
