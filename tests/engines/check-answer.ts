import { runChecks } from "../../src/checks/index.ts";
import type { Runs } from "../../src/core/model.ts";
import { isRendered } from "../../src/terms/rendered.ts";

/** The names of the checks that find something in a translation into Kazakh. */
export function checkSegment(source: Runs, target: Runs): readonly string[] {
  const input = { source, target, sourceLang: "en", lang: "kk", terms: [], isRendered };
  return runChecks(input).map(({ check }) => check);
}
