/** English units and what one of them is in metric ones, as news converts them. */
const UNITS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:miles?|mi|mph)$/, [1.609]],
  [/^(?:yards?|yds?)$/, [0.914]],
  [/^(?:feet|foot|ft)$/, [0.305, 30.5]],
  [/^(?:inch|inches)$/, [2.54, 25.4]],
  [/^(?:pounds?|lbs?)$/, [0.454]],
  [/^stones?$/, [6.35]],
  [/^(?:ounces?|oz)$/, [28.35]],
  [/^acres?$/, [0.405, 4047]],
  [/^gallons?$/, [3.785, 4.546]],
];

const SQUARES: typeof UNITS = [
  [/^(?:miles?|mi)$/, [2.59]],
  [/^(?:yards?|yds?)$/, [0.836]],
  [/^(?:feet|foot|ft)$/, [0.0929]],
];

/** What a number of English units may have become in a translation; exact to the rounding of news, see `isAbout`. */
export function conversions(value: number, after: string): readonly number[] {
  if (/^[\s\u00A0-]?(?:°\s?F|F|degrees(?! C))(?!\p{L})/u.test(after)) return [((value - 32) * 5) / 9];
  const square = /^[\s\u00A0-]?(?:square|sq\.?)[\s\u00A0-](\p{L}+)/u.exec(after)?.[1]?.toLowerCase();
  if (square !== undefined)
    return SQUARES.find(([pattern]) => pattern.test(square))?.[1].map((one) => value * one) ?? [];
  // The unit may stand after the other end of a range: 2 to 4 inches.
  const unit =
    /^[\s\u00A0-]?(?:(?:to|or|and|by|x|×|[-–])\s?[\d.,]+[\s-])?(\p{L}+)/u.exec(after)?.[1]?.toLowerCase() ?? "";
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1].map((factor) => value * factor) ?? [];
}

/** Whether a converted value may have been rounded to the other: within 15 %, or one for small numbers. */
export function isAbout(converted: number, value: number): boolean {
  return Math.abs(converted - value) <= Math.max(1, Math.abs(converted) * 0.15);
}
