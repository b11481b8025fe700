import PQueue from "p-queue";
import type { Capabilities, EngineAnswer } from "../core/engine.ts";
import { failpoint } from "../core/failpoint.ts";
import { Problem } from "../core/problem.ts";
import { type Ask, askKey } from "./ask-key.ts";
import { type BudgetLimits, type BudgetName, budgetsOf } from "./budget.ts";
import { type KeySet, openKeySet } from "./key-set.ts";
import type { Claim, Ledger } from "./ledger-contract.ts";
import { type KeyedAsk, openPacker, type Pack, packAsks, packLimits } from "./packs.ts";
import { type Job, ledgerRow, unsendable } from "./plan.ts";
import { type Session, sendPack } from "./send.ts";
import { type Stopping, type StopReason, watchStops } from "./stopping.ts";
import { restoreAnswer, type StoredAnswer } from "./stored-answer.ts";
import type { RateWindow, Sleep } from "./window.ts";

/** A job whose asks come one by one and whose answers go one by one, so that it may be of any length. */
export interface StreamJob extends Omit<Job, "asks">, BudgetLimits {
  readonly asks: Iterable<Ask> | AsyncIterable<Ask>;
  /** How many asks there are, at most, for the progress; else the total grows as they come. */
  readonly count?: number | undefined;
  readonly ledger: Ledger;
  /** Leaves to a person what an earlier run sent and perhaps paid for without keeping an answer. */
  readonly holdUncertain?: boolean | undefined;
  /** New for each run. */
  readonly run: string;
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly window: RateWindow;
  /** Aborts when the run is to end: answers under way are waited for, up to two seconds. */
  readonly signal: AbortSignal;
  /** Aborts when the run is to end at once. */
  readonly stopSignal?: AbortSignal | undefined;
  /** Why the engine is not asked any more; what the ledger knows is still taken. */
  readonly engineProblem?: Problem | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called when a refused request makes all of them wait, with the milliseconds. */
  readonly onPause?: ((ms: number) => void) | undefined;
  /** Called once for each key that is answered, with the codes of the first ask of that key. The ledger has it then. */
  readonly onAnswer: (key: string, answer: EngineAnswer) => void;
  /** Called once for each key that has failed. */
  readonly onFailure: (key: string, problem: Problem) => void;
  readonly sleep: Sleep;
  /** 0 up to 1. */
  readonly random: () => number;
}

/** How far a job is. */
export interface Progress {
  /** Distinct asks that are answered or have failed, of `total`. */
  readonly settled: number;
  readonly total: number;
  readonly requests: number;
  readonly codepoints: number;
}

/** What a job came to. */
export interface StreamedAsks {
  /** Requests sent, attempts that failed included. */
  readonly requests: number;
  /** Codepoints that were charged or may have been. */
  readonly codepoints: number;
  /** US dollars, of what the price is known of. */
  readonly cost: number;
  /** Answers that cost nothing: they stood in the ledger, or another process has had them meanwhile. */
  readonly fromLedger: number;
  /** Asks that an earlier run had sent and perhaps paid for without keeping an answer. */
  readonly uncertain: number;
  readonly stopped?: StopReason;
  /** Why the engine was stopped. */
  readonly problem?: Problem;
  /** Which budget was reached. */
  readonly budget?: BudgetName;
}

/** Asks that are looked up in the ledger together. */
const batchSize = 250;
/** How often a row that another process has is looked at. */
const pollMs = 75;
/** So many rows of others are waited for before anything more is taken. */
const maxWaiting = 2_000;

/**
 * Has everything asked that the ledger does not know, each distinct ask once, and keeps each answer before it counts.
 *
 * Takes no more asks than can be sent soon; of those that it has taken it keeps a hash. Several processes may do this
 * at once on one ledger: what one is asking, the others wait for. Failures of single segments go to `onFailure`; only
 * trouble with the ledger or with the job itself is thrown. Once the engine or the budget has come to its end, the rest
 * still has what the ledger knows.
 */
