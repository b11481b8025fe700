import type { LanguageTag, Runs } from "./model.ts";
import type { Problem } from "./problem.ts";

/** A term that the engine should use, where it can: the source form and the pinned rendering. */
export interface PinnedTerm {
  readonly source: string;
  readonly target: string;
}

export interface EngineRequest {
  /** At most `limits.maxStrings` items, together at most `limits.maxCodepoints`. */
  readonly items: readonly Runs[];
  readonly from: LanguageTag;
  readonly to: LanguageTag;
  readonly terms: readonly PinnedTerm[];
  readonly signal: AbortSignal;
}

/** The answer to one item: runs with exactly the item's codes, or why there is none. `raw` is the answer as it came. */
export type EngineAnswer =
  | { readonly kind: "translated"; readonly runs: Runs; readonly raw: string }
  | { readonly kind: "refused"; readonly problem: Problem; readonly raw: string };

/**
 * How a failed request is treated: `throttle` waits and tries again, `daily` stops the engine until another day,
 * `transient` tries again, `bad-request` halves the pack, `auth` stops at once.
 */
export type FailureClass = "throttle" | "daily" | "transient" | "bad-request" | "auth";

/** A machine translation service. */
export interface Engine {
  readonly name: string;
  readonly model: string;
  /** Options that change its answers, as a stable string; part of the ledger's key. */
  readonly options: string;
  readonly limits: { readonly maxStrings: number; readonly maxCodepoints: number };
  /** US dollars per million codepoints sent, or undefined where nothing is charged or known. */
  readonly pricePerMillion: number | undefined;
  /** Undefined where the pair is served, else why not. Asks nobody and costs nothing. */
  refuses(from: LanguageTag, to: LanguageTag): Problem | undefined;
  /** Codepoints that `item` will be charged for: its text as it is sent, markup included. */
  cost(item: Runs): number;
  /** One request, no retry. Rejects with an `EngineFailure`, or with the signal's reason. */
  translate(request: EngineRequest): Promise<readonly EngineAnswer[]>;
  close(): Promise<void>;
}

/** A request that failed as a whole. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
  readonly failure: FailureClass;
  readonly problem: Problem;
  /** Milliseconds that the service asks to wait, where it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(failure: FailureClass, problem: Problem, retryAfterMs?: number) {
    super(problem.message, { cause: problem });
    this.failure = failure;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}
