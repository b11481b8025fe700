import type { EngineAnswer } from "../core/engine.ts";
import type { Problem } from "../core/problem.ts";
import type { Job } from "./plan.ts";
import { type StreamedAsks, type StreamJob, streamAsks } from "./stream-asks.ts";

export { type Ask, askKey } from "./ask-key.ts";
export { planAsks } from "./plan.ts";

/** A job, with all that it takes to have it done. */
export interface AskJob extends Job, Omit<StreamJob, "asks" | "onAnswer" | "onFailure"> {}

/** What came of a job. Keys in neither map were not asked, for the reason in `stopped`. */
export interface Asked extends StreamedAsks {
  /** Translations by `askKey`, with the codes of the first ask of that key; `withCodesOf` gives them another's. */
  readonly answers: ReadonlyMap<string, EngineAnswer>;
  readonly failures: ReadonlyMap<string, Problem>;
}

/** Has everything asked as `streamAsks` does, and gathers what came of it. */
export async function askEngine(job: AskJob): Promise<Asked> {
  const answers = new Map<string, EngineAnswer>();
  const failures = new Map<string, Problem>();
  const streamed = await streamAsks({
    ...job,
    onAnswer: (key, answer) => void answers.set(key, answer),
    onFailure: (key, problem) => void failures.set(key, problem),
  });
  return { ...streamed, answers, failures };
}
