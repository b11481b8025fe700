/**
 * How often matches are repaired, how often as people translated, and at what cost, as one JSON object.
 *
 *     node bench/repair.ts
 *
 * Takes English–Russian and English–Kazakh pairs from the folder `tm` of `$QAZYNA_DATA`. Without it nothing is measured.
 * Two pairs whose sources differ in numbers alone, or in one word alone, are laid beside one another: the target of the
 * first, repaired for the source of the second, is compared with the target that people gave the second, apart from the
 * kind of spaces and ё.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { plainText, textRuns } from "../src/core/runs.ts";
import type { Query, ScoredMatch } from "../src/memory/index.ts";
import { examineMatches } from "../src/memory/repair/examine.ts";
import { piecesOf } from "../src/memory/repair/pieces.ts";

type Pair = readonly [source: string, target: string];

const folder = process.env["QAZYNA_DATA"];
if (folder === undefined || !existsSync(join(folder, "tm"))) {
  console.error("Skipped: QAZYNA_DATA is not set or has no folder tm.");
  console.log(JSON.stringify({ data: "none" }));
} else {
  const results = ["ru", "kk"].map((lang) => [lang, measure(storedPairs(join(folder, "tm"), lang), lang)]);
  console.log(JSON.stringify({ data: "tm", ...Object.fromEntries(results), loadAverage: loadavg()[0] }));
}

function measure(pairs: readonly Pair[], lang: string): object {
  const known = new Map<string, Set<string>>();
  for (const [source, target] of pairs) {
    known.set(source, (known.get(source) ?? new Set()).add(target));
    known.set(lowered(source), (known.get(lowered(source)) ?? new Set()).add(lowered(target)));
  }
  const fragment = (text: string): readonly string[] => [...(known.get(text) ?? [])];
  return {
    numbers: compareGroups(groupedBy(pairs, withoutNumbers), lang, () => []),
    words: compareGroups(groupedBy(pairs, withoutOneWord), lang, fragment),
  };
}

function compareGroups(
  groups: Iterable<readonly Pair[]>,
  lang: string,
  fragment: (text: string) => readonly string[],
): object {
  const count = { pairs: 0, repaired: 0, asPeopleWrote: 0, sameDigits: 0 };
  const before = process.cpuUsage().user;
  for (const group of groups) {
    for (let at = 0; at + 1 < Math.min(group.length, 6); at++) {
      const [first, second] = [group[at], group[at + 1]];
      if (first === undefined || second === undefined || first[0] === second[0]) continue;
      count.pairs++;
      const query: Query = { source: textRuns(second[0]), sourceLang: "en", lang };
      const [match] = examineMatches(query, [matchOf(first, lang)], { terms: () => [], fragment });
      if (match?.type !== "repaired") continue;
      const got = plainText(match.unit.target);
      count.repaired++;
      if (alike(got) === alike(second[1])) count.asPeopleWrote++;
      if (digitsOf(got) === digitsOf(second[1])) count.sameDigits++;
    }
  }
  return { ...count, cpuUsPerMatch: Math.round((process.cpuUsage().user - before) / Math.max(1, count.pairs)) };
}

function matchOf([source, target]: Pair, lang: string): ScoredMatch {
  const texts = { source: textRuns(source), target: textRuns(target), sourceLang: "en", lang };
  const unit = { ...texts, state: "reviewed", origin: "person" } as const;
  return { unit, memory: "tm", type: "fuzzy", score: 90, base: 90, credit: 0, priority: 0, penalties: [] };
}

/** The sources with words, their numbers left out. */
function withoutNumbers(source: string): readonly string[] {
  const pieces = /\d/.test(source) && source.length <= 300 ? piecesOf(source, "en") : [];
  return pieces.some(({ kind }) => kind === "word") ? [pieces.map(({ key }) => key).join(" ")] : [];
}

/** The source without its first word, without its second …, if it has 4 to 14. */
function withoutOneWord(source: string): readonly string[] {
  const words = source.split(" ");
  if (words.length < 4 || words.length > 14) return [];
  return words.map((_, at) => words.with(at, "*").join(" "));
}

function groupedBy(pairs: readonly Pair[], keysOf: (source: string) => readonly string[]): Iterable<readonly Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    for (const key of keysOf(pair[0])) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [pair]);
      else group.push(pair);
    }
  }
  return groups.values();
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function alike(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00A0\u202F]/gu, " ")
    .replaceAll("ё", "е");
}

function digitsOf(text: string): string {
  return text.match(/\d+/g)?.join() ?? "";
}

function storedPairs(from: string, lang: string): readonly Pair[] {
  const text = execFileSync("xz", ["-dc", join(from, `en-${lang}.debian.tsv.xz`)], { maxBuffer: 2 ** 30 }).toString();
  return text.split("\n").flatMap((line): readonly Pair[] => {
    const [source, target] = line.split("\t");
    return source === undefined || target === undefined ? [] : [[source, target]];
  });
}
