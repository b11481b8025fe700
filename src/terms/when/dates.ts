import { type Day, type Days, dayBeside, dayOf, daysOf, FIRST_DAY, spanning } from "./days.ts";

/** A time that a sentence names. Offsets into its plain text. */
export interface NamedTime extends Days {
  readonly start: number;
  readonly end: number;
}

const MONTH_NAMES = "January February March April May June July August September October November December".split(" ");
const MONTH = `(?:${MONTH_NAMES.map((name) => (name.length > 4 ? `${name}|${name.slice(0, 3)}\\.?` : name)).join("|")}|Sept\\.?)`;
const YEAR = "(?:1[5-9]|20)\\d\\d";
const DAY = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
/** A date as it stands in a text, exact to the day, the month, the year or the decade. */
const POINT = `(?:${YEAR}-\\d\\d-\\d\\d|${DAY}\\s(?:of\\s)?${MONTH},?\\s${YEAR}|${MONTH}\\s${DAY},?\\s${YEAR}|${MONTH},?\\s(?:of\\s)?${YEAR}|(?:(?:early|mid|late)[-\\s])?(?:the\\s)?${YEAR}s|${YEAR})`;

/** Words before a point and what they make of it. */
const BEFORE =
  "before|prior to|until|till|up to|through|since|after|following|as of|as from|starting(?: in| from)?|from";
/** After these a number of four digits is a year, whatever follows. */
const AT = "in|during|throughout|circa|year";
/** After these it is one unless something is counted. */
const NEAR = "on|of|by|around|about|early|mid|late|the|and|to|–|—|-";

/** What a number that looks like a year may count. */
const COUNTED =
  "(?:more|new|ethnic|people|persons|families|households|applicants|applications|oralmans?|kandases|kazakhs|kazakhstanis|returnees|repatriates|migrants|residents|citizens|others|men|women|children|students|workers|teachers|places|jobs|homes|houses|flats|apartments|plots|tenge|dollars|euros|roubles|yuan|km|kilomet(?:re|er)s|hectares|tonn?es|metres|meters|miles|copies|pages|words|per cent|percent)\\b";

const RANGE = new RegExp(
  `(?:between|from)\\s(?:the\\s)?(?<first>${POINT})\\s(?:and|to|until|till|through)\\s(?:the\\s)?(?<last>${POINT})|(?<begin>${YEAR})\\s?[–—-]\\s?(?<finish>${YEAR}|\\d\\d)(?!\\d)`,
  "giu",
);
const RELATED = new RegExp(
  `\\b(?<relation>${BEFORE})\\s+(?:the\\s+)?(?:end\\sof\\s|beginning\\sof\\s|year\\s)?(?<point>${POINT})(?![\\d%])`,
  "giu",
);
const PLAIN = new RegExp(
  `(?:(?<=\\b(?:${AT})\\s(?:the\\s)?)|(?<=[(])|(?:^|(?<=\\b(?:${NEAR})\\s?(?:the\\s)?))(?=${POINT}(?!\\s${COUNTED})))(?<point>${POINT})(?![\\d%,]\\d|\\d|%)|(?<exact>${POINT.replace(`|${YEAR})`, ")")})`,
  "giu",
);

/**
 * The times that an English sentence names, in reading order, without overlaps: days, months, years, decades, ranges
 * (`between 2015 and 2019`, `2015–2019`), ends (`before 2021`, `since 2 January 2021`), and times told from the
 * article's day (`last year`, `two years ago`, `in March`), where that is known.
 *
 * A bare number is taken for a year only after a word that dates have, or in parentheses: `over 2000 families` is none.
 */
export function namedTimes(text: string, today: Day | undefined): readonly NamedTime[] {
  const found: NamedTime[] = [];
  const take = (match: RegExpExecArray, days: Days | undefined): void => {
    const [start, end] = [match.index, match.index + match[0].length];
    if (days !== undefined && !found.some((other) => start < other.end && other.start < end)) {
      found.push({ ...days, start, end });
    }
  };
  for (const match of text.matchAll(RANGE)) take(match, rangeOf(match.groups ?? {}));
  for (const match of text.matchAll(RELATED)) take(match, related(match.groups ?? {}, today));
  for (const match of text.matchAll(PLAIN)) take(match, point(match.groups?.["point"] ?? match.groups?.["exact"]));
  if (today !== undefined) for (const [match, days] of relative(text, today)) take(match, days);
  return found.sort((a, b) => a.start - b.start);
}

