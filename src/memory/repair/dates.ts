import { primaryLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import type { Figure } from "./figures.ts";
import { type MonthName, readMonth, writeMonth } from "./months.ts";

/** A part of a date where it stands in its text. */
interface Part {
  readonly text: string;
  readonly start: number;
}

/** The parts of a date; `name` is set where the month is a word. */
export interface DateParts {
  readonly year?: Part;
  readonly month: Part & { readonly name?: MonthName };
  readonly day?: Part;
}

const WORD = "\\p{L}{3,14}";
const EVERYWHERE: readonly RegExp[] = [
  /(?<![\d.-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])/dgu,
  /(?<![\d.])(?<day>\d{1,2})\.(?<month>\d{2})\.(?<year>\d{4})(?![\d.]\d)(?!\d)/dgu,
];

/** How dates are written in running text; the first pattern that fits wins. */
const PROSE: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    // 5 May 2026 · 5th May · May 5, 2026 · May 5 · May 2026
    pattern(`(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${WORD})(?:,? (?<year>\\d{4})(?!\\d))?`),
    pattern(`(?<month>${WORD})\\.? (?<day>\\d{1,2})(?!\\d|[.,:]\\d)(?:st|nd|rd|th)?(?:, (?<year>\\d{4})(?!\\d))?`),
    pattern(`(?<month>${WORD}),? (?<year>\\d{4})(?!\\d|[.,]\\d)`),
  ],
  ru: [
    // 5 мая 2026 · 5 мая · мае 2026
    pattern(`(?<!\\d)(?<day>\\d{1,2})[ \u00A0](?<month>${WORD})(?:[ \u00A0](?<year>\\d{4})(?!\\d))?`),
    pattern(`(?<month>${WORD})[ \u00A0](?<year>\\d{4})(?!\\d)`),
  ],
  kk: [
    // 2026 жылғы 5 мамыр · 2026 жылдың 5 мамырында · 2026 ж. 5 мамыр · 5 мамыр · 2026 жылғы мамыр
    pattern(
      `(?<!\\d)(?<year>\\d{4})[- \u00A0](?:жылғы|жылдың|ж\\.)[ \u00A0](?:(?<day>\\d{1,2})[- \u00A0])?(?<month>${WORD})`,
    ),
    pattern(`(?<!\\d)(?<day>\\d{1,2})[- \u00A0](?<month>${WORD})`),
  ],
};

function pattern(source: string): RegExp {
  return new RegExp(`(?<!\\p{L})${source}(?!\\p{L})`, "dgu");
}

/** The dates of a text in reading order, without overlaps: by day, month and year, or two of them, the month always. */
export function readDates(text: string, lang: LanguageTag): readonly Figure[] {
  const found: Figure[] = [];
  const taken = new Set<number>();
  for (const shape of [...EVERYWHERE, ...(PROSE[primaryLanguage(lang)] ?? [])]) {
    for (const match of text.matchAll(shape)) {
      const date = dateOf(match, lang);
      if (date === undefined || isTaken(date, taken)) continue;
      found.push(date);
      for (let at = date.start; at < date.end; at++) taken.add(at);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function isTaken({ start, end }: Figure, taken: ReadonlySet<number>): boolean {
  for (let at = start; at < end; at++) if (taken.has(at)) return true;
  return false;
}

function dateOf(match: RegExpExecArray, lang: LanguageTag): Figure | undefined {
  const [year, month, day] = ["year", "month", "day"].map((name): Part | undefined => {
    const at = match.indices?.groups?.[name];
    return at === undefined ? undefined : { text: match.groups?.[name] ?? "", start: at[0] };
  });
  if (month === undefined) return undefined;
  const name = /^\d/.test(month.text) ? undefined : readMonth(month.text, lang);
  const index = name?.month ?? Number(month.text);
  if (!(index >= 1 && index <= 12)) return undefined;
  if (day !== undefined && !(Number(day.text) >= 1 && Number(day.text) <= 31)) return undefined;
  const two = (value: string | number): string => String(value).padStart(2, "0");
  return {
    kind: "date",
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    value: `${year?.text ?? "____"}-${two(index)}-${day === undefined ? "__" : two(day.text)}`,
    parts: {
      ...(year === undefined ? {} : { year }),
      month: name === undefined ? month : { ...month, name },
      ...(day === undefined ? {} : { day }),
    },
  };
}

/** The year, month and day in a date's value; undefined for a part that it lacks. */
export function partsOfValue(value: string): readonly (number | undefined)[] {
  return value.split("-").map((part) => (part.startsWith("_") ? undefined : Number(part)));
}

/** A replacement in a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What to replace in a date, as its language and its shape have it, to make it say `value`; empty where it says so.
 * Undefined where `value` has other parts than the date.
 */
export function rewriteDate(date: Figure, value: string, lang: LanguageTag): readonly Edit[] | undefined {
  const { parts } = date;
  const [year, month, day] = partsOfValue(value);
  if (parts === undefined || month === undefined) return undefined;
  if ((parts.year === undefined) !== (year === undefined) || (parts.day === undefined) !== (day === undefined)) {
    return undefined;
  }
  const { name } = parts.month;
  const monthText =
    name === undefined ? String(month).padStart(2, "0") : writeMonth({ ...name, month }, lang, parts.month.text);
  if (monthText === undefined) return undefined;
  const width = parts.day?.text.startsWith("0") || (name === undefined && parts.day?.text.length === 2) ? 2 : 1;
  return [
    ...editOf(parts.year, String(year)),
    ...(monthOf(date) === month ? [] : editOf(parts.month, monthText)),
    ...editOf(parts.day, String(day).padStart(width, "0")),
  ];
}

function monthOf({ value }: Figure): number | undefined {
  return partsOfValue(value)[1];
}

function editOf(part: Part | undefined, text: string): readonly Edit[] {
  if (part === undefined || part.text === text) return [];
  return [{ start: part.start, end: part.start + part.text.length, text }];
}
