import type { DatabaseSync } from "node:sqlite";
import type { Budgets, Left } from "./budget.ts";

/** Codepoints and micro-dollars that were charged or may have been. */
export interface Spent {
  readonly codepoints: number;
  /** Requests whose price was not known count as nothing. */
  readonly cost: number;
}

/** What a run has spent, or all runs in a month (`2026-11`, UTC). Takes time in proportion to its requests. */
export function spentBy(db: DatabaseSync, of: { readonly run: string } | { readonly month: string }): Spent {
  const sums = "SELECT total(codepoints) AS codepoints, total(cost) AS cost FROM pack WHERE outcome <> 'refunded' AND";
  const row =
    "run" in of
      ? db.prepare(`${sums} run = ?`).get(of.run)
      : db.prepare(`${sums} at >= ? AND at < ?`).get(of.month, `${of.month}~`);
  return { codepoints: Number(row?.["codepoints"]), cost: Number(row?.["cost"]) };
}

/** What is left of a run's budgets. Asks the file only for those that there are. */
export function leftOf(db: DatabaseSync, budgets: Budgets, run: string, at: string): Left {
  const { maxCodepoints, maxCost, monthCost } = budgets;
  const ofRun = maxCodepoints === undefined && maxCost === undefined ? undefined : spentBy(db, { run });
  const ofMonth = monthCost === undefined ? undefined : spentBy(db, { month: at.slice(0, 7) });
  const none = Number.POSITIVE_INFINITY;
  return {
    "run-characters": maxCodepoints === undefined ? none : maxCodepoints - (ofRun?.codepoints ?? 0),
    "run-dollars": maxCost === undefined ? none : maxCost - (ofRun?.cost ?? 0),
    "month-dollars": monthCost === undefined ? none : monthCost - (ofMonth?.cost ?? 0),
  };
}