export async function streamAsks(job: StreamJob): Promise<StreamedAsks> {
  using stopping = watchStops(job.signal, job.stopSignal, job.sleep);
  const state = newState(job, stopping);
  const can = job.engine.capabilities(job.from, job.to);
  const problem = can instanceof Problem ? can : job.engineProblem;
  if (problem !== undefined) stopping.engineFailed(problem);
  await sendAll(state, can);
  while (state.waiting.size > 0 && stopping.stopped === undefined) await askWaiting(state);
  return {
    requests: state.session.tally.requests,
    codepoints: state.session.tally.codepoints,
    cost: state.session.tally.cost / 1_000_000,
    fromLedger: state.count.fromLedger,
    uncertain: state.count.uncertain,
    ...(stopping.stopped === undefined ? {} : { stopped: stopping.stopped }),
    ...(stopping.problem === undefined ? {} : { problem: stopping.problem }),
    ...(stopping.budget === undefined ? {} : { budget: stopping.budget }),
  };
}

interface State {
  readonly job: StreamJob;
  readonly session: Session;
  readonly seen: KeySet;
  /** What a living other has. */
  readonly waiting: Map<string, KeyedAsk>;
  readonly count: { settled: number; fromLedger: number; uncertain: number; allRead: boolean };
}

function newState(job: StreamJob, stopping: Stopping): State {
  const count = { settled: 0, fromLedger: 0, uncertain: 0, allRead: false };
  const tally = { requests: 0, hopeless: 0, codepoints: 0, cost: 0 };
  const budgets = budgetsOf(job, job);
  const seen = openKeySet();
  const settled = (): void => {
    count.settled += 1;
    const total = count.allRead ? seen.size : Math.max(seen.size, job.count ?? 0);
    job.onProgress?.({ settled: count.settled, total, requests: tally.requests, codepoints: tally.codepoints });
  };
  const answered = (key: string, answer: EngineAnswer): void => {
    job.onAnswer(key, answer);
    settled();
  };
  const failed = (key: string, problem: Problem): void => {
    job.onFailure(key, problem);
    settled();
  };
  const { ledger, run, window, sleep, random } = job;
  const paused = (ms: number): void => job.onPause?.(ms);
  const session = { job, ledger, run, window, sleep, random, stopping, budgets, tally, answered, failed, paused };
  return { job, session, seen, waiting: new Map(), count };
}

/** Takes asks as they come, looks them up, packs and sends what is left. */
async function sendAll(state: State, can: Capabilities | Problem): Promise<void> {
  const { job, session } = state;
  const { stopping } = session;
  const packer = can instanceof Problem ? undefined : openPacker(packLimits(can.limits, job.window.limits));
  const lane = openLane(state, { waited: false });
  try {
    for await (const batch of inBatches(newAsks(state, can))) {
      if (stopping.stopped === "interrupted" || lane.isBroken()) break;
      const open = await lookUp(state, batch);
      if (packer === undefined || stopping.stopped !== undefined) continue;
      for (const keyed of open) {
        const pack = packer.add(keyed);
        if (pack !== undefined) await lane.send(pack);
      }
      while (state.waiting.size > maxWaiting && stopping.stopped === undefined) await askWaiting(state);
    }
    state.count.allRead = true;
    for (const pack of packer?.rest() ?? []) await lane.send(pack);
  } finally {
    await lane.idle();
  }
  lane.throwIfBroken();
}

/** Each distinct ask that can be sent, once. */
async function* newAsks(state: State, can: Capabilities | Problem): AsyncGenerator<KeyedAsk> {
  const { engine, from, to } = state.job;
  for await (const ask of state.job.asks) {
    const key = askKey(ask, from, to, engine);
    if (!state.seen.add(key)) continue;
    const cost = engine.cost(ask, from, to);
    const problem = unsendable(ask, cost, can);
    if (problem === undefined) yield { key, ask, cost };
    else state.session.failed(key, problem);
  }
}

