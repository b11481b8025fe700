import type { Config } from "../config/config.ts";
import { ENGINE_NAMES, type EngineName } from "../core/engine-settings.ts";
import { Problem } from "../core/problem.ts";
import { numberOption } from "./numbers.ts";

/** What the main job was asked for, the config's word standing where the command line has none. */
export interface RunOptions {
  readonly dryRun: boolean;
  readonly frozen: boolean;
  readonly prune: boolean;
  readonly engine: EngineName;
  readonly concurrency: number;
  readonly maxChars: number | undefined;
  readonly maxCost: number | undefined;
}

/** Reads the options of the main job. @throws Problem `E_USAGE_VALUE`, `E_USAGE_NUMBER` */
export function runOptions(values: Readonly<Record<string, string | boolean | undefined>>, config: Config): RunOptions {
  const named = values["engine"] ?? config.engine.name;
  const engine = ENGINE_NAMES.find((name) => name === named);
  if (engine === undefined)
    throw new Problem("E_USAGE_VALUE", { option: "--engine", value: String(named), known: ENGINE_NAMES.join(", ") });
  return {
    dryRun: values["dry-run"] === true,
    frozen: values["frozen"] === true,
    prune: values["prune"] === true,
    engine,
    concurrency: Math.max(1, Math.floor(numberOption(values, "concurrency") ?? config.engine.concurrency)),
    maxChars: numberOption(values, "max-chars") ?? config.engine.maxChars,
    maxCost: numberOption(values, "max-cost"),
  };
}
