import { runChecks } from "../../src/checks/index.ts";
import type { Runs } from "../../src/core/model.ts";

/** The names of the checks that find something in a translation into Kazakh. */
export function checkSegment(source: Runs, target: Runs): readonly string[] {
  const input = { source, target, sourceLang: "en", lang: "kk", terms: [], rendered: [] };
  return runChecks(input).map(({ check }) => check);
}
