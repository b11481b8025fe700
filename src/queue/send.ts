import { type EngineAnswer, EngineFailure, type EngineReply } from "../core/engine.ts";
import { failpoint } from "../core/failpoint.ts";
import { Problem } from "../core/problem.ts";
import { type Budgets, estimatedCost, fitting, costOf as moneyFor, overrun } from "./budget.ts";
import type { Charged, Ledger, Outcome } from "./ledger-contract.ts";
import type { KeyedAsk, Pack } from "./packs.ts";
import type { Job } from "./plan.ts";
import type { Weights } from "./rates.ts";
import type { Stopping } from "./stopping.ts";
import { storeRuns } from "./stored-answer.ts";
import { longestWaitMs, type RateWindow, type Reservation, type Sleep } from "./window.ts";

/** What sending needs and what it brings in, for one run. */
export interface Session {
  readonly job: Omit<Job, "asks">;
  readonly ledger: Ledger;
  readonly run: string;
  readonly window: RateWindow;
  readonly budgets: Budgets;
  readonly stopping: Stopping;
  readonly sleep: Sleep;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly answered: (key: string, answer: EngineAnswer) => void;
  readonly failed: (key: string, problem: Problem) => void;
  readonly paused: (ms: number) => void;
  /** Counted as it goes. */
  readonly tally: Tally;
}

/** What has been sent so far. */
export interface Tally {
  requests: number;
  hopeless: number;
  /** Codepoints that were charged or may have been. */
  codepoints: number;
  /** Micro-dollars that were, as far as the price is known: at most, until the service has said what it charges. */
  cost: number;
}

const maxTransient = 5;
const maxThrottled = 10;
/** No service is taken at its word for longer than a day. */
const maxPauseMs = 86_400_000;
/** Packs in a row that may fail for good, none answered between them, before the engine is given up. */
const maxHopeless = 3;

/**
 * Sends a pack whose rows this run owns, again where that may help, until each row is answered, failed or free again.
 * All retrying is done here, and only here.
 *
 * `throttle` waits as long as the service asks, and longer each time; `transient` waits longer each time, five attempts
 * in all, none after one for which the service asks for more than an hour; `bad-request` halves the pack down to the
 * segment that is to blame; `auth` and `daily` stop the engine.
 */
export async function sendPack(session: Session, pack: Pack): Promise<void> {
  const attempts = { throttle: 0, transient: 0 };
  let open = pack;
  while (open.length > 0) {
    open = await affordable(session, open);
    const failure = open.length === 0 ? undefined : await attempt(session, open);
    if (failure === undefined) return;
    if (failure === "over") continue;
    switch (failure.failure) {
      case "throttle": {
        attempts.throttle += 1;
        if (attempts.throttle >= maxThrottled) return giveUpEngine(session, open, failure);
        const ms = delayOf(failure, attempts.throttle, session);
        session.paused(ms);
        await session.window.pause(ms);
        break;
      }
      case "transient":
        attempts.transient += 1;
        if (attempts.transient >= maxTransient || (failure.retryAfterMs ?? 0) > longestWaitMs)
          return giveUpPack(session, open, failure);
        await rest(session, delayOf(failure, attempts.transient, session));
        break;
      case "bad-request":
        return halve(session, open, failure);
      case "daily":
      case "auth":
        return giveUpEngine(session, open, failure);
    }
  }
}

/**
 * Milliseconds until the next attempt: 1 s, 2 s, 4 s … up to a minute, each between half and whole, so that processes do
 * not come back together; never less than the service asks for.
 */
function delayOf(failure: EngineFailure, attempt: number, session: Session): number {
  const backoff = Math.min(60_000, 1_000 * 2 ** (attempt - 1)) * (0.5 + session.random() / 2);
  return Math.max(Math.min(failure.retryAfterMs ?? 0, maxPauseMs), backoff);
}

/** Waits, unless the run stops; `attempt` sees to that then. */
async function rest(session: Session, ms: number): Promise<void> {
  await session.sleep(ms, session.stopping.noMore).catch((error: unknown) => {
    if (!session.stopping.noMore.aborted) throw error;
  });
}

/** As much of the pack as the budgets allow now; the rest is free again. `attempt` sees to it that they are kept. */
async function affordable(session: Session, pack: Pack): Promise<Pack> {
  const left = await session.ledger.left(session.budgets, session.run);
  const count = fitting(pack, left, session.job);
  if (count === pack.length) return pack;
  session.stopping.budgetReached(overrun(left, needed(session, pack)) ?? "run-characters");
  await session.ledger.release(keysOf(pack.slice(count)));
  return pack.slice(0, count);
}

function needed(session: Session, pack: Pack): { readonly codepoints: number; readonly cost: number | undefined } {
  const items = pack.map(({ ask }) => ask);
  return { codepoints: costOf(pack), cost: estimatedCost(session.job, items) };
}

/**
 * One request. Undefined when it is done with: answered and settled, or given up because the run stops. `over` when
 * somebody else has spent meanwhile what it would have cost.
 */
async function attempt(session: Session, pack: Pack): Promise<EngineFailure | "over" | undefined> {
  const { ledger, run, window, stopping, budgets, tally } = session;
  const { codepoints, cost } = needed(session, pack);
  let reservation: Reservation;
  try {
    reservation = await window.reserve(weightsOf(session, pack), stopping.noMore);
  } catch (error) {
    await ledger.release(keysOf(pack));
    if (stopping.noMore.aborted) return undefined;
    if (isUsedUp(error)) return giveUp(session, pack, error);
    throw error;
  }
  const costs = new Map(pack.map((keyed) => [keyed.key, keyed.cost]));
  const sent = await ledger.sending({ costs, cost, budgets }, run);
  if (sent.kind === "over") {
    await reservation.refund();
    return "over";
  }
  tally.requests += 1;
  tally.codepoints += codepoints;
  tally.cost += cost ?? 0;
  failpoint("before-request");
  try {
    const reply = await translate(session, pack);
    failpoint("after-answer");
    await settle(session, sent.pack, pack, reply);
    await reservation.done();
    return undefined;
  } catch (error) {
    return await afterFailure(session, { request: sent.pack, pack, reservation, error });
  }
}

