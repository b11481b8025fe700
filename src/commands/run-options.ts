import type { Config } from "../config/config.ts";
import { ENGINE_NAMES, type EngineName } from "../core/engine-settings.ts";
import { PROGRESS_KINDS } from "../report/progress-lines.ts";
import { numberOption } from "./numbers.ts";
import { oneOf } from "./one-of.ts";

/** What the main job was asked for, the config's word standing where the command line has none. */
export interface RunOptions {
  readonly dryRun: boolean;
  readonly frozen: boolean;
  readonly prune: boolean;
  /** The one for all languages, where the command line names one. */
  readonly engine: EngineName | undefined;
  readonly concurrency: number;
  /** Codepoints of this run. */
  readonly maxChars: number | undefined;
  /** US dollars of this run. */
  readonly maxCost: number | undefined;
  /** US dollars of the calendar month. */
  readonly monthCost: number | undefined;
  readonly holdUncertain: boolean;
}

/** Reads the options of the main job. @throws Problem `E_USAGE_VALUE`, `E_USAGE_NUMBER` */
export function runOptions(values: Readonly<Record<string, string | boolean | undefined>>, config: Config): RunOptions {
  const { concurrency, maxChars, budget } = config.engine;
  oneOf("--progress", values["progress"], PROGRESS_KINDS);
  return {
    dryRun: values["dry-run"] === true,
    frozen: values["frozen"] === true,
    prune: values["prune"] === true,
    engine: oneOf("--engine", values["engine"], ENGINE_NAMES),
    concurrency: Math.min(64, Math.max(1, Math.floor(numberOption(values, "concurrency") ?? concurrency))),
    maxChars: numberOption(values, "max-chars") ?? maxChars,
    maxCost: numberOption(values, "max-cost") ?? budget.run,
    monthCost: budget.month,
    holdUncertain: values["hold-uncertain"] === true,
  };
}
