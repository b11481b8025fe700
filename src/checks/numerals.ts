import { decimalSeparator } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { type NumeralWords, numeralWords } from "../core/numeral-words.ts";
import { halfDay } from "./clock.ts";
import { conversions, isAbout } from "./conversions.ts";
import { hasDigit } from "./signs.ts";

/** A number written with digits. */
export interface Numeral {
  /** As written, e.g. `25,000`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What it says: `25,000` is 25000, or 25 where the comma may be a decimal one; `5 million` is 5 and 5000000. */
  readonly values: readonly number[];
  /** What it may be elsewhere: `3 p.m.` 15, `1930s` 30. */
  readonly alternatives: readonly number[];
  /** The numbers in a time or date, all of which may stand for it. */
  readonly parts: readonly number[];
  /** English units in metric ones: told when asked for, as most texts agree without. */
  readonly converted: () => readonly number[];
}

/** The numbers of a text. */
export interface Numbers {
  readonly digits: readonly Numeral[];
  /** Every value written in digits. */
  readonly values: ReadonlySet<number>;
  /** Every value written in words or in Roman numerals: read when it is asked for, as most texts agree without. */
  readonly inWords: () => ReadonlySet<number>;
  /** Every alternative of those in digits. */
  readonly alternatives: ReadonlySet<number>;
}

const DIGITS = /\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?![\d\p{L}])(?:[.,]\d+)?|\d+(?:[.,’']\d+)*/gu;
const NO_WORDS: NumeralWords = { values: [], scales: [] };

/** A number as its digits alone have it. */
export type Digits = Pick<Numeral, "text" | "start" | "end" | "values">;

/** The numbers written with digits, without what words beside them make of them. */
export function readDigits(text: string, hasDecimalPoint: boolean): readonly Digits[] {
  if (!hasDigit(text)) return [];
  return Array.from(text.matchAll(DIGITS), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    values: plainValues(match[0], hasDecimalPoint),
  }));
}

/** What a word means as a number; all absent for all other words. */
interface Meaning {
  readonly value?: number | undefined;
  readonly scale?: number | undefined;
  readonly multiple?: number | undefined;
  readonly isHalf?: boolean;
}

/** Meanings by word, found once: the patterns are many, and most words come again and again. */
interface Lexicon {
  readonly words: NumeralWords;
  readonly known: Map<string, Meaning>;
}

const lexicons = new Map<string, Lexicon>();
/** Keeps hostile texts from filling the memory. */
const MAX_KNOWN = 50_000;

function lexiconOf(lang: LanguageTag): Lexicon {
  const primary = lang.split("-")[0]?.toLowerCase() ?? "";
  const known = lexicons.get(primary);
  if (known !== undefined) return known;
  const lexicon = { words: numeralWords[primary] ?? NO_WORDS, known: new Map<string, Meaning>() };
  if (primary in numeralWords || lexicons.size < 100) lexicons.set(primary, lexicon);
  return lexicon;
}

function meaningOf(word: string, { words, known }: Lexicon): Meaning {
  const old = known.get(word);
  if (old !== undefined) return old;
  const meaning = {
    value: words.values.find(([pattern]) => pattern.test(word))?.[1],
    scale: words.scales.find(([pattern]) => pattern.test(word))?.[1],
    multiple: words.multiples?.find(([pattern]) => pattern.test(word))?.[1],
    isHalf: words.half?.test(word) ?? false,
  };
  if (known.size < MAX_KNOWN) known.set(word, meaning);
  return meaning;
}

/** Reads all numbers of a text, generously: what a number may mean is among its values, with other things. */
export function readNumbers(text: string, lang: LanguageTag): Numbers {
  const words = lexiconOf(lang);
  const digits = readDigits(text, decimalSeparator(lang) === ".").map((digit): Numeral => {
    const { start, end, values: plain } = digit;
    const [before, after] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 40)];
    const scale = scaleAfter(after, words);
    return {
      ...digit,
      values: scale === undefined ? plain : [...plain, ...plain.map((value) => round(value * scale))],
      alternatives: alternativesOf(plain, before, after),
      parts: partsOf(digit.text),
      converted: () => plain.flatMap((value) => conversions(value, after)),
    };
  });
  let wordy: ReadonlySet<number> | undefined;
  const values = new Set<number>();
  const alternatives = new Set<number>();
  for (const numeral of digits) {
    for (const value of numeral.values) values.add(value);
    for (const value of numeral.parts) values.add(value);
    for (const value of numeral.alternatives) alternatives.add(value);
  }
  return {
    digits,
    values,
    inWords: () => {
      wordy ??= new Set([...spelled(text, words), ...roman(text)]);
      return wordy;
    },
    alternatives,
  };
}

