import { resolve } from "node:path";
import { parseRates } from "../config/rates.ts";
import { Problem } from "../core/problem.ts";
import { DEFAULT_WEIGHTS, type Rates } from "../core/rates.ts";
import { readText } from "../files/read.ts";
import type { Project } from "../journey/project.ts";

/**
 * The rates that `--rates` names, else those that the config names, else the default ones.
 *
 * @throws Problem `E_RATES_…`
 */
export async function readRates(
  { layout, config }: Project,
  given: string | boolean | undefined,
  folder: string,
): Promise<{ readonly rates: Rates; readonly path?: string }> {
  const path = typeof given === "string" ? given : config.analyze.rates;
  if (path === undefined) return { rates: { weights: DEFAULT_WEIGHTS } };
  const text = readText(typeof given === "string" ? resolve(folder, given) : layout.absolute(path), path);
  if (text === undefined) throw new Problem("E_RATES_FILE", { path });
  return { rates: await parseRates(text, path), path };
}
