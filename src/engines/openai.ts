import {
  type Billed,
  type Capabilities,
  type Engine,
  type EngineAnswer,
  EngineFailure,
  type EngineItem,
  type EngineReply,
  type EngineRequest,
} from "../core/engine.ts";
import type { EngineSettings } from "../core/engine-settings.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem, phrase } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import type { Environment } from "./credentials.ts";
import { judgeAnswer } from "./judge.ts";
import { judgeModel } from "./model-talk.ts";
import { areNumbered, readTexts } from "./openai-answer.ts";
import { type Completion, readCompletion } from "./openai-completion.ts";
import { type Connection, complete, connect } from "./openai-connection.ts";
import { probeOpenai } from "./openai-probe.ts";
import { isNamed, PROMPT_VERSION, systemPrompt, userMessage } from "./openai-prompt.ts";
import { estimateTokens, itemCodepoints, limitsFor } from "./openai-tokens.ts";
import { readPlaceholders } from "./placeholders.ts";
import { type PriceOverride, priceOf } from "./prices.ts";

const NAME = "openai";
/** Models on a machine without a graphics card take minutes for a pack. */
const TIMEOUT_MS = 300_000;
/** Window of a prompt with one sentence: below it a model has no room to answer. */
const LEAST_CODEPOINTS = 200;

/** How the engine is used. */
export interface OpenaiOptions {
  readonly settings: EngineSettings["openai"];
  readonly env: Environment;
  readonly prices?: readonly PriceOverride[] | undefined;
  /** Until a whole answer is there; 300,000 if not given. */
  readonly timeoutMs?: number;
}

/**
 * Any chat endpoint that speaks OpenAI's protocol: OpenAI, Ollama, llama.cpp, vLLM, LM Studio and others.
 *
 * The key comes from `OPENAI_API_KEY`; a server on this machine may do without. Terms, fuzzy matches, headings and
 * neighbouring sentences go along in the prompt, and each answer is distrusted: see `judgeModel`.
 *
 * Throws `E_ENGINE_SETTING` where no model is named, `E_ENGINE_ENDPOINT` for an address that is not safe, and
 * `E_ENGINE_CREDENTIALS` or `E_ENGINE_KEY` for the key.
 */
export function openaiEngine({ settings, env, prices = [], timeoutMs = TIMEOUT_MS }: OpenaiOptions): Engine {
  const connection = connect(settings, env, timeoutMs);
  const price = priceOf(NAME, settings.model, prices);
  const countsTokens = price?.unit !== "codepoint";
  return {
    name: NAME,
    model: settings.model,
    options: `prompt ${PROMPT_VERSION}`,
    rates: [],
    capabilities: (from, to) => capabilities(settings, price, from, to),
    cost: itemCodepoints,
    estimate: (items, from, to) => (countsTokens ? estimateTokens(items, from, to) : codepointsOf(items)),
    translate: (request) => translate(connection, countsTokens, request),
    probe: (from, to, signal) => {
      const ask = (item: EngineItem, lang: LanguageTag): Promise<EngineReply> =>
        translate(connection, countsTokens, { items: [item], from, to: lang, signal });
      return probeOpenai(connection, ask, to, signal);
    },
    close: async () => {},
  };
}

function capabilities(
  { contextTokens, model }: EngineSettings["openai"],
  price: Capabilities["price"],
  from: LanguageTag,
  to: LanguageTag,
): Capabilities | Problem {
  const unknown = unknownLanguage(model, from, to);
  if (unknown !== undefined) return unknown;
  const limits = limitsFor(contextTokens, from, to);
  if (limits.maxCodepoints < LEAST_CODEPOINTS)
    return new Problem("E_ENGINE_SETTING", { name: `openai.contextTokens (${model})`, value: contextTokens });
  return { codes: "placeholders", terms: "prompt", examples: true, context: true, limits, price };
}

/** For a price by codepoint, which a project may have from a service of its own: answers up to twice as long. */
function codepointsOf(items: readonly EngineItem[]): Billed {
  const sent = items.reduce((sum, item) => sum + itemCodepoints(item), 0);
  return { sent, answered: 2 * sent };
}

async function translate(
  connection: Connection,
  countsTokens: boolean,
  { items, from, to, signal }: EngineRequest,
): Promise<EngineReply> {
  signal.throwIfAborted();
  const refusal = unknownLanguage(connection.model, from, to);
  if (refusal !== undefined) throw new EngineFailure("auth", refusal);
  const prompt = systemPrompt(from, to);
  const messages = [
    { role: "system", content: prompt },
    { role: "user", content: userMessage(items, from, to) },
  ];
  const completion = readCompletion((await complete(connection, messages, signal)).json);
  const texts = completion?.finish === "stop" ? readTexts(completion.content) : undefined;
  const isNumbered = texts !== undefined && areNumbered(texts, items.length);
  // Less to write, and what a service withholds is found.
  if (!isNumbered && items.length > 1) throw unusable(completion, texts !== undefined);
  const judge = (item: EngineItem, index: number): EngineAnswer => {
    if (texts === undefined && completion !== undefined) return refused(completion.content);
    return judgeText({ item, raw: isNumbered ? texts.get(index + 1) : undefined, from, to, prompt });
  };
  const billed = countsTokens ? completion?.billed : undefined;
  return { answers: items.map(judge), ...(billed && { billed }) };
}

/** Why a pair is not asked for: a code that is no language's. What a model knows of a language only its answers tell. */
function unknownLanguage(model: string, from: LanguageTag, to: LanguageTag): Problem | undefined {
  if (isNamed(from) && isNamed(to)) return undefined;
  return new Problem("E_ENGINE_PAIR", { engine: NAME, model, from, lang: to });
}

/** Why an answer is of no use as a whole; the pack is halved, and what was answered has been charged. */
function unusable(completion: Completion | undefined, isRead: boolean): EngineFailure {
  const stop = isRead ? "phrase.engine.misnumbered" : "phrase.engine.noJson";
  const why = { length: "phrase.engine.cutOff", filter: "phrase.engine.withheld", stop } as const;
  const detail = phrase(completion === undefined ? "phrase.engine.noAnswer" : why[completion.finish]);
  const problem = new Problem("E_ENGINE_BAD_REQUEST", { engine: NAME, detail });
  return new EngineFailure("bad-request", problem, undefined, true);
}

function refused(raw: string): EngineAnswer {
  return { kind: "refused", problem: new Problem("E_ENGINE_ANSWER", { engine: NAME }), raw };
}

function judgeText({
  item,
  raw,
  from,
  to,
  prompt,
}: {
  readonly item: EngineItem;
  readonly raw: string | undefined;
  readonly from: LanguageTag;
  readonly to: LanguageTag;
  readonly prompt: string;
}): EngineAnswer {
  const runs = raw === undefined ? undefined : readPlaceholders(item.runs, raw);
  const pinned = item.terms.map(({ target }) => target);
  const asked = { source: plainText(item.runs), from, to, pinned, prompt };
  return judgeModel(NAME, judgeAnswer(NAME, item.runs, { raw, runs }), asked);
}
