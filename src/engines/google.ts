import { type Capabilities, type Engine, EngineFailure, type EngineReply, type EngineRequest } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { readAnswer, type SentItem, sendItem } from "./elements.ts";
import type { GoogleClient } from "./google-client.ts";
import type { Endpoint } from "./google-endpoint.ts";
import { googleFailure } from "./google-failure.ts";
import { googleCode, modelServes } from "./google-languages.ts";
import { judgeAnswer } from "./judge.ts";
import { type PriceOverride, priceOf } from "./prices.ts";

/** Where and by what is translated. Checked by `googleEngine`, as all of it comes from files and the environment. */
export interface GoogleSettings {
  readonly project: string;
  /** `global`, or a region such as `us-central1`, which custom models and glossaries need. */
  readonly location: string;
  /** `general/nmt`, `general/translation-llm`, or the id of a custom model. */
  readonly model: string;
  /** A server on this machine in Google's place. */
  readonly endpoint: Endpoint | undefined;
  /** The project's own prices. */
  readonly prices?: readonly PriceOverride[] | undefined;
}

/**
 * Google Cloud Translation, version 3, through its own client.
 *
 * Makes no connection and loads no client library before the first request. Text without codes is sent as `text/plain`
 * and text with codes as `text/html`; one request holds one of the two, so a pack must not mix them (`queue/packs.ts`
 * sees to it): one request is then one call, answered or failed as a whole.
 *
 * Pinned terms are not sent: Google's glossaries would put a term's base form in as it is, which is wrong for Kazakh
 * and Russian in most places.
 */
export function googleEngine(settings: GoogleSettings): Engine {
  checkSettings(settings);
  let client: Promise<GoogleClient> | undefined;
  const connected = (): Promise<GoogleClient> => {
    client ??= import("./google-client.ts").then((module) => module.connect(settings.endpoint));
    return client;
  };
  return {
    name: "google",
    model: settings.model,
    options: "",
    rates: [{ unit: "characters", amount: 6_000_000, perMs: 60_000 }],
    capabilities: (from, to) => refusal(settings.model, from, to) ?? capabilities(settings),
    cost: (item) => codepoints(sendItem(item.runs).content),
    estimate: (items) => ({
      sent: items.reduce((sum, { runs }) => sum + codepoints(sendItem(runs).content), 0),
      answered: 0,
    }),
    translate: (request) => translate(settings, connected, request),
    probe: async () => [],
    close: async () => (await client)?.close(),
  };
}

function checkSettings(settings: GoogleSettings): void {
  const patterns = { project: /^[a-z0-9][a-z0-9.:-]*$/i, location: /^[a-z0-9-]+$/, model: /^[\w-]+(\/[\w-]+)?$/ };
  for (const name of ["project", "location", "model"] as const) {
    if (!patterns[name].test(settings[name])) throw new Problem("E_ENGINE_SETTING", { name, value: settings[name] });
  }
}

function capabilities({ model, prices }: GoogleSettings): Capabilities {
  return {
    codes: "elements",
    terms: "none",
    examples: false,
    context: false,
    // The service's hard limits: https://cloud.google.com/translate/quotas
    limits: { maxStrings: 1024, maxCodepoints: 30_000, mixesCodes: false },
    price: priceOf("google", model, prices ?? []),
  };
}

function refusal(model: string, from: LanguageTag, to: LanguageTag): Problem | undefined {
  for (const lang of [from, to]) {
    const code = googleCode(lang);
    if (code === undefined || !modelServes(model, code))
      return new Problem("E_ENGINE_LANGUAGE", { engine: "google", model, lang });
  }
  return undefined;
}

function codepoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

async function translate(
  settings: GoogleSettings,
  connected: () => Promise<GoogleClient>,
  request: EngineRequest,
): Promise<EngineReply> {
  const { items, from, to, signal } = request;
  signal.throwIfAborted();
  const refused = refusal(settings.model, from, to);
  if (refused !== undefined) throw new EngineFailure("auth", refused);
  const sent = items.map(({ runs }) => sendItem(runs));
  const parent = `projects/${settings.project}/locations/${settings.location}`;
  const call = {
    contents: sent.map((item) => item.content),
    mimeType: oneType(sent),
    sourceLanguageCode: googleCode(from) ?? from,
    targetLanguageCode: googleCode(to) ?? to,
    parent,
    model: `${parent}/models/${settings.model}`,
  };
  try {
    const answers = await (await connected()).translate(call, signal);
    const raws = answers.length === items.length ? answers : [];
    return {
      answers: items.map(({ runs }, index) => {
        const raw = raws[index];
        return judgeAnswer("google", runs, { raw, runs: raw === undefined ? undefined : readAnswer(runs, raw) });
      }),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw googleFailure(error);
  }
}

function oneType(sent: readonly SentItem[]): SentItem["mimeType"] {
  const mimeType = sent[0]?.mimeType ?? "text/plain";
  if (sent.some((item) => item.mimeType !== mimeType))
    throw new TypeError("A request mixes items with and without codes");
  return mimeType;
}
