import { type Day, type Days, dayBeside, daysOf, moved, spanning } from "./days.ts";
import { MONTH, monthIn } from "./months.ts";

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30 },
};

const WEEKDAYS = "sun mon tues wednes thurs fri satur".split(" ");

/** The first month of each season; winter begins in December and ends in the next year. */
const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

type Told = readonly [RegExpExecArray, Days | undefined];

/** The times of a text that are told from a day: `last year`, `two years ago`, `yesterday`, `in March`, `last summer`. */
export function* relativeTimes(text: string, today: Day): Generator<Told> {
  yield* yearsFrom(text, today);
  yield* monthsFrom(text, today);
  yield* daysFrom(text, today);
}

/** `Between October and December`, of the last such months. */
const MONTHS = new RegExp(
  `\\b(?:[Bb]etween|[Ff]rom) (?<first>${MONTH}) (?:and|to|until|till|through) (?<last>${MONTH})\\b(?!,?\\s\\d)`,
  "gu",
);

/** Before `years ago`: how many there may be, from the fewest to the most. */
const VAGUE: Readonly<Record<string, readonly [number, number]>> = {
  ...{ "a couple of ": [1, 3], "a few ": [2, 9], "several ": [2, 9], "some ": [2, 30], "many ": [5, 99], "": [2, 30] },
};

function* yearsFrom(text: string, today: Day): Generator<Told> {
  const year = Number(today.slice(0, 4));
  for (const match of text.matchAll(
    /\b(?:in|over|during|for|within|throughout) the (?:past|last|previous) (?:[\p{L}\d]+ ){0,2}(?:days|weeks|months|years?|decades?)\b/giu,
  ))
    yield [match, { from: today, until: today }]; // what has been so up to now is so still
  for (const match of text.matchAll(/\b(?:(\d{1,3})|(\p{L}+)) (years?|decades?) (?:ago|earlier|before)\b/giu)) {
    const count = match[1] === undefined ? NUMBERS[match[2]?.toLowerCase() ?? ""] : Number(match[1]);
    const years = count === undefined ? undefined : count * (/^decade/i.test(match[3] ?? "") ? 10 : 1);
    yield [match, years === undefined || years >= year ? undefined : daysOf(year - years)];
  }
  for (const match of text.matchAll(/\b(a couple of |a few |several |some |many |)(years|decades) ago\b/giu)) {
    const [few, most] = VAGUE[match[1]?.toLowerCase() ?? ""] ?? [2, 30];
    const unit = match[2]?.toLowerCase() === "decades" ? 10 : 1;
    const first = Math.max(1, year - most * unit);
    yield [match, spanning(daysOf(first), daysOf(Math.max(1, year - few * unit)))];
  }
  for (const match of text.matchAll(/\b(last|this|next) year\b/giu)) yield [match, daysOf(year + stepOf(match[1]))];
}

function* monthsFrom(text: string, today: Day): Generator<Told> {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  for (const match of text.matchAll(/\b(\d{1,2}|\p{L}+) months ago\b/giu)) {
    const count = NUMBERS[match[1]?.toLowerCase() ?? ""] ?? Number(match[1]);
    if (!Number.isNaN(count)) yield [match, monthBeside(year, month, -count)];
  }
  for (const match of text.matchAll(MONTHS)) {
    const [first, last] = [monthIn(match.groups?.["first"] ?? ""), monthIn(match.groups?.["last"] ?? "")];
    if (first === undefined || last === undefined) continue;
    const ended = last > month ? year - 1 : year;
    yield [match, spanning(daysOf(first > last ? ended - 1 : ended, first), daysOf(ended, last))];
  }
  for (const match of text.matchAll(/\b(last|this|next) month\b/giu)) {
    yield [match, monthBeside(year, month, stepOf(match[1]))];
  }
  for (const match of text.matchAll(/\b(last|this|next) (spring|summer|autumn|fall|winter)\b/giu)) {
    yield [match, season(SEASONS[match[2]?.toLowerCase() ?? ""] ?? 1, stepOf(match[1]), today)];
  }
  for (const match of text.matchAll(
    new RegExp(
      `\\b(?:[Ii]n|[Ll]ast|[Tt]his|[Ss]ince|[Uu]ntil|[Bb]y) (?:early |late |mid-)?(?<month>${MONTH})\\b(?!\\s\\d)`,
      "gu",
    ),
  )) {
    const named = monthIn(match.groups?.["month"] ?? "");
    if (named !== undefined) yield [match, daysOf(named > month ? year - 1 : year, named)];
  }
}

function* daysFrom(text: string, today: Day): Generator<Told> {
  for (const match of text.matchAll(/\b(yesterday|tomorrow)\b/giu)) {
    const day = dayBeside(today, match[1]?.toLowerCase() === "yesterday" ? -1 : 1);
    yield [match, { from: day, until: day }];
  }
  for (const match of text.matchAll(/\b(\d{1,3}|\p{L}+) (day|week)s? ago\b/giu)) {
    const count = NUMBERS[match[1]?.toLowerCase() ?? ""] ?? Number(match[1]);
    if (Number.isNaN(count)) continue;
    const day = moved(today, -count * (match[2]?.toLowerCase() === "week" ? 7 : 1));
    yield [match, { from: day, until: day }];
  }
  for (const match of text.matchAll(/\b(last|this|next) week\b/giu)) {
    const monday = -((weekday(today) + 6) % 7) + 7 * stepOf(match[1]);
    yield [match, { from: moved(today, monday), until: moved(today, monday + 6) }];
  }
  // A full date after the weekday says more: `on Friday, 4 May 2018`.
  for (const match of text.matchAll(
    new RegExp(`\\b(on|last|next|this) (${WEEKDAYS.join("|")})day\\b(?!,?\\s(?:the\\s)?(?:\\d|${MONTH}))`, "giu"),
  )) {
    const back = (weekday(today) - WEEKDAYS.indexOf(match[2]?.toLowerCase() ?? "") + 7) % 7;
    const isAhead = match[1]?.toLowerCase() === "next" || /\bwill\b/iu.test(text);
    const day = moved(today, isAhead ? (7 - back) % 7 : -back);
    yield [match, { from: day, until: day }];
  }
}

function stepOf(word: string | undefined): -1 | 0 | 1 {
  const lower = word?.toLowerCase();
  return lower === "last" ? -1 : lower === "next" ? 1 : 0;
}

function monthBeside(year: number, month: number, step: number): Days {
  const count = year * 12 + month - 1 + step;
  return daysOf(Math.floor(count / 12), (count % 12) + 1);
}

/** The season that a day is in or that is nearest in its year, the last one that is over, or the next to come. */
function season(first: number, step: -1 | 0 | 1, today: Day): Days {
  const year = Number(today.slice(0, 4));
  const all = [-2, -1, 0, 1].map((years) => spanning(daysOf(year + years, first), monthBeside(year + years, first, 2)));
  const over = all.filter(({ until }) => until < today).at(-1);
  const coming = all.find(({ from }) => from > today);
  const now = all.find(({ from, until }) => from <= today && today <= until) ?? all[2];
  return (step < 0 ? over : step > 0 ? coming : now) ?? { from: today, until: today };
}

/** The day of the week, Sunday 0. */
function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
