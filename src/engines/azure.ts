import type { Engine } from "../core/engine.ts";
import type { EngineSettings } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Environment } from "./credentials.ts";
import { getJson, type HttpAsk, type HttpReply, postJson, serviceUrl } from "./http.ts";
import { type Batch, httpEngine } from "./http-engine.ts";
import { countOf, fieldsOf, listOf, numberOf, textOf } from "./json-fields.ts";
import { type PriceOverride, priceOf } from "./prices.ts";
import { type Refusal, refusedRequest } from "./refusals.ts";
import { maskedKey, needKey } from "./secrets.ts";
import { codesIn, serviceCode } from "./service-code.ts";

/**
 * Languages of the text translation, as general knowledge has them in November 2026 [unchecked]; Kazakh and Russian are
 * among them. The service's own list (`/languages`, which needs no key) is what `translate doctor` compares with.
 */
const LANGUAGES = codesIn(
  "af am ar as az ba be bg bho bn bo brx bs ca cs cy da de doi dsb dv el en es et eu fa fi fil fj fo fr ga gl gom gu ha " +
    "he hi hne hr hsb ht hu hy id ig ikt is it iu ja ka kk km kmr kn ko ks ku ky ln lo lt lug lv lzh mai mg mi mk ml mni mr " +
    "ms mt mww my nb ne nl nso nya or otq pa pl prs ps pt ro ru run rw sd si sk sl sm sn so sq st sv sw ta te th ti tk tn " +
    "to tr tt ty ug uk ur uz vi xh yo yua yue zu",
);

const OWN: Readonly<Record<string, string>> = {
  ...{ "fr-CA": "fr-CA", "pt-PT": "pt-PT", "iu-Latn": "iu-Latn", "mn-Cyrl": "mn-Cyrl", "mn-Mong": "mn-Mong" },
  ...{ "sr-Latn": "sr-Latn", "sr-Cyrl": "sr-Cyrl", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "zh-TW": "zh-Hant" },
};
/** Languages that the service names with their script only, as tags without one mean them. */
const SCRIPTED: Readonly<Record<string, string>> = { mn: "mn-Cyrl", sr: "sr-Cyrl", zh: "zh-Hans", no: "nb" };

/**
 * learn.microsoft.com, Translator v3 reference, "Errors". The first three digits of the code are the status.
 * 400036 and the like name a language, a version or a category: no other request would fare better.
 */
const REFUSALS: readonly Refusal[] = [
  ...[400_002, 400_003, 400_006, 400_018, 400_019, 400_021, 400_023, 400_035, 400_036, 400_064].map((code) =>
    setup(code),
  ),
  { status: 400, failure: "bad-request", problem: "E_ENGINE_BAD_REQUEST" },
  { status: 403, code: 403_001, failure: "daily", problem: "E_ENGINE_DAILY" },
  { status: [401, 403], failure: "auth", problem: "E_ENGINE_AUTH" },
  { status: 429, failure: "throttle", problem: "E_ENGINE_QUOTA" },
];

function setup(code: number): Refusal {
  return { status: 400, code, failure: "auth", problem: "E_ENGINE_SETUP" };
}

/** 1,000 strings and 50,000 characters for one target language: learn.microsoft.com, "Service limits". */
const LIMITS = { maxStrings: 1_000, maxCodepoints: 50_000, mixesCodes: false };

/**
 * Azure Translator, version 3.0 of its API. Key: `AZURE_TRANSLATOR_KEY`; a regional resource needs its region too.
 *
 * Pinned terms are not sent. The only way is the dynamic dictionary (`<mstrans:dictionary>`), which puts the rendering
 * in as it stands: right for a name that is never inflected, and neither Kazakh nor Russian has many of those.
 */
export function azureEngine(
  settings: EngineSettings["azure"],
  env: Environment,
  prices: readonly PriceOverride[] = [],
): Engine {
  const key = needKey("azure", env, "AZURE_TRANSLATOR_KEY");
  const { url, region, category } = settings;
  if (!/^[\w-]*$/.test(region)) throw new Problem("E_ENGINE_SETTING", { name: "azure.region", value: region });
  const ask = (path: string, query: Readonly<Record<string, string>>, signal: AbortSignal): HttpAsk => {
    const address = serviceUrl("azure", url, path);
    address.search = new URLSearchParams({ "api-version": "3.0", ...query }).toString();
    const where = region === "" ? {} : { "ocp-apim-subscription-region": region };
    const headers = { "ocp-apim-subscription-key": key, ...where };
    return { engine: "azure", url: address, headers, signal, secrets: [key] };
  };
  serviceUrl("azure", url, "");
  const model = category === "" ? "general" : category;
  const hasOwnPrice = prices.some(({ engine }) => engine === "azure" || engine === `azure ${model}`);
  return httpEngine({
    name: "azure",
    model,
    options: "",
    // The free tier's two million an hour, which must be spent evenly; a key does not tell its tier. Others allow 20 to
    // 100 times as much: `engine.limits` of the project.
    rates: [{ unit: "characters", amount: 33_300, perMs: 60_000 }],
    credentials: `${maskedKey(key)}${region === "" ? "" : ` (${region})`}`,
    chargesTags: true,
    codeOf,
    serves: (from, to) => codeOf(from) !== undefined && codeOf(to) !== undefined,
    markup: () => "html",
    capabilities: () => ({
      codes: "elements",
      terms: "none",
      examples: false,
      context: false,
      limits: LIMITS,
      // A custom model costs more than the table's price.
      price: category === "" || hasOwnPrice ? priceOf("azure", model, prices) : undefined,
    }),
    send: async (batch) => {
      const body = batch.texts.map((text) => ({ Text: text }));
      const reply = await postJson({ ...ask("translate", queryOf(batch, category), batch.signal), body });
      const translations = listOf(accepted(reply, key)).map((one) => listOf(fieldsOf(one)["translations"])[0]);
      const texts = translations.map((one) => fieldsOf(one)["text"]);
      return { texts, billed: countOf(reply.headers.get("x-metered-usage")) };
    },
    targets: async (_, signal) => {
      const json = accepted(await getJson(ask("languages", { scope: "translation" }, signal)), key);
      return new Set(Object.keys(fieldsOf(fieldsOf(json)["translation"])).map((code) => code.toLowerCase()));
    },
  });
}

function codeOf(tag: LanguageTag): string | undefined {
  return SCRIPTED[tag] ?? serviceCode(tag, LANGUAGES, OWN);
}

function queryOf({ isMarkup, from, to }: Batch, category: string): Readonly<Record<string, string>> {
  const languages = { from: codeOf(from) ?? from, to: codeOf(to) ?? to };
  return { ...languages, textType: isMarkup ? "html" : "plain", ...(category === "" ? {} : { category }) };
}

function accepted(reply: HttpReply, key: string): unknown {
  if (reply.status < 400) return reply.json;
  const { code, message } = fieldsOf(fieldsOf(reply.json)["error"]);
  const fault = { code: numberOf(code), message: textOf(message) };
  throw refusedRequest("azure", reply, { table: REFUSALS, fault, secrets: [key] });
}
