/** `20260131T120000Z` (TMX 1.4b, ISO 8601 basic form) as `2026-01-31T12:00:00Z`; undefined where it is no such date. */
export function isoFromTmxDate(date: string | undefined): string | undefined {
  if (date === undefined || !/^\d{4}(0\d|1[0-2])\d\dT([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/.test(date)) return undefined;
  const day = Number(date.slice(6, 8));
  if (day === 0 || day > daysIn(Number(date.slice(0, 4)), Number(date.slice(4, 6)))) return undefined;
  const time = `${date.slice(9, 11)}:${date.slice(11, 13)}:${date.slice(13)}`;
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}T${time}`;
}

/** The other way round; undefined where it is not a time in UTC with whole seconds. */
export function tmxDateFromIso(iso: string | undefined): string | undefined {
  const date = iso?.replace(/[-:]/g, "").replace(/\.\d+Z$/, "Z");
  return isoFromTmxDate(date) === undefined ? undefined : date;
}

/** 0 for a month that there is not. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
