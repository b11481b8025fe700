/** How much may still be sent. */
export interface Budget {
  /** Codepoints that were sent and are charged or may be. */
  readonly spent: number;
  /** How many of `costs`, from the first on, fit into what is left; their sum is taken at once. */
  take(costs: readonly number[]): number;
  /** The service charged nothing for so many codepoints that were taken. */
  giveBack(codepoints: number): void;
}

/** A budget in codepoints, the lower of the two limits; dollars count by the engine's price, and not without one. */
export function openBudget(limits: {
  readonly maxCodepoints: number | undefined;
  readonly maxCost: number | undefined;
  readonly pricePerMillion: number | undefined;
}): Budget {
  const { maxCodepoints = Number.POSITIVE_INFINITY, maxCost, pricePerMillion } = limits;
  const affordable =
    maxCost === undefined || !pricePerMillion ? Number.POSITIVE_INFINITY : (maxCost * 1_000_000) / pricePerMillion;
  const limit = Math.min(maxCodepoints, affordable);
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
