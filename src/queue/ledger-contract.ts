import type { Billed, FailureClass, Price } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import type { BudgetName, Budgets, Left } from "./budget.ts";
import type { CostLine, CostsBy, ExportedRow, RowFilter } from "./ledger-report.ts";
import type { StoredAnswer } from "./stored-answer.ts";
import type { UndoLog } from "./undo-log.ts";

/** What is asked of an engine, under its key (`askKey`, 64 hexadecimal digits). */
export interface LedgerRow {
  readonly key: string;
  readonly from: LanguageTag;
  readonly to: LanguageTag;
  readonly engine: string;
  readonly model: string;
  /** The source with codes as marks; for people who read the ledger. */
  readonly text: string;
  /** What is shown to a language model with it, as JSON; kept for people who ask why, and no part of the key. */
  readonly context?: string | undefined;
}

/** How things stand with the rows of a claim; each row is in exactly one of the four. */
export interface Claim {
  /** Rows that this run may send now, in the order given. */
  readonly mine: readonly string[];
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  /** Rows that failed and are not to be asked again by this run. */
  readonly failures: ReadonlyMap<string, Problem>;
  /** Rows that a living other is about to send or waiting for. */
  readonly waiting: readonly string[];
  /** How many of `mine` were sent by a run that died before it could keep the answer: perhaps paid for already. */
  readonly uncertain: number;
}

/** What came of one row of an answered request. */
export type Outcome =
  | { readonly kind: "translated"; readonly key: string; readonly answer: StoredAnswer }
  | { readonly kind: "refused"; readonly key: string; readonly problem: Problem; readonly raw: string };

/** How a run claims rows. */
export interface ClaimOptions {
  /** A failed row stays failed: it failed while this run was waiting for it. */
  readonly waited?: boolean | undefined;
  /** Rows that were sent and never answered are left to a person: they are among the failures. */
  readonly holdUncertain?: boolean | undefined;
}

/** What a request takes: codepoints row by row, micro-dollars at most, and the budgets that it must keep to. */
export interface Sending {
  readonly costs: ReadonlyMap<string, number>;
  /** Undefined where the price is not known. */
  readonly cost?: number | undefined;
  readonly budgets?: Budgets | undefined;
}

/** Whether a request may be sent: the number under which its end is to be reported, or the budget that it would exceed. */
export type Sent =
  | { readonly kind: "sent"; readonly pack: number }
  | { readonly kind: "over"; readonly budget: BudgetName };

/** What the service said that it charges for a request, and the micro-dollars that this comes to. */
export interface Charged {
  readonly billed: Billed;
  readonly unit: Price["unit"];
  readonly cost: number;
}

/** Why rows are given up. */
export interface Failing {
  readonly failure: FailureClass;
  readonly problem: Problem;
  /** Milliseconds from now for which nobody is to ask again, where the service has named a time. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * What was asked of engines, what they answered, and what that cost; shared by all processes of a project.
 *
 * A row goes `planned → sent → done` or `failed`, each step on the disk before the next thing happens. A row that is
 * planned or sent belongs to its owner, a run; when the run dies the row is free, and `uncertain` if it had been sent.
 *
 * A row that the engine refused (an unusable answer, or a bad request) is asked once more in each later run, until it
 * has been refused three times or for good; then it stays failed, at no cost, until its key changes. Other failures do
 * not count.
 *
 * Run ids must be new for each run. All methods take whole batches, so that a database server can stand behind this.
 */
export interface Ledger extends UndoLog {
  /** The answers that stand, of those keys. */
  answers(keys: readonly string[]): Promise<ReadonlyMap<string, StoredAnswer>>;
  /**
   * Why they are not asked now, of those keys that have been refused three times, whose service named a later time, or
   * that are held.
   */
  refusals(
    keys: readonly string[],
    options?: Pick<ClaimOptions, "holdUncertain">,
  ): Promise<ReadonlyMap<string, Problem>>;
  /**
   * Makes what can be had of `rows` this run's own. A row whose service has named a time within the next minute is
   * waited for; one with a later time is among the failures.
   */
  claim(rows: readonly LedgerRow[], run: string, options?: ClaimOptions): Promise<Claim>;
  /** What is left of a run's budgets. */
  left(budgets: Budgets, run: string): Promise<Left>;
  /**
   * Notes that a request is about to be sent, unless it would exceed a budget. Both in one transaction, so that
   * processes which spend at the same time exceed none together.
   */
  sending(request: Sending, run: string): Promise<Sent>;
  /** Keeps what was answered, and what it cost. Nothing counts before this is done. */
  settle(pack: number, outcomes: readonly Outcome[], run: string, charged?: Charged): Promise<void>;
  /** A request failed as a whole; its rows are planned again, still this run's. `charged` where it may have been paid. */
  retract(pack: number, keys: readonly string[], charged: boolean): Promise<void>;
  /** Gives rows of this run up as failed. */
  fail(keys: readonly string[], why: Failing, run: string): Promise<void>;
  /** Takes refused rows as refused for good: nobody asks again, since their text has an answer elsewhere. */
  refuseForGood(keys: readonly string[]): Promise<void>;
  /** Frees rows of this run: planned ones for anybody to ask, sent ones as uncertain. */
  release(keys: readonly string[]): Promise<void>;
  /** Codepoints that were charged or may have been, by a run or in a month (`2026-11`, UTC). */
  spent(of: { readonly run: string } | { readonly month: string }): Promise<number>;
  /** How many rows were sent and never answered, by runs that are over; with `keys` how many of those. */
  uncertain(keys?: readonly string[]): Promise<number>;
  /** All rows, or those that a filter lets through, by key; a few hundred are read at a time. */
  rows(filter: RowFilter): AsyncGenerator<ExportedRow>;
  /** What requests came to, summed up. */
  costs(by: CostsBy): Promise<readonly CostLine[]>;
  /** Ends the runs of this process; what they still own is free. */
  close(): Promise<void>;
}
