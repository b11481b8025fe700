import { decimalSeparator } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { type DateParts, readDates } from "./dates.ts";

/**
 * What a number is: a `code` is one that has no value to us (a version, a phone number, `COVID-19`), which stays as it
 * is written in every language.
 */
export type FigureKind = "number" | "ordinal" | "date" | "time" | "code";

/** A number, date or time of a text, read strictly: it means this one thing or is a `code`. */
export interface Figure {
  readonly kind: FigureKind;
  /** As written, without the sign. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The same for equal ones in every language: `1200`, `4.8`, `-5`, `2026-05-03`, `____-05-03`, `15:30`. */
  readonly value: string;
  /** Of a number, as written. */
  readonly fraction?: string;
  /** Where the parts of a date stand. */
  readonly parts?: DateParts;
}

/** White space that parts groups of three digits. */
const GROUP_SPACE = " \u00A0\u202F\u2009";
const DIGITS = new RegExp(
  `(?<!\\d)\\d{1,3}(?:[${GROUP_SPACE}]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,:/’']\\d+)*`,
  "gu",
);
const DIGITS_WITHOUT_SPACES = /\d+(?:[.,:/’']\d+)*/gu;

const WHOLE_BEFORE_COMMA = new RegExp(`^(?:\\d+|\\d{1,3}(?:[${GROUP_SPACE}]\\d{3})+)$`, "u");
const WHOLE_BEFORE_POINT = /^(?:\d+|\d{1,3}(?:[,’']\d{3})+)$/u;

/** The figures of a text in reading order, without overlaps. Takes time linear in its length. */
export function readFigures(text: string, lang: LanguageTag): readonly Figure[] {
  if (!/\d/.test(text)) return [];
  const dates = readDates(text, lang);
  const decimal = decimalOf(lang);
  const figures: Figure[] = [...dates];
  let at = 0;
  for (const match of text.matchAll(decimal === "." ? DIGITS_WITHOUT_SPACES : DIGITS)) {
    while ((dates[at]?.end ?? Number.POSITIVE_INFINITY) <= match.index) at++;
    const end = match.index + match[0].length;
    if (dates[at] !== undefined && (dates[at]?.start ?? 0) < end) continue;
    figures.push(figureAt(text, match.index, match[0], decimal));
  }
  return figures.sort((a, b) => a.start - b.start);
}

function figureAt(text: string, start: number, digits: string, decimal: string): Figure {
  const end = start + digits.length;
  const before = text.slice(Math.max(0, start - 2), start);
  const plain = { text: digits, start, end };
  if (/[\p{L}\p{M}_]$|\p{L}[-\u2010\u2011]$/u.test(before)) return { ...plain, kind: "code", value: digits };
  if (/^\d{1,2}:[0-5]\d$/.test(digits)) return { ...plain, kind: "time", value: digits };
  const number = readNumber(digits, decimal);
  if (number === undefined) return { ...plain, kind: "code", value: digits };
  const { value, fraction } = number;
  const ordinal = decimal === "." ? /^(?:st|nd|rd|th)(?!\p{L})/u.exec(text.slice(end, end + 3))?.[0] : undefined;
  if (ordinal !== undefined && fraction === undefined) {
    return { kind: "ordinal", text: digits + ordinal, start, end: end + ordinal.length, value };
  }
  const sign = /(?:^|[\s(])[-\u2212–]$/u.test(before) ? "-" : "";
  return { ...plain, kind: "number", value: sign + value, ...(fraction === undefined ? {} : { fraction }) };
}

/**
 * The value without grouping, a point before its decimals, none of their final zeros; and the decimals as written.
 * Undefined where it is no number of a language with this decimal separator.
 */
function readNumber(
  digits: string,
  decimal: string,
): { readonly value: string; readonly fraction?: string } | undefined {
  const [whole = "", fraction, ...rest] = digits.split(decimal);
  if (rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  if (!(decimal === "," ? WHOLE_BEFORE_COMMA : WHOLE_BEFORE_POINT).test(whole)) return undefined;
  const value = whole.replace(/\D/gu, "");
  if (fraction === undefined) return { value };
  const decimals = fraction.replace(/0+$/, "");
  return { value: decimals === "" ? value : `${value}.${decimals}`, fraction };
}

function decimalOf(lang: LanguageTag): string {
  return decimalSeparator(lang) === "," ? "," : ".";
}

/**
 * `next` as it is written where `old` stands: with its separators, and with those of the language where it shows none.
 *
 * Four digits are grouped where those of `old` were; else from five in Kazakh and Russian, as the style of the
 * project's texts has it (docs/language-review.md). Undefined where the sign differs.
 *
 * @param old of the remembered target
 * @param next of the query
 */
export function writeNumber(old: Figure, next: Figure, lang: LanguageTag): string | undefined {
  if (old.value.startsWith("-") !== next.value.startsWith("-")) return undefined;
  const whole = wholeDigits(next);
  const oldWhole = wholeDigits(old);
  const group = groupCharacter(old.text);
  const isGrouped =
    group === undefined
      ? groupCharacter(next.text) !== undefined && whole.length >= leastGrouped(lang) && oldWhole.length < 5
      : whole.length > 4 || (whole.length === 4 && oldWhole.length === 4);
  const written = isGrouped ? groupDigits(whole, group ?? languageGroup(lang)) : whole;
  return next.fraction === undefined ? written : written + decimalLike(old, lang) + next.fraction;
}

function wholeDigits({ value }: Figure): string {
  return value.replace(/^-|\..*$/g, "");
}

/** The character before the decimals of `old`, or the language's own. */
function decimalLike({ text, fraction }: Figure, lang: LanguageTag): string {
  return fraction === undefined ? decimalSeparator(lang) : text.charAt(text.length - fraction.length - 1);
}

/** The character between groups of three digits; undefined where there is none. */
function groupCharacter(text: string): string | undefined {
  return /^\d{1,3}([ \u00A0\u202F\u2009,’'])\d{3}(?!\d)/u.exec(text)?.[1];
}

function leastGrouped(lang: LanguageTag): number {
  return /^(?:kk|ru)(?:-|$)/iu.test(lang) ? 5 : 4;
}

function groupDigits(digits: string, group: string): string {
  return digits.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, group);
}

const groups = new Map<LanguageTag, string>();

function languageGroup(lang: LanguageTag): string {
  const known = groups.get(lang);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(lang).formatToParts(1_234_567);
  const group = parts.find(({ type }) => type === "group")?.value ?? "\u00A0";
  groups.set(lang, group);
  return group;
}
