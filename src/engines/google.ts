import {
  type Billed,
  type Engine,
  EngineFailure,
  type EngineItem,
  type EngineReply,
  type EngineRequest,
} from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import { readAnswer, type SentItem, sendItem } from "./elements.ts";
import { googleCapabilities, isAdaptive } from "./google-capabilities.ts";
import type { GoogleClient, TranslateCall } from "./google-client.ts";
import { googleFailure } from "./google-failure.ts";
import { googleCode } from "./google-languages.ts";
import { probeGoogle } from "./google-probe.ts";
import { type GoogleSettings, type GoogleWish, glossaryName, googleSettings, parentOf } from "./google-settings.ts";
import { judgeAnswer } from "./judge.ts";

/** Examples that go with a text at most; https://cloud.google.com/translate/docs/advanced/adaptive-translation */
const maxExamples = 5;

/**
 * Google Cloud Translation, versions 3 and 2, through its own client.
 *
 * Makes no connection and loads no client library before the first request. Text without codes is sent as `text/plain`
 * and text with codes as `text/html`; one request holds one of the two, so a pack must not mix them (`queue/packs.ts`
 * sees to it): one request is then one call, answered or failed as a whole.
 *
 * Pinned terms are used through a glossary resource, where one is named: Google puts a term's base form in as it is,
 * which is wrong for Kazakh and Russian in most places and is repaired afterwards.
 */
export function googleEngine(wish: GoogleWish): Engine {
  const settings = googleSettings(wish);
  let client: Promise<GoogleClient> | undefined;
  const connected = (): Promise<GoogleClient> => {
    client ??= connectTo(settings);
    return client;
  };
  const engine = {
    name: "google",
    model: settings.model,
    options: [
      ...(settings.glossary ? [`glossary=${settings.glossary}`] : []),
      ...(settings.adaptive ? ["adaptive"] : []),
    ].join(" "),
    rates: [{ unit: "characters", amount: 6_000_000, perMs: 60_000 }],
    capabilities: (from, to) => googleCapabilities(settings, from, to),
    cost: ({ runs }) => codepoints(sendItem(runs).content),
    estimate: (items, from, to) => estimate(settings, items, from, to),
    translate: (request) => translate(settings, connected, request),
    close: async () => (await client)?.close(),
  } satisfies Omit<Engine, "probe">;
  return { ...engine, probe: (from, to, signal) => probeGoogle({ settings, engine, connected, from, to, signal }) };
}

async function connectTo(settings: GoogleSettings): Promise<GoogleClient> {
  if (settings.api === "v2") return (await import("./google-v2-client.ts")).connectV2(settings);
  return (await import("./google-client.ts")).connect(settings);
}

/**
 * Where answers are charged too, of each text an answer of twice its length and 20 characters is reckoned with: above
 * every Russian answer to the 1,997 news segments of NTREX-128 (the longest has 1.9 times its source).
 */
function estimate(settings: GoogleSettings, items: readonly EngineItem[], from: LanguageTag, to: LanguageTag): Billed {
  const costs = items.map(({ runs }) => codepoints(sendItem(runs).content));
  const sent = sum(costs);
  return { sent, answered: chargesAnswers(settings, from, to) ? 2 * sent + 20 * costs.length : 0 };
}

function chargesAnswers(settings: GoogleSettings, from: LanguageTag, to: LanguageTag): boolean {
  const can = googleCapabilities(settings, from, to);
  return !(can instanceof Problem) && can.price?.answerPerMillion !== undefined;
}

async function translate(
  settings: GoogleSettings,
  connected: () => Promise<GoogleClient>,
  request: EngineRequest,
): Promise<EngineReply> {
  const { items, from, to, signal } = request;
  signal.throwIfAborted();
  const refused = googleCapabilities(settings, from, to);
  if (refused instanceof Problem) throw new EngineFailure("auth", refused);
  const call = callFor(settings, request);
  try {
    const answers = await (await connected()).translate(call, signal);
    const raws = answers.length === items.length ? answers : [];
    const billed = { sent: sum(call.contents.map(codepoints)), answered: sum(answers.map(codepoints)) };
    return {
      answers: items.map(({ runs }, index) => {
        const raw = raws[index];
        return judgeAnswer("google", runs, { raw, runs: raw === undefined ? undefined : readAnswer(runs, raw) });
      }),
      ...(chargesAnswers(settings, from, to) ? { billed } : {}),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw googleFailure(error);
  }
}

function callFor(settings: GoogleSettings, { items, from, to }: EngineRequest): TranslateCall {
  const sent = items.map(({ runs }) => sendItem(runs));
  const parent = parentOf(settings);
  const examples = isAdaptive(settings, from, to) ? items.map(examplesOf) : [];
  return {
    contents: sent.map((item) => item.content),
    mimeType: oneType(sent),
    sourceLanguageCode: googleCode(from) ?? from,
    targetLanguageCode: googleCode(to) ?? to,
    parent,
    model: `${parent}/models/${settings.model}`,
    glossary: glossaryName(settings),
    // A request in which nothing has an example is an ordinary one.
    examples: examples.some((list) => list.length > 0) ? examples : undefined,
  };
}

function examplesOf({ context }: EngineItem): readonly { readonly source: string; readonly target: string }[] {
  return (context?.examples ?? [])
    .slice(0, maxExamples)
    .map(({ source, target }) => ({ source: plainText(source), target: plainText(target) }));
}

function oneType(sent: readonly SentItem[]): SentItem["mimeType"] {
  const mimeType = sent[0]?.mimeType ?? "text/plain";
  if (sent.some((item) => item.mimeType !== mimeType))
    throw new TypeError("A request mixes items with and without codes");
  return mimeType;
}

function codepoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
