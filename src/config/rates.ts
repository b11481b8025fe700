import { PAID_ROWS, type PaidRow } from "../core/match-grid.ts";
import { notation } from "../core/notation.ts";
import { DEFAULT_WEIGHTS, type Rates } from "../core/rates.ts";
import { checkShape, mapOf, type ShapeCodes } from "../core/shape.ts";
import { readYaml } from "../core/yaml-document.ts";

const CODES: ShapeCodes = {
  unknownKey: "E_RATES_KEY",
  missingKey: "E_RATES_MISSING",
  wrongValue: "E_RATES_VALUE",
};

/** Rows that weigh as much as another one where the file gives them no weight of their own. */
const SAME_AS: Readonly<Partial<Record<PaidRow, PaidRow>>> = {
  "cross-file-repetitions": "repetitions",
  "internal-95-99": "95-99",
  "internal-85-94": "85-94",
  "internal-75-84": "75-84",
  "internal-50-74": "50-74",
};

/**
 * Reads a rates file.
 *
 *     version: 1
 *     weights: { 100: 0.1, repetitions: 0.1, 95-99: 0.3 }
 *     pricePerWord: 0.06
 *     currency: USD
 *
 * Throws the first Problem in reading order with line and column; its value `further` counts those after it.
 *
 * @param path named in problems; nothing is read from there
 */
export async function parseRates(text: string, path: string): Promise<Rates> {
  const read = await readYaml(text, path, "E_RATES_YAML");
  const { weights: given, pricePerWord, currency } = await checkShape(read, await ratesSchema(), CODES);
  const weightOf = (row: PaidRow): number => {
    const own = given[row];
    if (own !== undefined) return own;
    const other = SAME_AS[row];
    return (other === undefined ? undefined : given[other]) ?? DEFAULT_WEIGHTS[row];
  };
  // fromEntries forgets the keys' type; these are all of them.
  const weights = Object.fromEntries(PAID_ROWS.map((row) => [row, weightOf(row)])) as Rates["weights"];
  return {
    weights,
    ...(pricePerWord === undefined ? {} : { pricePerWord }),
    ...(currency === undefined ? {} : { currency }),
  };
}

async function ratesSchema() {
  const v = await import("valibot");
  const decimal = (most: number, decimals: number) => {
    const expected = notation("phrase.decimal", { most, decimals });
    const fits = (value: number): boolean =>
      value >= 0 && value <= most && Number(value.toFixed(decimals)) === value && Number.isFinite(value);
    return v.pipe(v.number(expected), v.check(fits, expected));
  };
  const weight = v.optional(decimal(1, 3));
  return mapOf(v, {
    version: v.literal(1, "1"),
    weights: v.optional(
      mapOf(v, {
        "102": weight,
        "101": weight,
        "100": weight,
        repetitions: weight,
        "cross-file-repetitions": weight,
        "95-99": weight,
        "85-94": weight,
        "75-84": weight,
        "50-74": weight,
        "internal-95-99": weight,
        "internal-85-94": weight,
        "internal-75-84": weight,
        "internal-50-74": weight,
        new: weight,
      } satisfies Record<PaidRow, typeof weight>),
      {},
    ),
    pricePerWord: v.optional(decimal(100_000, 4)),
    currency: v.optional(v.pipe(v.string("phrase.currency"), v.regex(/^[A-Z]{3}$/, "phrase.currencyCode"))),
  });
}
