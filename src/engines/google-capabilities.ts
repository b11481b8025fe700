import type { Capabilities } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { googleCode, languageModelServes } from "./google-languages.ts";
import { GENERAL_MODEL, type GoogleSettings, LANGUAGE_MODEL } from "./google-settings.ts";
import { priceOf } from "./prices.ts";

/** The name under which the price of Adaptive Translation stands in the table. */
const ADAPTIVE = "adaptive";

/**
 * The service's hard limits: https://cloud.google.com/translate/quotas for v3. Those of v2 are 128 strings
 * (https://cloud.google.com/translate/docs/reference/rest/v2/translate) and 100 KB a request.
 */
const limits = {
  v3: { maxStrings: 1024, maxCodepoints: 30_000, mixesCodes: false },
  v2: { maxStrings: 128, maxCodepoints: 30_000, maxBytes: 100_000, mixesCodes: false },
} as const;

/** What Google does with a pair of languages under these settings, or why it is not asked. Known without asking. */
export function googleCapabilities(
  settings: GoogleSettings,
  from: LanguageTag,
  to: LanguageTag,
): Capabilities | Problem {
  const refused = unserved(settings, from, to) ?? settingsProblem(settings);
  if (refused !== undefined) return refused;
  const examples = isAdaptive(settings, from, to);
  const { adaptive, model } = settings;
  return {
    codes: "elements",
    terms: settings.glossary === "" ? "none" : "glossary",
    examples,
    context: false,
    limits: limits[settings.api],
    price: priceOf("google", examples ? ADAPTIVE : model, settings.prices),
    ...(adaptive && !examples
      ? { lacks: new Problem("E_ENGINE_EXAMPLES", { engine: "google", model, lang: to }) }
      : {}),
  };
}

/** Whether texts go with examples: Adaptive Translation has the languages of the language model, Kazakh is not one. */
export function isAdaptive({ adaptive }: GoogleSettings, from: LanguageTag, to: LanguageTag): boolean {
  return adaptive && [from, to].every((lang) => languageModelServes(googleCode(lang) ?? ""));
}

/** Why these settings cannot be used together, whatever the languages. */
export function settingsProblem(settings: GoogleSettings): Problem | undefined {
  return wrongApi(settings) ?? wrongLocation(settings);
}

/** v2 has the general model only. */
function wrongApi({ api, model, glossary, adaptive }: GoogleSettings): Problem | undefined {
  if (api === "v3") return undefined;
  const wanted = model === GENERAL_MODEL ? (glossary !== "" ? "glossary" : adaptive ? "adaptive" : undefined) : "model";
  return wanted === undefined ? undefined : new Problem("E_ENGINE_API", { engine: "google", api, setting: wanted });
}

/** Everything but the general model is kept in a region, and must be in the one that is asked. */
function wrongLocation({ location, model, glossary, adaptive }: GoogleSettings): Problem | undefined {
  if (location !== "global") return undefined;
  const setting = glossary !== "" ? "glossary" : model !== GENERAL_MODEL ? "model" : adaptive ? "adaptive" : undefined;
  return setting === undefined ? undefined : new Problem("E_ENGINE_LOCATION", { engine: "google", location, setting });
}

function unserved({ model }: GoogleSettings, from: LanguageTag, to: LanguageTag): Problem | undefined {
  for (const lang of [from, to]) {
    const code = googleCode(lang);
    const served = code !== undefined && (model !== LANGUAGE_MODEL || languageModelServes(code));
    if (!served) return new Problem("E_ENGINE_LANGUAGE", { engine: "google", model, lang });
  }
  return undefined;
}
