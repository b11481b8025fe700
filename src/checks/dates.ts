import { primaryLanguage } from "../core/locale.ts";
import type { Finding, LanguageTag, TextSpan } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { hasDigit } from "./signs.ts";

const finding = finder("dates");

const ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAMES =
  "January|Jan|February|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|September|Sept|Sep|October|Oct|November|Nov|December|Dec";
type Month = readonly [stem: RegExp, kk: string, ru: string];

/** Stems of the months' names in Kazakh and Russian, and these names; қыркүйек softens its last sound before endings. */
const STEMS: readonly Month[] = [
  [/(?<!\p{L})(?:қаңтар|январ|янв(?!\p{L}))/iu, "қаңтар", "январь"],
  [/(?<!\p{L})(?:ақпан|феврал|фев(?!\p{L}))/iu, "ақпан", "февраль"],
  [/(?<!\p{L})(?:наурыз|март|мартов)/iu, "наурыз", "март"],
  [/(?<!\p{L})(?:сәуір|апрел|апр(?!\p{L}))/iu, "сәуір", "апрель"],
  [/(?<!\p{L})(?:мамыр|ма[йяюе](?!\p{L})|маем|майск)/iu, "мамыр", "май"],
  [/(?<!\p{L})(?:маусым|июн)/iu, "маусым", "июнь"],
  [/(?<!\p{L})(?:шілде|июл)/iu, "шілде", "июль"],
  [/(?<!\p{L})(?:тамыз|август|авг(?!\p{L}))/iu, "тамыз", "август"],
  [/(?<!\p{L})(?:қыркүйе[кг]|сентябр|сент?(?!\p{L}))/iu, "қыркүйек", "сентябрь"],
  [/(?<!\p{L})(?:қазан|октябр|окт(?!\p{L}))/iu, "қазан", "октябрь"],
  [/(?<!\p{L})(?:қараша|ноябр|нояб?(?!\p{L}))/iu, "қараша", "ноябрь"],
  [/(?<!\p{L})(?:желтоқсан|декабр|дек(?!\p{L}))/iu, "желтоқсан", "декабрь"],
];
const MENTIONED = new RegExp(`\\b(?:${NAMES})\\b`);
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${NAMES})\\b\\.?,?(?: (\\d{4})\\b)?`, "g");
const MONTH_FIRST = new RegExp(
  `\\b(${NAMES})\\.? (?:(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.,]\\d)(?:,? (\\d{4})\\b)?|(\\d{4})\\b)`,
  "g",
);
const DAY_NUMBER = /(?<![\d.,])(\d{1,2})(?![\d%]|[.,]\d)/gu;
const DECADE = /\b(1\d|20)(\d)0['’]?s\b/gu;

interface DateRead extends TextSpan {
  /** 0–11. */
  readonly month: number;
  readonly day?: number;
  readonly year?: number;
  readonly text: string;
}

/**
 * Dates of a source that a target has differently, whatever the order of day, month and year.
 *
 *     on 29 September 2018   →   2018 жылғы 29 қыркүйекте   ·   29 сентября 2018 года
 *     in the 1930s           →   1930 жылдары               ·   в 1930-х годах
 */
export const dates: Check = {
  name: "dates",
  find({ source, target, lang }) {
    const before = plainText(source);
    if (!hasDigit(before)) return [];
    const isMentioned = MENTIONED.test(before);
    const hasDecade = before.includes("0s") || before.includes("0’s") || before.includes("0's");
    if (!isMentioned && !hasDecade) return [];
    const after = plainText(target);
    if (!/\p{Script=Cyrillic}/u.test(after)) return [];
    return [
      ...(isMentioned ? datesIn(before).flatMap((date) => judge(date, after, lang)) : []),
      ...(hasDecade ? decades(before, after) : []),
    ];
  },
};

function datesIn(text: string): readonly DateRead[] {
  const read = (match: RegExpMatchArray, name = "", day?: string, year?: string): DateRead => ({
    start: match.index ?? 0,
    end: (match.index ?? 0) + match[0].length,
    text: match[0],
    month: ENGLISH.indexOf(name.slice(0, 3).toLowerCase()),
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(year === undefined ? {} : { year: Number(year) }),
  });
  const first = Array.from(text.matchAll(DAY_FIRST), (match) => read(match, match[2], match[1], match[3]));
  const second = Array.from(text.matchAll(MONTH_FIRST), (match) =>
    read(match, match[1], match[2], match[3] ?? match[4]),
  );
  const free = second.filter((date) => !first.some((other) => date.start < other.end && other.start < date.end));
  // `may 5` and `march 20` may be verbs.
  return [...first, ...free].filter((date) => /^\d|^\p{Lu}/u.test(date.text) && (date.day ?? 1) <= 31);
}

function judge({ month, day, year, text, start, end }: DateRead, after: string, lang: LanguageTag): readonly Finding[] {
  const inSource = { start, end };
  const stem = STEMS[month];
  const found = stem?.[0].exec(after);
  if (stem === undefined) return [];
  if (found === null || found === undefined) {
    const numeric = new RegExp(
      `(?<!\\d)0?${month + 1}[./](?:\\d\\d){1,2}(?!\\d)|(?<!\\d)\\d\\d?[./]0?${month + 1}(?!\\d)`,
      "u",
    );
    const values = { date: text, month: nameIn(primaryLanguage(lang), stem) };
    return numeric.test(after) ? [] : [finding("warning", "month", values, { inSource })];
  }
  const at = { start: found.index, end: found.index + found[0].length };
  if (day !== undefined && !hasDay(after, day)) {
    const other = dayBefore(after, found.index);
    if (other !== undefined && other !== day)
      return [finding("warning", "day", { date: text, found: other }, { at, inSource })];
  }
  if (year !== undefined && !after.includes(String(year))) {
    const other = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/u.exec(after)?.[0];
    if (other !== undefined) return [finding("warning", "year", { date: text, found: other }, { at, inSource })];
  }
  return [];
}

/** What the month is called; in a language that is neither Kazakh nor Russian, in both. */
function nameIn(lang: LanguageTag, [, kk, ru]: Month): string {
  return lang === "kk" ? kk : lang === "ru" ? ru : `${kk} / ${ru}`;
}

function hasDay(text: string, day: number): boolean {
  return Array.from(text.matchAll(DAY_NUMBER)).some((match) => Number(match[1]) === day);
}

/** The day of a month whose name begins at `index`: both languages set it right before. */
function dayBefore(text: string, index: number): number | undefined {
  const before = /(?<!\d)(\d{1,2})[\s\u00A0]$/u.exec(text.slice(Math.max(0, index - 4), index))?.[1];
  return before === undefined ? undefined : Number(before);
}

/** Decades that became a single year: `in the 1930s` → `1930 жылы`, `в 1930 году`. */
function decades(before: string, after: string): readonly Finding[] {
  return Array.from(before.matchAll(DECADE)).flatMap((match) => {
    const year = `${match[1]}${match[2]}0`;
    const single = new RegExp(
      `(?<!\\d)${year}[\\s\\u00A0](?:год(?:у|а|ом)?(?!\\p{L})|жыл(?:ы|ғы|дың|да)?(?!\\p{L}))`,
      "u",
    ).exec(after);
    if (single === null) return [];
    const at = { start: single.index, end: single.index + single[0].length };
    const inSource = { start: match.index, end: match.index + match[0].length };
    return [finding("warning", "decade", { decade: match[0], found: single[0] }, { at, inSource })];
  });
}
