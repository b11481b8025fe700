import { NOW, PRESENT } from "./cues.ts";
import { type Day, type Days, dayBeside, dayOf, daysOf, FIRST_DAY, spanning } from "./days.ts";
import { MONTH, monthIn } from "./months.ts";
import { relativeTimes } from "./relative-dates.ts";

/** A time that a sentence names. Offsets into its plain text. */
export interface NamedTime extends Days {
  readonly start: number;
  readonly end: number;
}

const YEAR = "(?:1[5-9]|20)\\d\\d";
const DAY = "(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
/** A date as it stands in a text, exact to the day, the month, the year or the decade. */
const POINT = `(?:${YEAR}-\\d\\d-\\d\\d|${DAY}\\s(?:of\\s)?${MONTH},?\\s${YEAR}|${MONTH}\\s${DAY},?\\s${YEAR}|${MONTH},?\\s(?:of\\s)?${YEAR}|(?:(?:early|mid|late)[-\\s])?(?:the\\s)?${YEAR}s|${YEAR})`;

/** Words before a point and what they make of it. */
const BEFORE =
  "before|prior to|until|till|up to|through|since|after|following|as of|as at|as from|starting(?: in| from)?|from";
const SEASON = "spring|summer|autumn|fall|winter";
/** After these a number of four digits is a year, whatever follows. */
const AT = `in|during|throughout|circa|year|(?:Year|Women|Independence|Victory|Constitution|Unity|Republic|Christmas)(?:['’]s)?\\s(?:Day|Eve)|Christmas|Easter|Nauryz|Nowruz|Ramadan|early|mid|late|${SEASON}|Q[1-4]|H[12]|FY|(?:${SEASON}|quarter|half|end|beginning|start|middle|course|rest|months?|weeks?) of`;
/** After these it is one unless something is counted. */
const NEAR = "on|of|by|around|about|the|and|to|–|—";

/** What a number that looks like a year may count. */
const COUNTED =
  "(?:more|new|ethnic|people|persons|families|households|applicants|applications|oralmans?|kandases|kazakhs|kazakhstanis|returnees|repatriates|migrants|residents|citizens|others|men|women|children|students|workers|teachers|places|jobs|homes|houses|flats|apartments|plots|tenge|dollars|euros|roubles|yuan|km|kilomet(?:re|er)s|hectares|tonn?es|metres|meters|miles|copies|pages|words|per cent|percent)\\b";

const RANGE = new RegExp(
  `(?:between|from)\\s(?:the\\s)?(?<first>${POINT})\\s(?:and|to|until|till|through)\\s(?:the\\s)?(?<last>${POINT})|(?<begin>${YEAR})\\s?[–—/-]\\s?(?<finish>${YEAR}|\\d\\d)(?!\\d)`,
  "giu",
);
const RELATED = new RegExp(
  `\\b(?<relation>${BEFORE})\\s+(?:the\\s+)?(?:end\\sof\\s|beginning\\sof\\s|year\\s)?(?<point>${POINT})(?![\\d%])`,
  "giu",
);
const PREFIXED = new RegExp(`\\b(?<relation>pre|post)-(?<point>${YEAR})(?!\\d)`, "giu");
/** A year that goes on a list of years, one at the end of a caption, and one before what was done or written then. */
const LISTED = `(?<=\\b${YEAR}(?:,|,?\\s(?:and|or))\\s)|(?<=\\bfor\\s)(?=${YEAR}(?:[:;,.)]|$))|(?<=,\\s)(?=${YEAR}[.)]?\\s*$)|(?<=\\b(?:an?|the|this|that|its|his|her|their)\\s)(?=${YEAR}\\s(?!${COUNTED})\\p{Ll})`;
const PLAIN = new RegExp(
  `(?:(?<=\\b(?:${AT})[\\s-]?(?:the\\s)?)|${LISTED}|(?<=[(])|(?:^|(?<=\\b(?:${NEAR})\\s?(?:the\\s)?))(?=${POINT}(?!\\s${COUNTED})))(?<point>${POINT})(?![\\d%,]\\d|\\d|%)|(?<exact>${POINT.replace(`|${YEAR})`, ")")})`,
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
  const isSoNow = PRESENT.test(text) || NOW.test(text);
  for (const match of text.matchAll(RELATED)) take(match, related(match.groups ?? {}, today, isSoNow));
  for (const match of text.matchAll(PREFIXED)) take(match, related(match.groups ?? {}, today));
  for (const match of text.matchAll(IN_FIGURES)) take(match, inFigures(match.groups ?? {}));
  for (const match of text.matchAll(PLAIN)) take(match, point(match.groups?.["point"] ?? match.groups?.["exact"]));
  if (today !== undefined) for (const [match, days] of relativeTimes(text, today)) take(match, days);
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

function related({ relation, point: text }: Groups, today: Day | undefined, isSoNow = true): Days | undefined {
  const days = point(text);
  if (days === undefined) return undefined;
  switch (relation?.toLowerCase()) {
    // `As of 1 January 2020 a million lived here` counts at a day; `as of 2020 they are exempt` says since when.
    case "as of":
    case "as at":
      return isSoNow ? upTo(days, today) : days;
    case "pre":
    case "before":
    case "prior to":
      return { from: FIRST_DAY, until: dayBeside(days.from, -1) };
    case "until":
    case "till":
    case "up to":
    case "through":
      return { from: FIRST_DAY, until: days.until };
    case "post":
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

/** `03.05.2018`, `3/5/2018`: of the latter only the year is certain, since Americans put the month first. */
const IN_FIGURES = new RegExp(
  `(?<![\\d./])(?<day>\\d{1,2})(?<mark>[./])(?<month>\\d{1,2})\\k<mark>(?<year>${YEAR})(?![\\d/]|\\.\\d)`,
  "gu",
);

function inFigures({ day, month, year, mark }: Groups): Days | undefined {
  if (mark === ".") return dayOf(Number(year), Number(month), Number(day));
  return Number(day) <= 31 && Number(month) <= 31 ? daysOf(Number(year)) : undefined;
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
