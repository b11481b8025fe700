import PQueue from "p-queue";
import type { EngineAnswer } from "../core/engine.ts";
import { failpoint } from "../core/failpoint.ts";
import { Problem } from "../core/problem.ts";
import { type BudgetLimits, openBudget } from "./budget.ts";
import type { Claim, Ledger } from "./ledger-contract.ts";
import { type KeyedAsk, type Pack, packAsks, packLimits } from "./packs.ts";
import { askPlain } from "./plain-round.ts";
import { type Job, keyAsks, ledgerRow } from "./plan.ts";
import { type Session, sendPack } from "./send.ts";
import { type Stopping, type StopReason, watchStops } from "./stopping.ts";
import { restoreAnswer, type StoredAnswer } from "./stored-answer.ts";
import type { RateWindow, Sleep } from "./window.ts";

export { type Ask, askKey } from "./ask-key.ts";
export { planAsks } from "./plan.ts";

/** A job, with all that it takes to have it done. */
export interface AskJob extends Job, BudgetLimits {
  readonly ledger: Ledger;
  /** New for each run. */
  readonly run: string;
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly window: RateWindow;
  /** Aborts when the run is to end: answers under way are waited for, up to two seconds. */
  readonly signal: AbortSignal;
  /** Aborts when the run is to end at once. */
  readonly stopSignal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly sleep: Sleep;
  /** 0 up to 1. */
  readonly random: () => number;
}

export interface Progress {
  /** Distinct asks that are answered or have failed, of `total`. */
  readonly settled: number;
  readonly total: number;
  readonly requests: number;
  readonly codepoints: number;
}

/** What came of a job. Keys in neither map were not asked, for the reason in `stopped`. */
export interface Asked {
  /** Translations by `askKey`, with the codes of the first ask of that key; `withCodesOf` gives them another's. */
  readonly answers: ReadonlyMap<string, EngineAnswer>;
  readonly failures: ReadonlyMap<string, Problem>;
  /** Requests sent, attempts that failed included. */
  readonly requests: number;
  /** Codepoints that were charged or may have been. */
  readonly codepoints: number;
  /** Answers that cost nothing: they stood in the ledger, or another process has had them meanwhile. */
  readonly fromLedger: number;
  /** Asks that an earlier run had sent and perhaps paid for without keeping an answer. */
  readonly uncertain: number;
  readonly stopped?: StopReason;
  /** Why the engine was stopped. */
  readonly problem?: Problem;
}

/** How often a row that another process has is looked at. */
const pollMs = 75;
/** Rows of others that are looked at together. */
const pollRows = 500;

/**
 * Has everything asked that the ledger does not know, each distinct ask once, and keeps each answer before it counts.
 *
 * Several processes may do this at once on one ledger: what one is asking, the others wait for. Failures of single
 * segments are in the result; only trouble with the ledger or with the job itself is thrown.
 */
export async function askEngine(job: AskJob): Promise<Asked> {
  using stopping = watchStops(job.signal, job.stopSignal, job.sleep);
  const { sendable, failures } = keyAsks(job);
  const state = newState(job, stopping, sendable, failures);
  const can = job.engine.capabilities(job.from, job.to);
  if (can instanceof Problem) stopping.engineFailed(can);
  await askAll(job, state, [...sendable.keys()]);
  await askPlain({ job, ...state, ask: (keys) => askAll(job, state, keys) });
  return {
    answers: state.answers,
    failures: state.failures,
    requests: state.session.tally.requests,
    codepoints: state.session.budget.spent,
    fromLedger: state.count.fromLedger,
    uncertain: state.count.uncertain,
    ...(stopping.stopped === undefined ? {} : { stopped: stopping.stopped }),
    ...(stopping.problem === undefined ? {} : { problem: stopping.problem }),
  };
}

/** Has answered what the ledger knows, and asks for the rest, until each of `keys` is settled or the run stops. */
async function askAll(job: AskJob, state: State, keys: readonly string[]): Promise<void> {
  for (const [key, answer] of await job.ledger.answers(keys)) state.known(key, answer);
  await sendAll(
    job,
    state,
    keys.filter((key) => !state.answers.has(key)),
  );
  while (state.waiting.size > 0 && state.session.stopping.stopped === undefined) await askWaiting(job, state);
}