/** The engine's answers, or the reason of `abandon`, even where an engine does not heed its signal. */
async function translate(session: Session, pack: Pack): Promise<EngineReply> {
  const { engine, from, to } = session.job;
  const signal = session.stopping.abandon;
  signal.throwIfAborted();
  const abandoned = Promise.withResolvers<never>();
  const onAbort = (): void => abandoned.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const items = pack.map(({ ask }) => ask);
  try {
    return await Promise.race([engine.translate({ items, from, to, signal }), abandoned.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** Keeps the answers, and only then counts them. */
async function settle(session: Session, request: number, pack: Pack, reply: EngineReply): Promise<void> {
  const { answers } = reply;
  const judged = pack.map((keyed, index) => ({ key: keyed.key, answer: answers[index] ?? missing(session) }));
  const outcomes = judged.map(({ key, answer }): Outcome => {
    if (answer.kind === "refused") return { ...answer, key };
    return { kind: "translated", key, answer: { runs: storeRuns(answer.runs), raw: answer.raw } };
  });
  const charged = chargedFor(session, reply);
  await session.ledger.settle(request, outcomes, session.run, charged);
  if (charged !== undefined) session.tally.cost += charged.cost - (needed(session, pack).cost ?? 0);
  failpoint("after-settle");
  session.tally.hopeless = 0;
  for (const { key, answer } of judged) {
    if (answer.kind === "refused") session.failed(key, answer.problem);
    else session.answered(key, answer);
  }
}

/** What the service said that the request costs, where it did. */
function chargedFor({ job }: Session, { billed }: EngineReply): Charged | undefined {
  const can = job.engine.capabilities(job.from, job.to);
  if (billed === undefined || can instanceof Problem || can.price === undefined) return undefined;
  return { billed, unit: can.price.unit, cost: moneyFor(can.price, billed) };
}

function missing(session: Session): EngineAnswer {
  return { kind: "refused", problem: new Problem("E_ENGINE_COUNT", { engine: session.job.engine.name }), raw: "" };
}

/** Puts the books right after a request that brought no answers. What was not charged is given back. */
async function afterFailure(
  session: Session,
  sent: { readonly request: number; readonly pack: Pack; readonly reservation: Reservation; readonly error: unknown },
): Promise<EngineFailure | undefined> {
  const { request, pack, reservation, error } = sent;
  if (!(error instanceof EngineFailure)) {
    await reservation.done();
    await session.ledger.release(keysOf(pack)); // sent rows: uncertain from now on
    if (session.stopping.abandon.aborted) return undefined;
    throw error;
  }
  const { charged } = error;
  if (charged) await reservation.done();
  else {
    await reservation.refund();
    const { codepoints, cost = 0 } = needed(session, pack);
    session.tally.codepoints -= codepoints;
    session.tally.cost -= cost;
  }
  await session.ledger.retract(request, keysOf(pack), charged);
  return error;
}

async function halve(session: Session, pack: Pack, failure: EngineFailure): Promise<void> {
  if (pack.length === 1) return fail(session, pack, failure);
  const middle = Math.ceil(pack.length / 2);
  await sendPack(session, pack.slice(0, middle));
  await sendPack(session, pack.slice(middle));
}

async function giveUpPack(session: Session, pack: Pack, failure: EngineFailure): Promise<void> {
  await fail(session, pack, failure);
  session.tally.hopeless += 1;
  if (session.tally.hopeless >= maxHopeless) session.stopping.engineFailed(failure.problem);
}

async function fail(session: Session, pack: Pack, failure: EngineFailure): Promise<void> {
  await session.ledger.fail(keysOf(pack), failure, session.run);
  for (const { key } of pack) session.failed(key, failure.problem);
}

/** Stops the engine. Another run may ask for the rows: another day or other credentials will do. */
async function giveUpEngine(session: Session, pack: Pack, failure: EngineFailure): Promise<void> {
  session.stopping.engineFailed(failure.problem);
  await fail(session, pack, failure);
}

function giveUp(session: Session, pack: Pack, problem: Problem): undefined {
  session.stopping.engineFailed(problem);
  for (const { key } of pack) session.failed(key, problem);
}

/** Whether the window says that what is left must wait for another day. */
function isUsedUp(error: unknown): error is Problem {
  return error instanceof Problem && (error.code === "E_WINDOW_USED_UP" || error.code === "E_WINDOW_PAUSED");
}

/** What a request with this pack uses of the service's limits. Tokens are reckoned only where they are limited. */
function weightsOf({ job, window }: Session, pack: Pack): Weights {
  const items = pack.map(({ ask }) => ask);
  const hasTokens = window.limits.some(({ unit }) => unit === "tokens");
  const billed = hasTokens ? job.engine.estimate(items, job.from, job.to) : { sent: 0, answered: 0 };
  return { characters: costOf(pack), requests: 1, tokens: billed.sent + billed.answered };
}

function keysOf(pack: Pack): readonly string[] {
  return pack.map(({ key }: KeyedAsk) => key);
}

function costOf(pack: Pack): number {
  return pack.reduce((sum, { cost }) => sum + cost, 0);
}
