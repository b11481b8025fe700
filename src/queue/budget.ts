import { Problem } from "../core/problem.ts";
import { capabilitiesOf, type Job } from "./plan.ts";

export interface BudgetLimits {
  /** Codepoints that may be charged at most, attempts without an answer included. */
  readonly maxCodepoints?: number | undefined;
  /** The same in US dollars. */
  readonly maxCost?: number | undefined;
}

/** How much may still be sent. */
export interface Budget {
  /** Codepoints that were sent and are charged or may be. */
  readonly spent: number;
  /** How many of `costs`, from the first on, fit into what is left; their sum is taken at once. */
  take(costs: readonly number[]): number;
  /** The service charged nothing for so many codepoints that were taken. */
  giveBack(codepoints: number): void;
}

/**
 * A budget in codepoints: the lower of a limit in codepoints and one in US dollars at the engine's price.
 *
 * Throws `E_BUDGET_PRICE` for dollars where the engine's price is not known.
 */
export function openBudget(limits: BudgetLimits, job: Omit<Job, "asks">): Budget {
  const limit = Math.min(limits.maxCodepoints ?? Number.POSITIVE_INFINITY, affordable(limits.maxCost, job));
  let spent = 0;
  return {
    get spent() {
      return spent;
    },
    take: (costs) => {
      let count = 0;
      for (const cost of costs) {
        if (spent + cost > limit) break;
        spent += cost;
        count += 1;
      }
      return count;
    },
    giveBack: (codepoints) => {
      spent -= codepoints;
    },
  };
}

/** Codepoints to be had for so many dollars. */
function affordable(maxCost: number | undefined, job: Omit<Job, "asks">): number {
  const can = capabilitiesOf(job);
  if (maxCost === undefined || can instanceof Problem || can.price?.perMillion === 0) return Number.POSITIVE_INFINITY;
  const { name, model } = job.engine;
  if (can.price === undefined) throw new Problem("E_BUDGET_PRICE", { engine: name, model });
  // Rounded before it is cut off: 0.07 × 1,000,000 is 70,000.00000000001 in binary, and 0.57 × 1,000,000 falls short.
  return Math.floor(Number(((maxCost * 1_000_000) / can.price.perMillion).toFixed(6)));
}