type Groups = Readonly<Record<string, string | undefined>>;

function rangeOf({ first, last, begin, finish }: Groups): Days | undefined {
  const from = point(first ?? begin);
  const end = finish !== undefined && finish.length === 2 ? `${begin?.slice(0, 2)}${finish}` : finish;
  const until = point(last ?? end);
  if (from === undefined || until === undefined || until.until < from.from) return undefined;
  return spanning(from, until);
}

function related({ relation, point: text }: Groups, today: Day | undefined): Days | undefined {
  const days = point(text);
  if (days === undefined) return undefined;
  switch (relation?.toLowerCase()) {
    case "before":
    case "prior to":
      return { from: FIRST_DAY, until: dayBeside(days.from, -1) };
    case "until":
    case "till":
    case "up to":
    case "through":
      return { from: FIRST_DAY, until: days.until };
    case "after":
    case "following":
      return upTo(
        { from: days.until.endsWith("-12-31") ? dayBeside(days.until, 1) : days.from, until: days.until },
        today,
      );
    default:
      return upTo(days, today);
  }
}

/** From the days on, up to when the article was written: what has been so since then is so still. */
function upTo(days: Days, today: Day | undefined): Days {
  const until = today !== undefined && today > days.until ? today : days.until;
  return { from: until > days.from ? until : days.from, until };
}

/** The days of a point in time as it is written. */
function point(text: string | undefined): Days | undefined {
  if (text === undefined) return undefined;
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const year = Number(/\d{4}/.exec(text)?.[0]);
  if (/\d{4}s$/.test(text)) return decade(year, text);
  const month = monthIn(text);
  const day = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)/.exec(text.replace(/\d{4}/, ""))?.[1];
  if (month === undefined) return daysOf(year);
  return day === undefined ? daysOf(year, month) : dayOf(year, month, Number(day));
}

function monthIn(text: string): number | undefined {
  const at = MONTH_NAMES.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`, "i").test(text));
  return at < 0 ? undefined : at + 1;
}

/** `the 1990s` whole, `the early 1990s` its first four years, `mid-` those in the middle, `late` the last four. */
function decade(year: number, text: string): Days {
  const [first, last] = /early/i.test(text)
    ? [0, 3]
    : /mid/i.test(text)
      ? [3, 7]
      : /late/i.test(text)
        ? [6, 9]
        : [0, 9];
  return spanning(daysOf(year + first), daysOf(year + last));
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30 },
};

/** Times that are told from the day of the article. */
function* relative(text: string, today: Day): Generator<readonly [RegExpExecArray, Days | undefined]> {
  const year = Number(today.slice(0, 4));
  const now = { from: today, until: today };
  for (const match of text.matchAll(/\b(?:(\d{1,3})|(\p{L}+)) (years?|decades?) (?:ago|earlier|before)\b/giu)) {
    const count = match[1] === undefined ? NUMBERS[match[2]?.toLowerCase() ?? ""] : Number(match[1]);
    const years = count === undefined ? undefined : count * (/^decade/i.test(match[3] ?? "") ? 10 : 1);
    yield [match, years === undefined || years >= year ? undefined : daysOf(year - years)];
  }
  for (const match of text.matchAll(/\b(last|this|next) year\b/giu)) {
    const step = { last: -1, this: 0, next: 1 }[match[1]?.toLowerCase() ?? ""] ?? 0;
    yield [match, daysOf(year + step)];
  }
  for (const match of text.matchAll(/\b(?:last|this|next) (?:week|month|spring|summer|autumn|fall|winter)\b/giu))
    yield [match, now];
  for (const match of text.matchAll(
    /\b(?:yesterday|tomorrow|(?:on|last|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/giu,
  ))
    yield [match, now];
  for (const match of text.matchAll(
    new RegExp(`\\b(?:[Ii]n|[Ll]ast|[Tt]his|[Ss]ince|[Uu]ntil|[Bb]y) (?<month>${MONTH})\\b(?!\\s\\d)`, "gu"),
  )) {
    const month = monthIn(match.groups?.["month"] ?? "");
    if (month === undefined) continue;
    yield [match, daysOf(month > Number(today.slice(5, 7)) ? year - 1 : year, month)];
  }
}
