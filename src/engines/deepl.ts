import type { Capabilities, Engine, EngineItem, EngineLimits } from "../core/engine.ts";
import type { EngineSettings } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import type { Environment } from "./credentials.ts";
import { getJson, type HttpAsk, type HttpReply, postJson, serviceUrl } from "./http.ts";
import { type Batch, httpEngine, type Translations } from "./http-engine.ts";
import { countOf, fieldsOf, listOf, numberOf, textOf } from "./json-fields.ts";
import { type PriceOverride, priceOf } from "./prices.ts";
import { type Refusal, refusedRequest } from "./refusals.ts";
import { maskedKey, needKey } from "./secrets.ts";
import { codesIn, serviceCode } from "./service-code.ts";

/** Languages with tags, glossaries and the rest: developers.deepl.com, "Languages supported", read in November 2026. */
const FULL = codesIn(
  "AR BG CS DA DE EL EN EN-GB EN-US ES ES-419 ET FI FR HE HU ID IT JA KO LT LV NB NL PL PT PT-BR PT-PT RO RU SK SL SV TH " +
    "TR UK VI ZH ZH-HANS ZH-HANT",
);

/**
 * Languages that are translated and nothing more: no tags, no glossary, no formality. The same page and the type list
 * of deepl-node 1.28.0; new in January 2026, Kazakh among them. All but Kazakh: [unchecked].
 */
const PLAIN = codesIn(
  "ACE AF AN AS AY AZ BA BE BHO BN BR BS CA CEB CKB CY EO EU FA GA GL GN GOM GU HA HI HR HT HY IG IS JV KA KK KMR KY LA " +
    "LB LMO LN MAI MG MI MK ML MN MR MS MT MY NE OC OM PA PAG PAM PRS PS QU SA SCN SQ SR ST SU SW TA TE TG TK TL TN TS TT " +
    "UR UZ WO XH YI YUE ZU",
);

/** Where formal and informal address can be chosen (the same page). */
const FORMALITY = codesIn("DE ES ES-419 FR IT JA NL PL PT-BR PT-PT RU");

/** As targets; a source is named by its language alone. */
const OWN: Readonly<Record<string, string>> = {
  ...{ en: "en-us", "en-GB": "en-gb", "en-US": "en-us", "es-419": "es-419" },
  ...{ pt: "pt-pt", "pt-BR": "pt-br", "pt-PT": "pt-pt", no: "nb" },
  ...{ zh: "zh-hans", "zh-Hans": "zh-hans", "zh-Hant": "zh-hant", "zh-TW": "zh-hant", "zh-HK": "zh-hant" },
};

const KNOWN = new Set([...FULL, ...PLAIN].map((code) => code.toLowerCase()));

/** developers.deepl.com, "Error handling"; which parameter is refused stands in the message. */
const REFUSALS: readonly Refusal[] = [
  {
    status: 400,
    words: /_lang|tag.?handling|model_type|glossary|formality/i,
    failure: "auth",
    problem: "E_ENGINE_SETUP",
  },
  { status: 400, failure: "bad-request", problem: "E_ENGINE_BAD_REQUEST" },
  { status: 456, failure: "daily", problem: "E_ENGINE_DAILY" },
  { status: 529, failure: "throttle", problem: "E_ENGINE_QUOTA" },
];

/** 128 KiB for the whole body: what is left is for JSON's own signs and the context. No limit on characters is stated. */
const LIMITS = { maxStrings: 50, maxCodepoints: 100_000, maxBytes: 100_000 };

/** So much of the texts around goes along, in UTF-16 units; they are free of charge, but take room in the body. */
const MAX_CONTEXT = 2_000;

/**
 * DeepL, version 2 of its API. Key: `DEEPL_API_KEY`; one that ends in `:fx` is for the free service.
 *
 * Kazakh is translated and nothing more, so its codes go as placeholders; Russian takes elements (XML). Pinned terms
 * are not sent: a glossary there is a resource, and Kazakh can have none.
 */
