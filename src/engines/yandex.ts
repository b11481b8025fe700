import type { Engine, EngineItem, PinnedTerm } from "../core/engine.ts";
import { EngineFailure } from "../core/engine.ts";
import type { EngineSettings } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import type { Environment } from "./credentials.ts";
import { type HttpReply, postJson, serviceUrl } from "./http.ts";
import { type Batch, httpEngine } from "./http-engine.ts";
import { fieldsOf, listOf, numberOf, textOf } from "./json-fields.ts";
import { type PriceOverride, priceOf } from "./prices.ts";
import { type Refusal, refusedRequest } from "./refusals.ts";
import { findKey, maskedKey } from "./secrets.ts";
import { codesIn, serviceCode } from "./service-code.ts";

/**
 * Languages of Yandex Translate, as general knowledge has them in November 2026 [unchecked]; Kazakh (in Cyrillic and,
 * as `kazlat`, in Latin script) and Russian are among them.
 */
const LANGUAGES = codesIn(
  "af am ar az ba be bg bn bs ca ceb cs cv cy da de el en eo es et eu fa fi fr ga gd gl gu he hi hr ht hu hy id is it ja " +
    "jv ka kk km kn ko ky la lb lo lt lv mg mhr mi mk ml mn mr mrj ms mt my ne nl no os pa pap pl pt ro ru sah si sk sl sq " +
    "sr su sv sw ta te tg th tl tr tt tyv udm uk ur uz vi xh yi zh zu",
);

const OWN: Readonly<Record<string, string>> = {
  ...{ "kk-Latn": "kazlat", "uz-Cyrl": "uzbcyr", "sr-Latn": "sr-Latn", "pt-BR": "pt-BR", nb: "no", fil: "tl" },
};

/** Where a glossary's terms are inflected ("neuroglossaries"): yandex.cloud, "Glossaries", updated February 2024. */
const INFLECTS = codesIn("ar bg cs de en es fr it kk pl ru tr tt uk");

/** Of one request; its texts come to 10,000 characters at most, and so do the terms'. */
const MAX_PAIRS = 50;

/**
 * yandex.cloud, "Quotas and limits" and the gRPC codes that stand in the body. A limit on units is that of an hour
 * unless it says 24 hours; PERMISSION_DENIED also stands for an account that is not paid for.
 */
const REFUSALS: readonly Refusal[] = [
  { status: [400, 499], words: /billing|payment/i, failure: "daily", problem: "E_ENGINE_BILLING" },
  { status: 429, words: /Interval: *24h|per day|daily/i, failure: "daily", problem: "E_ENGINE_DAILY" },
  { status: 429, failure: "throttle", problem: "E_ENGINE_QUOTA" },
  { status: [400, 499], code: 8, failure: "throttle", problem: "E_ENGINE_QUOTA" },
  { status: [400, 499], code: 16, failure: "auth", problem: "E_ENGINE_AUTH" },
  { status: [400, 499], code: 7, failure: "auth", problem: "E_ENGINE_AUTH" },
  {
    ...{ status: 400, words: /language_?code|folder|model|glossary/i },
    ...{ failure: "auth" as const, problem: "E_ENGINE_SETUP" as const },
  },
  { status: 400, failure: "bad-request", problem: "E_ENGINE_BAD_REQUEST" },
];

/** Until part of an hour's quota opens again, where the service names the hour and no time to wait. */
const HOUR_WAIT_MS = 600_000;

/**
 * Yandex Translate, version 2. Key: `YANDEX_API_KEY` of a service account, or `YANDEX_IAM_TOKEN` with the folder.
 *
 * Pinned terms go along as pairs in the request for languages in which the service inflects them; for others they would
 * put base forms in, and are left out.
 */