async function* inBatches(asks: AsyncIterable<KeyedAsk>): AsyncGenerator<readonly KeyedAsk[]> {
  let batch: KeyedAsk[] = [];
  for await (const keyed of asks) {
    batch.push(keyed);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Takes the answers that stand in the ledger; gives the asks that have none. */
async function lookUp(state: State, batch: readonly KeyedAsk[]): Promise<readonly KeyedAsk[]> {
  const answers = await state.job.ledger.answers(batch.map(({ key }) => key));
  return batch.filter((keyed) => {
    const stored = answers.get(keyed.key);
    if (stored !== undefined) known(state, keyed, stored);
    return stored === undefined;
  });
}

function known(state: State, { key, ask }: KeyedAsk, stored: StoredAnswer): void {
  const answer = restoreAnswer(stored, ask.runs);
  if (answer === undefined) {
    state.session.failed(key, new Problem("E_LEDGER_ROW"));
    return;
  }
  state.count.fromLedger += 1;
  state.session.answered(key, answer);
}

/** So many requests at once. */
interface Lane {
  /** Waits until there is a place, and takes the pack unless the run stops. */
  send(pack: Pack): Promise<void>;
  isBroken(): boolean;
  /** Waits until nothing is under way. */
  idle(): Promise<void>;
  throwIfBroken(): void;
}

function openLane(state: State, { waited }: { readonly waited: boolean }): Lane {
  const { stopping } = state.session;
  const queue = new PQueue({ concurrency: state.job.concurrency });
  const broken = new AbortController();
  return {
    isBroken: () => broken.signal.aborted,
    send: async (pack) => {
      await queue.onSizeLessThan(1);
      if (stopping.stopped !== undefined || broken.signal.aborted) return;
      queue
        .add(() => claimAndSend(state, pack, waited))
        .catch((error: unknown) => {
          broken.abort(error);
          stopping.broken(error);
        });
    },
    idle: () => queue.onIdle(),
    throwIfBroken: () => broken.signal.throwIfAborted(),
  };
}

async function claimAndSend(state: State, pack: Pack, waited: boolean): Promise<void> {
  const { session } = state;
  if (session.stopping.stopped !== undefined) return;
  failpoint("before-claim");
  const rows = pack.map((keyed) => ledgerRow(keyed, session.job));
  const claim = await session.ledger.claim(rows, session.run, { waited, holdUncertain: state.job.holdUncertain });
  failpoint("after-claim");
  note(state, pack, claim);
  const mine = new Set(claim.mine);
  await sendPack(
    session,
    pack.filter(({ key }) => mine.has(key)),
  );
}

function note(state: State, pack: Pack, claim: Claim): void {
  const waiting = new Set(claim.waiting);
  state.count.uncertain += claim.uncertain;
  for (const keyed of pack) {
    if (waiting.has(keyed.key)) state.waiting.set(keyed.key, keyed);
    else state.waiting.delete(keyed.key);
    const answer = claim.answers.get(keyed.key);
    if (answer !== undefined) known(state, keyed, answer);
    const problem = claim.failures.get(keyed.key);
    if (problem !== undefined) state.session.failed(keyed.key, problem);
  }
}

/** Looks after rows that others have: takes their answers, takes over what they left, or waits a little. */
async function askWaiting(state: State): Promise<void> {
  const { job, session } = state;
  const { stopping } = session;
  const can = job.engine.capabilities(job.from, job.to);
  if (can instanceof Problem) return;
  const before = state.waiting.size;
  const lane = openLane(state, { waited: true });
  for (const pack of packAsks([...state.waiting.values()], packLimits(can.limits, job.window.limits)))
    await lane.send(pack);
  await lane.idle();
  lane.throwIfBroken();
  if (state.waiting.size < before || stopping.stopped !== undefined) return;
  await job.sleep(pollMs, stopping.noMore).catch((error: unknown) => {
    if (!stopping.noMore.aborted) throw error;
  });
}
