// Kazakh in other scripts: how many words of CLDR's kk-Arab locale are written as CLDR has them, with the misses grouped
// by what differs; and what kk-Latn keeps apart: words of the same texts that become one. Prints one JSON object.
//
// A word is a stretch between white space, in pairs with as many of them on both sides (the count of the research this
// goal comes from); `wholeStrings` counts all pairs, and `allWords` takes words of pairs with unequal counts as missed.
// Reads `lang/cldr_kk_cyrl_arab_visible.tsv` of QAZYNA_DATA; without it the golden pairs of tests/outputs/scripts/.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transliterateText } from "../src/outputs/scripts/index.ts";

type Pair = readonly [cyrillic: string, expected: string];

const folder = process.env["QAZYNA_DATA"];
const visible = folder === undefined ? "" : join(folder, "lang/cldr_kk_cyrl_arab_visible.tsv");
const golden = fileURLToPath(new URL("../tests/outputs/scripts/arabic.tsv", import.meta.url));
const hasData = existsSync(visible);
const pairs = readPairs(hasData ? visible : golden);

console.log(
  JSON.stringify(
    {
      bench: "scripts",
      data: hasData ? "CLDR kk-Arab, visible half" : "golden pairs",
      arabic: arabicFigures(),
      latin: latinFigures(),
    },
    undefined,
    2,
  ),
);

function readPairs(path: string): readonly Pair[] {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("kk_Cyrl") && !line.startsWith("#"));
  return lines.map((line): Pair => {
    const [cyrillic = "", expected = ""] = line.split("\t");
    return [cyrillic.normalize("NFC"), expected.normalize("NFC")];
  });
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function arabicFigures() {
  let aligned = 0;
  let right = 0;
  let all = 0;
  let whole = 0;
  const misses: { readonly cyrillic: string; readonly got: string; readonly want: string }[] = [];
  for (const [cyrillic, expected] of pairs) {
    const got = words(transliterateText(cyrillic, "Arab"));
    const want = words(expected);
    all += Math.max(got.length, want.length);
    if (got.join(" ") === want.join(" ")) whole += 1;
    if (got.length !== want.length) continue;
    aligned += want.length;
    for (const [index, word] of want.entries()) {
      if (word === got[index]) right += 1;
      else misses.push({ cyrillic: words(cyrillic)[index] ?? cyrillic, got: got[index] ?? "", want: word });
    }
  }
  return {
    pairs: pairs.length,
    words: aligned,
    right,
    share: ratio(right, aligned),
    allWords: ratio(right, all),
    wholeStrings: ratio(whole, pairs.length),
    misses: grouped(misses),
  };
}

/** By what stands where the two begin and stop to differ, the most frequent first. */
function grouped(misses: readonly { readonly cyrillic: string; readonly got: string; readonly want: string }[]) {
  const groups = new Map<string, string[]>();
  for (const { cyrillic, got, want } of misses) {
    const group = difference(got, want);
    groups.set(group, [...(groups.get(group) ?? []), `${cyrillic} ${got} ≠ ${want}`]);
  }
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return sorted.map(([group, examples]) => ({ group, count: examples.length, examples: examples.slice(0, 3) }));
}

function difference(got: string, want: string): string {
  let start = 0;
  while (start < got.length && got[start] === want[start]) start++;
  let end = 0;
  while (end < Math.min(got.length, want.length) - start && got.at(-1 - end) === want.at(-1 - end)) end++;
  const [a, b] = [got.slice(start, got.length - end), want.slice(start, want.length - end)];
  return a.length + b.length > 5 ? "another word" : `${a || "∅"} → ${b || "∅"}`;
}

/** How many distinct words of the Cyrillic side stay distinct in Latin: и and й are one letter there, х and һ as well. */
function latinFigures() {
  const cyrillic = new Set(
    pairs.flatMap(([text]) => words(text)).filter((word) => /^[\p{sc=Cyrillic}-]+$/u.test(word)),
  );
  const latin = new Map<string, string[]>();
  for (const word of cyrillic) {
    const written = transliterateText(word, "Latn");
    latin.set(written, [...(latin.get(written) ?? []), word]);
  }
  const merged = [...latin].filter(([, from]) => from.length > 1);
  const left = [...latin.keys()].filter((word) => /\p{sc=Cyrillic}/u.test(word));
  return { words: cyrillic.size, distinct: ratio(latin.size, cyrillic.size), merged, leftInCyrillic: left.length };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