export function yandexEngine(
  settings: EngineSettings["yandex"],
  env: Environment,
  prices: readonly PriceOverride[] = [],
): Engine {
  const { url, folder } = settings;
  const key = findKey("yandex", env, "YANDEX_API_KEY");
  const token = key ?? findKey("yandex", env, "YANDEX_IAM_TOKEN");
  if (token === undefined) {
    throw new Problem("E_ENGINE_CREDENTIALS", { engine: "yandex", variable: "YANDEX_API_KEY" });
  }
  const authorization = key === undefined ? `Bearer ${token}` : `Api-Key ${key}`;
  const post = async (path: string, body: object, signal: AbortSignal): Promise<unknown> => {
    const address = serviceUrl("yandex", url, `translate/v2/${path}`);
    const sent = folder === "" ? body : { folderId: folder, ...body };
    const ask = { engine: "yandex", url: address, headers: { authorization }, signal, secrets: [token] };
    return accepted(await postJson({ ...ask, body: sent }), token);
  };
  serviceUrl("yandex", url, "");
  return httpEngine({
    name: "yandex",
    model: "general",
    options: "",
    rates: [
      { unit: "requests", amount: 20, perMs: 1_000 },
      { unit: "characters", amount: 1_000_000, perMs: 3_600_000 },
    ],
    credentials: `${maskedKey(token)}${folder === "" ? "" : ` (${folder})`}`,
    chargesTags: true,
    codeOf,
    serves: (from, to) => codeOf(from) !== undefined && codeOf(to) !== undefined,
    markup: () => "html",
    capabilities: (from, to) => ({
      codes: "elements",
      terms: inflects(from, to) ? "request" : "none",
      examples: false,
      context: false,
      // The number of texts is not stated where we could read it; a hundred is what others take it for [unchecked].
      limits: { maxStrings: 100, maxCodepoints: 10_000, mixesCodes: false },
      price: priceOf("yandex", "general", prices),
    }),
    send: async (batch) => {
      const json = await post("translate", bodyOf(batch), batch.signal);
      return { texts: listOf(fieldsOf(json)["translations"]).map((one) => fieldsOf(one)["text"]) };
    },
    targets: async (_, signal) => {
      const json = await post("languages", {}, signal);
      const codes = listOf(fieldsOf(json)["languages"]).map((one) => textOf(fieldsOf(one)["code"]) ?? "");
      return new Set(codes.map((code) => code.toLowerCase()));
    },
  });
}

function codeOf(tag: LanguageTag): string | undefined {
  return serviceCode(tag, LANGUAGES, OWN);
}

function inflects(from: LanguageTag, to: LanguageTag): boolean {
  return [from, to].every((lang) => INFLECTS.has(codeOf(lang) ?? ""));
}

function bodyOf({ texts, isMarkup, items, from, to }: Batch): object {
  const pairs = inflects(from, to) ? requestTerms(items) : [];
  const glossaryPairs = pairs.map(({ source, target }) => ({ sourceText: source, translatedText: target }));
  return {
    sourceLanguageCode: codeOf(from),
    targetLanguageCode: codeOf(to),
    format: isMarkup ? "HTML" : "PLAIN_TEXT",
    texts,
    ...(glossaryPairs.length === 0 ? {} : { glossaryConfig: { glossaryData: { glossaryPairs } } }),
  };
}

/**
 * The terms that may go with a request: they hold for all of its texts, so a term that another text has unpinned, or
 * pinned otherwise, is left out. At most 50; what is left out is checked in the answer like every other term.
 */
export function requestTerms(items: readonly EngineItem[]): readonly PinnedTerm[] {
  const texts = items.map(({ runs, terms }) => ({ text: plainText(runs).toLowerCase(), terms }));
  const found = new Map<string, PinnedTerm>();
  for (const term of items.flatMap(({ terms }) => terms)) {
    const word = term.source.toLowerCase();
    const isSame = (one: PinnedTerm): boolean => one.source.toLowerCase() === word && one.target === term.target;
    const others = texts.filter((one) => one.text.includes(word));
    if (others.every((one) => one.terms.some(isSame))) found.set(word, term);
  }
  return [...found.values()].slice(0, MAX_PAIRS);
}

function accepted(reply: HttpReply, token: string): unknown {
  if (reply.status < 400) return reply.json;
  const { code, message } = fieldsOf(reply.json);
  const fault = { code: numberOf(code), message: textOf(message) };
  const failure = refusedRequest("yandex", reply, { table: REFUSALS, fault, secrets: [token] });
  const ofHour = failure.failure === "throttle" && /Interval: *1h/i.test(fault.message ?? "");
  throw ofHour ? new EngineFailure("throttle", failure.problem, failure.retryAfterMs ?? HOUR_WAIT_MS) : failure;
}
