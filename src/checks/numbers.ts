import { decimalSeparator } from "../core/locale.ts";
import type { Finding, LanguageTag } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { hoursLost } from "./clock.ts";
import { spanOf } from "./marks.ts";
import { isAmong, type Numeral, readNumbers } from "./numerals.ts";
import { hasDigit } from "./signs.ts";

const finding = finder("numbers");

/**
 * Numbers of a source that its target lacks, numbers that the target adds, and English separators.
 *
 * Compared by value, so that 25,000 may be `25 мың`, 3 p.m. `15:00`, the 19th century `XIX ғасыр` and 5 `бес`. English
 * units may be converted. A warning, as rewording is legitimate.
 */
export const numbers: Check = {
  name: "numbers",
  find({ source, target, sourceLang, lang }) {
    const [before, after] = [plainText(source), plainText(target)];
    if (!hasDigit(before) && !hasDigit(after)) return [];
    const [wanted, found] = [readNumbers(before, sourceLang), readNumbers(after, lang)];
    const missing = wanted.digits.filter((numeral) => !isAmong(numeral, found));
    const extra = found.digits.filter((numeral) => !isAmong(numeral, wanted));
    return [
      ...distinct(missing).map((one) => finding("warning", "missing", { number: one.text }, { inSource: spanOf(one) })),
      ...hoursLost(wanted.digits, before, after).map((one) =>
        finding("warning", "missing", { number: one.text }, { inSource: spanOf(one) }),
      ),
      ...distinct(extra).map((one) => finding("warning", "extra", { number: one.text }, { at: spanOf(one) })),
      ...foreignSeparators(wanted.digits, found.digits, lang),
    ];
  },
};

/** The first of those that are written alike. */
function distinct(numerals: readonly Numeral[]): readonly Numeral[] {
  return [...new Map(numerals.toReversed().map((numeral) => [numeral.text, numeral])).values()].reverse();
}

/** Numbers copied with the separators of English where `lang` has a comma before decimals. */
function foreignSeparators(
  wanted: readonly Numeral[],
  found: readonly Numeral[],
  lang: LanguageTag,
): readonly Finding[] {
  if (decimalSeparator(lang) !== ",") return [];
  const english = new Set(
    wanted.map((numeral) => numeral.text).filter((text) => /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+\.\d+$/u.test(text)),
  );
  return distinct(found.filter((numeral) => english.has(numeral.text))).map((one) =>
    finding("warning", "separator", { number: one.text }, { at: spanOf(one), ...fixOf(one) }),
  );
}

/**
 * The number with a no-break space between thousands and a comma before decimals. `7.30` may be a time and is left to a
 * person.
 */
function fixOf({ text, start, end }: Numeral): Pick<Finding, "fix"> {
  const isSafe = text.includes(",") || /\.\d$/u.test(text);
  const set = text.replaceAll(",", "\u00A0").replace(".", ",");
  return isSafe ? { fix: { start, end, text: set } } : {};
}
