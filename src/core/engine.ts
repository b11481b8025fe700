import type { LanguageTag, Runs } from "./model.ts";
import type { Problem } from "./problem.ts";

/** A term that the engine should use, where it can: the source form and the pinned rendering. */
export interface PinnedTerm {
  readonly source: string;
  readonly target: string;
}

/** A translation of something like the text, shown to an engine that learns from examples. */
export interface Example {
  readonly source: Runs;
  readonly target: Runs;
  /** 0–102. */
  readonly score: number;
}

/** What stands around a text: shown to engines that can use it, never translated and no part of the ledger's key. */
export interface ItemContext {
  /** The sentences before and after it in its article, where there are such. */
  readonly previous?: string;
  readonly next?: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** Best first. */
  readonly examples: readonly Example[];
}

/** One text that an engine is asked for, with the terms pinned in it. */
export interface EngineItem {
  readonly runs: Runs;
  readonly terms: readonly PinnedTerm[];
  readonly context?: ItemContext;
}

export interface EngineRequest {
  /** Within the limits of the pair's `Capabilities`. */
  readonly items: readonly EngineItem[];
  readonly from: LanguageTag;
  readonly to: LanguageTag;
  readonly signal: AbortSignal;
}

/** The answer to one item: runs with exactly the item's codes, or why there is none. `raw` is the answer as it came. */
export type EngineAnswer =
  | {
      readonly kind: "translated";
      readonly runs: Runs;
      readonly raw: string;
      /** The engine was asked without the codes, and they were put at their places afterwards. Set by the queue. */
      readonly placed?: "aligned";
    }
  | {
      readonly kind: "refused";
      readonly problem: Problem;
      readonly raw: string;
      /** What the engine said without the codes, where their places in it are not sure. Set by the queue. */
      readonly plain?: string;
    };

/** Units of a price: what is sent, and what is answered. */
export interface Billed {
  readonly sent: number;
  readonly answered: number;
}

/** What came of one request. */
export interface EngineReply {
  /** In the order of the items, one for each. */
  readonly answers: readonly EngineAnswer[];
  /** What the service says that it will charge for, in the unit of its price, where it says so. */
  readonly billed?: Billed;
}

/**
 * How a failed request is treated: `throttle` waits and tries again, `daily` stops the engine until another day,
 * `transient` tries again, `bad-request` halves the pack, `auth` stops at once.
 */
export type FailureClass = "throttle" | "daily" | "transient" | "bad-request" | "auth";

/** How much a request may hold. */
export interface EngineLimits {
  readonly maxStrings: number;
  readonly maxCodepoints: number;
  /** Of the request's texts in UTF-8, where the service counts those. */
  readonly maxBytes?: number;
  /** Whether texts with inline codes and texts without may go in one request. */
  readonly mixesCodes: boolean;
}

/** What a service charges. */
export interface Price {
  /** A token is what a language model reads: the engine estimates them before, and the service counts them after. */
  readonly unit: "codepoint" | "token";
  /** US dollars per million units that are sent. */
  readonly perMillion: number;
  /** US dollars per million units of the answer, where those are charged too. */
  readonly answerPerMillion?: number;
}

/** What an engine does from one language into another. */
export interface Capabilities {
  /** How inline codes go: as elements of HTML or XML, as placeholders in the text, or not at all. */
  readonly codes: "elements" | "placeholders" | "none";
  /** How pinned terms go: in a glossary kept by the service, within the request, in a prompt, or not at all. */
  readonly terms: "glossary" | "request" | "prompt" | "none";
  /** Whether it uses translations of something like the text. */
  readonly examples: boolean;
  /** Whether it uses the sentences around the text. */
  readonly context: boolean;
  readonly limits: EngineLimits;
  /** Undefined where the price is not known. */
  readonly price: Price | undefined;
  /** What the settings ask for and this pair does not have; it is done without. */
  readonly lacks?: Problem;
}

/** What may be sent within some time. Several hold together. */
export interface RateLimit {
  readonly unit: "characters" | "requests" | "tokens";
  readonly amount: number;
  /** The window's length in milliseconds. */
  readonly perMs: number;
}

/** One thing that `translate doctor` has looked at. */
export interface Probe {
  readonly what: "credentials" | "service" | "languages" | "quota";
  /** `fine` needs nothing, `missing` may be wanted, `broken` stops the work. */
  readonly state: "fine" | "missing" | "broken";
  /** Why it is not fine. */
  readonly problem?: Problem;
  /** Names and numbers for people, never a secret: a masked key, a list of languages, what is left of a quota. */
  readonly detail?: string;
}

/** A machine translation service. */
export interface Engine {
  readonly name: string;
  readonly model: string;
  /** Options that change its answers, as a stable string; part of the ledger's key. */
  readonly options: string;
  /** What the service itself allows, for where the project names no limits. */
  readonly rates: readonly RateLimit[];
  /** What it does with a pair of languages, or why it is not asked for it. Asks nobody and costs nothing. */
  capabilities(from: LanguageTag, to: LanguageTag): Capabilities | Problem;
  /**
   * Codepoints that are sent for an item: its text as it is sent between these languages, markup included, and what goes
   * with it alone.
   */
  cost(item: EngineItem, from: LanguageTag, to: LanguageTag): number;
  /** Units of its price that one request with these items comes to, before it is sent; those of the answer at most. */
  estimate(items: readonly EngineItem[], from: LanguageTag, to: LanguageTag): Billed;
  /** One request, no retry. Rejects with an `EngineFailure`, or with the signal's reason. */
  translate(request: EngineRequest): Promise<EngineReply>;
  /** Looks whether the service can be used for these languages, with at most one tiny paid request. */
  probe(from: LanguageTag, to: readonly LanguageTag[], signal: AbortSignal): Promise<readonly Probe[]>;
  close(): Promise<void>;
}

/** A request that failed as a whole. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
  readonly failure: FailureClass;
  readonly problem: Problem;
  /** Milliseconds that the service asks to wait, where it says so. */
  readonly retryAfterMs: number | undefined;
  /**
   * Whether it may have been paid for all the same. So is a `transient` one: a service that answers late or not at all
   * may have done the work.
   */
  readonly charged: boolean;

  constructor(
    failure: FailureClass,
    problem: Problem,
    retryAfterMs?: number,
    charged: boolean = failure === "transient",
  ) {
    super(problem.message, { cause: problem });
    this.failure = failure;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
    this.charged = charged;
  }
}
