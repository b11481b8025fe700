/**
 * What Google charges, in US dollars per million codepoints sent; edit when the price list changes.
 *
 * As of November 2026, cloud.google.com/translate/pricing. The free allowance of the first characters of a month is left
 * out. Models that are charged for their output too are left out: their cost cannot be said before.
 */
export const googlePrices: Readonly<Record<string, number>> = {
  "general/nmt": 20,
};