export function deeplEngine(
  settings: EngineSettings["deepl"],
  env: Environment,
  prices: readonly PriceOverride[] = [],
): Engine {
  const key = needKey("deepl", env, "DEEPL_API_KEY");
  const free = key.endsWith(":fx");
  const base = settings.url || (free ? "https://api-free.deepl.com" : "https://api.deepl.com");
  const ask = (path: string, signal: AbortSignal): HttpAsk => ({
    engine: "deepl",
    url: serviceUrl("deepl", base, path),
    headers: { authorization: `DeepL-Auth-Key ${key}` },
    signal,
    secrets: [key],
  });
  serviceUrl("deepl", base, ""); // a wrong address is told before anything is planned
  const hasTags = (from: LanguageTag, to: LanguageTag): boolean =>
    [from, to].every((lang) => FULL.has(codeOf(lang) ?? ""));
  return httpEngine({
    name: "deepl",
    model: "default",
    options: settings.formality === "default" ? "" : `formality=${settings.formality}`,
    rates: [],
    credentials: `${maskedKey(key)} (${free ? "Free" : "Pro"})`,
    chargesTags: false,
    codeOf,
    serves: (from, to) => codeOf(from) !== undefined && codeOf(to) !== undefined,
    markup: (from, to) => (hasTags(from, to) ? "xml" : "placeholders"),
    capabilities: (from, to): Capabilities => {
      const tags = hasTags(from, to);
      const limits: EngineLimits = { ...LIMITS, mixesCodes: !tags };
      const price = free ? { unit: "codepoint" as const, perMillion: 0 } : priceOf("deepl", "default", prices);
      return {
        codes: tags ? "elements" : "placeholders",
        terms: "none",
        examples: false,
        context: tags,
        limits,
        price,
      };
    },
    send: async (batch) => {
      const context = hasTags(batch.from, batch.to) ? sharedContext(batch.items) : "";
      const body = { ...bodyOf(batch, settings.formality), ...(context === "" ? {} : { context }) };
      return translations(accepted(await postJson({ ...ask("v2/translate", batch.signal), body }), key));
    },
    targets: async (_, signal) => {
      const url = ask("v2/languages", signal);
      url.url.searchParams.set("type", "target");
      const found = listOf(accepted(await getJson(url), key)).map((one) => textOf(fieldsOf(one)["language"]) ?? "");
      return new Set(found.map((code) => code.toLowerCase()));
    },
    quota: async (signal) => {
      const usage = fieldsOf(accepted(await getJson(ask("v2/usage", signal)), key));
      return `${numberOf(usage["character_count"]) ?? "?"} / ${numberOf(usage["character_limit"]) ?? "?"}`;
    },
  });
}

function codeOf(tag: LanguageTag): string | undefined {
  return serviceCode(tag, KNOWN, OWN)?.toUpperCase();
}

function bodyOf({ texts, isMarkup, from, to }: Batch, formality: EngineSettings["deepl"]["formality"]): object {
  const target = codeOf(to) ?? to;
  return {
    text: texts,
    source_lang: codeOf(from)?.split("-")[0],
    target_lang: target,
    // A segment is one sentence, and its punctuation and capitals are the author's.
    split_sentences: "0",
    preserve_formatting: true,
    show_billed_characters: true,
    ...(isMarkup ? { tag_handling: "xml" } : {}),
    ...(formality !== "default" && FORMALITY.has(target) ? { formality: `prefer_${formality}` } : {}),
  };
}

/**
 * What stands around all of the items alike: one context holds for every text of a request. Neighbours are those of a
 * single item; several have at most their headings in common.
 */
function sharedContext(items: readonly EngineItem[]): string {
  const [first, ...others] = items.map(({ context }) => context);
  if (first === undefined) return "";
  const headings = first.headings.join("\n");
  if (others.some((one) => one?.headings.join("\n") !== headings)) return "";
  const around = others.length === 0 ? [headings, first.previous, first.next] : [headings];
  return around
    .filter((text) => text !== undefined && text !== "")
    .join("\n")
    .slice(0, MAX_CONTEXT)
    .toWellFormed();
}

function translations(json: unknown): Translations {
  const found = listOf(fieldsOf(json)["translations"]).map(fieldsOf);
  const billed = found.map((one) => countOf(one["billed_characters"]));
  const total = billed.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0);
  return { texts: found.map((one) => one["text"]), billed: found.length === 0 ? undefined : total };
}

function accepted(reply: HttpReply, key: string): unknown {
  if (reply.status < 400) return reply.json;
  const fault = { message: textOf(fieldsOf(reply.json)["message"]) };
  throw refusedRequest("deepl", reply, { table: REFUSALS, fault, secrets: [key] });
}