/** Whether what `numeral` says stands among the numbers of the other text, in whatever shape. */
export function isAmong(numeral: Numeral, other: Numbers): boolean {
  const { values, alternatives, parts, converted } = numeral;
  if (values.some((value) => value === 0 || other.values.has(value))) return true;
  const own = [...values, ...alternatives];
  const isSaid = (value: number): boolean => other.values.has(value) || other.inWords().has(value);
  if (own.some(isSaid)) return true;
  // The month of a date has a name elsewhere: the check of dates compares it.
  const said = parts.length === 3 ? [parts[0] ?? 0, parts[2] ?? 0] : parts;
  if (said.length > 0 && said.every(isSaid)) return true;
  if (values.some((value) => other.alternatives.has(value))) return true;
  return (
    converted().some((value) => [...other.values, ...other.inWords()].some((found) => isAbout(value, found))) ||
    other.digits.some((one) => one.converted().some((value) => values.some((found) => isAbout(value, found))))
  );
}

const NONE: readonly number[] = [];

function alternativesOf([first]: readonly number[], before: string, after: string): readonly number[] {
  if (first === undefined) return NONE;
  // 3 p.m., 3:30 pm and 12 a.m. on a clock of 24 hours.
  const half = first < 13 ? halfDay(after) : undefined;
  if (half !== undefined) return [(Math.floor(first) % 12) + (half === "a" ? 0 : 12)];
  if (first >= 1000 && first < 2100 && /^['’]?s\b/u.test(after)) return [first % 100];
  // Round the clock: 24/7.
  if (first === 7 && /24\/$/u.test(before)) return [24];
  // The last year of a range: 2015–16.
  if (first < 100 && /\d{2,4}\s?[-–—/]\s?$/u.test(before)) return [1900 + first, 2000 + first];
  return NONE;
}

/** The value; with the other separator as the decimal one too, unless the language rules that out. */
function plainValues(digits: string, hasDecimalPoint: boolean): readonly number[] {
  if (/^\d+$/.test(digits)) return [Number(digits)];
  const compact = digits.replace(/[ \u00A0\u202F’']/gu, "");
  const parts = compact.split(/[.,]/u);
  if (parts.length === 1) return [Number(compact)];
  const grouped = Number(parts.join(""));
  const decimal = Number(`${parts.slice(0, -1).join("")}.${parts.at(-1)}`);
  if (!parts.slice(1).every((part) => part.length === 3)) return [decimal];
  if (hasDecimalPoint) return [compact.includes(".") ? decimal : grouped];
  return [grouped, decimal];
}

/** Of `7.55` and `07.06.2021` the numbers between the points. */
function partsOf(digits: string): readonly number[] {
  const isTime = digits.includes(".") && /^(?:\d\d?\.[0-5]\d|\d\d?\.\d\d?\.\d{2,4})$/u.test(digits);
  return isTime ? digits.split(".").map(Number) : NONE;
}

function scaleAfter(after: string, lexicon: Lexicon): number | undefined {
  const next = /^[\s\u00A0-]{0,2}(\p{L}+)/u.exec(after)?.[1]?.toLowerCase();
  return next === undefined ? undefined : meaningOf(next, lexicon).scale;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Words inside a number: one hundred and five, семь с половиной. */
const LINKS: ReadonlySet<string> = new Set(["and", "с"]);

/** Values written in words, each word's own and the sums and products of neighbours. */
function spelled(text: string, lexicon: Lexicon): readonly number[] {
  const found: number[] = [];
  let sum = 0;
  for (const match of text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/\ba[ -]half\b/g, "half")
    .matchAll(/[\p{L}\p{M}]+|[\d,.;:!?]+/gu)) {
    const { value, scale, multiple, isHalf } = meaningOf(match[0], lexicon);
    if (isHalf === true && sum > 0) sum += 0.5;
    else if (value !== undefined) {
      found.push(value);
      sum += value;
    } else if (scale !== undefined) {
      found.push(scale);
      sum = Math.max(1, sum) * scale;
    } else if (multiple !== undefined) {
      if (sum > 0) found.push(sum * multiple);
      sum = 0;
    } else if (!LINKS.has(match[0])) sum = 0;
    if (sum > 0) found.push(sum);
  }
  return found;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Roman numerals as centuries, congresses and monarchs have them; also with Cyrillic Х and І, not with С, a Russian word. */
function roman(text: string): readonly number[] {
  const found = text.matchAll(/(?<![\p{L}\p{N}])[IVXLCХІ]+(?![\p{L}\p{N}])/gu);
  return Array.from(found, (match) => {
    const digits = [...match[0]].map((letter) => ROMAN[{ Х: "X", І: "I" }[letter] ?? letter] ?? 0);
    return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
  });
}
