import {
  type Capabilities,
  type Engine,
  EngineFailure,
  type EngineItem,
  type EngineReply,
  type EngineRequest,
  type RateLimit,
} from "../core/engine.ts";
import type { LanguageTag, Runs } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { codesOf, plainText } from "../core/runs.ts";
import { readAnswer, sendItem } from "./elements.ts";
import { judgeAnswer } from "./judge.ts";
import { readPlaceholders, sendPlaceholders } from "./placeholders.ts";
import { probeService, type ServiceLook } from "./probe-service.ts";
import { outerSpace } from "./spacing.ts";

/** How texts with inline codes are written for a service. */
export type Markup = "html" | "xml" | "placeholders";

/** The texts of one request, as they are sent. */
export interface Batch {
  readonly texts: readonly string[];
  /** Whether all of them are markup, with entities; else they are plain text. */
  readonly isMarkup: boolean;
  readonly items: readonly EngineItem[];
  readonly from: LanguageTag;
  readonly to: LanguageTag;
  readonly signal: AbortSignal;
}

/** What a service answered, in order. */
export interface Translations {
  /** An element that is no text counts as missing, and more or fewer than were asked for as none at all. */
  readonly texts: readonly unknown[];
  /** Units of its price, where it says how many. */
  readonly billed?: number | undefined;
}

/** What tells one service over HTTP from another; `httpEngine` makes an engine of it. */
export interface HttpService extends ServiceLook {
  readonly name: string;
  readonly model: string;
  readonly options: string;
  readonly rates: readonly RateLimit[];
  /** Why a pair of languages is not served, or undefined. */
  serves(from: LanguageTag, to: LanguageTag): boolean;
  /** What it does with a pair that it serves. */
  capabilities(from: LanguageTag, to: LanguageTag): Capabilities;
  /** How it is written for a pair of languages. */
  markup(from: LanguageTag, to: LanguageTag): Markup;
  /** Whether tags are charged for. */
  readonly chargesTags: boolean;
  /** One request; rejects with an `EngineFailure` or the signal's reason. */
  send(batch: Batch): Promise<Translations>;
  /** A service's own mark of a bad answer, beyond what holds for all. */
  isSpoilt?(source: string, answer: string): boolean;
}

/** The engine of a service over HTTP. Makes no request before it is asked to translate or probed. */
export function httpEngine(service: HttpService): Engine {
  const { name, model, options, rates } = service;
  const written = (runs: Runs, markup: Markup): number => codepoints(writeText(runs, markup));
  const engine: Engine = {
    name,
    model,
    options,
    rates,
    capabilities: (from, to) => refusal(service, from, to) ?? service.capabilities(from, to),
    cost: ({ runs }, from, to) => written(runs, service.markup(from, to)),
    estimate: (items, from, to) => {
      const markup = service.markup(from, to);
      const charged = ({ runs }: EngineItem): number =>
        service.chargesTags || markup === "placeholders"
          ? written(runs, markup)
          : codepoints(plainText(outerSpace(runs).core));
      return { sent: items.reduce((sum, item) => sum + charged(item), 0), answered: 0 };
    },
    translate: (request) => translate(service, request),
    probe: (from, to, signal) => probeService(engine, service, { from, to, signal }),
    close: async () => {},
  };
  return engine;
}

function refusal({ name, model, serves }: HttpService, from: LanguageTag, to: LanguageTag): Problem | undefined {
  if (serves(from, to)) return undefined;
  return new Problem("E_ENGINE_PAIR", { engine: name, model, from, lang: to });
}

async function translate(service: HttpService, request: EngineRequest): Promise<EngineReply> {
  const { items, from, to, signal } = request;
  signal.throwIfAborted();
  const refused = refusal(service, from, to);
  if (refused !== undefined) throw new EngineFailure("auth", refused);
  const markup = service.markup(from, to);
  const texts = items.map(({ runs }) => writeText(runs, markup));
  const isMarkup = markup !== "placeholders" && holdsCodes(items);
  const { texts: answers, billed } = await service.send({ texts, isMarkup, items, from, to, signal });
  const raws = answers.length === items.length ? answers : [];
  return {
    answers: items.map(({ runs }, index) => {
      const raw = raws[index];
      if (typeof raw !== "string") return judgeAnswer(service.name, runs, { raw: undefined, runs: undefined });
      const answer = judgeAnswer(service.name, runs, { raw, runs: readText(runs, markup, raw) });
      const isSpoilt = answer.kind === "translated" && service.isSpoilt?.(plainText(runs), plainText(answer.runs));
      if (isSpoilt !== true) return answer;
      return { kind: "refused", problem: new Problem("E_ENGINE_ANSWER", { engine: service.name }), raw };
    }),
    ...(billed === undefined ? {} : { billed: { sent: billed, answered: 0 } }),
  };
}

/** Whether all items have codes (true) or none (false). A service takes one kind of text a request. */
function holdsCodes(items: readonly EngineItem[]): boolean {
  const [first, ...others] = items.map(({ runs }) => codesOf(outerSpace(runs).core).length > 0);
  if (others.some((one) => one !== first)) throw new TypeError("A request mixes items with and without codes");
  return first ?? false;
}

function writeText(runs: Runs, markup: Markup): string {
  return markup === "placeholders" ? sendPlaceholders(runs) : sendItem(runs, markup).content;
}

function readText(runs: Runs, markup: Markup, raw: string): Runs | undefined {
  return markup === "placeholders" ? readPlaceholders(runs, raw) : readAnswer(runs, raw);
}

/** The codepoints of a text: what nearly all services count. */
export function codepoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
