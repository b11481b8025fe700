/**
 * The day with which a date or time of ISO 8601 begins, `YYYY-MM-DD`; undefined for what is none, such as February 31.
 *
 *     2021-05-18T09:00:00Z
 *     ^^^^^^^^^^
 */
export function dayOf(text: string | undefined): string | undefined {
  const day = /^\d{4}-\d\d-\d\d(?=$|[T ])/.exec(text?.trim() ?? "")?.[0];
  if (day === undefined) return undefined;
  // `Date` takes February 31 for March 3.
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}
