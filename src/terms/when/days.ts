/** A day, ISO 8601 (`2021-01-01`): as text, because such texts compare as days do. */
export type Day = string;

/** Days from one to another, both within. `FIRST_DAY` and `LAST_DAY` stand for open ends. */
export interface Days {
  readonly from: Day;
  readonly until: Day;
}

export const FIRST_DAY: Day = "0000-01-01";
export const LAST_DAY: Day = "9999-12-31";

/** A year whole, or a month of it (1–12). */
export function daysOf(year: number, month?: number): Days {
  const first = `${String(year).padStart(4, "0")}-${String(month ?? 1).padStart(2, "0")}-01`;
  const last = new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
  return { from: first, until: last };
}

/** One day; undefined where the calendar has none such. */
export function dayOf(year: number, month: number, day: number): Days | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return undefined;
  return { from: text, until: text };
}

/** The day before (-1) or after (1) a day. */
export function dayBeside(day: Day, step: 1 | -1): Day {
  if (day === FIRST_DAY || day === LAST_DAY) return day;
  return moved(day, step);
}

/** The day so many days after another, or before it. */
export function moved(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The days of both and of all that lies between them. */
export function spanning(a: Days, b: Days): Days {
  return { from: a.from < b.from ? a.from : b.from, until: a.until > b.until ? a.until : b.until };
}

/** The day that begins a date as front matter writes it: `2025-11-20`, `2025-11-20T09:00:00Z`, `20 November 2025`. */
export function readDay(text: string): Day | undefined {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))?.from;
  const time = Date.parse(`${text} UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
