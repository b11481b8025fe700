import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Engine } from "../core/engine.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import type { Wish } from "../journey/ask.ts";
import type { Project } from "../journey/project.ts";
import type { Answers } from "../journey/run.ts";
import { type Asked, type AskJob, askEngine, askKey, plainAsk, planAsks } from "../queue/ask.ts";
import { type BudgetLimits, type BudgetName, budgetsOf, overrun } from "../queue/budget.ts";
import { type Ledger, openLedger } from "../queue/ledger.ts";
import type { RateWindow } from "../queue/window.ts";
import type { QuotaUse } from "../report/progress.ts";
import { say } from "../report/say.ts";
import { duration } from "../report/table.ts";
import type { Reporter } from "../report/terminal.ts";
import { type AskTotals, type Asking as Direction, plannedTotals, totalsOf } from "./ask-totals.ts";
import { projectWindow } from "./project-window.ts";
import { chooseEngines, type RunSetting } from "./run-engines.ts";
import type { RunOptions } from "./run-options.ts";

/** The engines of a run, and how they are asked. */
export interface Asking {
  readonly engineOf: (lang: LanguageTag) => Engine | undefined;
  readonly totals: readonly AskTotals[];
  ask(wishes: readonly Wish[], lang: LanguageTag, signal: AbortSignal): Promise<Answers>;
  close(): Promise<void>;
}

/** A pause that somebody who waits wants to know of. */
const LONG_PAUSE_MS = 15_000;

const NO_ANSWERS: Answers = { answers: new Map(), failures: new Map() };

/** What a run asks with. */
interface Desk {
  readonly setting: RunSetting;
  readonly ledger: Ledger;
  readonly run: string;
  readonly totals: AskTotals[];
  /** One for each service, however many languages it is asked for. */
  readonly windowOf: (engine: Engine) => RateWindow;
  /** Engines that are not asked again in this run, whatever the language. */
  readonly stopped: Map<Engine, Problem>;
}

/** What stops an engine for all languages. Other problems may be of one pair. */
const STOPPING: ReadonlySet<string> = new Set([
  "E_ENGINE_BILLING",
  "E_ENGINE_DAILY",
  "E_WINDOW_PAUSED",
  "E_WINDOW_USED_UP",
]);

/** Chooses the engines, says so, and opens the ledger. */
export async function openAsking(setting: RunSetting): Promise<Asking> {
  const engines = await chooseEngines(setting);
  const totals: AskTotals[] = [];
  if (!engines.any) return { engineOf: engines.of, totals, ask: async () => NO_ANSWERS, close: engines.close };
  const { project, options } = setting;
  const ledger = await ledgerFor(project, options);
  const windows = windowsFor(project);
  const desk: Desk = { setting, ledger, run: randomUUID(), totals, windowOf: windows.of, stopped: new Map() };
  return {
    engineOf: engines.of,
    totals,
    ask: async (wishes, lang, signal) => {
      const engine = engines.of(lang);
      if (engine === undefined) return NO_ANSWERS;
      const direction = { engine, from: project.config.source.lang, to: lang };
      return options.dryRun ? await plan(desk, direction, wishes) : await ask(desk, direction, wishes, signal);
    },
    close: async () => {
      await windows.close();
      await ledger.close();
      await engines.close();
    },
  };
}

/** A dry run writes nothing: where there is no ledger yet, it reckons with an empty one in memory. */
async function ledgerFor(project: Project, options: RunOptions): Promise<Ledger> {
  const path = project.layout.absolute(project.layout.own("ledger.db"));
  return await openLedger(options.dryRun && !existsSync(path) ? ":memory:" : path);
}

function windowsFor(project: Project): { readonly of: Desk["windowOf"]; close(): Promise<void> } {
  const windows = new Map<string, RateWindow>();
  return {
    of: (engine) => {
      const name = `${engine.name} ${engine.model}`;
      const window = windows.get(name) ?? projectWindow(project, engine, sleep);
      windows.set(name, window);
      return window;
    },
    close: async () => {
      for (const window of windows.values()) await window.close();
    },
  };
}

function limitsOf({ maxChars, maxCost, monthCost }: RunOptions): BudgetLimits {
  return { maxCodepoints: maxChars, maxCost, monthCost };
}

