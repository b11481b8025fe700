import type { EngineAnswer } from "../core/engine.ts";
import { placeCodes } from "../core/place-codes.ts";
import type { Problem } from "../core/problem.ts";
import { codesOf, plainText, textRuns } from "../core/runs.ts";
import type { Ask } from "./ask-key.ts";
import type { KeyedAsk } from "./packs.ts";
import { type Job, keyAsks } from "./plan.ts";

/** What the round works on: the maps of the job, which it adds to. */
export interface PlainRound {
  readonly job: Omit<Job, "asks">;
  readonly sendable: Map<string, KeyedAsk>;
  readonly answers: Map<string, EngineAnswer>;
  readonly failures: Map<string, Problem>;
  /** Has those of `sendable` asked that are named: answers and failures come into the maps. */
  readonly ask: (keys: readonly string[]) => Promise<void>;
  /** Called with the keys of the texts that have an answer without codes now: asking for them again would be of no use. */
  readonly done: (keys: readonly string[]) => Promise<void>;
}

/**
 * Asks again, without their codes, for texts whose codes an engine lost; each under its own key and at its own price.
 *
 * Where the places of the codes are sure in such an answer it counts, and says `placed`. Else the text stays failed, and
 * what was said without codes stands beside its failure, for the translator.
 */
export async function askPlain(round: PlainRound): Promise<void> {
  const { job, sendable, answers, failures } = round;
  const lost = [...failures].flatMap(([key, { code }]) => {
    const ask = sendable.get(key)?.ask;
    return code === "E_ENGINE_CODES" && ask !== undefined && codesOf(ask.runs).length > 0 ? [{ key, ask }] : [];
  });
  if (lost.length === 0) return;
  const keyed = new Map(
    lost.map(({ key, ask }) => [key, keyAsks({ ...job, asks: [plainAsk(ask)] }).sendable] as const),
  );
  const added = new Map([...keyed.values()].flatMap((one) => [...one]).filter(([key]) => !sendable.has(key)));
  for (const [key, ask] of added) sendable.set(key, ask);
  await round.ask([...added.keys()]);
  const done: string[] = [];
  for (const { key, ask } of lost) {
    const [plain = ""] = keyed.get(key)?.keys() ?? [];
    const answer = answers.get(plain);
    const problem = failures.get(plain);
    if (problem?.code === "E_ASK_HELD") failures.set(key, problem);
    if (answer?.kind !== "translated") continue;
    settle(round, key, ask, answer.raw, plainText(answer.runs));
    done.push(key);
  }
  if (done.length > 0) await round.done(done);
  for (const key of added.keys()) {
    sendable.delete(key);
    answers.delete(key);
    failures.delete(key);
  }
}

/** The ask without its codes, as it is asked for where an engine loses them. */
export function plainAsk(ask: Ask): Ask {
  return { ...ask, runs: textRuns(plainText(ask.runs).trim()) };
}

function settle({ answers, failures }: PlainRound, key: string, ask: Ask, raw: string, plain: string): void {
  const runs = placeCodes(ask.runs, plain, ask.terms);
  const problem = failures.get(key);
  if (runs !== undefined) {
    failures.delete(key);
    answers.set(key, { kind: "translated", runs, raw, placed: "aligned" });
  } else if (problem !== undefined) answers.set(key, { kind: "refused", problem, raw, plain });
}
