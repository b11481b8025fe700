import type { Capabilities, Engine, ItemContext, RateLimit } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { markedText, plainText } from "../core/runs.ts";
import { type Ask, askKey } from "./ask-key.ts";
import { estimatedCost } from "./budget.ts";
import type { Ledger, LedgerRow } from "./ledger-contract.ts";
import { bytesOf, type KeyedAsk, packAsks, packLimits } from "./packs.ts";

/** What is asked, of which engine, between which languages. */
export interface Job {
  readonly engine: Engine;
  readonly asks: Iterable<Ask>;
  readonly from: LanguageTag;
  readonly to: LanguageTag;
}

/** What a run would send. */
export interface Plan {
  /** Distinct asks without an answer in the ledger. */
  readonly asks: number;
  readonly requests: number;
  readonly codepoints: number;
  /** US dollars; undefined where the price is not known. */
  readonly cost: number | undefined;
  /** Whether that is the most it can come to: tokens are counted by the service, and an answer's length shows then. */
  readonly isUpper: boolean;
  /** Why the engine would not be asked at all. */
  readonly problem?: Problem;
}

/** A job, with what stands in the way of sending all of it. */
interface PlanJob extends Job {
  readonly ledger: Ledger | undefined;
  readonly limits: readonly RateLimit[];
  /** Leaves to a person what an earlier run sent without keeping an answer. */
  readonly holdUncertain?: boolean;
}

/** The distinct asks of a job by key, in order, and those that cannot be sent at all. */
interface KeyedJob {
  readonly sendable: ReadonlyMap<string, KeyedAsk>;
  readonly failures: ReadonlyMap<string, Problem>;
}

/**
 * What the first attempts of a run over these asks would send, to the codepoint, if nothing else happens meanwhile.
 *
 * Sends nothing. Without a ledger everything is taken as not yet asked.
 */
export async function planAsks(job: PlanJob): Promise<Plan> {
  const { sendable } = keyAsks(job);
  const keys = [...sendable.keys()];
  const known = await job.ledger?.answers(keys);
  const refused = await job.ledger?.refusals(keys, job);
  const open = [...sendable.values()].filter(({ key }) => !known?.has(key) && !refused?.has(key));
  const codepoints = open.reduce((sum, { cost }) => sum + cost, 0);
  const can = capabilitiesOf(job);
  if (can instanceof Problem)
    return { asks: open.length, requests: 0, codepoints: 0, cost: undefined, isUpper: false, problem: can };
  const packs = [...packAsks(open, packLimits(can.limits, job.limits))];
  const costs = packs.map((pack) =>
    estimatedCost(
      job,
      pack.map(({ ask }) => ask),
    ),
  );
  const cost =
    can.price === undefined ? undefined : costs.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 1_000_000;
  const isUpper = can.price?.unit === "token" || can.price?.answerPerMillion !== undefined;
  return { asks: open.length, requests: packs.length, codepoints, cost, isUpper };
}

/** Sorts a job: equal asks become one; those that cannot be sent are failures from the start. */
export function keyAsks(job: Job): KeyedJob {
  const sendable = new Map<string, KeyedAsk>();
  const failures = new Map<string, Problem>();
  const can = capabilitiesOf(job);
  for (const ask of job.asks) {
    const key = askKey(ask, job.from, job.to, job.engine);
    if (sendable.has(key) || failures.has(key)) continue;
    const cost = job.engine.cost(ask, job.from, job.to);
    const problem = unsendable(ask, cost, can);
    if (problem === undefined) sendable.set(key, { key, ask, cost });
    else failures.set(key, problem);
  }
  return { sendable, failures };
}

/** Why an ask cannot be sent: it is blank, or larger than a request may be. Undefined where it can. */
export function unsendable(ask: Ask, cost: number, can: Capabilities | Problem): Problem | undefined {
  if (plainText(ask.runs).trim() === "") return new Problem("E_ASK_BLANK");
  if (can instanceof Problem) return undefined;
  const { maxCodepoints: max, maxBytes } = can.limits;
  if (cost > max) return new Problem("E_ASK_TOO_LONG", { codepoints: cost, max });
  const bytes = maxBytes === undefined ? 0 : bytesOf({ ask, cost });
  return maxBytes !== undefined && bytes > maxBytes
    ? new Problem("E_ASK_TOO_MANY_BYTES", { bytes, max: maxBytes })
    : undefined;
}

/** What the engine does with the job's languages, or why it is not asked. */
export function capabilitiesOf({ engine, from, to }: Omit<Job, "asks">): Capabilities | Problem {
  return engine.capabilities(from, to);
}

/** An ask as the ledger notes it. */
export function ledgerRow(keyed: KeyedAsk, job: Omit<Job, "asks">): LedgerRow {
  const { engine, from, to } = job;
  const { key, ask } = keyed;
  const row = { key, from, to, engine: engine.name, model: engine.model, text: markedText(ask.runs) };
  return ask.context === undefined ? row : { ...row, context: contextJson(ask.context) };
}

/** What goes with an ask, as the ledger keeps it: examples as text with codes as marks. */
function contextJson({ examples, ...around }: ItemContext): string {
  const shown = examples.map(({ source, target, score }) => ({
    source: markedText(source),
    target: markedText(target),
    score,
  }));
  return JSON.stringify({ ...around, examples: shown });
}
