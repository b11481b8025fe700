import type { Engine } from "../core/engine.ts";
import type { EngineSettings } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import type { Environment } from "./credentials.ts";
import { decodeEntities } from "./entities.ts";
import { getJson, type HttpAsk, type HttpReply, postJson, serviceUrl } from "./http.ts";
import { httpEngine } from "./http-engine.ts";
import { fieldsOf, listOf, textOf } from "./json-fields.ts";
import { type PriceOverride, priceOf } from "./prices.ts";
import { type Refusal, refusedRequest } from "./refusals.ts";
import { findKey, maskedKey } from "./secrets.ts";
import { codesIn, serviceCode } from "./service-code.ts";

/**
 * Languages of the Argos index of June 2025, which has no Kazakh. A server has those that its owner installed: what it
 * lists is what `translate doctor` compares with.
 */
const LANGUAGES = codesIn(
  "ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt ro ru sk sl sq " +
    "sr sv th tl tr uk ur vi",
);

const OWN: Readonly<Record<string, string>> = {
  ...{ "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "zh-TW": "zh-Hant", "pt-BR": "pt-BR", no: "nb", fil: "tl" },
};

/** LibreTranslate's source, `app.py` and `security.py`. It has no codes: all is said in words, translated or not. */
const REFUSALS: readonly Refusal[] = [
  { status: 400, words: /not supported|not available|no model/i, failure: "auth", problem: "E_ENGINE_SETUP" },
  { status: 400, failure: "bad-request", problem: "E_ENGINE_BAD_REQUEST" },
  { status: 403, words: /violations|limits|slow ?down/i, failure: "daily", problem: "E_ENGINE_DAILY" },
  { status: 403, failure: "auth", problem: "E_ENGINE_AUTH" },
  { status: 429, words: /per \d* ?(day|month)/i, failure: "daily", problem: "E_ENGINE_DAILY" },
  { status: 429, failure: "throttle", problem: "E_ENGINE_QUOTA" },
];

/**
 * LibreTranslate on the project's own machine or elsewhere. Key: `LIBRETRANSLATE_API_KEY`, where the server wants one.
 */
export function libretranslateEngine(
  { url }: EngineSettings["libretranslate"],
  env: Environment,
  prices: readonly PriceOverride[] = [],
): Engine {
  const key = findKey("libretranslate", env, "LIBRETRANSLATE_API_KEY");
  const secrets = key === undefined ? [] : [key];
  const ask = (path: string, signal: AbortSignal): HttpAsk => {
    return { engine: "libretranslate", url: serviceUrl("libretranslate", url, path), signal, secrets };
  };
  serviceUrl("libretranslate", url, "");
  return httpEngine({
    name: "libretranslate",
    model: "argos",
    options: "",
    rates: [],
    credentials: key === undefined ? undefined : maskedKey(key),
    chargesTags: true,
    codeOf,
    serves: (from, to) => codeOf(from) !== undefined && codeOf(to) !== undefined,
    markup: () => "html",
    capabilities: () => ({
      codes: "elements",
      terms: "none",
      examples: false,
      context: false,
      // The server's own settings, which it tells nobody beforehand: what exceeds them is refused and halved.
      limits: { maxStrings: 50, maxCodepoints: 5_000, mixesCodes: false },
      price: priceOf("libretranslate", "argos", prices),
    }),
    send: async ({ texts, isMarkup, from, to, signal }) => {
      const languages = { source: codeOf(from), target: codeOf(to) };
      const body = {
        q: texts,
        ...languages,
        format: isMarkup ? "html" : "text",
        ...(key === undefined ? {} : { api_key: key }),
      };
      const json = accepted(await postJson({ ...ask("translate", signal), body }), secrets);
      return { texts: listOf(fieldsOf(json)["translatedText"]) };
    },
    isSpoilt: losesEntities,
    targets: async (from, signal) => {
      const found = listOf(accepted(await getJson(ask("languages", signal)), secrets)).map(fieldsOf);
      const source = found.find((one) => one["code"] === codeOf(from));
      return new Set(listOf(source?.["targets"]).map((code) => (textOf(code) ?? "").toLowerCase()));
    },
  });
}

function codeOf(tag: LanguageTag): string | undefined {
  return serviceCode(tag, LANGUAGES, OWN);
}

/**
 * Whether a text about markup has lost it: the server decodes the entities of every answer (`unescape` in `app.py`),
 * those of the text itself too, and what they were cannot be told from the answer.
 */
function losesEntities(source: string, answer: string): boolean {
  return decodeEntities(source) !== source && decodeEntities(answer) === answer;
}

function accepted(reply: HttpReply, secrets: readonly string[]): unknown {
  if (reply.status < 400) return reply.json;
  const fault = { message: textOf(fieldsOf(reply.json)["error"]) };
  throw refusedRequest("libretranslate", reply, { table: REFUSALS, fault, secrets });
}
