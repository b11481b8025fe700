import type { Engine } from "../core/engine.ts";
import type { EngineSettings } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import type { Environment } from "./credentials.ts";
import { getJson, type HttpAsk, type HttpReply, postForm, serviceUrl } from "./http.ts";
import { httpEngine } from "./http-engine.ts";
import { fieldsOf, listOf, textOf } from "./json-fields.ts";
import { type PriceOverride, priceOf } from "./prices.ts";
import { type Refusal, refusedRequest } from "./refusals.ts";
import { codesIn, serviceCode } from "./service-code.ts";

/** By ISO 639-3, as APy names languages. */
const CODES: Readonly<Record<string, string>> = {
  ...{ en: "eng", kk: "kaz", ru: "rus", tt: "tat", ky: "kir", es: "spa", ca: "cat", eo: "epo", gl: "glg", fr: "fra" },
  ...{ pt: "por", it: "ita", uk: "ukr", be: "bel", tr: "tur" },
};
const KNOWN = new Set(Object.values(CODES));

/**
 * Pairs that Apertium has, in November 2026. English to Kazakh must be built from source (apertium-eng-kaz); there is
 * none from English into Russian. What a server has installed is what `translate doctor` compares with.
 */
const PAIRS = codesIn(
  "eng-kaz eng-spa eng-cat eng-glg eng-epo spa-eng cat-eng glg-eng kaz-tat tat-kaz rus-ukr ukr-rus bel-rus rus-bel",
);

/** APy's source, `handlers/translate.py`; what names no pair is the text's fault. */
const REFUSALS: readonly Refusal[] = [
  { status: 400, words: /pair/i, failure: "auth", problem: "E_ENGINE_SETUP" },
  { status: 400, failure: "bad-request", problem: "E_ENGINE_BAD_REQUEST" },
];

/**
 * Apertium behind its web service APy. Without keys, prices and stated limits.
 *
 * One text a request: APy translates one string, and its pipeline may join or part lines, so several joined by line
 * breaks could come back as more or fewer. That `/translate` takes a form by POST is general knowledge [unchecked].
 *
 * Apertium's quality from English into Kazakh is unfit for news (BLEU 1.4 on NTREX).
 */
export function apertiumEngine(
  { url }: EngineSettings["apertium"],
  _env: Environment,
  prices: readonly PriceOverride[] = [],
): Engine {
  const ask = (path: string, signal: AbortSignal): HttpAsk => {
    return { engine: "apertium", url: serviceUrl("apertium", url, path), signal };
  };
  serviceUrl("apertium", url, "");
  return httpEngine({
    name: "apertium",
    model: "apertium",
    options: "",
    rates: [],
    credentials: undefined,
    chargesTags: true,
    codeOf,
    serves: (from, to) => PAIRS.has(`${codeOf(from)}-${codeOf(to)}`),
    markup: () => "placeholders",
    capabilities: () => ({
      codes: "placeholders",
      terms: "none",
      examples: false,
      context: false,
      limits: { maxStrings: 1, maxCodepoints: 5_000, mixesCodes: true },
      price: priceOf("apertium", "apertium", prices),
    }),
    send: async ({ texts, from, to, signal }) => {
      // The default format is HTML, and unknown words would be marked with a star.
      const settings = { langpair: `${codeOf(from)}|${codeOf(to)}`, format: "txt", markUnknown: "no" };
      const body = new URLSearchParams({ q: texts[0] ?? "", ...settings });
      const json = accepted(await postForm({ ...ask("translate", signal), body }));
      return { texts: [fieldsOf(fieldsOf(json)["responseData"])["translatedText"]] };
    },
    isSpoilt: hasMarks,
    targets: async (from, signal) => {
      const json = accepted(await getJson(ask("listPairs", signal)));
      const pairs = listOf(fieldsOf(json)["responseData"]).map(fieldsOf);
      const found = pairs.filter((pair) => pair["sourceLanguage"] === codeOf(from));
      return new Set(found.map((pair) => textOf(pair["targetLanguage"]) ?? ""));
    },
  });
}

function codeOf(tag: LanguageTag): string | undefined {
  return serviceCode(tag, KNOWN, CODES);
}

/** Whether a word is left that Apertium could not inflect (`#`) or look up (`@`), which it marks in front. */
function hasMarks(source: string, answer: string): boolean {
  const marks = (text: string): number => text.match(/(?<!\S)[#@](?=\p{L})/gu)?.length ?? 0;
  return marks(answer) > marks(source);
}

function accepted(reply: HttpReply): unknown {
  if (reply.status < 400) return reply.json;
  const { message, explanation } = fieldsOf(reply.json);
  const fault = { message: `${textOf(message) ?? ""} ${textOf(explanation) ?? ""}`.trim() };
  throw refusedRequest("apertium", reply, { table: REFUSALS, fault, secrets: [] });
}
