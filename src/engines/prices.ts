import type { Price } from "../core/engine.ts";

/** A price that the project knows better than the table: US dollars per million units. */
export interface PriceOverride {
  /** `ENGINE`, for all of its models, or `ENGINE MODEL`. */
  readonly engine: string;
  readonly unit: Price["unit"];
  readonly perMillion: number;
  readonly answerPerMillion?: number;
}

/** A line of a price list. */
interface PriceRow extends Price {
  readonly engine: string;
  /** `*` for every model that has no row of its own. */
  readonly model: string;
  /** The month for which the row was entered. */
  readonly asOf: string;
  /** Where it is written; `[unchecked]` where it is general knowledge and nobody has compared it with that page. */
  readonly source: string;
}

const asOf = "2026-11";
const ours = "runs on a machine of your own, nobody charges for it";

/**
 * What services charge, in US dollars per million units; edit when a price list changes, or say it better in
 * `engine.prices` of the configuration.
 *
 * Free allowances, rebates for quantity and monthly fees are left out. A model without a row has no price here, and no
 * budget in dollars can be kept for it.
 */
const PRICES: readonly PriceRow[] = [
  {
    ...{ engine: "google", model: "general/nmt", unit: "codepoint", perMillion: 20 },
    ...{ asOf, source: "cloud.google.com/translate/pricing" },
  },
  {
    ...{ engine: "google", model: "general/translation-llm", unit: "codepoint", perMillion: 10, answerPerMillion: 10 },
    ...{ asOf, source: "[unchecked] cloud.google.com/translate/pricing" },
  },
  {
    ...{ engine: "google", model: "adaptive", unit: "codepoint", perMillion: 25, answerPerMillion: 25 },
    ...{ asOf, source: "[unchecked] cloud.google.com/translate/pricing" },
  },
  {
    ...{ engine: "deepl", model: "*", unit: "codepoint", perMillion: 25 },
    ...{ asOf, source: "[unchecked] deepl.com/pro-api, DeepL API Pro without its monthly fee" },
  },
  {
    ...{ engine: "azure", model: "*", unit: "codepoint", perMillion: 10 },
    ...{ asOf, source: "[unchecked] azure.microsoft.com/pricing/details/translator, tier S1" },
  },
  {
    ...{ engine: "openai", model: "gpt-4o", unit: "token", perMillion: 2.5, answerPerMillion: 10 },
    ...{ asOf, source: "[unchecked] openai.com/api/pricing" },
  },
  {
    ...{ engine: "openai", model: "gpt-4o-mini", unit: "token", perMillion: 0.15, answerPerMillion: 0.6 },
    ...{ asOf, source: "[unchecked] openai.com/api/pricing" },
  },
  { ...{ engine: "local", model: "*", unit: "codepoint", perMillion: 0 }, asOf, source: ours },
  { ...{ engine: "apertium", model: "*", unit: "codepoint", perMillion: 0 }, asOf, source: ours },
  { ...{ engine: "libretranslate", model: "*", unit: "codepoint", perMillion: 0 }, asOf, source: ours },
];

/**
 * What an engine's model charges, or undefined where that is not known.
 *
 * @param own the project's prices; they win over the table, and a model's own over its engine's
 */
export function priceOf(engine: string, model: string, own: readonly PriceOverride[]): Price | undefined {
  const found =
    own.find((price) => price.engine === `${engine} ${model}`) ??
    own.find((price) => price.engine === engine) ??
    PRICES.find((price) => price.engine === engine && price.model === model) ??
    PRICES.find((price) => price.engine === engine && price.model === "*");
  if (found === undefined) return undefined;
  const { unit, perMillion, answerPerMillion } = found;
  return { unit, perMillion, ...(answerPerMillion === undefined ? {} : { answerPerMillion }) };
}
