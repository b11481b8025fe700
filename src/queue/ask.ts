import type { EngineAnswer } from "../core/engine.ts";
import type { Problem } from "../core/problem.ts";
import { askPlain } from "./plain-round.ts";
import { type Job, keyAsks } from "./plan.ts";
import { type StreamedAsks, type StreamJob, streamAsks } from "./stream-asks.ts";

export { type Ask, askKey } from "./ask-key.ts";
export { plainAsk } from "./plain-round.ts";
export { planAsks } from "./plan.ts";

/** A job, with all that it takes to have it done. */
export interface AskJob extends Job, Omit<StreamJob, "asks" | "onAnswer" | "onFailure"> {}

/** What came of a job. Keys in neither map were not asked, for the reason in `stopped`. */
export interface Asked extends StreamedAsks {
  /** Translations by `askKey`, with the codes of the first ask of that key; `withCodesOf` gives them another's. */
  readonly answers: ReadonlyMap<string, EngineAnswer>;
  readonly failures: ReadonlyMap<string, Problem>;
}

/**
 * Has everything asked as `streamAsks` does, and gathers what came of it. Texts whose codes the engine lost are asked
 * for once more without them.
 */
export async function askEngine(job: AskJob): Promise<Asked> {
  const answers = new Map<string, EngineAnswer>();
  const failures = new Map<string, Problem>();
  const onAnswer = (key: string, answer: EngineAnswer): void => void answers.set(key, answer);
  const onFailure = (key: string, problem: Problem): void => void failures.set(key, problem);
  let streamed = await streamAsks({ ...job, onAnswer, onFailure });
  if (streamed.stopped !== undefined || ![...failures.values()].some(({ code }) => code === "E_ENGINE_CODES"))
    return { ...streamed, answers, failures };
  const sendable = new Map(keyAsks(job).sendable);
  const ask = async (keys: readonly string[]): Promise<void> => {
    const asks = keys.flatMap((key) => sendable.get(key)?.ask ?? []);
    const more = await streamAsks({ ...job, asks, onAnswer, onFailure, onProgress: undefined });
    streamed = together(streamed, more);
  };
  const done = (keys: readonly string[]): Promise<void> => job.ledger.refuseForGood(keys);
  await askPlain({ job, sendable, answers, failures, ask, done });
  return { ...streamed, answers, failures };
}

/** What two jobs came to, one after the other. */
function together(first: StreamedAsks, second: StreamedAsks): StreamedAsks {
  return {
    ...second,
    requests: first.requests + second.requests,
    codepoints: first.codepoints + second.codepoints,
    cost: Math.round((first.cost + second.cost) * 1_000_000) / 1_000_000, // whole micro-dollars, as the ledger has it
    fromLedger: first.fromLedger + second.fromLedger,
    uncertain: first.uncertain + second.uncertain,
  };
}