interface State {
  readonly session: Session;
  readonly sendable: Map<string, KeyedAsk>;
  readonly answers: Map<string, EngineAnswer>;
  readonly failures: Map<string, Problem>;
  /** Keys that a living other has. */
  readonly waiting: Set<string>;
  readonly count: { fromLedger: number; uncertain: number };
  readonly known: (key: string, answer: StoredAnswer) => void;
}

function newState(
  job: AskJob,
  stopping: Stopping,
  known: ReadonlyMap<string, KeyedAsk>,
  failed: ReadonlyMap<string, Problem>,
): State {
  const sendable = new Map(known);
  const answers = new Map<string, EngineAnswer>();
  const failures = new Map(failed);
  const count = { fromLedger: 0, uncertain: 0 };
  const tally = { requests: 0, hopeless: 0 };
  const budget = openBudget(job, job);
  const total = sendable.size + failed.size;
  const progress = (): void => {
    // Texts that are asked again without codes are settled already.
    const settled = Math.min(total, answers.size + failures.size);
    job.onProgress?.({ settled, total, requests: tally.requests, codepoints: budget.spent });
  };
  const answered = (key: string, answer: EngineAnswer): void => {
    answers.set(key, answer);
    progress();
  };
  const fail = (key: string, problem: Problem): void => {
    failures.set(key, problem);
    progress();
  };
  const { ledger, run, window, sleep, random } = job;
  const session = { job, ledger, run, window, sleep, random, stopping, budget, tally, answered, failed: fail };
  const fromLedger = (key: string, stored: StoredAnswer): void => {
    const answer = restoreAnswer(stored, sendable.get(key)?.ask.runs ?? []);
    if (answer === undefined) {
      fail(key, new Problem("E_LEDGER_ROW"));
      return;
    }
    count.fromLedger += 1;
    answered(key, answer);
  };
  return { session, sendable, answers, failures, waiting: new Set(), count, known: fromLedger };
}

/** Packs and sends, so many requests at once; takes no more packs than can be sent soon. */
async function sendAll(job: AskJob, state: State, keys: readonly string[], waited = false): Promise<void> {
  const { stopping } = state.session;
  const asks = keys.flatMap((key) => state.sendable.get(key) ?? []);
  const can = job.engine.capabilities(job.from, job.to);
  if (can instanceof Problem) return;
  const queue = new PQueue({ concurrency: job.concurrency });
  const broken = new AbortController();
  for (const pack of packAsks(asks, packLimits(can.limits, job.window.limits.charactersPerMinute))) {
    await queue.onSizeLessThan(1);
    if (stopping.stopped !== undefined || broken.signal.aborted) break;
    queue
      .add(() => claimAndSend(state, pack, waited))
      .catch((error: unknown) => {
        broken.abort(error);
        stopping.broken(error);
      });
  }
  await queue.onIdle();
  broken.signal.throwIfAborted();
}

async function claimAndSend(state: State, pack: Pack, waited: boolean): Promise<void> {
  const { session } = state;
  if (session.stopping.stopped !== undefined) return;
  failpoint("before-claim");
  const rows = pack.map((keyed) => ledgerRow(keyed, session.job));
  const claim = await session.ledger.claim(rows, session.run, { waited });
  failpoint("after-claim");
  note(state, claim);
  const mine = new Set(claim.mine);
  await sendPack(
    session,
    pack.filter(({ key }) => mine.has(key)),
  );
}

function note(state: State, claim: Claim): void {
  state.count.uncertain += claim.uncertain;
  for (const key of claim.mine) state.waiting.delete(key);
  for (const key of claim.waiting) state.waiting.add(key);
  for (const [key, answer] of claim.answers) {
    state.waiting.delete(key);
    state.known(key, answer);
  }
  for (const [key, problem] of claim.failures) {
    state.waiting.delete(key);
    state.session.failed(key, problem);
  }
}

/** Looks after rows that others have: takes their answers, takes over what they left, or waits a little. */
async function askWaiting(job: AskJob, state: State): Promise<void> {
  const { stopping } = state.session;
  const before = state.waiting.size;
  await sendAll(job, state, [...state.waiting].slice(0, pollRows), true);
  if (state.waiting.size < before || stopping.stopped !== undefined) return;
  await job.sleep(pollMs, stopping.noMore).catch((error: unknown) => {
    if (!stopping.noMore.aborted) throw error;
  });
}
