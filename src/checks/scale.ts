import { decimalSeparator } from "../core/locale.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { readDigits } from "./numerals.ts";
import { hasDigit } from "./signs.ts";

const finding = finder("scale");

const SCALES: readonly (readonly [number, RegExp])[] = [
  [3, /^(?:thousand|k$|мың|тыс)/iu],
  [6, /^(?:million|mln$|mn$|m$|миллион|млн)/iu],
  [9, /^(?:billion|bln$|bn$|b$|миллиард|млрд)/iu],
  [12, /^(?:trillion|trn$|tn$|триллион|трлн)/iu],
];
const SCALED = /\d[\s\u00A0-]?(?:thousand|million|billion|trillion|[kmb]n?\b|mln|bln|trn|tn)/iu;

/** Numbers whose thousands, millions or billions became others: `25 billion` that became `25 миллион`. */
export const scale: Check = {
  name: "scale",
  find({ source, target, sourceLang, lang }) {
    const before = plainText(source);
    if (!hasDigit(before) || !SCALED.test(before)) return [];
    const wanted = scaledIn(before, sourceLang);
    const found = scaledIn(plainText(target), lang);
    return wanted.flatMap((one) => {
      const same = found.filter(({ values }) => values.some((value) => one.values.includes(value)));
      const [first] = same;
      if (first === undefined || same.some(({ power }) => power === one.power)) return [];
      const { start, end } = one;
      const at = { start: first.start, end: first.end };
      return [finding("error", "other", { number: one.text, found: first.text }, { at, inSource: { start, end } })];
    });
  },
};

interface Scaled {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  readonly power: number;
}

function scaledIn(text: string, lang: string): readonly Scaled[] {
  return readDigits(text, decimalSeparator(lang) === ".").flatMap((numeral) => {
    const after = /^[\s\u00A0-]{0,2}(\p{L}+)/u.exec(text.slice(numeral.end, numeral.end + 24));
    const [power] = SCALES.find(([, pattern]) => pattern.test(after?.[1] ?? "")) ?? [];
    if (power === undefined || after === null) return [];
    const end = numeral.end + after[0].length;
    return [{ text: text.slice(numeral.start, end), start: numeral.start, end, values: numeral.values, power }];
  });
}
