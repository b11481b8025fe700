import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { hasDigit } from "./signs.ts";

const finding = finder("units");

/** Units after a number, by what they measure: English, then Kazakh and Russian, where a conversion is as good. */
const DIMENSIONS: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    "length",
    /\d[\s\u00A0-]?(?:km|kilomet(?:er|re)s?|met(?:er|re)s?|cm|centimet(?:er|re)s?|mm|millimet(?:er|re)s?|miles?|yards?|feet|foot|inch(?:es)?)\b(?!\s(?:per|an)\b)/iu,
    /(?<!\p{L})(?:[ксмд]?м(?!\p{L})|мил(?:[яьиюе]|[гдм]е|дік))|(?<!пара|пери|диа|термо|баро)метр(?!о(?!в))|шақырым|(?<!\p{L})(?:ярд|фут(?!б)|дюйм|қадам|шаг)/iu,
  ],
  [
    "mass",
    /\d[\s\u00A0-]?(?:kg|kilos?|kilogram(?:me)?s?|grams?|tons?|tonnes?|lbs?|ounces?)\b/iu,
    /(?<!\p{L})(?:к?г|т)(?!\p{L})|кило(?!метр)|(?<!про|диа|теле|кардио)грам|тонн|(?<!\p{L})(?:фунт|унци)/iu,
  ],
  [
    "area",
    /\d[\s\u00A0-]?(?:hectares?|acres?|ha|km²|km2|m²)(?![\p{L}\p{N}])|\d[\s\u00A0-]?square\s/iu,
    /гектар|(?<!\p{L})га(?!\p{L})|(?<!\p{L})акр|шаршы|квадрат|кв\.|²|сотк|сотық/iu,
  ],
  ["temperature", /\d\s?(?:°\s?[CF]?|degrees)(?![\p{L}])/iu, /°|градус/iu],
  ["speed", /\d[\s\u00A0-]?(?:km\/h|kph|mph)\b/iu, /км|километр|шақырым|мил(?:[яьиюе]|[гдм]е)/iu],
  [
    "volume",
    /\d[\s\u00A0-]?(?:lit(?:er|re)s?|gallons?|barrels?)\b/iu,
    /литр|(?<!\p{L})л(?!\p{L})|галлон|баррел|бөшке|(?<!\p{L})куб(?:[.ои]|$)|текше/iu,
  ],
];
const ANY =
  /\d[\s\u00A0-]?(?:°|deg|k[mgp]|kilo|m²|met|cm|cent|mm|mill|mil|mph|yard|f[eo]|inch|gra|to|lb|oun|hec|ac|ha|sq|li|ga|ba)/iu;

/** Measured values whose unit, or one that measures the same, is missing from the target: `25 km` that became `25`. */
export const units: Check = {
  name: "units",
  find({ source, target }) {
    const before = plainText(source);
    if (!hasDigit(before) || !ANY.test(before)) return [];
    const after = plainText(target);
    if (!/\p{Script=Cyrillic}/u.test(after)) return [];
    return DIMENSIONS.flatMap(([dimension, english, cyrillic]) => {
      const match = english.exec(before);
      if (match === null || cyrillic.test(after)) return [];
      const end = match.index + match[0].length;
      const from = Math.max(0, match.index - 20); // no number is longer, and hostile ones are searched for long
      const start = from + before.slice(from, match.index + 1).search(/\d[\d.,]*$/u);
      return [
        finding("warning", "missing", { unit: before.slice(start, end), dimension }, { inSource: { start, end } }),
      ];
    });
  },
};
