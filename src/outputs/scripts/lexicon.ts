import { isKazakhSuffix } from "./suffixes.ts";

/** How a word or phrase is written in the other script, whatever the rules say. */
export interface ScriptEntry {
  /** Cyrillic, as it stands in the dictionary; one word or several. */
  readonly from: string;
  readonly to: string;
}

/** Entries by how they begin. */
export interface Lexicon {
  readonly byStart: ReadonlyMap<string, readonly Prepared[]>;
}

interface Prepared {
  readonly from: string;
  readonly to: string;
}

/** An entry at its place in a text, with the letters that follow it in its last word. */
export interface LexiconHit {
  readonly end: number;
  readonly to: string;
  readonly suffix: string;
}

/** п, к and қ are voiced before a vowel of the suffix: кітап, кітабы. With what Arabic and Latin script make of it. */
const VOICED: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ["п", "б", { پ: "ب", p: "b" }],
  ["к", "г", { ك: "گ", k: "g" }],
  ["қ", "ғ", { ق: "ع", q: "ğ" }],
];

/**
 * Makes a lexicon of entries; of two for the same text the first stands, so exceptions go before glossary terms.
 */
export function lexiconOf(entries: Iterable<ScriptEntry>): Lexicon {
  const known = new Map<string, string>();
  for (const { from, to } of entries) {
    const key = folded(from).trim().replace(/ +/g, " ");
    if (key !== "" && to.trim() !== "" && !known.has(key)) known.set(key, to.trim().normalize("NFC"));
  }
  const byStart = new Map<string, Prepared[]>();
  for (const [from, to] of [...known, ...voiced(known)])
    byStart.set(from.slice(0, 2), [...(byStart.get(from.slice(0, 2)) ?? []), { from, to }]);
  for (const list of byStart.values()) list.sort((a, b) => b.from.length - a.from.length);
  return { byStart };
}

function* voiced(known: ReadonlyMap<string, string>): Generator<readonly [string, string]> {
  for (const [from, to] of known)
    for (const [voiceless, letter, written] of VOICED) {
      const last = written[to.slice(-1)];
      const stem = `${from.slice(0, -1)}${letter}`;
      if (from.endsWith(voiceless) && last !== undefined && !known.has(stem)) yield [stem, to.slice(0, -1) + last];
    }
}

/** Lower case for Cyrillic, one space for each: as long as the text. */
export function folded(text: string): string {
  return text.replace(/\p{sc=Cyrillic}/gu, (letter) => letter.toLowerCase()).replace(/[\s\u00a0]/g, " ");
}

/**
 * The longest entry that stands at `at`, where a word begins; it ends where the word ends, or where a suffix begins.
 *
 * @param text as `folded` gives it
 */
export function entryAt(lexicon: Lexicon, text: string, at: number): LexiconHit | undefined {
  for (const { from, to } of lexicon.byStart.get(text.slice(at, at + 2)) ?? []) {
    if (!text.startsWith(from, at)) continue;
    const end = at + from.length;
    const suffix = /^\p{sc=Cyrillic}*/u.exec(text.slice(end, end + 40))?.[0] ?? "";
    if (isKazakhSuffix(suffix)) return { end: end + suffix.length, to, suffix };
  }
  return undefined;
}