async function plan(desk: Desk, direction: Direction, wishes: readonly Wish[]): Promise<Answers> {
  const { setting, ledger, totals, windowOf } = desk;
  const { limits } = windowOf(direction.engine);
  const { holdUncertain } = setting.options;
  const uncertain = await nameUncertain(desk, direction, wishes);
  const planned = await planAsks({ ...direction, asks: wishes.map((wish) => wish.ask), ledger, limits, holdUncertain });
  const budget = await budgetFor(desk, direction, planned);
  totals.push(plannedTotals(direction, wishes, planned, { budget, uncertain }));
  return NO_ANSWERS;
}

/** How many of the texts a run which died had sent; it says so before they are sent again, or held. */
async function nameUncertain(
  { setting, ledger }: Desk,
  { engine, from, to }: Direction,
  wishes: readonly Wish[],
): Promise<number> {
  // Without their codes, too: so they are asked for where the engine loses them.
  const keys = wishes.flatMap(({ key, ask: asked }) => [key, askKey(plainAsk(asked), from, to, engine)]);
  const count = await ledger.uncertain([...new Set(keys)]);
  if (count > 0) setting.reporter.note(say(setting.options.holdUncertain ? "run.held" : "run.uncertain", { count }));
  return count;
}

/** The budget that a dry run's plan would reach, after those of the languages before it. */
async function budgetFor(
  { setting, ledger, run, totals }: Desk,
  direction: Direction,
  planned: { readonly codepoints: number; readonly cost: number | undefined },
): Promise<BudgetName | undefined> {
  const all = [...totals, planned];
  const codepoints = all.reduce((sum, one) => sum + one.codepoints, 0);
  const cost = Math.ceil(all.reduce((sum, one) => sum + (one.cost ?? 0), 0) * 1_000_000);
  const left = await ledger.left(budgetsOf(limitsOf(setting.options), direction), run);
  return overrun(left, { codepoints, cost });
}

async function ask(desk: Desk, direction: Direction, wishes: readonly Wish[], signal: AbortSignal): Promise<Answers> {
  const { setting, ledger, run, totals, windowOf } = desk;
  const { options, reporter } = setting;
  const { holdUncertain, concurrency } = options;
  const window = windowOf(direction.engine);
  await nameUncertain(desk, direction, wishes);
  const job: AskJob = {
    ...direction,
    ...limitsOf(options),
    ...{ ledger, run, window, holdUncertain, concurrency, signal, sleep },
    asks: wishes.map((wish) => wish.ask),
    count: wishes.length,
    random: Math.random,
    onPause: (ms) => {
      if (ms >= LONG_PAUSE_MS) reporter.note(say("run.pausing", { engine: direction.engine.name, time: duration(ms) }));
    },
    onProgress: showProgress(reporter, direction, window),
    engineProblem: desk.stopped.get(direction.engine),
  };
  const asked = await askEngine(job);
  if (asked.problem !== undefined && STOPPING.has(asked.problem.code))
    desk.stopped.set(direction.engine, asked.problem);
  const failures = asked.stopped === "engine" ? withStopped(wishes, asked) : asked.failures;
  totals.push(totalsOf(direction, wishes, asked, failures.size));
  return { answers: asked.answers, failures };
}

/** What was not asked because the engine was stopped has failed for the engine's reason. */
function withStopped(wishes: readonly Wish[], asked: Asked): ReadonlyMap<string, Problem> {
  const problem = asked.problem ?? new Problem("E_ENGINE_STOPPED");
  const open = wishes.filter((wish) => !asked.answers.has(wish.key) && !asked.failures.has(wish.key));
  return new Map([...asked.failures, ...open.map((wish) => [wish.key, problem] as const)]);
}

function showProgress(
  reporter: Reporter,
  { engine, to }: Direction,
  window: RateWindow,
): (progress: { settled: number; total: number; codepoints: number }) => void {
  const quotaNow = quotaOf(window);
  return ({ settled, total, codepoints }) =>
    reporter.progress({
      label: to,
      engine: engine.name,
      done: settled,
      total,
      characters: codepoints,
      quota: quotaNow(),
    });
}

/** How much of the quota was in use a moment ago: looked up at most once a second, and never waited for. */
function quotaOf(window: RateWindow): () => readonly QuotaUse[] {
  let known: readonly QuotaUse[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - lookedAt < 1_000) return known;
    lookedAt = performance.now();
    window.used().then(
      (uses) => {
        known = uses
          .filter(({ allowed }) => Number.isFinite(allowed))
          .map(({ limit: { unit, perMs }, allowed, used }) => ({ unit, perMs, limit: Math.round(allowed), used }));
      },
      () => {}, // what is shown is not worth a failure; reserving tells of trouble with the file
    );
    return known;
  };
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal });
}
