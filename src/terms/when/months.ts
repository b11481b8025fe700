const MONTH_NAMES = "January February March April May June July August September October November December".split(" ");

/** A month's English name or its first three letters, as the source of a regular expression. */
export const MONTH: string = `(?:${MONTH_NAMES.map((name) => (name.length > 4 ? `${name}|${name.slice(0, 3)}\\.?` : name)).join("|")}|Sept\\.?)`;

/** The month that a text names first in the year's order, 1–12. */
export function monthIn(text: string): number | undefined {
  const at = MONTH_NAMES.findIndex((name) => new RegExp(`\\b${name.slice(0, 3)}`, "i").test(text));
  return at < 0 ? undefined : at + 1;
}
