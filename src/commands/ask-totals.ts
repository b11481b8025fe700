import type { Engine } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Wish } from "../journey/ask.ts";
import type { Asked } from "../queue/ask.ts";
import type { BudgetName } from "../queue/budget.ts";
import type { Plan } from "../queue/plan.ts";

/** What a language's asking came to. In a dry run: what it would come to. */
export interface AskTotals {
  readonly lang: LanguageTag;
  readonly engine: string;
  readonly model: string;
  readonly wished: number;
  readonly answered: number;
  readonly failed: number;
  readonly requests: number;
  readonly codepoints: number;
  /** US dollars, where the price is known. */
  readonly cost: number | undefined;
  /** Whether the cost is the most that it can come to. */
  readonly costIsUpper: boolean;
  readonly stopped: Asked["stopped"];
  /** The budget that was reached, or in a dry run would be. */
  readonly budget: BudgetName | undefined;
  /** Texts that a run which died had sent. */
  readonly uncertain: number;
}

/** Which engine is asked, between which languages. */
export interface Asking {
  readonly engine: Engine;
  readonly from: LanguageTag;
  readonly to: LanguageTag;
}

/** What a language's asking came to. */
export function totalsOf(asking: Asking, wishes: readonly Wish[], asked: Asked, failed: number): AskTotals {
  const { requests, codepoints, stopped, uncertain, budget } = asked;
  const can = asking.engine.capabilities(asking.from, asking.to);
  const isPriced = !(can instanceof Problem) && can.price !== undefined;
  return {
    ...whoseOf(asking, wishes),
    answered: [...asked.answers.values()].filter(({ kind }) => kind === "translated").length,
    failed,
    requests,
    codepoints,
    cost: isPriced ? asked.cost : undefined,
    costIsUpper: false,
    stopped,
    budget,
    uncertain,
  };
}

/** What a language's asking would come to. */
export function plannedTotals(
  asking: Asking,
  wishes: readonly Wish[],
  plan: Plan,
  found: Pick<AskTotals, "budget" | "uncertain">,
): AskTotals {
  const { requests, codepoints, cost, isUpper, problem } = plan;
  const stopped = problem === undefined ? undefined : "engine";
  const nothing = { answered: 0, failed: 0, stopped } as const;
  return { ...whoseOf(asking, wishes), ...nothing, requests, codepoints, cost, costIsUpper: isUpper, ...found };
}

function whoseOf(
  { engine, to }: Asking,
  wishes: readonly Wish[],
): Pick<AskTotals, "lang" | "engine" | "model" | "wished"> {
  return { lang: to, engine: engine.name, model: engine.model, wished: wishes.length };
}
