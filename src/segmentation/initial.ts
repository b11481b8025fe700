import { Kind, kindAt } from "./characters.ts";
import { type Word, wordBefore } from "./word.ts";

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
  if (belongsToWord(text, word)) return false;
  const last = word.text.slice(Math.max(word.text.lastIndexOf("."), word.text.lastIndexOf("-")) + 1);
  if (last.length === 1) return kindAt(last, 0) === Kind.Upper;
  return DIGRAPHS.has(last);
}

/** A Roman number after a name, or a letter after a whole word: `Пётр I`, `Objective-C`. */
const CYRILLIC_NAME = /^\p{Lu}\p{Script=Cyrillic}{2}/u;
const HYPHENED = /\p{Ll}{3}-\p{Lu}$/u;

function belongsToWord(text: string, word: Word): boolean {
  if (/^[IVX]$/.test(word.text)) return CYRILLIC_NAME.test(wordBefore(text, word.start).text);
  return HYPHENED.test(word.text);
}
