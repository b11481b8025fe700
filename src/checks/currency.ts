import { decimalSeparator } from "../core/locale.ts";
import type { Finding } from "../core/model.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { type Digits, readDigits } from "./numerals.ts";
import { hasDigit } from "./signs.ts";

const finding = finder("currency");

/** Signs, codes and names of currencies; English in the first pattern, Kazakh and Russian in the second. */
const CURRENCIES: readonly (readonly [string, RegExp, RegExp])[] = [
  ["USD", /(?<![A-Z])(?:US)?\$|\bUSD\b|\bdollars?\b|\bbucks\b/iu, /\$|USD|доллар|долл\.|бакс/iu],
  ["KZT", /₸|\bKZT\b|\btenge\b/iu, /₸|KZT|теңге|тенге|тг(?!\p{L})/iu],
  ["CNY", /\bCNY\b|\bRMB\b|\byuan\b|\brenminbi\b/iu, /CNY|RMB|юан|жэньминьби/iu],
  ["RUB", /₽|\bRUB\b|\brou?bles?\b/iu, /₽|RUB|рубл|сом(?!\p{L})|руб(?!\p{L})/iu],
  ["EUR", /€|\bEUR\b|\beuros?\b/iu, /€|EUR|евро|еуро/iu],
  ["GBP", /£|\bGBP\b|\bpounds? sterling\b|\bquid\b/iu, /£|GBP|фунт|стерлинг/iu],
  ["JPY", /\bJPY\b|\byen\b/iu, /JPY|йен|иен/iu],
  ["UZS", /\bUZS\b|\b(?:Uzbek )?so['’]?m\b/u, /UZS|сум(?!\p{L})|сом/iu],
];
const IN_SOURCE =
  /[$₸₽€£]|\b(?:US[D$]|KZT|tenge|CNY|RMB|yuan|renminbi|RUB|rou?bles?|EUR|euros?|GBP|sterling|JPY|yen|dollars?|UZS)\b/iu;

/** Currencies of amounts that a target loses or turns into others, and amounts that exchanged their currencies. */
export const currency: Check = {
  name: "currency",
  find({ source, target, sourceLang, lang }) {
    const before = plainText(source);
    if (!hasDigit(before) || !IN_SOURCE.test(before)) return [];
    const after = plainText(target);
    if (!/\p{Script=Cyrillic}/u.test(after)) return [];
    const amounts = amountsIn(before, sourceLang, 1);
    const lost = amounts.find(({ name }) => !patternOf(name, 2).test(after));
    if (lost !== undefined) {
      const other = CURRENCIES.find(
        ([name, here, there]) => name !== lost.name && there.test(after) && !here.test(before),
      );
      const where = { inSource: { start: lost.numeral.start, end: lost.numeral.end } };
      return [
        other === undefined
          ? finding("warning", "missing", { amount: lost.numeral.text, currency: lost.name }, where)
          : finding("warning", "other", { amount: lost.numeral.text, currency: lost.name, found: other[0] }, where),
      ];
    }
    return new Set(amounts.map(({ name }) => name)).size < 2 ? [] : exchanged(amounts, amountsIn(after, lang, 2));
  },
};

interface Amount {
  readonly numeral: Digits;
  readonly name: string;
}

function patternOf(name: string, column: 1 | 2): RegExp {
  return CURRENCIES.find(([known]) => known === name)?.[column] ?? /(?!)/u;
}

/** Amounts with the currency that stands right before or after their number. */
function amountsIn(text: string, lang: string, column: 1 | 2): readonly Amount[] {
  const decimal = decimalSeparator(lang);
  return readDigits(text, decimal === ".").flatMap((numeral) => {
    const before = /[^\s\d(]{1,4}\s?$/u.exec(text.slice(Math.max(0, numeral.start - 5), numeral.start))?.[0] ?? "";
    const after =
      /^(?:[\s\u00A0-]?(?:\p{L}+\.?[\s\u00A0-])?){1,2}[^\s\d,;()]{1,12}/u.exec(
        text.slice(numeral.end, numeral.end + 40),
      )?.[0] ?? "";
    const name =
      CURRENCIES.find((one) => one[column].test(before))?.[0] ?? CURRENCIES.find((one) => one[column].test(after))?.[0];
    return name === undefined ? [] : [{ numeral, name }];
  });
}

/** Amounts whose number stands in the target with another currency of the source, and not with its own. */
function exchanged(wanted: readonly Amount[], found: readonly Amount[]): readonly Finding[] {
  return wanted.flatMap(({ numeral, name }) => {
    const same = found.filter((amount) => amount.numeral.values.some((value) => numeral.values.includes(value)));
    const [first] = same;
    if (first === undefined || same.some((amount) => amount.name === name)) return [];
    const where = {
      at: { start: first.numeral.start, end: first.numeral.end },
      inSource: { start: numeral.start, end: numeral.end },
    };
    return [finding("warning", "exchanged", { amount: numeral.text, currency: name, found: first.name }, where)];
  });
}
