import { Kind, kindAt } from "./characters.ts";
import type { Word } from "./word.ts";

/**
 * Two letters that stand for one sound and are written as one initial: `Дж. Буш`, `Ю.`, `Zh. Tokayev`.
 *
 * Source: the practical transcription of English names into Russian (Гиляревский, Старостин 1985) and the BGN/PCGN
 * romanisation of Kazakh and Russian.
 */
export const DIGRAPHS: ReadonlySet<string> = new Set([
  "Дж",
  "Дз",
  "Ch",
  "Kh",
  "Sh",
  "Th",
  "Ts",
  "Ya",
  "Ye",
  "Yu",
  "Zh",
  "Ph",
]);

/** Whether the word is a person's initial, or looks like one: a single capital letter, also as the last of `Ж.-К`; not the sign of `20 °C`. */
export function isInitial(text: string, word: Word): boolean {
  const before = kindAt(text, word.start - 1);
  if (before === Kind.Other || before === Kind.Digit) return false;
  const last = word.text.slice(Math.max(word.text.lastIndexOf("."), word.text.lastIndexOf("-")) + 1);
  if (last.length === 1) return kindAt(last, 0) === Kind.Upper;
  return DIGRAPHS.has(last);
}
