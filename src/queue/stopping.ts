import type { Problem } from "../core/problem.ts";
import type { BudgetName } from "./budget.ts";
import type { Sleep } from "./window.ts";

/** Why a run ended before everything was asked. */
export type StopReason = "budget" | "interrupted" | "engine";

/** How a run is brought to a stop. */
export interface Stopping extends Disposable {
  /** Aborts when nothing more may be sent; requests under way go on. */
  readonly noMore: AbortSignal;
  /** Aborts when requests under way are given up. */
  readonly abandon: AbortSignal;
  /** Whether no further packs are taken. */
  readonly stopped: StopReason | undefined;
  readonly problem: Problem | undefined;
  /** The budget that was reached. */
  readonly budget: BudgetName | undefined;
  /** Takes no further packs; those that have their share of the budget go on. */
  budgetReached(budget: BudgetName): void;
  /** The engine cannot be used any more; `problem` says why. */
  engineFailed(problem: Problem): void;
  /** Something broke that is nobody's decision; `error` is thrown in the end. */
  broken(error: unknown): void;
}

/** How long answers under way are waited for once the run is interrupted. */
const graceMs = 2_000;

/**
 * Watches the signals of a run. When `signal` aborts, requests under way have two seconds to be answered; when
 * `stopSignal` aborts they have none.
 */
export function watchStops(signal: AbortSignal, stopSignal: AbortSignal | undefined, sleep: Sleep): Stopping {
  const noMore = new AbortController();
  const abandon = new AbortController();
  const over = new AbortController();
  let stopped: StopReason | undefined;
  let problem: Problem | undefined;
  let budget: BudgetName | undefined;

  const interrupt = (graceful: boolean): void => {
    stopped = "interrupted";
    const reason: unknown = graceful ? signal.reason : stopSignal?.reason;
    noMore.abort(reason);
    const wait = graceful ? sleep(graceMs, over.signal) : Promise.resolve();
    wait.then(
      () => abandon.abort(reason),
      () => {}, // the run was over before
    );
  };
  const listen = (watched: AbortSignal | undefined, graceful: boolean): void => {
    if (watched?.aborted) interrupt(graceful);
    watched?.addEventListener("abort", () => interrupt(graceful), { once: true, signal: over.signal });
  };
  listen(signal, true);
  listen(stopSignal, false);
  return {
    noMore: noMore.signal,
    abandon: abandon.signal,
    get stopped() {
      return stopped;
    },
    get problem() {
      return problem;
    },
    get budget() {
      return budget;
    },
    budgetReached: (reached) => {
      budget ??= reached;
      stopped ??= "budget";
    },
    engineFailed: (why) => {
      problem ??= why;
      if (stopped !== "interrupted") stopped = "engine";
      noMore.abort(why);
    },
    broken: (error) => noMore.abort(error),
    [Symbol.dispose]: () => over.abort(),
  };
}
