import type { Finding, LanguageTag } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { type Numeral, readNumbers } from "./numerals.ts";

const finding = finder("numbers");

/**
 * Numbers of a source that its target lacks, numbers that the target adds, and English separators.
 *
 * Compared by value, so that 25,000 may be `25 мың`, 3 p.m. `15:00`, the 19th century `XIX ғасыр` and 5 `бес`. Numbers
 * before English units are not asked for, as they are often converted. A warning, as rewording is legitimate.
 */
export const numbers: Check = {
  name: "numbers",
  find({ source, target, sourceLang, lang }) {
    const [before, after] = [plainText(source), plainText(target)];
    const [wanted, found] = [readNumbers(before, sourceLang), readNumbers(after, lang)];
    const converted = wanted.digits.some((numeral) => isImperial(before, numeral));
    const missing = wanted.digits.filter(
      (numeral) =>
        !isImperial(before, numeral) && !numeral.values.some((value) => value === 0 || found.values.has(value)),
    );
    const extra = found.digits.filter(
      ({ values }) => !converted && !values.some((value) => value === 0 || wanted.values.has(value)),
    );
    return [
      ...distinct(missing).map((number) => finding("warning", "missing", { number })),
      ...distinct(extra).map((number) => finding("warning", "extra", { number })),
      ...foreignSeparators(wanted.digits, found.digits, lang),
    ];
  },
};

function distinct(numerals: readonly Numeral[]): readonly string[] {
  return [...new Set(numerals.map((numeral) => numeral.text))];
}

function isImperial(text: string, { end }: Numeral): boolean {
  const unit =
    /^[\s\u00A0-]?(?:miles?|mph|mi|yards?|yds?|feet|foot|ft|inch(?:es)?|in\.|lbs?|pounds? (?:of|in)|stone|ounces?|oz|acres?|gallons?|degrees|°\s?F|°|F\b|['’′"″])/iu;
  return unit.test(text.slice(end));
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
  return distinct(found.filter((numeral) => english.has(numeral.text))).map((number) =>
    finding("warning", "separator", { number }),
  );
}

function decimalSeparator(lang: LanguageTag): string | undefined {
  return new Intl.NumberFormat(lang).formatToParts(0.5).find((part) => part.type === "decimal")?.value;
}
