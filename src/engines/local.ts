import {
  type Capabilities,
  type Engine,
  type EngineAnswer,
  EngineFailure,
  type EngineItem,
  type EngineReply,
  type EngineRequest,
  type Probe,
} from "../core/engine.ts";
import type { LanguageTag, Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { codesOf, plainText, textRuns } from "../core/runs.ts";
import { judgeAnswer } from "./judge.ts";
import { modelCode } from "./local-languages.ts";
import { type LocalModel, readModel } from "./local-model.ts";
import { findTransformers, loadTranslator, type Translator } from "./local-pipeline.ts";
import { judgeModel } from "./model-talk.ts";
import { type PriceOverride, priceOf } from "./prices.ts";
import { fitAnswer, outerSpace } from "./spacing.ts";

const NAME = "local";

/** How the engine is used. */
export interface LocalOptions {
  readonly model: string;
  /** The project's folder: the model's path counts from it, and the package is looked for in it. */
  readonly root: string;
  readonly prices?: readonly PriceOverride[] | undefined;
}

/**
 * A translation model on this machine through transformers.js: NLLB-200, M2M100 or Opus-MT, from a folder. Nothing is
 * sent anywhere and nothing downloaded.
 *
 * The package is an optional one, looked for when the engine is opened and loaded with the first text. One sentence is
 * translated at a time. Texts with inline codes are refused, as these models keep no marks;
 * the queue asks again without the codes and places them where that is sure.
 */
export function localEngine({ model: folder, root, prices = [] }: LocalOptions): Engine {
  const model = readModel(folder, root);
  const entry = findTransformers(root);
  let loading: Promise<Translator> | undefined;
  // The model works on one text at a time anyway; two at once would only take twice the memory.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (request: EngineRequest): Promise<EngineReply> => {
    const reply = turn.then(async () => {
      loading ??= loadTranslator(entry, model);
      return await translate(model, loading, request);
    });
    turn = reply.catch(() => {}); // told to whoever asked
    return reply;
  };
  return {
    name: NAME,
    model: model.name,
    options: model.dtype,
    rates: [],
    capabilities: (from, to) => capabilities(model, prices, from, to),
    cost: ({ runs }) => [...sent(runs)].length,
    estimate: () => ({ sent: 0, answered: 0 }),
    translate: inTurn,
    probe: async (from, to, signal) => await probe(from, to, signal, inTurn),
    close: async () => {},
  };
}

function capabilities(
  model: LocalModel,
  prices: readonly PriceOverride[],
  from: LanguageTag,
  to: LanguageTag,
): Capabilities | Problem {
  for (const [lang, side] of [
    [from, "from"],
    [to, "to"],
  ] as const) {
    const code = modelCode(model.family, lang);
    if (code === undefined || (model.pair !== undefined && model.pair[side] !== code))
      return new Problem("E_ENGINE_LANGUAGE", { engine: NAME, model: model.name, lang });
  }
  return {
    codes: "none",
    terms: "none",
    examples: false,
    context: false,
    // The models read 512 tokens at most and are made for sentences: https://huggingface.co/docs/transformers/model_doc/nllb
    limits: { maxStrings: 8, maxCodepoints: 1_000, mixesCodes: true },
    price: priceOf(NAME, model.name, prices),
  };
}

async function translate(
  model: LocalModel,
  loading: Promise<Translator>,
  { items, from, to, signal }: EngineRequest,
): Promise<EngineReply> {
  signal.throwIfAborted();
  const codes = model.family === "marian" ? [] : [from, to].map((lang) => modelCode(model.family, lang));
  try {
    const translator = await loading;
    const answers: EngineAnswer[] = [];
    for (const item of items) {
      signal.throwIfAborted();
      answers.push(await answer(item, from, to, (text) => translator(text, codes[0], codes[1])));
    }
    return { answers };
  } catch (error) {
    signal.throwIfAborted();
    // A model that cannot be loaded or run does no better with the next text.
    const detail = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300);
    throw new EngineFailure("auth", new Problem("E_ENGINE_MODEL_BROKEN", { engine: NAME, detail }));
  }
}

async function answer(
  { runs }: EngineItem,
  from: LanguageTag,
  to: LanguageTag,
  translator: (text: string) => Promise<string>,
): Promise<EngineAnswer> {
  if (codesOf(runs).length > 0) return judgeAnswer(NAME, runs, { raw: "", runs: undefined });
  const raw = await translator(sent(runs));
  const judged = judgeAnswer(NAME, runs, { raw, runs: fitAnswer(runs, textRuns(raw.trim())) });
  return judgeModel(NAME, judged, { source: plainText(runs), from, to, pinned: [], prompt: "" });
}

function sent(runs: Runs): string {
  return plainText(outerSpace(runs).core);
}

async function probe(
  from: LanguageTag,
  to: readonly LanguageTag[],
  signal: AbortSignal,
  ask: (request: EngineRequest) => Promise<EngineReply>,
): Promise<readonly Probe[]> {
  const lang = to[0];
  if (lang === undefined) return [];
  try {
    const items = [{ runs: textRuns("The Senate met on Monday."), terms: [] }];
    const [first] = (await ask({ items, from, to: lang, signal })).answers;
    if (first?.kind !== "refused") return [{ what: "service", state: "fine", detail: lang }];
    return [{ what: "service", state: "broken", problem: first.problem }];
  } catch (error) {
    if (error instanceof EngineFailure) return [{ what: "service", state: "broken", problem: error.problem }];
    throw error;
  }
}
