import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Engine } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { chooseEngine } from "../engines/index.ts";
import type { Wish } from "../journey/ask.ts";
import type { Project } from "../journey/project.ts";
import type { Answers } from "../journey/run.ts";
import { type Asked, askEngine, planAsks } from "../queue/ask.ts";
import { type Ledger, openLedger } from "../queue/ledger.ts";
import { openWindow } from "../queue/window.ts";
import { say } from "../report/say.ts";
import type { Reporter } from "../report/terminal.ts";
import type { RunOptions } from "./run-options.ts";

/** What a language's asking came to. In a dry run: what it would come to. */
export interface AskTotals {
  readonly lang: LanguageTag;
  readonly wished: number;
  readonly answered: number;
  readonly failed: number;
  readonly requests: number;
  readonly codepoints: number;
  /** US dollars, where the price is known. */
  readonly cost: number | undefined;
  readonly stopped: Asked["stopped"];
  readonly uncertain: number;
}

/** The engine of a run, and how it is asked. */
export interface Asking {
  readonly engine: Engine | undefined;
  readonly totals: readonly AskTotals[];
  ask(wishes: readonly Wish[], lang: LanguageTag, signal: AbortSignal): Promise<Answers>;
  close(): Promise<void>;
}

const NO_ANSWERS: Answers = { answers: new Map(), failures: new Map() };

/** Chooses the engine, says so in a line, and opens the ledger. With `frozen` there is no engine. */
export async function openAsking(
  project: Project,
  options: RunOptions,
  env: NodeJS.ProcessEnv,
  reporter: Reporter,
): Promise<Asking> {
  const wanted = options.frozen ? "none" : options.engine;
  const chosen = await chooseEngine({
    wanted,
    settings: project.config.engine,
    prices: project.config.engine.prices,
    env,
  });
  const totals: AskTotals[] = [];
  if (chosen.kind === "none") {
    if (!options.frozen && chosen.reason === "no-credentials") reporter.note(say("run.engineNone"));
    return { engine: undefined, totals, ask: async () => NO_ANSWERS, close: async () => {} };
  }
  const { engine, reason } = chosen;
  reporter.note(
    engine.name === "pseudo"
      ? say("run.pseudo")
      : say("run.engine", { engine: engine.name, reason: say(`run.reason.${reason}`) }),
  );
  const ledger = await ledgerFor(project, options);
  const window = openWindow(
    { charactersPerMinute: project.config.engine.charactersPerMinute },
    () => performance.now(),
    sleep,
  );
  const run = randomUUID();
  const ask: Asking["ask"] = async (wishes, lang, signal) => {
    const job = { engine, asks: wishes.map((wish) => wish.ask), from: project.config.source.lang, to: lang, ledger };
    if (options.dryRun) {
      const plan = await planAsks({ ...job, limits: window.limits });
      totals.push({
        lang,
        wished: wishes.length,
        answered: 0,
        failed: 0,
        requests: plan.requests,
        codepoints: plan.codepoints,
        cost: plan.cost,
        stopped: undefined,
        uncertain: 0,
      });
      return NO_ANSWERS;
    }
    const asked = await askEngine({
      ...job,
      ...budgetLeft(options, totals),
      run,
      window,
      concurrency: options.concurrency,
      signal,
      sleep,
      random: Math.random,
      onProgress: showProgress(reporter, lang),
    });
    const failures = asked.stopped === "engine" ? withStopped(wishes, asked) : asked.failures;
    totals.push(totalsOf({ engine, from: job.from, lang }, wishes, asked, failures.size));
    return { answers: asked.answers, failures };
  };
  return {
    engine,
    totals,
    ask,
    close: async () => {
      await ledger.close();
      await engine.close();
    },
  };
}

/** A dry run writes nothing: where there is no ledger yet, it reckons with an empty one in memory. */
async function ledgerFor(project: Project, options: RunOptions): Promise<Ledger> {
  const path = project.layout.absolute(project.layout.own("ledger.db"));
  return await openLedger(options.dryRun && !existsSync(path) ? ":memory:" : path);
}

function budgetLeft(
  { maxChars, maxCost }: RunOptions,
  totals: readonly AskTotals[],
): { readonly maxCodepoints: number | undefined; readonly maxCost: number | undefined } {
  const spent = totals.reduce((sum, { codepoints }) => sum + codepoints, 0);
  const paid = totals.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  return {
    maxCodepoints: maxChars === undefined ? undefined : Math.max(0, maxChars - spent),
    maxCost: maxCost === undefined ? undefined : Math.max(0, maxCost - paid),
  };
}

/** What was not asked because the engine was stopped has failed for the engine's reason. */
function withStopped(wishes: readonly Wish[], asked: Asked): ReadonlyMap<string, Problem> {
  const problem = asked.problem ?? new Problem("E_ENGINE_STOPPED");
  const open = wishes.filter((wish) => !asked.answers.has(wish.key) && !asked.failures.has(wish.key));
  return new Map([...asked.failures, ...open.map((wish) => [wish.key, problem] as const)]);
}

function totalsOf(
  { engine, from, lang }: { readonly engine: Engine; readonly from: LanguageTag; readonly lang: LanguageTag },
  wishes: readonly Wish[],
  asked: Asked,
  failed: number,
): AskTotals {
  const { requests, codepoints, stopped, uncertain } = asked;
  const can = engine.capabilities(from, lang);
  const price = can instanceof Problem ? undefined : can.price;
  const cost = price === undefined ? undefined : (codepoints * price.perMillion) / 1_000_000;
  return {
    lang,
    wished: wishes.length,
    answered: [...asked.answers.values()].filter(({ kind }) => kind === "translated").length,
    failed,
    requests,
    codepoints,
    cost,
    stopped,
    uncertain,
  };
}

function showProgress(
  reporter: Reporter,
  lang: LanguageTag,
): (progress: { settled: number; total: number; codepoints: number }) => void {
  return ({ settled, total, codepoints }) =>
    reporter.progress({ label: lang, done: settled, total, characters: codepoints });
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal });
}
