import type { LanguageTag } from "../core/model.ts";
import { type NumeralWords, numeralWords } from "./numeral-words.ts";

/** A number written with digits. */
export interface Numeral {
  /** As written, e.g. `25,000`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Every value it may stand for: `25,000` is 25000 or 25; `3` in `3 p.m.` is 3 or 15; `5` in `5 million` is both. */
  readonly values: readonly number[];
}

/** The numbers of a text. */
export interface Numbers {
  readonly digits: readonly Numeral[];
  /** Every value written in digits, in words or in Roman numerals. */
  readonly values: ReadonlySet<number>;
}

const DIGITS = /\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?![\d\p{L}])(?:[.,]\d+)?|\d+(?:[.,’']\d+)*/gu;
const NO_WORDS: NumeralWords = { values: [], scales: [] };

/** Reads all numbers of a text, generously: what a number may mean is among its values, with other things. */
export function readNumbers(text: string, lang: LanguageTag): Numbers {
  const words = numeralWords[lang.split("-")[0]?.toLowerCase() ?? ""] ?? NO_WORDS;
  const digits = Array.from(text.normalize("NFC").matchAll(DIGITS), (match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const after = text.slice(end, end + 40);
    return { text: match[0], start, end, values: meanings(match[0], after, text.slice(0, start), words) };
  });
  const values = new Set([...digits.flatMap((numeral) => numeral.values), ...spelled(text, words), ...roman(text)]);
  return { digits, values };
}

function meanings(digits: string, after: string, before: string, words: NumeralWords): readonly number[] {
  const plain = plainValues(digits);
  const [first] = plain;
  const values = [...plain];
  const scale = scaleAfter(after, words);
  if (scale !== undefined) values.push(...plain.map((value) => round(value * scale)));
  if (first === undefined) return values;
  // 3 p.m., 3:30 pm and 12 a.m. on a clock of 24 hours.
  if (first <= 12 && /^(?:[:.]\d\d)?\s*[ap]\.?\s?m\b/iu.test(after)) values.push((first % 12) + 12, first % 12);
  // The 1930s and the other years of a range, 2015–16, may be written with two digits.
  if (first >= 1000 && first < 2100) values.push(first % 100);
  if (first < 100 && /\d{2,4}\s?[-–—/]\s?$/u.test(before)) values.push(1900 + first, 2000 + first);
  return values;
}

/** The value read with either separator as the decimal one, and for dates and times each part. */
function plainValues(digits: string): readonly number[] {
  const compact = digits.replace(/[ \u00A0\u202F’']/gu, "");
  const parts = compact.split(/[.,]/u);
  if (parts.length === 1) return [Number(compact)];
  const decimal = Number(`${parts.slice(0, -1).join("")}.${parts.at(-1)}`);
  const isGrouped = parts.slice(1).every((part) => part.length === 3);
  return isGrouped ? [Number(parts.join("")), decimal] : [decimal, ...parts.map(Number)];
}

function scaleAfter(after: string, { scales }: NumeralWords): number | undefined {
  const next = /^[\s\u00A0-]{0,2}(\p{L}+)/u.exec(after)?.[1]?.toLowerCase() ?? "";
  return scales.find(([pattern]) => pattern.test(next))?.[1];
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Values written in words, each word's own and the sums and products of neighbours. */
function spelled(text: string, { values, scales }: NumeralWords): readonly number[] {
  const found: number[] = [];
  let sum = 0;
  for (const match of text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .matchAll(/[\p{L}\p{M}]+|[\d,.;:!?]+/gu)) {
    const value = values.find(([pattern]) => pattern.test(match[0]))?.[1];
    const scale = scales.find(([pattern]) => pattern.test(match[0]))?.[1];
    if (value !== undefined) {
      found.push(value);
      sum += value;
    } else if (scale !== undefined) {
      found.push(scale);
      sum = Math.max(1, sum) * scale;
    } else if (match[0] !== "and") sum = 0;
    if (sum > 0) found.push(sum);
  }
  return found;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Roman numerals as centuries, congresses and monarchs have them; also with Cyrillic Х and І. */
function roman(text: string): readonly number[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}])[IVXLCХІС]+(?![\p{L}\p{N}])/gu);
  return Array.from(found, (match) => {
    const digits = [...match[0]].map((letter) => ROMAN[{ Х: "X", І: "I", С: "C" }[letter] ?? letter] ?? 0);
    return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
  });
}
