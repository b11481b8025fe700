import type { Billed, Engine, EngineItem, Price } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Pack } from "./packs.ts";

/** What may be spent: the characters and the dollars of a run, and the dollars of a calendar month in UTC. */
export type BudgetName = "run-characters" | "run-dollars" | "month-dollars";

/** Budgets as they are given; absent for none. */
export interface BudgetLimits {
  /** Codepoints that the run may be charged for at most, attempts without an answer included. */
  readonly maxCodepoints?: number | undefined;
  /** US dollars that the run may cost. */
  readonly maxCost?: number | undefined;
  /** US dollars that all runs of a calendar month (UTC) may cost together. */
  readonly monthCost?: number | undefined;
}

/** The same with money in micro-dollars, whole numbers. The ledger keeps them: it alone knows what others spend. */
export type Budgets = BudgetLimits;

/** What is left of each budget: codepoints, or micro-dollars; Infinity where there is no such budget. */
export type Left = Readonly<Record<BudgetName, number>>;

/** Between which languages what engine is asked. */
interface Direction {
  readonly engine: Engine;
  readonly from: LanguageTag;
  readonly to: LanguageTag;
}

/** Budgets in the ledger's unit. Throws `E_BUDGET_PRICE` for dollars where the engine's price is not known. */
export function budgetsOf(limits: BudgetLimits, direction: Direction): Budgets {
  const { maxCodepoints, maxCost, monthCost } = limits;
  if (maxCost !== undefined || monthCost !== undefined) requirePrice(direction);
  return { maxCodepoints, maxCost: toMicro(maxCost), monthCost: toMicro(monthCost) };
}

/** Throws `E_BUDGET_PRICE` where an engine would be asked whose price is not known. */
export function requirePrice({ engine, from, to }: Direction): void {
  const can = engine.capabilities(from, to);
  if (can instanceof Problem || can.price !== undefined) return;
  throw new Problem("E_BUDGET_PRICE", { engine: engine.name, model: engine.model });
}

function toMicro(dollars: number | undefined): number | undefined {
  return dollars === undefined ? undefined : Math.round(dollars * 1_000_000);
}

/** Micro-dollars that one request with these items costs at most, before it is sent; undefined without a price. */
export function estimatedCost({ engine, from, to }: Direction, items: readonly EngineItem[]): number | undefined {
  const can = engine.capabilities(from, to);
  if (can instanceof Problem || can.price === undefined) return undefined;
  return costOf(can.price, engine.estimate(items, from, to));
}

/** Micro-dollars for so many units: dollars for a million of them is micro-dollars for each. Rounded up. */
export function costOf({ perMillion, answerPerMillion = 0 }: Price, { sent, answered }: Billed): number {
  // Rounded before it is rounded up: 60 × 0.15 is 9 and a bit in binary.
  return Math.ceil(Number((sent * perMillion + answered * answerPerMillion).toFixed(6)));
}

/** How much of a pack, from its first ask on, fits into what is left. */
export function fitting(pack: Pack, left: Left, direction: Direction): number {
  const fits = (count: number): boolean => overrun(left, need(pack.slice(0, count), direction)) === undefined;
  if (fits(pack.length)) return pack.length;
  let [least, most] = [0, pack.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** What a pack needs of the budgets. */
function need(pack: Pack, direction: Direction): Needed {
  const items = pack.map(({ ask }) => ask);
  return {
    codepoints: pack.reduce((sum, { cost }) => sum + cost, 0),
    cost: pack.length === 0 ? 0 : estimatedCost(direction, items),
  };
}

/** Codepoints and micro-dollars that a request takes. */
export interface Needed {
  readonly codepoints: number;
  /** Undefined where the price is not known. */
  readonly cost: number | undefined;
}

/** The budget that a request would exceed first, or undefined where it fits all. */
export function overrun(left: Left, { codepoints, cost = 0 }: Needed): BudgetName | undefined {
  if (codepoints > left["run-characters"]) return "run-characters";
  if (cost > left["run-dollars"]) return "run-dollars";
  return cost > left["month-dollars"] ? "month-dollars" : undefined;
}
