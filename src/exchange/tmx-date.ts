/** `20260131T120000Z` (TMX 1.4b, ISO 8601 basic form) as `2026-01-31T12:00:00Z`; undefined where it is no such date. */
export function isoFromTmxDate(date: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? "");
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const time = Date.parse(iso);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso.slice(0, -1)) ? iso : undefined;
}

/** The other way round; undefined where it is not a time in UTC with whole seconds. */
export function tmxDateFromIso(iso: string | undefined): string | undefined {
  const date = iso?.replace(/[-:]/g, "").replace(/\.\d+Z$/, "Z");
  return isoFromTmxDate(date) === undefined ? undefined : date;
}
